// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node matches`, `ncv node today`, `ncv node match …`: what is affected here, until when, and what was decided.
 *
 * @module
 */
import type { MatchChange } from '@ncv/protocol/admin/match-routes.ts'
import { MATCH_STATUSES } from '@ncv/protocol/admin/match-routes.ts'
import type { CallOf, ReplyOf } from '@ncv/protocol/admin/contract.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { NodeClient } from '../open-in-process.ts'
import { withNode } from '../open-in-process.ts'
import { FILTER_OPTIONS, filterOf } from './match-filter.ts'
import { changeLines, headLines, historyLines, matchLines, matchTable, todayLines } from './match-text.ts'
import { flagOf, statusOf } from './status-words.ts'

type Listed = ReplyOf<(typeof NODE_ROUTES)['listMatches']>
type ListQuery = NonNullable<CallOf<(typeof NODE_ROUTES)['listMatches']>['query']>

async function listed(node: NodeClient, query: ListQuery, io: CommandIo): Promise<Listed> {
  const bar = io.progress(io.text('match.review'))
  return await node.listMatches({ query }, { onProgress: ({ done, total }) => bar.update(done, total) }).finally(() => bar.end())
}

const SHOWN = 50
const SHOWN_TODAY = 20

/** On a terminal the first ones; for programs all, unless they say otherwise. */
function limitOf(text: string | undefined, io: CommandIo): { readonly limit?: number } {
  if (text === undefined) return io.json ? {} : { limit: SHOWN }
  if (!/^[1-9][0-9]{0,6}$/.test(text)) throw usageError(io.lang, 'value', { option: '--limit', found: text.slice(0, 40), expected: '1–9999999' })
  return { limit: Number(text) }
}

const list = defineCommand({
  summary: { de: 'Treffer zeigen: was hier betroffen ist, bis wann, und warum', en: 'show matches: what is affected here, until when, and why' },
  description: {
    de: 'Reihenfolge: ausgenutzt, betroffen, Schwere, Erreichbarkeit, Kritikalität, Fälligkeit. --group due ordnet nach Fälligkeit, product nach Produkt.',
    en: 'Order: exploited, affected, severity, exposure, criticality, due date. --group due puts them by due date, product by product.',
  },
  options: {
    dir: DIR_OPTION,
    all: { type: 'boolean', help: { de: 'auch erledigte', en: 'settled ones as well' } },
    group: { type: 'string', default: 'due', choices: ['due', 'product', 'rank'], help: { de: 'ordnen nach', en: 'put by' } },
    limit: {
      type: 'string',
      value: 'ZAHL',
      help: { de: 'höchstens so viele zeigen (sonst 50, mit --json alle)', en: 'show at most so many (else 50, with --json all)' },
    },
    short: { type: 'boolean', help: { de: 'ohne Gründe', en: 'without reasons' } },
    role: { type: 'string', value: 'ROLLE', help: { de: 'zugewiesen an (ein Teil genügt)', en: 'given to (a part will do)' } },
    ...FILTER_OPTIONS,
  },
  async run({ options }, io) {
    const filter = filterOf(options, io)
    const { group, all, short } = options
    const order = group === 'due' ? ('due' as const) : ('rank' as const)
    const query = { ...filter, ...limitOf(options.limit, io), order, ...(all ? { all: 'true' as const } : {}) }
    const found = await withNode(options.dir, io.env, io.lang, (node) => listed(node, query, io))
    const shown = { group: group as 'due' | 'product' | 'rank', isShort: short }
    io.reply(found, [...headLines(found, filter, io), ...matchTable(found, shown, io)].join('\n'))
  },
})

const today = defineCommand({
  summary: { de: 'auf einen Blick: überfällig, heute fällig, neu seit einer Woche', en: 'at a glance: overdue, due today, new since a week' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const some = io.json ? {} : { limit: SHOWN_TODAY }
    const lists = await withNode(options.dir, io.env, io.lang, async (node) => ({
      head: await listed(node, { limit: 1 }, io),
      overdue: await listed(node, { ...some, due: 'overdue' }, io),
      today: await listed(node, { ...some, due: 'today' }, io),
      new: await listed(node, { ...some, fresh: 'true' }, io),
    }))
    const { summary, kev } = lists.head
    const reply = { summary, kev, overdue: lists.overdue.matches, today: lists.today.matches, new: lists.new.matches }
    io.reply(reply, [...headLines({ summary, kev }, {}, io), ...todayLines(lists, io)].join('\n'))
  },
})

export const DECISION_OPTIONS = {
  flag: {
    type: 'string',
    value: 'WORT',
    help: {
      de: 'warum nicht relevant: „Bestandteil fehlt“, „Schutz vorhanden“, „nicht steuerbar“, „nicht ausgeführt“, „Code fehlt“',
      en: 'why it is not relevant (CSAF flag): component_not_present, inline_mitigations_already_exist, …',
    },
  },
  reason: { type: 'string', value: 'TEXT', help: { de: 'Begründung', en: 'reason' } },
  until: {
    type: 'string',
    value: 'DATUM',
    help: { de: 'bis einschließlich wann akzeptiert (JJJJ-MM-TT)', en: 'accepted until and with (YYYY-MM-DD)' },
  },
  'assign-to': { type: 'string', value: 'ROLLE', help: { de: 'einer Rolle zuweisen', en: 'give it to a role' } },
  by: { type: 'string', value: 'ROLLE', help: { de: 'wer entscheidet (Rolle, für den Verlauf)', en: 'who decides (role, for the history)' } },
} as const

interface DecisionOptions {
  readonly flag?: string | undefined
  readonly reason?: string | undefined
  readonly until?: string | undefined
  readonly 'assign-to'?: string | undefined
  readonly by?: string | undefined
}

export function changeOf(options: DecisionOptions, status: string | undefined, option: string, io: CommandIo): MatchChange {
  const { flag, reason, until, by, 'assign-to': role } = options
  if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(until))
    throw usageError(io.lang, 'value', { option: '--until', found: until, expected: 'YYYY-MM-DD' })
  return {
    ...(status === undefined ? {} : { status: statusOf(option, status, io) }),
    ...(flag === undefined ? {} : { flag: flagOf(flag, io) }),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    ...(role === undefined ? {} : { role }),
    ...(by === undefined ? {} : { by }),
  }
}

const NEEDS = {
  de: '„nicht relevant“ braucht --flag oder --reason, „akzeptiert“ braucht --reason und --until JJJJ-MM-TT (gilt bis zum Ende dieses Tages).',
  en: '"not-relevant" needs --flag or --reason, "accepted" needs --reason and --until YYYY-MM-DD (holds to the end of that day in Germany).',
}

const ASSET_AND_ADVISORY = [
  { name: 'asset', required: true, help: { de: 'Kennung im Inventar', en: 'id in the inventory' } },
  { name: 'advisory', required: true, help: { de: 'Kennung des Hinweises oder Nummer der Warnmeldung', en: 'tracking id or number of the warning' } },
] as const

const setOne = defineCommand({
  summary: { de: 'Status eines Treffers setzen oder ihn zuweisen', en: 'set the status of a match, or give it to somebody' },
  description: {
    de: `Ohne --cve gilt es für alle Schwachstellen des Treffers. ${NEEDS.de}`,
    en: `Without --cve it holds for all vulnerabilities of the match. ${NEEDS.en}`,
  },
  options: {
    dir: DIR_OPTION,
    status: {
      type: 'string',
      value: 'STATUS',
      help: { de: 'prüfen, offen, in Arbeit, geschlossen, nicht relevant, akzeptiert', en: MATCH_STATUSES.join(', ') },
    },
    cve: {
      type: 'string',
      value: 'CVE',
      help: { de: 'nur diese Schwachstelle (* = die ohne CVE)', en: 'this vulnerability alone (* = the one without a CVE)' },
    },
    ...DECISION_OPTIONS,
  },
  positionals: ASSET_AND_ADVISORY,
  async run({ options, positionals: [asset = '', advisory = ''] }, io) {
    const change = changeOf(options, options.status, '--status', io)
    const body = { asset, advisory, ...change, ...(options.cve === undefined ? {} : { cve: options.cve }) }
    const match = await withNode(options.dir, io.env, io.lang, (node) => node.setMatch({ body }))
    io.reply(match, matchLines(match, io).join('\n'))
  },
})

const setMany = defineCommand({
  summary: { de: 'viele Treffer auf einmal ändern, mit Vorschau', en: 'change many matches at once, with a preview' },
  description: {
    de: `Die Filter sind die von „ncv node matches“; ohne --status bleiben erledigte Treffer unberührt. Ohne --yes wird nur gezeigt, was sich änderte. ${NEEDS.de}`,
    en: `The filters are those of "ncv node matches"; without --status settled matches stay as they are. Without --yes it only shows what would change. ${NEEDS.en}`,
  },
  options: {
    dir: DIR_OPTION,
    to: { type: 'string', value: 'STATUS', help: { de: 'neuer Status', en: 'new status' } },
    where: { type: 'string', multiple: true, value: 'FELD=WERT', help: { de: 'Filter, auch in dieser Form', en: 'a filter, in this form as well' } },
    yes: { type: 'boolean', help: { de: 'ändern', en: 'change' } },
    ...FILTER_OPTIONS,
    role: { type: 'string', value: 'ROLLE', help: { de: 'zugewiesen an (ein Teil genügt)', en: 'given to (a part will do)' } },
    ...DECISION_OPTIONS,
  },
  async run({ options }, io) {
    const filter = filterOf(options, io, options.where)
    const change = changeOf(options, options.to, '--to', io)
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      const preview = await node.changeMatches({ body: { filter, change, apply: false } })
      const apply = options.yes || (preview.count > 0 && (await isConfirmed(changeLines(preview, io), io)))
      const done = apply ? await node.changeMatches({ body: { filter, change, apply: true } }) : preview
      io.reply(done, changeLines(done, io).join('\n'))
      return 0
    })
  },
})

/** Only where somebody sits at a terminal; else the preview is all. */
async function isConfirmed(preview: readonly string[], io: CommandIo): Promise<boolean> {
  if (!io.isTty || io.json) return false
  io.note(preview.slice(0, -1).join('\n'))
  return /^(?:j|ja|y|yes)$/i.test(((await io.ask(io.text('match.set-ask'))) ?? '').trim())
}

const undo = defineCommand({
  summary: { de: 'die letzte Sammeländerung zurücknehmen', en: 'take the last bulk change back' },
  options: { dir: DIR_OPTION, by: DECISION_OPTIONS.by },
  async run({ options }, io) {
    const body = options.by === undefined ? {} : { by: options.by }
    const done = await withNode(options.dir, io.env, io.lang, (node) => node.undoMatches({ body }))
    io.reply(done, io.text('match.undone', { restored: done.restored, ...(done.kept === 0 ? {} : { kept: done.kept }) }))
  },
})

const history = defineCommand({
  summary: { de: 'ein Treffer mit allen Schwachstellen und seinem Verlauf', en: 'a match with all its vulnerabilities and its history' },
  options: { dir: DIR_OPTION },
  positionals: ASSET_AND_ADVISORY,
  async run({ options, positionals: [asset = '', advisory = ''] }, io) {
    const found = await withNode(options.dir, io.env, io.lang, (node) => node.matchHistory({ query: { asset, advisory } }))
    io.reply(found, historyLines(found, io).join('\n'))
  },
})

export const MATCH_COMMANDS = {
  'node matches': list,
  'node today': today,
  'node match': setOne,
  'node match set': setMany,
  'node match undo': undo,
  'node match history': history,
}

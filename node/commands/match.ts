// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node matches`, `ncv node match <asset> <advisory> --status …`.
 *
 * @module
 */
import type { MatchStatus, MatchView } from '@ncv/protocol/admin/node-routes.ts'
import { MATCH_STATUSES } from '@ncv/protocol/admin/node-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { withNode } from '../open-in-process.ts'

/** As people say them; the words of the contract are taken as well. */
const GERMAN: Readonly<Record<string, MatchStatus>> = {
  prüfen: 'check',
  pruefen: 'check',
  offen: 'open',
  'in arbeit': 'in-progress',
  geschlossen: 'closed',
  'nicht relevant': 'not-relevant',
  akzeptiert: 'accepted',
}

const list = defineCommand({
  summary: { de: 'Treffer zeigen: was hier betroffen ist, und warum', en: 'show matches: what is affected here, and why' },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch erledigte', en: 'settled ones as well' } } },
  async run({ options }, io) {
    const { matches } = await withNode(options.dir, io.env, io.lang, (node) => node.listMatches({ query: options.all ? { all: 'true' } : {} }))
    io.reply({ matches }, matches.length === 0 ? io.text('match.none') : matches.flatMap((match) => matchLines(match, io)).join('\n'))
  },
})

const set = defineCommand({
  summary: { de: 'Status eines Treffers setzen', en: 'set the status of a match' },
  description: {
    de: '„nicht relevant“ und „akzeptiert“ brauchen --reason, „akzeptiert“ zusätzlich --until JJJJ-MM-TT.',
    en: '"not-relevant" and "accepted" need --reason, "accepted" also --until YYYY-MM-DD.',
  },
  options: {
    dir: DIR_OPTION,
    status: {
      type: 'string',
      required: true,
      value: 'STATUS',
      help: { de: 'prüfen, offen, in Arbeit, geschlossen, nicht relevant, akzeptiert', en: MATCH_STATUSES.join(', ') },
    },
    reason: { type: 'string', value: 'TEXT', help: { de: 'Begründung', en: 'reason' } },
    until: { type: 'string', value: 'DATE', help: { de: 'bis wann akzeptiert (JJJJ-MM-TT)', en: 'accepted until (YYYY-MM-DD)' } },
  },
  positionals: [
    { name: 'asset', required: true, help: { de: 'Kennung im Inventar', en: 'id in the inventory' } },
    {
      name: 'advisory',
      required: true,
      help: { de: 'Kennung des Hinweises oder Nummer der Warnmeldung', en: 'tracking id or number of the warning' },
    },
  ],
  async run({ options, positionals: [asset = '', advisory = ''] }, io) {
    const status = parseStatus(options.status, io)
    const { until, reason } = options
    if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(until))
      throw usageError(io.lang, 'value', { option: '--until', found: until, expected: 'YYYY-MM-DD' })
    const body = { asset, advisory, status, ...(reason === undefined ? {} : { reason }), ...(until === undefined ? {} : { until }) }
    const match = await withNode(options.dir, io.env, io.lang, (node) => node.setMatch({ body }))
    io.reply(match, matchLines(match, io).join('\n'))
  },
})

function parseStatus(text: string, io: CommandIo): MatchStatus {
  const folded = text.trim().toLowerCase()
  const status = MATCH_STATUSES.find((known) => known === folded) ?? (Object.hasOwn(GERMAN, folded) ? GERMAN[folded] : undefined)
  if (status !== undefined) return status
  throw usageError(io.lang, 'value', {
    option: '--status',
    found: text.slice(0, 40),
    expected: io.lang === 'de' ? Object.keys(GERMAN).join(', ') : MATCH_STATUSES.join(', '),
  })
}

/** One line for the match, one for each reason. */
export function matchLines(match: MatchView, io: CommandIo): string[] {
  const { asset, verdict, status, cves } = match
  const vendor = asset.product.startsWith(asset.vendor ?? '') ? undefined : asset.vendor
  const name = `${asset.id} (${[vendor, asset.product, asset.version].filter((part) => part !== undefined).join(' ')})`
  const until = match.until === undefined ? '' : ` ${io.text('match.until', { date: match.until })}`
  const head = `${io.text(`verdict.${verdict}`)}: ${name} – ${match.advisory}, #${match.index} ${match.title} [${io.text(`match.status.${status}`)}${until}]`
  const witnessed = match.isWitnessed ? [] : [`    ${io.text('warning.unwitnessed')}`]
  return [
    head,
    ...(cves.length === 0 ? [] : [`    ${cves.join(', ')}`]),
    ...match.reasons.map((reason) => `    ${reason}`),
    ...(match.reason === undefined ? [] : [`    ${match.reason}`]),
    ...witnessed,
  ]
}

export const MATCH_COMMANDS = { 'node matches': list, 'node match': set }

// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node cases [ID]`, `ncv node follow-up ID`, `ncv node reveal ID`: what the hub asked back, what is added, and „Das waren wir".
 *
 * @module
 */
import type { CaseLine, CaseView, FollowUpPreview } from '@ncv/protocol/admin/case-routes.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'
import { sendersText } from './sender-words.ts'

const MAX_BYTES = 64 * 1024
const ID_HELP = { de: 'Kennung des Beitrags, mindestens die ersten acht Zeichen', en: 'id of the contribution, its first eight characters at least' }
const YES = { type: 'boolean', help: { de: 'ohne Rückfrage', en: 'without being asked' } } as const

function caseId(id: string, io: CommandIo): string {
  if (/^[0-9a-f]{8,64}$/.test(id)) return id
  throw usageError(io.lang, 'value', { option: 'ID', found: id.slice(0, 80), expected: '[0-9a-f]{8,64}' })
}

const cases = defineCommand({
  summary: { de: 'eigene Beiträge und was die Zentrale dazu fragt', en: 'own contributions and what the hub asks about them' },
  description: {
    de: 'Antworten liegen für alle gleich auf einem Antwortbrett; dieser Knoten probiert jede mit seinen Schlüsseln. Dass Sie lesen, erfährt niemand.',
    en: 'Replies lie on a board, the same for all; this node tries each with its keys. Nobody learns that you read.',
  },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'ID', help: ID_HELP }],
  async run({ options, positionals: [id] }, io) {
    await withNode(options.dir, io.env, io.lang, async (node) => {
      if (id !== undefined) {
        const found = await node.showCase({ params: { id: caseId(id, io) } })
        return io.reply(found, detailOf(found, io))
      }
      const found = await node.listCases()
      const lines = found.cases.length === 0 ? [io.text('case.none')] : found.cases.map((each) => lineOf(each, io))
      io.reply(found, [...lines, ...(found.unread === 0 ? [] : [io.text('case.unread', { count: found.unread })])].join('\n'))
    })
  },
})

function lineOf({ id, incident, replies, followUps, left, ended, isRevealed, at }: CaseLine, io: CommandIo): string {
  const counts = replies === 0 ? io.text('case.no-reply') : io.text('case.counts', { replies, followUps, at: momentText(at ?? null, io.lang) })
  const rest = ended === undefined ? io.text('case.left', { left }) : io.text(`case.ended.${ended}`)
  return [`${id.slice(0, 16)}  ${incident}`, counts, rest, ...(isRevealed ? [io.text('case.revealed')] : [])].join('  ')
}

function detailOf(view: CaseView, io: CommandIo): string {
  const thread = view.thread.map((each) =>
    each.from === 'hub'
      ? [
          io.text(`case.${each.kind}`, { number: each.number, at: momentText(each.at, io.lang), index: each.index }),
          ...(each.closes === undefined ? [] : [io.text('case.closes', { day: each.closes })]),
          `  ${each.text}`,
        ].join('\n')
      : [
          io.text('case.own', { counter: each.counter, at: momentText(each.at, io.lang) }),
          ...(each.state === undefined ? [] : [`  (${io.text(`case.state.${each.state}`)})`]),
          `  ${each.text}`,
        ].join('\n'),
  )
  const shrinks = view.ended === undefined ? [io.text('case.shrinks', { members: view.members, left: view.left }), sendersText(view.senders, io)] : []
  return [lineOf(view, io), ...thread, ...shrinks].join('\n')
}

const followUp = defineCommand({
  summary: { de: 'zu einem eigenen Beitrag etwas nachtragen, ohne Absender', en: 'add to an own contribution, without a sender' },
  description: {
    de: 'Der Text geht durch dieselbe Schwärzung wie ein Beitrag. Der genaue Wortlaut wird gezeigt und erst nach Zustimmung gesendet; --yes stimmt ohne Frage zu.',
    en: 'The text passes the same redaction as a contribution. The exact words are shown and sent only after agreement; --yes agrees without being asked.',
  },
  options: {
    dir: DIR_OPTION,
    text: { type: 'string', value: 'TEXT', help: { de: 'Wortlaut', en: 'the words' } },
    file: { type: 'string', value: 'FILE', help: { de: 'Wortlaut aus einer Datei (UTF-8)', en: 'the words from a file (UTF-8)' } },
    yes: YES,
  },
  positionals: [{ name: 'ID', required: true, help: ID_HELP }],
  async run({ options: { dir, text, file, yes }, positionals: [given = ''] }, io) {
    if ((text === undefined) === (file === undefined)) throw new RuntimeError('USAGE', { reason: '--text TEXT | --file FILE' })
    const words = (text ?? readTextFile(file ?? '', MAX_BYTES)).trim()
    if (words === '') throw usageError(io.lang, 'value', { option: text === undefined ? '--file' : '--text', found: '', expected: '1 … 3000' })
    const params = { id: caseId(given, io) }
    return await withNode(dir, io.env, io.lang, async (node) => {
      const preview = await node.previewFollowUp({ params, body: { text: words } })
      io.note(previewText(preview, io))
      if (yes !== true && !(await isConfirmed(io, 'case.follow-up.ask'))) {
        io.reply({ sent: false, preview }, io.text('case.follow-up.declined'))
        return 1
      }
      const done = await node.followUp({ params, body: { text: words, digest: preview.digest } })
      io.reply({ sent: true, ...done, text: preview.text }, io.text('case.follow-up.queued', { counter: done.counter, left: done.left }))
      return 0
    })
  },
})

function previewText({ text, touched, members, senders, left }: FollowUpPreview, io: CommandIo): string {
  return [
    io.text('case.follow-up.head'),
    `  ${text}`,
    ...(touched.length === 0 ? [] : [io.text('contribute.touched')]),
    ...touched.map(({ from, to, why }) => `  ${from} → ${to} (${io.text(`redact.why.${why}`)})`),
    io.text('case.shrinks', { members, left }),
    sendersText(senders, io),
  ].join('\n')
}

/** @throws NodeError `CONFIRMATION_MISSING` where nobody sits at the terminal */
async function isConfirmed(io: CommandIo, question: string): Promise<boolean> {
  const answer = await io.ask(io.text(question))
  if (answer === undefined) throw new NodeError('CONFIRMATION_MISSING')
  return /^(?:j|ja|y|yes)$/i.test(answer.trim())
}

const reveal = defineCommand({
  summary: { de: '„Das waren wir“: sich zu einem eigenen Beitrag bekennen', en: '"It was us": say that a contribution is your own' },
  description: {
    de: 'Die Zentrale erfährt den Namen dieses Mitglieds und dass genau dieser Beitrag von ihm ist. Das lässt sich nicht zurücknehmen. Andere Beiträge bleiben ohne Absender.',
    en: 'The hub learns the name of this member and that this very contribution is its own. That cannot be taken back. Other contributions stay without a sender.',
  },
  options: { dir: DIR_OPTION, yes: YES },
  positionals: [{ name: 'ID', required: true, help: ID_HELP }],
  async run({ options, positionals: [given = ''] }, io) {
    const params = { id: caseId(given, io) }
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      const { id } = await node.showCase({ params })
      io.note(io.text('case.reveal.means', { id: id.slice(0, 16) }))
      if (options.yes !== true && !(await isConfirmed(io, 'case.reveal.ask'))) {
        io.reply({ revealed: false, id }, io.text('case.reveal.declined'))
        return 1
      }
      const done = await node.revealCase({ params: { id } })
      io.reply({ revealed: true, ...done }, io.text('case.reveal.done'))
      return 0
    })
  },
})

export const CASE_COMMANDS = { 'node cases': cases, 'node follow-up': followUp, 'node reveal': reveal }

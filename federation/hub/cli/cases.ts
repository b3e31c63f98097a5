// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub cases [ID]`, `ncv hub reply ID`: asking back on contributions whose sender nobody knows.
 *
 * @module
 */
import type { HubCaseLine, HubCaseView } from '@ncv/protocol/admin/hub-case-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { Day } from '@ncv/protocol/message/fields.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { readAnalystKey } from '../analyst-key.ts'
import { signReplyDraft } from '../board/replies.ts'
import { withHub } from '../open-in-process.ts'

const MAX_BYTES = 16 * 1024
const ID_HELP = { de: 'Kennung des Beitrags, mindestens die ersten acht Zeichen', en: 'id of the contribution, its first eight characters at least' }

const cases = defineCommand({
  summary: { de: 'Fälle zeigen: Beiträge, Rückfragen und was darauf kam', en: 'show cases: contributions, questions and what came back' },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'ID', help: ID_HELP }],
  async run({ options, positionals: [id] }, io) {
    await withHub(options.dir, io.env, io.lang, async (hub) => {
      if (id !== undefined) {
        const found = await hub.showCase({ params: { id: caseId(id, io) } })
        return io.reply(found, detailOf(found, io))
      }
      const found = await hub.cases()
      io.reply(found, found.cases.length === 0 ? io.text('hub.cases.none') : found.cases.map((each) => lineOf(each, io)).join('\n'))
    })
  },
})

function caseId(id: string, io: CommandIo): string {
  if (/^[0-9a-f]{8,64}$/.test(id)) return id
  throw usageError(io.lang, 'value', { option: 'ID', found: id.slice(0, 80), expected: '[0-9a-f]{8,64}' })
}

function stateOf({ isClosed, isOpen }: HubCaseLine): string {
  if (isClosed) return 'hub.case.closed'
  return isOpen ? 'hub.case.open' : 'hub.case.over'
}

function lineOf(line: HubCaseLine, io: CommandIo): string {
  const { id, rsit, day, replies, followUps, limit, claimedBy } = line
  const who = claimedBy === undefined ? '' : `  ${io.text('hub.case.claimed', { name: claimedBy })}`
  const counts = io.text('hub.case.counts', { replies, followUps, limit })
  return `${id.slice(0, 16)}  ${day ?? '–'}  ${rsit}  ${io.text(stateOf(line))}  ${counts}${who}`
}

function detailOf(view: HubCaseView, io: CommandIo): string {
  const thread = view.thread.map((each) =>
    each.from === 'hub'
      ? `${io.text(`hub.case.${each.kind}`, { number: each.number, author: each.author })} ${each.index === null ? io.text('hub.case.waits') : io.text('hub.case.out', { index: each.index })}\n  ${each.text}`
      : `${io.text('hub.case.follow-up', { counter: each.counter, limit: view.limit })}\n  ${each.text}`,
  )
  return [lineOf(view, io), view.description ?? '–', ...thread, ...(view.isOpen ? [io.text('hub.case.shrinks')] : [])].join('\n')
}

const reply = defineCommand({
  summary: { de: 'zu einem Beitrag zurückfragen, ohne zu wissen, wer ihn schrieb', en: 'ask back on a contribution without knowing who wrote it' },
  description: {
    de: 'Der Text geht versiegelt auf das Antwortbrett, gemischt mit anderen, mit dem nächsten Takt; nur der Absender kann ihn lesen. Ohne --question und --closing ist er eine Mitteilung. --closing schließt den Fall.',
    en: 'The text goes sealed onto the reply board, mixed with others, with the next beat; only the sender can read it. Without --question and --closing it is a note. --closing ends the case.',
  },
  options: {
    dir: DIR_OPTION,
    text: { type: 'string', value: 'TEXT', help: { de: 'Wortlaut', en: 'the words' } },
    file: { type: 'string', value: 'FILE', help: { de: 'Wortlaut aus einer Datei', en: 'the words from a file' } },
    question: { type: 'boolean', help: { de: 'Rückfrage, auf die eine Antwort erbeten wird', en: 'a question to which an answer is asked' } },
    closing: { type: 'boolean', help: { de: 'letzte Mitteilung; danach wird nichts mehr angenommen', en: 'last word; nothing is taken afterwards' } },
    closes: { type: 'string', value: 'DATE', help: { de: 'Antwort erbeten bis (JJJJ-MM-TT)', en: 'answer asked for until (YYYY-MM-DD)' } },
    key: { type: 'string', required: true, value: 'FILE', help: { de: 'Schlüsseldatei der analysierenden Person', en: "analyst's key file" } },
  },
  positionals: [{ name: 'ID', required: true, help: ID_HELP }],
  async run({ options: { dir, text, file, question, closing, closes, key }, positionals: [given = ''] }, io) {
    if ((text === undefined) === (file === undefined)) throw new RuntimeError('USAGE', { reason: '--text TEXT | --file FILE' })
    if (question === true && closing === true) throw new RuntimeError('USAGE', { reason: '--question | --closing' })
    if (closes !== undefined && !Day.safeParse(closes).success)
      throw usageError(io.lang, 'value', { option: '--closes', found: closes.slice(0, 80), expected: 'YYYY-MM-DD' })
    const words = (text ?? readTextFile(file ?? '', MAX_BYTES)).trim()
    if (words === '') throw usageError(io.lang, 'value', { option: text === undefined ? '--file' : '--text', found: '', expected: '1 … 1500' })
    const kind = closing === true ? ('closing' as const) : question === true ? ('question' as const) : ('note' as const)
    const analyst = readAnalystKey(key)
    const done = await withHub(dir, io.env, io.lang, async (hub) => {
      const { id, origin, nextReply: number } = await hub.showCase({ params: { id: caseId(given, io) } })
      const said = { number, kind, text: words, ...(closes === undefined ? {} : { closes }) }
      const signature = signReplyDraft(analyst.seed, fromHex(origin), { contribution: fromHex(id), ...said })
      return await hub.addReply({ params: { id }, body: { ...said, author: analyst.id, signature: hex(signature) } })
    })
    io.reply({ ...done, kind }, io.text('hub.reply.done', { number: done.number }))
  },
})

export const CASE_COMMANDS = { 'hub cases': cases, 'hub reply': reply }

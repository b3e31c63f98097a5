// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub releases`, `ncv hub release answer ID`, `ncv hub release ask-source ID --case CASE`: members ask to pass warnings on further.
 *
 * @module
 */
import type { ReceivedRelease } from '@ncv/protocol/admin/release-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { Day } from '@ncv/protocol/message/fields.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { FederationError } from '../../errors.ts'
import { readAnalystKey } from '../analyst-key.ts'
import { signReplyDraft } from '../board/replies.ts'
import { withHub } from '../open-in-process.ts'

const TEXT_MAX = 1000
const ID = {
  name: 'ID',
  required: true,
  help: { de: 'Kennung der Bitte, mindestens acht Zeichen', en: 'id of the request, eight characters at least' },
} as const

const list = defineCommand({
  summary: { de: 'Bitten der Mitglieder um Freigabe', en: "members' requests for a release" },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { requests } = await withHub(options.dir, io.env, io.lang, (hub) => hub.listReleaseRequests())
    io.reply({ requests }, requests.length === 0 ? io.text('hub.release.none') : requests.map((each) => textOf(each, io)).join('\n'))
  },
})

const answer = defineCommand({
  summary: { de: 'eine Bitte um Freigabe beantworten', en: 'answer a request for a release' },
  description: {
    de: 'Die Freigabe gilt für das Mitglied, das gefragt hat, und diesen Empfängerkreis; die Einstufung ändert sie nicht. Für alle: die Warnmeldung neu herausgeben.',
    en: 'The release holds for the member that asked and for this audience; it does not change the label. For all: publish the warning anew.',
  },
  options: {
    dir: DIR_OPTION,
    grant: { type: 'boolean', help: { de: 'freigeben', en: 'release' } },
    refuse: { type: 'boolean', help: { de: 'ablehnen', en: 'refuse' } },
    until: { type: 'string', value: 'JJJJ-MM-TT', help: { de: 'letzter Tag der Freigabe', en: 'last day of the release' } },
    text: { type: 'string', value: 'TEXT', help: { de: 'ein Satz dazu', en: 'a sentence with it' } },
  },
  positionals: [ID],
  async run({ options: { dir, grant, refuse, until, text }, positionals: [id = ''] }, io) {
    if (grant === refuse) throw usageError(io.lang, 'missing', { option: '--grant | --refuse', command: 'ncv hub release answer --help' })
    if (until !== undefined && (!isDay(until) || refuse))
      throw usageError(io.lang, 'value', { option: '--until', found: until.slice(0, 80), expected: '--grant --until JJJJ-MM-TT' })
    if (text !== undefined && (text.trim() === '' || text.length > TEXT_MAX))
      throw usageError(io.lang, 'value', { option: '--text', found: `(${text.length})`, expected: `1 … ${TEXT_MAX}` })
    const body = { isGranted: grant, ...(until === undefined ? {} : { until }), ...(text === undefined ? {} : { text: text.trim() }) }
    const done = await withHub(dir, io.env, io.lang, (hub) => hub.answerReleaseRequest({ params: { id: idOf(id, 'ID', io) }, body }))
    io.reply(done, textOf(done, io))
  },
})

const askSource = defineCommand({
  summary: {
    de: 'die unbekannte Quelle einer Warnmeldung auf dem Antwortbrett fragen',
    en: 'ask the unknown source of a warning on the reply board',
  },
  description: {
    de: 'Als Rückfrage zum Beitrag, aus dem die Warnmeldung gemacht ist. Wer gefragt hat und warum, erfährt die Quelle nicht: nur welcher Empfängerkreis. Was sie antwortet, steht unter „ncv hub cases“; danach „ncv hub release answer“.',
    en: 'As a question on the contribution that the warning was made of. The source does not hear who asked and why: only for which audience. What it answers stands under "ncv hub cases"; then "ncv hub release answer".',
  },
  options: {
    dir: DIR_OPTION,
    case: { type: 'string', required: true, value: 'ID', help: { de: 'Kennung des Beitrags', en: 'id of the contribution' } },
    key: { type: 'string', required: true, value: 'FILE', help: { de: 'Schlüsseldatei der analysierenden Person', en: "analyst's key file" } },
    closes: { type: 'string', value: 'JJJJ-MM-TT', help: { de: 'Antwort erbeten bis', en: 'answer asked for until' } },
  },
  positionals: [ID],
  async run({ options, positionals: [id = ''] }, io) {
    const { dir, key, closes } = options
    if (closes !== undefined && !isDay(closes))
      throw usageError(io.lang, 'value', { option: '--closes', found: closes.slice(0, 80), expected: 'JJJJ-MM-TT' })
    const start = idOf(id, 'ID', io)
    const { id: author, seed } = readAnalystKey(key)
    const done = await withHub(dir, io.env, io.lang, async (hub) => {
      const { requests } = await hub.listReleaseRequests()
      const [request, other] = requests.filter((each) => each.id.startsWith(start))
      if (request === undefined || other !== undefined) throw new FederationError('RELEASE_MISSING', { id })
      const found = await hub.showCase({ params: { id: idOf(options.case, '--case', io) } })
      const text = io.text('hub.release.question', { subject: request.subject, audience: io.text(`hub.release.audience.${request.audience}`) })
      const reply = { number: found.nextReply, kind: 'question' as const, text, ...(closes === undefined ? {} : { closes }) }
      const signature = hex(signReplyDraft(seed, fromHex(found.origin, 32), { contribution: fromHex(found.id, 32), ...reply }))
      return { ...(await hub.addReply({ params: { id: found.id }, body: { ...reply, author, signature } })), text }
    })
    io.reply(done, `${io.text('hub.release.asked')}\n  ${done.text}`)
  },
})

/** A day that the calendar has. */
function isDay(text: string): boolean {
  return Day.safeParse(text).success && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
}

function idOf(id: string, option: string, io: CommandIo): string {
  if (/^[0-9a-f]{8,64}$/.test(id)) return id
  throw usageError(io.lang, 'value', { option, found: id.slice(0, 80), expected: '[0-9a-f]{8,64}' })
}

function textOf({ id, at, subject, name, audience, reason, answer: answered }: ReceivedRelease, io: CommandIo): string {
  const format = new Intl.DateTimeFormat(io.lang === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'short', timeStyle: 'medium' })
  const about = { id: id.slice(0, 8), at: format.format(new Date(at)), subject, name, audience: io.text(`hub.release.audience.${audience}`), reason }
  if (answered === undefined) return `${io.text('hub.release.line', about)}\n  ${io.text('hub.release.open')}`
  const until = answered.until === undefined ? {} : { until: format.format(new Date(answered.until)) }
  return `${io.text('hub.release.line', about)}\n  ${io.text(answered.isGranted ? 'hub.release.granted' : 'hub.release.refused', until)}`
}

export const RELEASE_COMMANDS = { 'hub releases': list, 'hub release answer': answer, 'hub release ask-source': askSource }

// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node ask`, `ncv node requests [ID]`, `ncv node request close ID`: asking the single point of contact.
 *
 * @module
 */
import type { RequestClockView } from '@ncv/protocol/admin/hub-request-routes.ts'
import type { OwnRequestView } from '@ncv/protocol/admin/request-routes.ts'
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import type { RequestTopic } from '@ncv/protocol/message/spoc-request.ts'
import { REQUEST_TOPICS } from '@ncv/protocol/message/spoc-request.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { withNode } from '../open-in-process.ts'
import { LABEL_OPTION, labelFrom } from './post-label.ts'

const TEXT_MAX = 12_000
const TEXT_MAX_BYTES = 64 * 1024
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

const ask = defineCommand({
  summary: { de: 'die Ansprechstelle des N-CERT fragen', en: 'ask the contact point of the N-CERT' },
  description: {
    de: 'Namentlich, versiegelt an das N-CERT. Es bestätigt binnen vier Servicestunden (Mo–Do 8–16, Fr 8–13, ohne Feiertage in Niedersachsen); die Uhr läuft, sobald die Zentrale die Anfrage hat. Was keinen Aufschub duldet, gehört außerhalb dieser Zeiten ans Telefon.',
    en: 'By name, sealed to the N-CERT. It acknowledges within four service hours (Mon–Thu 8–16, Fri 8–13, without public holidays of Lower Saxony); the clock runs as soon as the hub has the request. What cannot wait outside of these hours belongs on the telephone.',
  },
  options: {
    dir: DIR_OPTION,
    subject: { type: 'string', required: true, value: 'TEXT', help: { de: 'Betreff', en: 'subject' } },
    text: { type: 'string', value: 'TEXT', help: { de: 'Wortlaut', en: 'the words' } },
    'text-file': { type: 'string', value: 'FILE', help: { de: 'Wortlaut aus einer Datei', en: 'the words from a file' } },
    topic: {
      type: 'string',
      choices: REQUEST_TOPICS,
      default: 'advice',
      value: 'TOPIC',
      help: { de: 'was gebraucht wird (sonst advice)', en: 'what is needed (else advice)' },
    },
    urgent: { type: 'boolean', help: { de: 'eilig: steht beim N-CERT obenan', en: 'urgent: stands on top at the N-CERT' } },
    label: LABEL_OPTION,
  },
  async run({ options }, io) {
    const { subject, text } = options
    const file = options['text-file']
    if ((text === undefined) === (file === undefined)) throw new RuntimeError('USAGE', { reason: '--text TEXT | --text-file FILE' })
    const words = (text ?? readTextFile(file ?? '', TEXT_MAX_BYTES)).replaceAll('\r\n', '\n').trim()
    if (words === '' || words.length > TEXT_MAX)
      throw usageError(io.lang, 'value', {
        option: text === undefined ? '--text-file' : '--text',
        found: `(${words.length})`,
        expected: `1 … ${TEXT_MAX}`,
      })
    if (subject.trim() === '' || subject.length > 160)
      throw usageError(io.lang, 'value', { option: '--subject', found: `(${subject.length})`, expected: '1 … 160' })
    const body = { subject, text: words, topic: options.topic as RequestTopic, isUrgent: options.urgent, tlp: labelFrom(options.label) }
    const asked = await withNode(options.dir, io.env, io.lang, (node) => node.askSpoc({ body }))
    io.reply(
      asked,
      io.text(asked.state === 'unsent' ? 'request.queued' : 'request.asked', { id: asked.id.slice(0, 8), clock: clockText(asked.clock, io) }),
    )
  },
})

const list = defineCommand({
  summary: { de: 'eigene Anfragen und ihr Stand', en: 'own requests and how they stand' },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch abgeschlossene', en: 'closed ones as well' } } },
  positionals: [{ name: 'ID', help: { de: 'Kennung, mindestens vier Zeichen', en: 'id, four characters at least' } }],
  async run({ options, positionals: [id] }, io) {
    if (id !== undefined) {
      const found = await withNode(options.dir, io.env, io.lang, (node) => node.showRequest({ params: { id: requestId(id, io) } }))
      io.reply(found, detailOf(found, io))
      return
    }
    const { requests } = await withNode(options.dir, io.env, io.lang, (node) => node.listRequests())
    const shown = requests.filter(({ state }) => options.all || (state !== 'closed' && state !== 'declined'))
    io.reply({ requests: shown }, shown.length === 0 ? io.text('request.none') : shown.map((each) => lineOf(each, io)).join('\n'))
  },
})

const close = defineCommand({
  summary: { de: 'eine eigene Anfrage abschließen', en: 'close an own request' },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'ID', required: true, help: { de: 'Kennung, mindestens vier Zeichen', en: 'id, four characters at least' } }],
  async run({ options, positionals: [id = ''] }, io) {
    const done = await withNode(options.dir, io.env, io.lang, (node) => node.closeRequest({ params: { id: requestId(id, io) } }))
    io.reply(done, io.text('request.closed', { id: done.id.slice(0, 8) }))
  },
})

function requestId(id: string, io: CommandIo): string {
  if (/^[0-9a-f]{4,32}$/.test(id)) return id
  throw usageError(io.lang, 'value', { option: 'ID', found: id.slice(0, 80), expected: '[0-9a-f]{4,32}' })
}

function clockText(clock: RequestClockView | null, io: CommandIo): string {
  if (clock === null) return io.text('clock.none')
  const { state, dueAt, leftMs, lateMs } = clock
  if (state === 'met') return io.text('clock.met')
  const ms = state === 'overdue' || state === 'missed' ? lateMs : leftMs
  const time = { hours: Math.floor(ms / HOUR_MS), minutes: Math.floor((ms % HOUR_MS) / MINUTE_MS) }
  return io.text(`clock.${state}`, state === 'missed' ? time : { ...time, due: localText(dueAt, io.lang) })
}

function lineOf({ id, subject, topic, isUrgent, tlp, writtenAt, state, clock }: OwnRequestView, io: CommandIo): string {
  const mark = isUrgent ? `[${io.text('request.urgent')}] ` : ''
  return [
    `${id.slice(0, 8)}  ${tlp}  ${mark}${subject} (${io.text(`topic.${topic}`)})`,
    `  ${localText(writtenAt, io.lang)} · ${io.text(`request.state.${state}`)} · ${clockText(clock, io)}`,
  ].join('\n')
}

function detailOf(view: OwnRequestView, io: CommandIo): string {
  const steps = view.steps.flatMap(({ state, at, isOwn, text }) => [
    '',
    io.text(isOwn ? 'request.by-us' : 'request.by-hub', { state: io.text(`request.state.${state}`), at: localText(at, io.lang) }),
    ...(text === null ? [] : [text]),
  ])
  return [lineOf(view, io), '', view.text, ...steps].join('\n')
}

export const REQUEST_COMMANDS = { 'node ask': ask, 'node requests': list, 'node request close': close }

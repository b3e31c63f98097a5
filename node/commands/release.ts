// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node release ask WARNING|POST`, `ncv node releases`, `ncv node release answer ID`: more than label and terms allow, if the source agrees.
 *
 * @module
 */
import type { AskedRelease, ReceivedRelease } from '@ncv/protocol/admin/release-routes.ts'
import type { ReleaseAudience } from '@ncv/protocol/message/release.ts'
import { RELEASE_AUDIENCES } from '@ncv/protocol/message/release.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withNode } from '../open-in-process.ts'
import { dayOf, dayText, isDay } from '../triage/day.ts'
import { momentText } from './moment.ts'

const TEXT_MAX = 1000

const ask = defineCommand({
  summary: {
    de: 'die Quelle um Freigabe bitten, weiter zu geben, als Einstufung und Bedingungen erlauben',
    en: 'ask the source to release more than label and terms allow',
  },
  description: {
    de: 'Zu einer Warnmeldung wird das N-CERT gefragt, zu einer Post deren Absender; bei einer Warnmeldung aus einem anonymen Beitrag fragt das N-CERT dort nach. Die Begründung liest, wer gefragt wird; keine Namen von Personen. Vereinbarung und TLP-Erklärung ersetzt eine Freigabe nicht.',
    en: 'About a warning the N-CERT is asked, about a post its sender; where a warning came of an anonymous contribution, the N-CERT asks there. Whoever is asked reads the reason; no names of persons. A release replaces neither agreement nor pledge.',
  },
  options: {
    dir: DIR_OPTION,
    audience: {
      type: 'string',
      required: true,
      choices: RELEASE_AUDIENCES,
      value: 'AUDIENCE',
      help: { de: 'Empfängerkreis', en: 'audience' },
    },
    reason: { type: 'string', required: true, value: 'TEXT', help: { de: 'wozu', en: 'what for' } },
  },
  positionals: [
    {
      name: 'WARNING|POST',
      required: true,
      help: { de: 'Nummer oder Kennung der Warnmeldung, oder Kennung einer Post', en: 'number or id of the warning, or id of a post' },
    },
  ],
  async run({ options: { dir, audience, reason }, positionals: [about = ''] }, io) {
    const body = { about, audience: audience as ReleaseAudience, reason: shortText(reason, '--reason', io) }
    const asked = await withNode(dir, io.env, io.lang, (node) => node.askRelease({ body }))
    io.reply(asked, `${askedText(asked, io)}\n${io.text('release.queued')}`)
  },
})

const list = defineCommand({
  summary: { de: 'erbetene und erhaltene Bitten um Freigabe zeigen', en: 'show releases that were asked for, here and by others' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const found = await withNode(options.dir, io.env, io.lang, (node) => node.listReleases())
    const lines = [...found.asked.map((each) => askedText(each, io)), ...found.received.map((each) => receivedText(each, io))]
    io.reply(found, lines.length === 0 ? io.text('release.none') : lines.join('\n'))
  },
})

const answer = defineCommand({
  summary: { de: 'als Quelle einer Post um Freigabe gebeten: antworten', en: 'asked for a release as the source of a post: answer' },
  options: {
    dir: DIR_OPTION,
    grant: { type: 'boolean', help: { de: 'freigeben', en: 'release' } },
    refuse: { type: 'boolean', help: { de: 'ablehnen', en: 'refuse' } },
    until: { type: 'string', value: 'JJJJ-MM-TT', help: { de: 'letzter Tag der Freigabe', en: 'last day of the release' } },
    text: { type: 'string', value: 'TEXT', help: { de: 'ein Satz dazu', en: 'a sentence with it' } },
  },
  positionals: [
    { name: 'ID', required: true, help: { de: 'Kennung der Bitte, mindestens acht Zeichen', en: 'id of the request, eight characters at least' } },
  ],
  async run({ options: { dir, grant, refuse, until, text }, positionals: [id = ''] }, io) {
    if (!/^[0-9a-f]{8,64}$/.test(id)) throw usageError(io.lang, 'value', { option: 'ID', found: id.slice(0, 80), expected: '[0-9a-f]{8,64}' })
    if (grant === refuse) throw usageError(io.lang, 'missing', { option: '--grant | --refuse', command: 'ncv node release answer --help' })
    if (until !== undefined && (!isDay(until) || refuse))
      throw usageError(io.lang, 'value', { option: '--until', found: until.slice(0, 80), expected: '--grant --until JJJJ-MM-TT' })
    const more = { ...(until === undefined ? {} : { until }), ...(text === undefined ? {} : { text: shortText(text, '--text', io) }) }
    const done = await withNode(dir, io.env, io.lang, (node) => node.answerRelease({ params: { id }, body: { isGranted: grant, ...more } }))
    io.reply(done, `${receivedText(done, io)}\n${io.text('release.queued')}`)
  },
})

function shortText(text: string, option: string, io: CommandIo): string {
  const trimmed = text.trim()
  if (trimmed.length >= 1 && trimmed.length <= TEXT_MAX) return trimmed
  throw usageError(io.lang, 'value', { option, found: `(${trimmed.length})`, expected: `1 … ${TEXT_MAX}` })
}

function askedText({ id, at, subject, name, audience, reason, answer: answered }: AskedRelease, io: CommandIo): string {
  const params = { id: id.slice(0, 8), at: momentText(at, io.lang), subject, name, audience: io.text(`forwarding.audience.${audience}`), reason }
  return `${io.text('release.asked', params)}\n  ${answerText(answered, io)}`
}

function receivedText({ id, at, subject, name, audience, reason, answer: answered }: ReceivedRelease, io: CommandIo): string {
  const params = { id: id.slice(0, 8), at: momentText(at, io.lang), subject, name, audience: io.text(`forwarding.audience.${audience}`), reason }
  return `${io.text('release.received', params)}\n  ${answerText(answered, io)}`
}

function answerText(answered: AskedRelease['answer'], io: CommandIo): string {
  if (answered === undefined) return io.text('release.open')
  const { isGranted, until, text } = answered
  // The end is midnight after the last day.
  const last = until === undefined ? {} : { until: dayText(dayOf(until - 1), io.lang) }
  return io.text(isGranted ? 'release.granted' : 'release.refused', { ...last, ...(text === undefined ? {} : { text }) })
}

export const RELEASE_COMMANDS = { 'node releases': list, 'node release ask': ask, 'node release answer': answer }

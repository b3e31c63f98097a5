// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub requests`, `ncv hub request show|ack|answer|broker|decline|close`: the single point of contact.
 *
 * @module
 */
import type { HubRequestDetail, HubRequestLine, RequestClockView } from '@ncv/protocol/admin/hub-request-routes.ts'
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import type { RequestStateName } from '@ncv/protocol/message/spoc-request.ts'
import type { AnyCommand, CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import type { Localized } from '@ncv/runtime/cli-arguments.ts'
import { withHub } from '../open-in-process.ts'
import { hexStart, labelOf, REPLY_OPTIONS, wordsOf } from './label-option.ts'

const TEXT_MAX = 12_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const ID = {
  name: 'ID',
  required: true,
  help: { de: 'Kennung der Anfrage, mindestens vier Zeichen', en: 'id of the request, four characters at least' },
}

const list = defineCommand({
  summary: { de: 'Anfragen der Mitglieder, die überfälligen zuerst', en: 'requests of the members, overdue ones first' },
  description: {
    de: 'Die Uhr zählt Servicestunden (Mo–Do 8–16, Fr 8–13, ohne Feiertage in Niedersachsen). Binnen vier Stunden wird eine Anfrage bestätigt, sonst ist sie überfällig, hier und beim Mitglied.',
    en: 'The clock counts service hours (Mon–Thu 8–16, Fri 8–13, without public holidays of Lower Saxony). A request is acknowledged within four hours, else it is overdue, here and with the member.',
  },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch abgeschlossene', en: 'closed ones as well' } } },
  async run({ options }, io) {
    const query = options.all ? { all: 'true' as const } : {}
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.requests({ query }))
    const late = found.overdue === 0 ? [] : [io.text('request.overdue-count', { count: found.overdue })]
    const lines = found.requests.map((each) => lineOf(each, io))
    io.reply(found, lines.length === 0 ? io.text('request.none') : [...late, ...lines].join('\n'))
  },
})

const show = defineCommand({
  summary: { de: 'eine Anfrage mit allen Schritten', en: 'one request with all steps' },
  options: { dir: DIR_OPTION },
  positionals: [ID],
  async run({ options, positionals: [id = ''] }, io) {
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.showRequest({ params: { id: hexStart(id, io) } }))
    io.reply(found, detailOf(found, io))
  },
})

function step(state: Exclude<RequestStateName, 'received'>, summary: Localized): AnyCommand {
  return defineCommand({
    summary,
    options: {
      dir: DIR_OPTION,
      ...REPLY_OPTIONS,
      expert: {
        type: 'string',
        multiple: true,
        value: 'ID',
        help: { de: 'Eintrag aus „ncv hub experts“ nennen, mehrfach möglich', en: 'name an entry of "ncv hub experts", may be repeated' },
      },
    },
    positionals: [ID],
    async run({ options, positionals: [id = ''] }, io) {
      const text = wordsOf(options, TEXT_MAX, io)
      const tlp = labelOf(options)
      const body = {
        state,
        ...(text === undefined ? {} : { text }),
        ...(tlp === undefined ? {} : { tlp }),
        ...(options.expert.length === 0 ? {} : { experts: [...options.expert] }),
      }
      const done = await withHub(options.dir, io.env, io.lang, (hub) => hub.moveRequest({ params: { id: hexStart(id, io) }, body }))
      io.reply(done, io.text('request.moved', { state: io.text(`request.state.${state}`), name: done.member.name }))
    },
  })
}

function lineOf({ id, member, subject, topic, isUrgent, tlp, at, state, clock }: HubRequestLine, io: CommandIo): string {
  const mark = isUrgent ? `[${io.text('request.urgent')}] ` : ''
  const head = `${id.slice(0, 8)}  ${tlp}  ${mark}${member.name}: ${subject} (${io.text(`topic.${topic}`)})`
  const taken = io.text('request.taken', { at: localText(at, io.lang) })
  return `${head}\n  ${state === 'received' ? taken : `${io.text(`request.state.${state}`)} · ${taken}`} · ${clockText(clock, io)}`
}

function clockText({ state, dueAt, leftMs, lateMs }: RequestClockView, io: CommandIo): string {
  if (state === 'met') return io.text('clock.met')
  const ms = state === 'overdue' || state === 'missed' ? lateMs : leftMs
  const time = { hours: Math.floor(ms / HOUR_MS), minutes: Math.floor((ms % HOUR_MS) / MINUTE_MS) }
  return io.text(`clock.${state}`, state === 'missed' ? time : { ...time, due: localText(dueAt, io.lang) })
}

function detailOf(view: HubRequestDetail, io: CommandIo): string {
  const steps = view.steps.flatMap(({ state, at, isMember, text }) => [
    '',
    io.text(isMember ? 'request.by-member' : 'request.by-hub', {
      state: io.text(`request.state.${state}`),
      at: localText(at, io.lang),
      ...(isMember ? { name: view.member.name } : {}),
    }),
    ...(text === null ? [] : [text]),
  ])
  return [lineOf(view, io), '', view.text, ...steps].join('\n')
}

export const REQUEST_COMMANDS = {
  'hub requests': list,
  'hub request show': show,
  'hub request ack': step('acknowledged', { de: 'eine Anfrage bestätigen; die Uhr hält an', en: 'acknowledge a request; the clock stops' }),
  'hub request answer': step('answered', { de: 'eine Anfrage beantworten', en: 'answer a request' }),
  'hub request broker': step('brokered', { de: 'Anbieter oder Fachleute nennen', en: 'name providers or experts' }),
  'hub request decline': step('declined', { de: 'eine Anfrage ablehnen', en: 'decline a request' }),
  'hub request close': step('closed', { de: 'eine Anfrage abschließen', en: 'close a request' }),
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub alarms`, `ncv hub alarm INDEX`: who has an alarm, who is silent, whom to call.
 *
 * @module
 */
import type { AlarmMemberView, CallView, HubAlarmLine } from '@ncv/protocol/admin/hub-alarm-routes.ts'
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withHub } from '../open-in-process.ts'
import { optionReaders } from './option-readers.ts'

const AFTER = {
  type: 'string',
  value: 'MINUTES',
  help: { de: 'Schweigen nach so vielen Minuten hervorheben (sonst 30)', en: 'raise silence after so many minutes (else 30)' },
} as const

const list = defineCommand({
  summary: { de: 'Alarme und wer sie hat; die mit Schweigenden zuerst', en: 'alarms and who has them; those with silent members first' },
  options: { dir: DIR_OPTION, after: AFTER },
  async run({ options }, io) {
    const query = afterOf(options.after, io)
    const { alarms } = await withHub(options.dir, io.env, io.lang, (hub) => hub.alarms({ query }))
    io.reply({ alarms }, alarms.length === 0 ? io.text('alarm.none') : alarms.map((each) => lineOf(each, io)).join('\n'))
  },
})

const show = defineCommand({
  summary: { de: 'ein Alarm: wer hat ihn, wer hat ihn gelesen, wer schweigt', en: 'one alarm: who has it, who has read it, who is silent' },
  description: {
    de: 'Mit --calls die Anrufliste der Schweigenden mit den Rufnummern der Ansprechstellen, zum Drucken. Eine Bestätigung sagt nicht, ob ein Mitglied betroffen ist.',
    en: 'With --calls the call list of the silent with the telephone numbers of their contact points, for printing. A receipt does not say whether a member is affected.',
  },
  options: {
    dir: DIR_OPTION,
    after: AFTER,
    calls: { type: 'boolean', help: { de: 'Anrufliste der Schweigenden', en: 'call list of the silent' } },
    unread: {
      type: 'boolean',
      help: { de: 'in der Anrufliste auch, wer ihn hat und nicht gelesen hat', en: 'in the call list also who has it and has not read it' },
    },
  },
  positionals: [{ name: 'ENTRY', required: true, help: { de: 'Nummer des Eintrags', en: 'index of the entry' } }],
  async run({ options, positionals: [entry = ''] }, io) {
    const params = { index: optionReaders(io.lang).index(entry) }
    if (options.calls) {
      const query = options.unread ? { unread: 'true' as const } : {}
      const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.callList({ params, query }))
      const head = io.text('alarm.calls', { index: params.index, title: found.title, at: localText(found.at, io.lang) })
      const lines = found.calls.map((each) => callText(each, io))
      io.reply({ index: params.index, ...found }, lines.length === 0 ? io.text('alarm.nobody') : [head, ...lines].join('\n\n'))
      return
    }
    const query = afterOf(options.after, io)
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.showAlarm({ params, query }))
    io.reply(found, [lineOf(found, io), ...found.members.map((each) => memberText(each, io))].join('\n'))
  },
})

function afterOf(minutes: string | undefined, io: CommandIo): { readonly after?: number } {
  return minutes === undefined ? {} : { after: optionReaders(io.lang).number(minutes, 'after') }
}

function lineOf({ index, at, title, tlp, isWithdrawn, isEscalated, silent, delivered, read }: HubAlarmLine, io: CommandIo): string {
  const mark = isWithdrawn ? ` [${io.text('alarm.withdrawn')}]` : ''
  const counts = io.text('alarm.counts', { silent, delivered, read })
  const call = isEscalated ? [`  ${io.text('alarm.escalated', { index, silent })}`] : []
  return [`#${index} ${tlp} ${title === '' ? io.text('alarm.erased') : title}${mark}`, `  ${localText(at, io.lang)} · ${counts}`, ...call].join('\n')
}

function memberText({ name, state, deliveredAt, readAt }: AlarmMemberView, io: CommandIo): string {
  const at = readAt ?? deliveredAt
  return `  ${io.text(`alarm.state.${state}`)}  ${name}${at === null ? '' : `  ${localText(at, io.lang)}`}`
}

function callText({ name, state, people, groupNumber, reachability }: CallView, io: CommandIo): string {
  const lines = people.map(({ name: person, phone, mobile }) => `  ${person}: ${phone}${mobile === undefined ? '' : `, ${mobile}`}`)
  return [
    `[ ] ${name} (${io.text(`alarm.state.${state}`)})`,
    ...(people.length === 0 ? [`  ${io.text('alarm.no-contact')}`] : lines),
    ...(groupNumber === undefined ? [] : [`  ${io.text('alarm.group-number', { number: groupNumber })}`]),
    ...(reachability === undefined ? [] : [`  ${reachability}`]),
  ].join('\n')
}

export const ALARM_COMMANDS = { 'hub alarms': list, 'hub alarm': show }

// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node alarms`, `ncv node alarm read INDEX`.
 *
 * @module
 */
import type { AlarmView } from '@ncv/protocol/admin/alarm-routes.ts'
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withNode } from '../open-in-process.ts'

const list = defineCommand({
  summary: { de: 'Alarme, und ob jemand sie gelesen hat', en: 'alarms, and whether somebody has read them' },
  description: {
    de: 'Dass ein Alarm angekommen ist, bestätigt der Knoten von selbst, namentlich. Ob dieses Haus betroffen ist, sagt die Bestätigung nicht.',
    en: 'That an alarm has come the node confirms by itself, by name. The receipt does not say whether this house is affected.',
  },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { alarms } = await withNode(options.dir, io.env, io.lang, (node) => node.listAlarms())
    io.reply({ alarms }, alarms.length === 0 ? io.text('alarm.none') : alarms.map((each) => lineOf(each, io)).join('\n'))
  },
})

const read = defineCommand({
  summary: { de: 'bestätigen, dass ein Alarm gelesen ist (namentlich, sofort)', en: 'confirm that an alarm was read (by name, at once)' },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'index', required: true, help: { de: 'Nummer der Warnmeldung', en: 'number of the warning' } }],
  async run({ options, positionals: [index = ''] }, io) {
    if (!/^[0-9]{1,15}$/.test(index)) throw usageError(io.lang, 'value', { option: 'index', found: index.slice(0, 40), expected: '0, 1, 2 …' })
    const done = await withNode(options.dir, io.env, io.lang, (node) => node.readAlarm({ params: { index: Number(index) } }))
    io.reply(done, io.text('alarm.read', { index: done.index }))
  },
})

function lineOf({ index, title, tlp, time, isExercise, isDelivered, isRead }: AlarmView, io: CommandIo): string {
  const mark = isExercise ? `[${io.text('report.exercise')}] ` : ''
  const state = isRead ? 'alarm.state.read' : isDelivered ? 'alarm.state.delivered' : 'alarm.state.new'
  return `#${index} ${tlp} ${mark}${title}\n  ${localText(time, io.lang)} · ${io.text(state, { index })}`
}

export const ALARM_COMMANDS = { 'node alarms': list, 'node alarm read': read }

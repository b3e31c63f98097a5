// SPDX-License-Identifier: EUPL-1.2
/** Texts of alarms at a node: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/alarm.ts'

export const en = {
  title: 'Alarms',
  lead: 'Alarms are warnings in acute danger. The N-CERT must know that somebody has read them; whoever does not confirm is called.',
  empty: 'No alarm',
  'empty.text': 'An alarm appears here and on the start page as soon as the N-CERT raises it.',
  'column.title': 'Alarm',
  'column.tlp': 'Sharing',
  'column.time': 'Raised',
  'column.state': 'Receipt',
  exercise: 'exercise',
  'state.read': 'read, confirmed',
  'state.delivered': 'delivered to the house',
  'state.new': 'not reported yet',
  confirm: 'Confirm receipt',
  'confirm.what': 'Confirm receipt of "{title}"',
  'confirm.title': 'Confirm receipt by name?',
  'confirm.text': 'The N-CERT hears at once: {house} has read this alarm. The receipt does not say whether this house is affected.',
  confirmed: 'Confirmed. The N-CERT knows that the alarm was read.',
} as const satisfies TextsLike<typeof de>

// SPDX-License-Identifier: EUPL-1.2
/** Texts of retention at a node: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/retention.ts'

export const en = {
  title: 'Retention',
  lead: 'What is personal or confidential is deleted after {days} days, as the members have decided. The node does it every day by itself; incidents it deletes only when a person agrees.',
  'lead.short': 'How long what stays in this node.',
  'no-right': 'The rules in detail, and a run, are for whoever runs the machine (role "operator").',
  'column.holds': 'What',
  'column.period': 'How long',
  'column.rows': 'Now',
  'column.due': 'To delete',
  consent: 'only with consent',
  nothing: '–',
  run: 'Delete now what is due',
  'run.title': 'Delete now?',
  'run.text': { one: '{n} row is deleted for good.', other: '{n} rows are deleted for good.' },
  'run.consent': 'Also delete incidents whose time is over',
  'run.done': { one: '{n} row deleted.', other: '{n} rows deleted.' },
} as const satisfies TextsLike<typeof de>

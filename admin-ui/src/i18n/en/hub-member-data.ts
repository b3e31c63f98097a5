// SPDX-License-Identifier: EUPL-1.2
/** Texts of data stored about a member: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-member-data.ts'

export const en = {
  title: 'Data about a member',
  'title.of': 'Stored about {member}',
  lead: 'Information under Art. 15 GDPR: all that the hub stores about a body, explained field by field.',
  back: 'Members',
  'back.settings': 'Settings',
  which: 'Id of the body',
  'which.hint': "m- and 16 characters; it stands on the member's page. Former members and applicants too.",
  'which.go': 'Show',
  save: 'Save as a file',
  register: 'In the log, for all members',
  'column.period': 'Period',
  'column.rows': 'Rows',
  fields: 'What the fields mean',
  rows: 'Stored rows',
  notes: 'What is not here',
  delete: 'Delete after it has left',
  'delete.lead': 'Under Art. 17 GDPR. Works only for bodies that left, were expelled or never became members.',
  'delete.text':
    'All that is shown above is deleted except the log: contacts, post, reports, requests, receipts. Save the information first if the body has asked for it.',
  'delete.do': 'Delete',
  deleted: { one: 'Deleted: {n} row.', other: 'Deleted: {n} rows.' },
  remains: 'What remains',
  none: 'Nothing.',
} as const satisfies TextsLike<typeof de>

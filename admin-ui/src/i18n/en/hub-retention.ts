// SPDX-License-Identifier: EUPL-1.2
/** Texts of retention and erased contents at the hub: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-retention.ts'

export const en = {
  title: 'Retention periods',
  lead: {
    one: "The federation's period for personal and confidential data: {n} day. The running hub enforces all periods by itself once a day.",
    other: "The federation's period for personal and confidential data: {n} days. The running hub enforces all periods by itself once a day.",
  },
  back: 'Settings',
  'column.holds': 'What',
  'column.period': 'Period',
  'column.rows': 'Rows',
  'column.due': 'Due',
  run: 'Delete what is due now',
  'run.text': { one: '{n} row that is due is deleted.', other: '{n} rows that are due are deleted.' },
  'run.note': 'Overwritten, not only unlinked. Backups still hold them until they are replaced themselves.',
  ran: { one: '{n} row deleted.', other: '{n} rows deleted.' },
  nothing: 'Nothing is due.',
  'ledger.title': 'Erased contents',
  'ledger.lead': 'Entries of the log whose content is erased. The entry itself stays: so everybody sees that something is missing, and why.',
  'ledger.none': 'No content is erased.',
  'column.entry': 'Entry',
  'column.by': 'Erased by entry',
  'column.reason': 'Reason',
  'reason.wrong-label': 'wrong label',
  'reason.personal-data': 'personal data',
  'reason.licence': 'licence',
  'reason.court': 'ordered by a court',
  'reason.retired': 'replaced by something newer',
} as const satisfies TextsLike<typeof de>

// SPDX-License-Identifier: EUPL-1.2
/** Texts of what was erased, and of retention; English. @module */
export const ERASING_EN = {
  'erased.title': '(content erased)',
  'erased.mark': 'erased: {reason}',
  'erased.reason.wrong-label': 'wrong label',
  'erased.reason.personal-data': 'personal data',
  'erased.reason.licence': 'licence',
  'erased.reason.court': 'order of a court',
  'erased.reason.retired': 'its time was over',
  'retention.head': 'The federation’s period for personal and sensitive records: {days} days.',
  'retention.due': 'due: {count}',
  'retention.deleted': 'deleted: {count}',
  'retention.kept': 'due: {count}, waits for --confirm',
} as const

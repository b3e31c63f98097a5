// SPDX-License-Identifier: EUPL-1.2
/** Texts of warnings at a node: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/warning.ts'

export const en = {
  title: 'Warnings',
  lead: 'All that hold, newest first.',
  'column.title': 'Warning',
  'column.publisher': 'Publisher',
  'column.tlp': 'Sharing',
  'column.time': 'Received',
} as const satisfies TextsLike<typeof de>

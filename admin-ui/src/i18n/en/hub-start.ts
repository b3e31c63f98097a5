// SPDX-License-Identifier: EUPL-1.2
/** Texts of the hub's start page: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-start.ts'

export const en = {
  title: 'Today',
  contributions: 'Contributions',
  requests: 'Open requests',
  overdue: 'of these overdue',
} as const satisfies TextsLike<typeof de>

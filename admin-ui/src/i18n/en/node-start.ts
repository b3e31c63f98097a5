// SPDX-License-Identifier: EUPL-1.2
/** Texts of a node's start page: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/node-start.ts'

export const en = {
  title: 'Today',
  nothing: 'Nothing is open.',
} as const satisfies TextsLike<typeof de>

// SPDX-License-Identifier: EUPL-1.2
/** Texts of a confirmation that is typed: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/typed-confirm.ts'

export const en = {
  type: 'Type “{word}” to confirm',
  why: 'So that it does not happen by accident.',
} as const satisfies TextsLike<typeof de>

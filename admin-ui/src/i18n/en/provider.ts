// SPDX-License-Identifier: EUPL-1.2
/** Texts of signing in by the provider of the house: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/provider.ts'

export const en = {
  'sign-in': 'Sign in with {name}',
  confirm: 'Confirm with {name}',
  window: 'A new window opens for it; this page stays as it is.',
  'window.waiting': 'Sign in in the new window. Then it goes on here by itself.',
  'window.again': 'No window opens? This way (new window)',
} as const satisfies TextsLike<typeof de>

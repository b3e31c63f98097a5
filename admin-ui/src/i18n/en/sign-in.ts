// SPDX-License-Identifier: EUPL-1.2
/** Texts of signing in: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/sign-in.ts'

export const en = {
  title: 'Sign in',
  'lead.node': 'Node of {name}. Only for staff who work with it.',
  'lead.hub': 'Hub: {name}. Only for staff who work with it.',
  token: 'Access token',
  'token.hint': 'From “ncv node access add” or “ncv hub access add”; the file admin-token in the folder opens everything.',
  submit: 'Sign in',
} as const satisfies TextsLike<typeof de>

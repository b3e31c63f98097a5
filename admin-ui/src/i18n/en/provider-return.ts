// SPDX-License-Identifier: EUPL-1.2
/** Texts of coming back from the provider of the house: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/provider-return.ts'

export const en = {
  title: 'Signing in',
  done: 'You are signed in',
  'done.text': 'Did you come here from a page that is still open? Then close this window: it goes on there by itself.',
  'done.start': 'To the start page',
  'code.text': 'Your account has a second factor. Please enter its code.',
  code: 'Code',
  'code.hint': 'Six digits from your authenticator app, or one of your recovery codes.',
  'code.submit': 'Sign in',
  'problem.title': 'Signing in did not work',
  'problem.back': 'To the sign-in page',
  'problem.window': 'If your page is still open in another window, close this one and try once more there.',
  'problem.OIDC_OFF': 'No sign-in provider is set up here. Sign in with your password.',
  'problem.OIDC_STATE':
    'This sign-in holds no more: it was begun in another browser, was used already, or is more than ten minutes old. Begin again.',
  'problem.OIDC_REFUSED': 'The sign-in provider did not confirm the sign-in. Begin again or sign in with your password.',
  'problem.OIDC_ANSWER':
    'The answer of the sign-in provider did not pass the checks; nothing was opened. If it stays so, your IT checks the clocks, client id and secret; the log of this program names the reason.',
  'problem.OIDC_UNREACHABLE': 'The sign-in provider does not answer. You can still sign in with a password or an access token.',
  'problem.OIDC_HOSTS': 'The sign-in provider names addresses on another host than the one that is set. Your IT has to change that there.',
  'problem.OIDC_UNKNOWN':
    'The sign-in provider knows you, but no open account here is connected with you. Ask for a one-time link, or sign in with a password and connect under "My account".',
  'problem.OIDC_TAKEN': 'Another account is connected with this person at the sign-in provider. Disconnect it there first, or have it deleted.',
  'problem.OIDC_OTHER': 'The person at the sign-in provider is another one than the owner of this session.',
  'problem.OIDC_STALE':
    'The sign-in provider did not ask anew who you are; this takes a fresh sign-in. Your IT checks whether it supports "prompt=login" and "auth_time".',
  'problem.OIDC_FACTOR': 'One of your roles demands a second factor, and the sign-in provider has confirmed none.',
  'problem.SESSION_MISSING': 'Your session has ended in the meantime. Sign in and begin again.',
  'problem.LINK_INVALID': 'The one-time link holds no more: it was used before or has lapsed. Ask for a new one.',
  'problem.LOGIN_TAKEN': 'The login name has been taken in the meantime. Open the one-time link again and choose another.',
  'problem.other': 'Begin again or sign in with your password.',
} as const satisfies TextsLike<typeof de>

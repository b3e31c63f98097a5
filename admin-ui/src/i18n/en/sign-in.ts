// SPDX-License-Identifier: EUPL-1.2
/** Texts of signing in: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/sign-in.ts'

export const en = {
  title: 'Sign in',
  'lead.node': 'Node of {name}. Only for staff who work with it.',
  'lead.host': 'Hosting of tenants at {name}. Only for staff who work with it.',
  'lead.hub': 'Hub: {name}. Only for staff who work with it.',
  login: 'Login name',
  password: 'Password',
  code: 'Code',
  'code.hint': 'Six digits from your authenticator app, or one of your recovery codes.',
  token: 'Access token',
  'token.hint': 'From “ncv node access add” (hub: “hub”, host: “host”); the file admin-token in the folder opens everything.',
  or: 'Or with an account of this program:',
  'with-token': 'Sign in with an access token',
  'with-password': 'Sign in with a password',
  submit: 'Sign in',
  'insecure.title': 'Signing in takes HTTPS or this machine',
  'insecure.text':
    'You have opened this page over an unencrypted connection. Open it over https://, or at http://127.0.0.1 on the machine where the program runs.',
  'no-cookie':
    'Signing in was right, but your browser does not keep it. Open the page over https:// or at http://127.0.0.1, and allow cookies for this page.',
  'no-accounts.title': 'There is no account here yet',
  'no-accounts.text':
    'The first is set up with the one-time link that the program prints when it starts. “ncv node account link” gives a new one, at the hub “ncv hub account link”, at the host of many nodes “ncv host account link”.',
  'ended.title': 'Your session has ended',
  'ended.text': 'Sign in again. What you have typed is still there, and you go on where you were.',
  'ended.leave': 'Sign out, discard what was typed',
  'ending.title': 'Your session ends soon',
  'ending.text': 'Nothing was heard for a while. In {left} minutes you will be signed out.',
  'ending.go-on': 'Go on working',
  'ending.leave': 'Sign out now',
  'confirm.title': 'Please confirm that it is you',
  'confirm.text': 'What you are about to do weighs much. Therefore your password is needed once more, and then not for five minutes.',
  'confirm.text.token': 'What you are about to do weighs much. Therefore your access token is needed once more, and then not for five minutes.',
  'confirm.text.provider': 'What you are about to do weighs much. Therefore you have to sign in once more, and then not for five minutes.',
  'confirm.submit': 'Confirm',
} as const satisfies TextsLike<typeof de>

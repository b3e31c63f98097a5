// SPDX-License-Identifier: EUPL-1.2
/** Texts of the one-time set-up: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/set-up.ts'

export const en = {
  title: 'Set up an account',
  lead: 'For {name}. This link works once.',
  'step.account': 'Name and way in',
  'step.factor': 'Second factor',
  'no-link.title': 'The link is incomplete',
  'no-link.text': 'Copy all of it, also the part after the sign #, or ask for a new one.',
  'to-sign-in': 'To the sign-in',
  'new.text': 'Your account gets these roles:',
  'again.text': 'You decide anew how you sign in. Your roles:',
  until: 'The link is valid until',
  login: 'Login name',
  'login.hint': 'Short and without spaces, for instance a.sample. It cannot be changed later.',
  name: 'Your name',
  'name.hint': 'This is how others in this house see you.',
  password: 'Password',
  'password.hint': 'At least 12 characters. Best is a sentence of several words; special characters are not needed.',
  again: 'Repeat the password',
  'again.differs': 'The two differ.',
  'by-provider':
    'From now on you sign in with {name}; there is no password of its own here then. All that comes from there is who you are: neither name nor address nor roles are taken over.',
  'submit.provider': 'On to {name}',
  'with-provider': 'Sign in with {name} instead',
  'with-password': 'Set a password instead',
  submit: 'Set up the account',
  made: 'Your account is set up, and you are signed in',
  'factor.needed': 'One of your roles demands a second factor. Without it nothing opens here.',
  'factor.offer':
    'Advised: a second factor from an authenticator app. Whoever learns your password does not get in with it alone. You can also set it up later under “My account”.',
  'factor.set-up': 'Set up a second factor',
  'factor.skip': 'Go on without a second factor',
} as const satisfies TextsLike<typeof de>

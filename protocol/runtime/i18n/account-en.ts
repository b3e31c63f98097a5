// SPDX-License-Identifier: EUPL-1.2
/** Accounts and signing in, as hub and node name them, English. @module */
export const accountEn = {
  'error.SIGN_IN_FAILED': 'Login name or password is wrong.',
  'error.SIGN_IN_LOCKED':
    'Too many failed attempts: this account takes no password for another {seconds} seconds. Whoever manages accounts can lift the wait.',
  'error.SECOND_FACTOR_WANTED': 'This account has a second factor: please enter the code of your app or a recovery code.',
  'error.SECOND_FACTOR_WRONG': 'This code is wrong or was used before. Wait for the next one; if that fails too, check the clocks of both devices.',
  'error.SECOND_FACTOR_NEEDED': 'A role of this account demands a second factor; it cannot be taken away.',
  'error.SECOND_FACTOR_UNBEGUN': 'Setting up the second factor was not begun or has lapsed. Begin again.',
  'error.SESSION_MISSING': 'You are not signed in, or the session has ended. Sign in.',
  'error.REAUTH_REQUIRED': 'This needs your password once more, because it was last entered more than five minutes ago.',
  'error.ACCOUNT_MISSING': 'There is no account with the id {id}.',
  'error.ACCOUNT_NEEDED': 'This takes an account of your own, not an access token.',
  'error.LOGIN_TAKEN': 'The login name {login} is taken. Choose another.',
  'error.LOGIN_MALFORMED':
    'A login name has 2 to 64 characters and begins with a letter or digit; letters, digits, dot, hyphen, underscore and @ are allowed.',
  'error.PASSWORD_SHORT': 'The password needs at least {least} characters. Best is a sentence of several words.',
  'error.PASSWORD_LONG': 'The password may have {most} characters at most.',
  'error.PASSWORD_COMMON': 'This password is on the lists that attackers try first. Choose another.',
  'error.PASSWORD_NAME': 'The password must not consist of the login name.',
  'error.LINK_INVALID':
    'This link is not valid: it was used before, has lapsed or is incomplete. Ask for a new one (accounts, or "ncv node account link", "ncv hub account link").',
  'error.ROLE_UNKNOWN': 'There is no role {role} here. Possible are: {roles}.',
  'error.ROLES_APART':
    'One account must not have both roles {one} and {other}: whoever has the one task must not be able to do the other as well. Make a second account for another person.',
  'error.LAST_ADMIN': 'This is the last account that can manage accounts. First give the role admin to another active account.',
  'error.AUDIT_MISSING': 'No inspection with the number {id} was requested.',
  'error.AUDIT_CLOSED': 'This inspection is not released or has ended, or you are not one of the two who opened it. Request a new one.',
  'error.AUDIT_SAME_PERSON': 'Another person than the one who requested it has to release it.',
  'account.none': 'No account yet. The first one is made with the link of "account link".',
  'account.link': 'One-time link, valid for 24 hours (give it only to the person who is to use the account):\n{url}',
  'account.link.stopped': 'The process is not running. Once started the address is http://127.0.0.1:PORT{path}',
  'account.first': 'No account yet. Set one up with this one-time link, valid for 24 hours:\n{url}',
  'account.disabled': 'Account {login} is disabled; its sessions have ended.',
  'account.enabled': 'Account {login} is enabled again.',
  'account.unlocked': 'Account {login} takes passwords again.',
  'account.state.active': 'active',
  'account.state.off': 'disabled',
  'account.factor': 'second factor',
} as const

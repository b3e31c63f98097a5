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
  'error.TICKET_INVALID': 'This access holds no more: it opens once, within a minute. Remedy: choose "Open" in the interface of the host again.',
  'error.LINK_INVALID':
    'This link is not valid: it was used before, has lapsed or is incomplete. Ask for a new one from somebody whose role grants accounts[$ ("ncv node account link", "ncv hub account link")].',
  'error.ROLE_UNKNOWN': 'There is no role {role} here. Possible are: {roles}.',
  'error.ROLES_APART':
    'One account must not have both roles {one} and {other}: whoever has the one task must not be able to do the other as well. Make a second account for another person.',
  'error.LAST_ADMIN': 'This is the last account that can manage accounts. First give the role admin to another active account.',
  'error.AUDIT_MISSING': 'No inspection with the number {id} was requested.',
  'error.AUDIT_CLOSED': 'This inspection is not released or has ended, or you are not one of the two who opened it. Request a new one.',
  'error.AUDIT_SAME_PERSON': 'Another person than the one who requested it has to release it.',
  'error.OIDC_OFF': 'No sign-in provider is set up here. Sign in with your password.',
  'error.OIDC_STATE': 'This sign-in holds no more: it was begun in another browser, was used already, or is more than ten minutes old. Begin again.',
  'error.OIDC_REFUSED': 'The sign-in provider did not confirm the sign-in ({reason}). Begin again or sign in with your password.',
  'error.OIDC_ANSWER':
    'The answer of the sign-in provider did not pass the checks ({reason}); nothing was opened. If it stays so, IT checks the clocks, client id and secret.',
  'error.OIDC_UNREACHABLE':
    'The sign-in provider does not answer; the log of this program names the reason. You can still sign in with a password or an access token.',
  'error.OIDC_HOSTS':
    'The sign-in provider names addresses on "{host}"; only the host of "oidc.issuer" ({expected}) is allowed. Remedy: set one public address in the provider.',
  'error.OIDC_UNKNOWN':
    'The sign-in provider knows you, but no open account here is connected with you. Ask for a one-time link, or sign in with a password and connect under "My account".',
  'error.OIDC_TAKEN': 'Another account is connected with this person at the sign-in provider. Disconnect it there first, or have it deleted.',
  'error.OIDC_OTHER': 'The person at the sign-in provider is another one than the owner of this session.',
  'error.OIDC_STALE':
    'The sign-in provider did not ask anew who you are. This takes a fresh sign-in; IT checks whether it supports "prompt=login" and "auth_time".',
  'error.OIDC_FACTOR': 'A role of this account demands a second factor, and the sign-in provider has confirmed none.',
  'error.OIDC_ONLY_WAY': 'This account has no password: without the sign-in provider nobody could get in. Set a password first.',
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
  'account.bound': 'by the sign-in provider',
} as const

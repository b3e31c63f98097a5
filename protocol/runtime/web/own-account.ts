// SPDX-License-Identifier: EUPL-1.2
/**
 * What everybody may do with the own account: see it, change the password, set up a second factor, sign out everywhere else.
 *
 * @module
 */
import type { OwnAccount } from '@ncv/protocol/admin/session-routes.ts'
import { SESSION_ROUTES } from '@ncv/protocol/admin/session-routes.ts'
import type { Account } from '../account/account-store.ts'
import type { Accounts } from '../account/accounts.ts'
import { RuntimeError } from '../errors.ts'
import type { SessionAnswer, SessionGround } from './session-ground.ts'
import { assertFresh, bodyOf, openForAccount, sessionIn } from './session-ground.ts'
import type { Session } from './sessions.ts'

interface Own {
  readonly id: string
  readonly session: Session
  readonly accounts: Accounts
  readonly account: Account
}

export const OWN_ACCOUNT_ANSWERS: Readonly<Record<string, SessionAnswer>> = {
  'GET /session/account': (ground, request) => Response.json(ownView(ground, ownIn(ground, request))),
  'PUT /session/password': changePassword,
  'DELETE /session/others': closeOthers,
  'POST /session/second-factor': beginSecondFactor,
  'PUT /session/second-factor': confirmSecondFactor,
  'DELETE /session/second-factor': dropSecondFactor,
  'DELETE /session/oidc': dropProvider,
}

/** @throws RuntimeError `SESSION_MISSING`, `ACCOUNT_NEEDED` */
function ownIn(ground: SessionGround, request: Request): Own {
  const found = sessionIn(ground, request)
  if (found === undefined) throw new RuntimeError('SESSION_MISSING')
  const { account } = found.session.caller
  if (account === null || ground.accounts === undefined) throw new RuntimeError('ACCOUNT_NEEDED')
  return { ...found, accounts: ground.accounts, account: ground.accounts.get(account.id) }
}

async function changePassword(ground: SessionGround, request: Request): Promise<Response> {
  const { next, password, code } = await bodyOf(SESSION_ROUTES.changePassword.body, request)
  const { accounts, account, session } = ownIn(ground, request)
  if (account.password === null) {
    assertFresh(ground, session)
    await accounts.setPassword(account.id, next)
  } else await accounts.changePassword(account.id, { password: password ?? '', code }, next)
  const { view, headers } = openForAccount(ground, request, accounts, accounts.get(account.id), 'account.password', session.means)
  return Response.json(view, { headers })
}

function closeOthers(ground: SessionGround, request: Request): Response {
  const own = ownIn(ground, request)
  ground.sessions.closeOf(own.account.id, own.id)
  note(own, 'session.close-others')
  return Response.json(ownView(ground, own))
}

function beginSecondFactor(ground: SessionGround, request: Request): Response {
  const { accounts, account, session } = ownIn(ground, request)
  assertFresh(ground, session)
  return Response.json(accounts.secondFactor.begin(account))
}

async function confirmSecondFactor(ground: SessionGround, request: Request): Promise<Response> {
  const { code } = await bodyOf(SESSION_ROUTES.confirmSecondFactor.body, request)
  const { accounts, account, session } = ownIn(ground, request)
  assertFresh(ground, session)
  const codes = accounts.secondFactor.confirm(account, code)
  const { view, headers } = openForAccount(ground, request, accounts, accounts.get(account.id), 'account.second-factor', session.means)
  return Response.json({ codes, session: view }, { headers })
}

function dropSecondFactor(ground: SessionGround, request: Request): Response {
  const own = ownIn(ground, request)
  assertFresh(ground, own.session)
  if (own.accounts.needsSecondFactor(own.account)) throw new RuntimeError('SECOND_FACTOR_NEEDED')
  own.accounts.secondFactor.drop(own.account)
  note(own, 'account.second-factor-drop')
  return Response.json(ownView(ground, { ...own, account: own.accounts.get(own.account.id) }))
}

function dropProvider(ground: SessionGround, request: Request): Response {
  const own = ownIn(ground, request)
  assertFresh(ground, own.session)
  const account = own.accounts.unbind(own.account.id)
  ground.sessions.closeOf(account.id, own.id)
  note(own, 'account.provider-drop')
  return Response.json(ownView(ground, { ...own, account }))
}

function note({ accounts, account }: Own, action: string): void {
  accounts.audit.note({ account: account.id, isToken: false, action, object: '', outcome: 'done' })
}

function ownView({ sessions, oidc }: SessionGround, { id, accounts, account }: Own): OwnAccount {
  const isBound = account.identity !== undefined && account.identity.issuer === oidc?.provider.issuer
  return {
    id: account.id,
    login: account.login,
    name: account.name,
    roles: [...account.roles],
    hasSecondFactor: account.totp !== null,
    isSecondFactorNeeded: accounts.needsSecondFactor(account),
    recoveryCodesLeft: account.recovery.length,
    hasPassword: account.password !== null,
    provider: oidc === undefined ? null : { name: oidc.provider.name, isBound },
    sessions: sessions.of(account.id, id).map(({ openedAt, usedAt, isThis }) => ({ openedAt, usedAt, isThis })),
  }
}

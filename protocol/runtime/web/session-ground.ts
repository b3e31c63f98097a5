// SPDX-License-Identifier: EUPL-1.2
/**
 * What all answers about sessions share: the session behind a cookie, how a new one is opened, what is told about it.
 *
 * A new session has a new id, always: none that a browser brings is taken over. The old one of that browser ends.
 *
 * @module
 */
import type { Permissions } from '@ncv/protocol/admin/permissions.ts'
import type { SessionView } from '@ncv/protocol/admin/session-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { z } from 'zod'
import type { Account } from '../account/account-store.ts'
import type { Accounts } from '../account/accounts.ts'
import { RuntimeError } from '../errors.ts'
import type { Oidc } from '../oidc/oidc.ts'
import type { Caller } from './caller.ts'
import { actionsOf } from './caller.ts'
import { sessionCookie, setCookie } from './cookie.ts'
import type { Means, Session, Sessions } from './sessions.ts'
import type { Visits } from './visits.ts'

/** Who a token stands for; undefined for one that is worth nothing. */
export type TokenReader = (token: string) => Caller | undefined

export interface SessionGround {
  readonly sessions: Sessions
  /** Of the cookie. */
  readonly name: string
  readonly now: () => Instant
  party(): SessionView['party']
  readonly permissions: Permissions
  readonly actions: readonly string[]
  readonly tokens: TokenReader
  readonly accounts: Accounts | undefined
  readonly visits: Visits | undefined
  readonly oidc: Oidc | undefined
  /** `https://…` of the proxy in front, where there is one. */
  readonly origin: string | undefined
  /** An account is new, or stands otherwise than before. */
  onAccount(): void
}

export type SessionAnswer = (ground: SessionGround, request: Request) => Response | Promise<Response>

/** The session behind the cookie; asking is no sign of life. */
export function sessionIn({ sessions, name }: SessionGround, request: Request): { readonly id: string; readonly session: Session } | undefined {
  const id = sessionCookie(name, request)
  const session = id === undefined ? undefined : sessions.find(id, { isPassive: true })
  return id === undefined || session === undefined ? undefined : { id, session }
}

/** @throws RuntimeError `REQUEST_MALFORMED` naming the field, not its value */
export async function bodyOf<S extends z.ZodType>(schema: S, request: Request): Promise<z.output<S>> {
  const parsed = schema.safeParse(await request.json().catch(() => undefined))
  if (parsed.success) return parsed.data
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
  throw new RuntimeError('REQUEST_MALFORMED', { field: path === '' ? 'body' : `body.${path}` })
}

/** Whoever finds an open browser must not become its owner. @throws RuntimeError `REAUTH_REQUIRED` */
export function assertFresh({ now }: SessionGround, { freshUntil }: Session): void {
  if (freshUntil <= now()) throw new RuntimeError('REAUTH_REQUIRED')
}

/** Ends the session that the browser has, opens another. */
export function openFor(
  ground: SessionGround,
  request: Request,
  caller: Caller,
  means?: Means,
): { readonly view: SessionView; readonly headers: Readonly<Record<string, string>> } {
  const { sessions, name } = ground
  const old = sessionCookie(name, request)
  if (old !== undefined) sessions.close(old)
  const id = sessions.open(caller, means)
  return { view: viewOf(ground, sessions.find(id)), headers: { 'set-cookie': setCookie(name, id) } }
}

/** @param action as the trail names it @param means where it was not the password */
export function openForAccount(
  ground: SessionGround,
  request: Request,
  accounts: Accounts,
  account: Account,
  action = 'session.open',
  means?: Means,
) {
  const caller: Caller = { roles: accounts.rolesOf(account, means?.hasFactor), account: { id: account.id, name: account.name } }
  accounts.audit.note({ account: account.id, isToken: false, action, object: '', outcome: 'done' })
  if (action !== 'session.open') ground.onAccount()
  return openFor(ground, request, caller, means)
}

export function viewOf({ party, permissions, actions, accounts, oidc, now }: SessionGround, session: Session | undefined): SessionView {
  const provider = oidc === undefined ? null : { name: oidc.provider.name }
  const common = { party: party(), now: now(), hasAccounts: accounts !== undefined && !accounts.isEmpty(), provider }
  if (session === undefined) {
    const nobody = { account: null, roles: [], actions: [], endsAt: null, freshUntil: null, needsSecondFactor: false, confirmBy: null }
    return { state: 'none', ...common, ...nobody }
  }
  const { caller, means, endsAt, freshUntil } = session
  const account = caller.account === null ? undefined : accounts?.find(caller.account.id)
  return {
    state: 'open',
    ...common,
    account: caller.account,
    roles: [...caller.roles],
    actions: actionsOf(permissions, caller, actions),
    endsAt,
    freshUntil,
    needsSecondFactor: account !== undefined && !means.hasFactor && accounts?.lacksSecondFactor(account) === true,
    confirmBy: confirmationOf(account, means, oidc),
  }
}

/** As the session was opened; by the provider alone where there is no password. */
function confirmationOf(account: Account | undefined, { by }: Means, oidc: Oidc | undefined): SessionView['confirmBy'] {
  if (by === 'token') return 'token'
  const isBound = account?.identity !== undefined && account.identity.issuer === oidc?.provider.issuer
  if (isBound && (by === 'provider' || account.password === null)) return 'provider'
  return account?.totp == null ? 'password' : 'password-and-code'
}

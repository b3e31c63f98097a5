// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in, setting up, binding and confirming by the house's provider, as a browser meets it.
 *
 *     POST /session/oidc          who wants what → where to go     set-cookie: __Host-ncv-3f9c2107-oidc=…; SameSite=Lax; Max-Age=600
 *     GET  /session/oidc/return   from the provider → 303 /ui/…    set-cookie: __Host-ncv-3f9c2107=…; SameSite=Strict
 *
 * The way back begins at another site, so the session's cookie (`Strict`) does not come with it: a cookie of its own (`Lax`) says that it is
 * the browser that set out, and what it set out for is remembered here. The page at the end of the redirect asks for itself, from here, and
 * brings the new session along.
 *
 * Whom the provider knows opens nothing by that: only an account that was made here and bound by its holder does.
 *
 * @module
 */
import { SESSION_ROUTES } from '@ncv/protocol/admin/session-routes.ts'
import type { OidcBeginning } from '@ncv/protocol/admin/session-routes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Account } from '../account/account-store.ts'
import type { Accounts } from '../account/accounts.ts'
import { RuntimeError } from '../errors.ts'
import type { Flow, HalfWay, Purpose } from '../oidc/flows.ts'
import { FLOW_MS } from '../oidc/flows.ts'
import type { Oidc } from '../oidc/oidc.ts'
import type { Identity, Shown } from '../oidc/provider.ts'
import { sessionCookie, setWayCookie, wayCookieName } from './cookie.ts'
import type { SessionAnswer, SessionGround } from './session-ground.ts'
import { assertFresh, bodyOf, openForAccount, sessionIn, viewOf } from './session-ground.ts'

export const RETURN_PATH = '/session/oidc/return'
/** Says how it went, where nothing else is shown then. */
const ARRIVAL = '/ui/provider-return'
/** How far the provider's clock may be behind ours, in milliseconds. */
const AUTH_TIME_TOLERANCE_MS = 30_000

export const OIDC_ANSWERS: Readonly<Record<string, SessionAnswer>> = {
  'POST /session/oidc': begin,
  'POST /session/oidc/code': complete,
}

interface Ways {
  readonly oidc: Oidc
  readonly accounts: Accounts
}

/** @throws RuntimeError `OIDC_OFF` */
function waysOf({ oidc, accounts }: SessionGround): Ways {
  if (oidc === undefined || accounts === undefined) throw new RuntimeError('OIDC_OFF')
  return { oidc, accounts }
}

async function begin(ground: SessionGround, request: Request): Promise<Response> {
  const beginning = await bodyOf(SESSION_ROUTES.beginOidc.body, request)
  const { oidc, accounts } = waysOf(ground)
  const purpose = purposeOf(ground, accounts, beginning, request)
  const cookie = wayCookieName(ground.name)
  const { flow, browser } = oidc.flows.begin(sessionCookie(cookie, request), `${originOf(ground, request)}${RETURN_PATH}`, purpose)
  const url = await oidc.provider.addressFor(flow)
  return Response.json({ url }, { headers: { 'set-cookie': setWayCookie(cookie, browser, FLOW_MS / 1_000) } })
}

/** @throws RuntimeError `SESSION_MISSING`, `ACCOUNT_NEEDED`, `REAUTH_REQUIRED`, `LINK_INVALID`, `LOGIN_…` */
function purposeOf(ground: SessionGround, accounts: Accounts, beginning: OidcBeginning, request: Request): Purpose {
  if (beginning.for === 'sign-in') return beginning
  if (beginning.for === 'set-up') {
    accounts.assertSetUp(beginning.link, beginning.login)
    return beginning
  }
  const found = sessionIn(ground, request)
  if (found === undefined) throw new RuntimeError('SESSION_MISSING')
  const account = accounts.find(found.session.caller.account?.id ?? '')
  if (account === undefined) throw new RuntimeError('ACCOUNT_NEEDED')
  // Whoever finds an open browser must not bind themselves to its account.
  if (beginning.for === 'bind') assertFresh(ground, found.session)
  return { ...beginning, account: account.id, session: ground.sessions.handleOf(found.id) }
}

/** The request came by one of our own addresses (`admin-address.ts`): of the proxy, or of loopback. */
function originOf({ origin }: SessionGround, request: Request): string {
  const host = request.headers.get('host') ?? new URL(request.url).host
  return origin !== undefined && new URL(origin).host === host.toLowerCase() ? origin : `http://${host}`
}

/** A navigation that begins at the provider: nothing but the way's own cookie and state speaks for it. */
export async function answerReturn(ground: SessionGround, request: Request): Promise<Response> {
  const { headers } = request
  const isNavigation = (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' && (headers.get('sec-fetch-dest') ?? 'document') === 'document'
  if (request.method !== 'GET' || !isNavigation) return new Response(null, { status: 405 })
  try {
    const { oidc, accounts } = waysOf(ground)
    const { search, searchParams } = new URL(request.url)
    const browser = sessionCookie(wayCookieName(ground.name), request)
    const flow = oidc.flows.take(browser, searchParams.get('state') ?? '')
    if (flow === undefined || browser === undefined) throw new RuntimeError('OIDC_STATE')
    const shown = await oidc.provider.redeem(search, flow)
    return arrive(ground, request, { oidc, accounts }, { flow, shown, browser })
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return see(`${ARRIVAL}?problem=${encodeURIComponent(error.code)}`)
  }
}

function see(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { location, ...headers } })
}

interface Arrival {
  readonly flow: Flow
  readonly shown: Shown
  readonly browser: string
}

/** @throws RuntimeError `OIDC_UNKNOWN`, `OIDC_TAKEN`, `OIDC_OTHER`, `OIDC_STALE`, `OIDC_FACTOR`, `LINK_INVALID`, `LOGIN_…`, `SESSION_MISSING` */
function arrive(ground: SessionGround, request: Request, ways: Ways, arrival: Arrival): Response {
  const { flow, shown } = arrival
  const { purpose } = flow
  const { accounts } = ways
  if (purpose.for === 'bind') return bind(ground, accounts, purpose, shown.identity)
  if (purpose.for === 'confirm') return confirm(ground, ways, arrival, purpose)
  const account = purpose.for === 'set-up' ? accounts.setUpBy(purpose.link, purpose, shown.identity) : accounts.signInBy(shown.identity)
  if (account.totp !== null && !shown.hasFactor) return askCode(ways, arrival, { account: account.id, to: purpose.to, session: undefined })
  const action = purpose.for === 'set-up' ? 'account.set-up' : 'session.open'
  const { headers } = openForAccount(ground, request, accounts, account, action, { by: 'provider', hasFactor: shown.hasFactor })
  return see(purpose.to, headers)
}

type OwnPurpose = Extract<Purpose, { readonly session: string }>

function bind(ground: SessionGround, accounts: Accounts, { account, session, to }: OwnPurpose, identity: Identity): Response {
  if (ground.sessions.accountBy(session) !== account) throw new RuntimeError('SESSION_MISSING')
  accounts.bind(account, identity)
  accounts.audit.note({ account, isToken: false, action: 'account.provider-bind', object: '', outcome: 'done' })
  ground.onAccount()
  return see(to)
}

function confirm(ground: SessionGround, ways: Ways, arrival: Arrival, { account: id, session, to }: OwnPurpose): Response {
  const { shown, flow } = arrival
  const account = ways.accounts.signInBy(shown.identity)
  if (account.id !== id) throw new RuntimeError('OIDC_OTHER')
  if (ground.sessions.accountBy(session) !== id) throw new RuntimeError('SESSION_MISSING')
  // A provider that remembers its sign-in of this morning has shown nothing about who sits here.
  if (shown.authTime === undefined || shown.authTime < flow.startedAt - AUTH_TIME_TOLERANCE_MS) throw new RuntimeError('OIDC_STALE')
  if (!shown.hasFactor && account.totp !== null) return askCode(ways, arrival, { account: id, to, session })
  if (!shown.hasFactor && ways.accounts.needsSecondFactor(account)) throw new RuntimeError('OIDC_FACTOR')
  ground.sessions.refreshBy(session)
  return see(to)
}

function askCode({ oidc }: Ways, { browser }: Arrival, halfWay: HalfWay): Response {
  oidc.flows.wait(browser, halfWay)
  return see(`${ARRIVAL}?step=code`)
}

/** The own second factor, after the provider has said who it is. */
async function complete(ground: SessionGround, request: Request): Promise<Response> {
  const { code } = await bodyOf(SESSION_ROUTES.completeOidc.body, request)
  const { oidc, accounts } = waysOf(ground)
  const browser = sessionCookie(wayCookieName(ground.name), request)
  const halfWay = oidc.flows.waiting(browser)
  if (browser === undefined || halfWay === undefined) throw new RuntimeError('OIDC_STATE')
  const account: Account = accounts.assertCode(halfWay.account, code)
  oidc.flows.arrived(browser)
  if (halfWay.session === undefined) {
    const { view, headers } = openForAccount(ground, request, accounts, account, 'session.open', { by: 'provider', hasFactor: false })
    return Response.json({ session: view, to: halfWay.to }, { headers })
  }
  if (ground.sessions.accountBy(halfWay.session) !== account.id) throw new RuntimeError('SESSION_MISSING')
  ground.sessions.refreshBy(halfWay.session)
  return Response.json({ session: viewOf(ground, sessionIn(ground, request)?.session), to: halfWay.to })
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The admin interface as a browser meets it: pages, session, live updates, and behind them the routes of the contract.
 *
 *     GET /ui/…      the built interface        /session, /session/…   who sits here, and the own account
 *     GET /live      what has changed           all else               `adminApp`, by bearer token or session
 *
 * @module
 */
import type { Permissions } from '@ncv/protocol/admin/permissions.ts'
import type { SessionView } from '@ncv/protocol/admin/session-routes.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Accounts } from '../account/accounts.ts'
import type { FetchApp } from '../http-server.ts'
import type { Oidc } from '../oidc/oidc.ts'
import type { SessionCaller } from './caller.ts'
import { cookieName, isOwnRequest, sessionCookie } from './cookie.ts'
import type { Counters } from './live.ts'
import { Live } from './live.ts'
import { secured } from './security-headers.ts'
import { answerSession, isSessionPath } from './session-app.ts'
import type { TokenReader } from './session-ground.ts'
import { Sessions } from './sessions.ts'
import { answerUi } from './ui-app.ts'
import { readUiFiles } from './ui-files.ts'
import type { Visits } from './visits.ts'

export interface WebFace {
  readonly world: Pick<World, 'now' | 'random' | 'timer'>
  /** Read at each request: a name may change. */
  party(): SessionView['party']
  /** Tells this party's cookie from those of others on the same machine. */
  readonly key: string
  readonly counters: Counters
  /** Who may sign in; without it, access tokens alone open sessions. */
  readonly accounts?: Accounts
  /** Of who hosts this node. */
  readonly visits?: Visits
  /** The house's own sign-in provider. */
  readonly oidc?: Oidc
}

export interface Web extends Disposable {
  /** For `adminApp`: the session behind a cookie. */
  sessionCaller(request: Request): SessionCaller | undefined
  onChanged(action: string): void
  /** Puts itself before the admin routes. */
  before(admin: FetchApp, tokens: TokenReader): FetchApp
}

/** Header of requests that nobody asked for just now: a page that keeps itself up to date is no sign of life. */
const BACKGROUND = 'ncv-background'

/** @param origin `https://…` of the proxy in front, where there is one */
export function openWeb(
  { world, party, key, counters, accounts, visits, oidc }: WebFace,
  permissions: Permissions,
  actions: readonly string[],
  origin?: string,
): Web {
  const sessions = new Sessions(world)
  const live = new Live(world, counters)
  const files = readUiFiles(party().kind)
  const name = cookieName(key)
  const sessionOf = (request: Request, isPassive = false) => {
    const id = sessionCookie(name, request)
    return id === undefined || !isOwnRequest(request) ? undefined : sessions.find(id, { isPassive })
  }
  accounts?.onEnded((account) => sessions.closeOf(account))
  visits?.onEnded((account) => sessions.closeOf(account))
  const parts = { sessions, name, party, permissions, actions, accounts, visits, oidc, origin }
  const ground = { ...parts, now: () => world.now(), onAccount: () => live.announce('account') }
  const answerLive = (request: Request): Response => {
    if (sessionOf(request, true) === undefined) return new Response(null, { status: 401 })
    return live.serve(() => sessionOf(request, true) !== undefined)
  }
  return {
    sessionCaller(request) {
      const session = sessionOf(request, request.headers.get(BACKGROUND) !== null)
      return session === undefined ? undefined : { caller: session.caller, isFresh: session.freshUntil > world.now() }
    },
    onChanged: (action) => live.announce(action.split('.')[0] as string),
    before: (admin, tokens) => ({
      async fetch(request) {
        const { pathname } = new URL(request.url)
        if (isSessionPath(pathname)) return secured(await answerSession({ ...ground, tokens }, request))
        if (pathname === '/live') return secured(answerLive(request))
        return secured(answerUi(files, request) ?? (await admin.fetch(request)))
      },
    }),
    [Symbol.dispose]: () => live[Symbol.dispose](),
  }
}

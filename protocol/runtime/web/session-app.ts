// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in and out.
 *
 * @module
 */
import type { Permissions } from '@ncv/protocol/admin/permissions.ts'
import type { SessionView } from '@ncv/protocol/admin/session-routes.ts'
import { SESSION_ROUTES } from '@ncv/protocol/admin/session-routes.ts'
import { RuntimeError } from '../errors.ts'
import { langOf, problemResponse } from '../problem.ts'
import type { Caller } from './caller.ts'
import { actionsOf } from './caller.ts'
import { clearCookie, isOwnRequest, sessionCookie, setCookie } from './cookie.ts'
import type { Session, Sessions } from './sessions.ts'

/** Who a token stands for; undefined for one that is worth nothing. */
export type TokenReader = (token: string) => Caller | undefined

export interface SessionGround {
  readonly sessions: Sessions
  /** Of the cookie. */
  readonly name: string
  party(): SessionView['party']
  readonly permissions: Permissions
  readonly actions: readonly string[]
  readonly tokens: TokenReader
}

export async function answerSession(ground: SessionGround, request: Request): Promise<Response> {
  try {
    if (!isOwnRequest(request)) throw new RuntimeError('REQUEST_UNAUTHORIZED')
    if (request.method === 'GET') return Response.json(viewOf(ground, sessionIn(ground, request)))
    if (request.method === 'POST') return await open(ground, request)
    if (request.method === 'DELETE') return close(ground, request)
    throw new RuntimeError('REQUEST_METHOD')
  } catch (error) {
    return problemResponse(error, langOf(request))
  }
}

function sessionIn({ sessions, name }: SessionGround, request: Request): Session | undefined {
  const id = sessionCookie(name, request)
  return id === undefined ? undefined : sessions.find(id, { isPassive: true })
}

async function open(ground: SessionGround, request: Request): Promise<Response> {
  const body = SESSION_ROUTES.openSession.body.safeParse(await request.json().catch(() => undefined))
  if (!body.success) throw new RuntimeError('REQUEST_MALFORMED', { field: 'body' })
  const caller = ground.tokens(body.data.token)
  if (caller === undefined) throw new RuntimeError('REQUEST_UNAUTHORIZED')
  const id = ground.sessions.open(caller)
  return Response.json(viewOf(ground, ground.sessions.find(id)), { headers: { 'set-cookie': setCookie(ground.name, id) } })
}

function close(ground: SessionGround, request: Request): Response {
  const id = sessionCookie(ground.name, request)
  if (id !== undefined) ground.sessions.close(id)
  return Response.json(viewOf(ground, undefined), { headers: { 'set-cookie': clearCookie(ground.name) } })
}

function viewOf({ party, permissions, actions }: SessionGround, session: Session | undefined): SessionView {
  if (session === undefined) return { state: 'none', party: party(), account: null, roles: [], actions: [], endsAt: null, freshUntil: null }
  const { caller, endsAt, freshUntil } = session
  return {
    state: 'open',
    party: party(),
    account: caller.account,
    roles: [...caller.roles],
    actions: actionsOf(permissions, caller, actions),
    endsAt,
    freshUntil,
  }
}

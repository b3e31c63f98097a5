// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in and out, and what concerns the account of a session alone.
 *
 * @module
 */
import { SESSION_ROUTES } from '@ncv/protocol/admin/session-routes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { RuntimeError } from '../errors.ts'
import { langOf, problemResponse } from '../problem.ts'
import { clearCookie, isOwnRequest } from './cookie.ts'
import { answerReturn, OIDC_ANSWERS, RETURN_PATH } from './oidc-app.ts'
import { OWN_ACCOUNT_ANSWERS } from './own-account.ts'
import type { SessionAnswer, SessionGround } from './session-ground.ts'
import { bodyOf, openFor, openForAccount, sessionIn, viewOf } from './session-ground.ts'

const ANSWERS: Readonly<Record<string, SessionAnswer>> = {
  'GET /session': (ground, request) => Response.json(viewOf(ground, sessionIn(ground, request)?.session)),
  'POST /session': open,
  'DELETE /session': close,
  'POST /session/extension': extend,
  'POST /session/confirmation': confirm,
  'POST /session/set-up-look': lookAtLink,
  'POST /session/set-up': setUp,
  ...OWN_ACCOUNT_ANSWERS,
  ...OIDC_ANSWERS,
}

export function isSessionPath(pathname: string): boolean {
  return pathname === '/session' || pathname.startsWith('/session/')
}

export async function answerSession(ground: SessionGround, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === RETURN_PATH) return await answerReturn(ground, request)
  try {
    if (!isOwnRequest(request)) throw new RuntimeError('REQUEST_UNAUTHORIZED')
    const answer = ANSWERS[`${request.method} ${pathname}`]
    if (answer === undefined) {
      const isKnown = Object.keys(ANSWERS).some((each) => each.endsWith(` ${pathname}`))
      throw new RuntimeError(isKnown ? 'REQUEST_METHOD' : 'REQUEST_NOT_FOUND')
    }
    return await answer(ground, request)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return problemResponse(error, langOf(request))
  }
}

async function open(ground: SessionGround, request: Request): Promise<Response> {
  const body = await bodyOf(SESSION_ROUTES.openSession.body, request)
  if ('token' in body) {
    const caller = ground.tokens(body.token)
    ground.accounts?.audit.note({ account: null, isToken: true, action: 'session.open', object: '', outcome: caller ? 'done' : 'failed' })
    if (caller === undefined) throw new RuntimeError('REQUEST_UNAUTHORIZED')
    const { view, headers } = openFor(ground, request, caller)
    return Response.json(view, { headers })
  }
  if ('ticket' in body) return openVisit(ground, request, body.ticket)
  const { accounts } = ground
  if (accounts === undefined) throw new RuntimeError('SIGN_IN_FAILED')
  const account = await accounts.signIn(body)
  const { view, headers } = openForAccount(ground, request, accounts, account)
  return Response.json(view, { headers })
}

/** Somebody of who hosts this node: its own people find in the trail that they were here. */
function openVisit(ground: SessionGround, request: Request, ticket: string): Response {
  const caller = ground.visits?.take(ticket)
  if (caller === undefined) throw new RuntimeError('TICKET_INVALID')
  ground.accounts?.audit.note({ account: caller.account?.id ?? null, isToken: false, action: 'session.visit', object: '', outcome: 'done' })
  const { view, headers } = openFor(ground, request, caller)
  return Response.json(view, { headers })
}

function close(ground: SessionGround, request: Request): Response {
  const found = sessionIn(ground, request)
  if (found !== undefined) {
    const { caller } = found.session
    const who = { account: caller.account?.id ?? null, isToken: caller.account === null }
    ground.accounts?.audit.note({ ...who, action: 'session.close', object: '', outcome: 'done' })
    ground.sessions.close(found.id)
  }
  return Response.json(viewOf(ground, undefined), { headers: { 'set-cookie': clearCookie(ground.name) } })
}

function extend(ground: SessionGround, request: Request): Response {
  const found = sessionIn(ground, request)
  if (found === undefined) throw new RuntimeError('SESSION_MISSING')
  return Response.json(viewOf(ground, ground.sessions.find(found.id)))
}

async function confirm(ground: SessionGround, request: Request): Promise<Response> {
  const body = await bodyOf(SESSION_ROUTES.confirmSession.body, request)
  const found = sessionIn(ground, request)
  if (found === undefined) throw new RuntimeError('SESSION_MISSING')
  const { account } = found.session.caller
  if ('token' in body) {
    const caller = account === null ? ground.tokens(body.token) : undefined
    // Another token would be another person.
    if (caller?.roles.join() !== found.session.caller.roles.join()) throw new RuntimeError('SIGN_IN_FAILED')
  } else {
    if (account === null || ground.accounts === undefined) throw new RuntimeError('SIGN_IN_FAILED')
    await ground.accounts.signIn({ ...body, login: ground.accounts.get(account.id).login })
  }
  ground.sessions.refresh(found.id)
  return Response.json(viewOf(ground, ground.sessions.find(found.id)))
}

async function lookAtLink({ accounts }: SessionGround, request: Request): Promise<Response> {
  const { link: secret } = await bodyOf(SESSION_ROUTES.lookAtLink.body, request)
  if (accounts === undefined) throw new RuntimeError('LINK_INVALID')
  const { link, account, until } = accounts.lookAtLink(secret)
  return Response.json({ login: account?.login ?? null, name: account?.name ?? link.name, roles: account?.roles ?? link.roles, until })
}

async function setUp(ground: SessionGround, request: Request): Promise<Response> {
  const { link, ...chosen } = await bodyOf(SESSION_ROUTES.setUp.body, request)
  const { accounts } = ground
  if (accounts === undefined) throw new RuntimeError('LINK_INVALID')
  const { account: known } = accounts.lookAtLink(link)
  const account = await accounts.setUp(link, chosen)
  // A new password does not make up for a second factor that is there already.
  if (known?.totp != null) return Response.json(viewOf(ground, undefined))
  const { view, headers } = openForAccount(ground, request, accounts, account, 'account.set-up')
  return Response.json(view, { headers })
}

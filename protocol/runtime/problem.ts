// SPDX-License-Identifier: EUPL-1.2
/**
 * Errors on the wire: RFC 9457 problem documents.
 *
 * ```
 * HTTP/1.1 409    content-type: application/problem+json
 * {"type":"urn:ncv:error:TOKEN_SPENT","title":"TOKEN_SPENT","status":409,"detail":"…","code":"TOKEN_SPENT","params":{}}
 * ```
 * Dropped: cause, stack, and everything of an error without a code, which becomes `INTERNAL`. Params stay: by the rule of
 * {@link CodedError} they carry neither content nor secrets. Params that name a folder of this machine go to loopback only.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'
import { z } from 'zod'
import { RemoteProblem } from './errors.ts'
import type { Lang, Texts } from './texts.ts'
import { explain, langFrom, RUNTIME_TEXTS } from './texts.ts'

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Problem = z.infer<typeof Problem>

const STATUS: Readonly<Record<string, number>> = {
  REQUEST_UNAUTHORIZED: 401,
  AUTH_INVALID: 401,
  TOKEN_SIGNATURE: 403,
  TOKEN_FEDERATION: 403,
  TOKEN_PERIOD: 403,
  TOKEN_KEY_UNKNOWN: 403,
  TOKEN_BINDING: 403,
  REVEAL_SIGNATURE: 403,
  MEMBER_UNKNOWN: 403,
  ROLE_CONFLICT: 403,
  POST_SENDER: 403,
  FOUR_EYES: 403,
  REQUEST_FORBIDDEN: 403,
  SIGN_IN_FAILED: 403,
  TICKET_INVALID: 403,
  SIGN_IN_LOCKED: 429,
  SECOND_FACTOR_WANTED: 403,
  SECOND_FACTOR_WRONG: 403,
  SESSION_MISSING: 401,
  REAUTH_REQUIRED: 403,
  ACCOUNT_NEEDED: 403,
  AUDIT_CLOSED: 403,
  AUDIT_SAME_PERSON: 403,
  OIDC_OFF: 404,
  OIDC_STATE: 403,
  OIDC_REFUSED: 403,
  OIDC_ANSWER: 403,
  OIDC_UNREACHABLE: 502,
  OIDC_HOSTS: 502,
  OIDC_UNKNOWN: 403,
  OIDC_TAKEN: 409,
  OIDC_OTHER: 403,
  OIDC_STALE: 403,
  OIDC_FACTOR: 403,
  OIDC_ONLY_WAY: 409,
  ACCOUNT_MISSING: 404,
  AUDIT_MISSING: 404,
  LOGIN_TAKEN: 409,
  LAST_ADMIN: 409,
  NET_REFUSED: 403,
  REQUEST_NOT_FOUND: 404,
  FILE_MISSING: 404,
  BODY_MISSING: 404,
  CASE_UNKNOWN: 404,
  ATTACHMENT_MISSING: 404,
  POST_MISSING: 404,
  REQUEST_METHOD: 405,
  REQUEST_MISDIRECTED: 421,
  REQUEST_UNPROTECTED: 421,
  REQUEST_TIMEOUT: 408,
  TOKEN_SPENT: 409,
  REVEALED_ALREADY: 409,
  POST_DUPLICATE: 409,
  MATCH_CHANGED: 409,
  KEY_DUPLICATE: 409,
  LOG_FORK: 409,
  LOG_ROLLBACK: 409,
  PARTY_LOCKED: 409,
  DB_LOCKED: 409,
  REQUEST_TOO_LARGE: 413,
  CODEC_TOO_LARGE: 413,
  CSAF_TOO_LARGE: 413,
  CONTRIBUTION_TOO_LARGE: 413,
  FILE_TOO_LARGE: 413,
  ISSUANCE_QUOTA: 429,
  REQUESTS_TOO_MANY: 429,
  POST_TOO_MANY: 429,
  APPLICATIONS_FULL: 429,
  APPLICATION_MISSING: 404,
  INTERNAL: 500,
  ISSUER_FAULT: 500,
  NET_UNREACHABLE: 502,
  NET_TIMEOUT: 504,
  LOG_STALE: 503,
  QUORUM_MISSING: 503,
  HUB_WAITING: 503,
  HUB_BEHIND: 503,
  LEDGER_OPEN: 503,
  REQUEST_NO_ROOM: 503,
  ATTACHMENTS_FULL: 503,
}

/** @param texts with the zone's own `error.<CODE>` merged in */
export function problemOf(error: unknown, lang: Lang, texts: Texts = RUNTIME_TEXTS): Problem {
  const code = error instanceof CodedError ? error.code : 'INTERNAL'
  const status = error instanceof RemoteProblem ? error.status : (STATUS[code] ?? (error instanceof CodedError ? 400 : 500))
  // An unexpected error's message may hold anything: it goes to the operator's terminal, never to a peer.
  const detail = error instanceof CodedError ? explain(error, lang, texts) : explain(new Error('INTERNAL'), lang, texts)
  const params = error instanceof CodedError ? { ...error.params } : {}
  return { type: `urn:ncv:error:${code}`, title: code, status, detail, code, params }
}

export function problemResponse(error: unknown, lang: Lang, texts: Texts = RUNTIME_TEXTS): Response {
  const problem = problemOf(error, lang, texts)
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}

/** The language a request asks for. */
export function langOf(request: Request): Lang {
  return langFrom(request.headers.get('accept-language'))
}

/** The error that a peer's answer stands for. An answer that is no problem document gives `INTERNAL` with its status. */
export function errorFromProblem(status: number, body: unknown): RemoteProblem {
  const problem = Problem.safeParse(body)
  if (!problem.success) return new RemoteProblem('INTERNAL', { status }, status, `HTTP ${status}`)
  return new RemoteProblem(problem.data.code, problem.data.params, problem.data.status, problem.data.detail)
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What the relay offers on the network: the door for boxes, the mirror's files, and a sign of life.
 *
 * No address of a client is read, stored or logged: who asks when is presence data.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Log } from '@ncv/protocol/world.ts'
import { langOf, problemOf } from '@ncv/runtime/problem.ts'
import { staticFiles } from '@ncv/runtime/static-files.ts'
import { Hono } from 'hono'
import { RELAY_STATUS, RelayError } from './errors.ts'
import { RELAY_TEXTS } from './i18n/texts.ts'

/** @param takeBox answers `POST /slot/<n>` */
export function publicApp(publicDir: string, log: Log, takeBox: (request: Request) => Promise<Response>): Hono {
  const app = new Hono()
  const files = staticFiles(publicDir)
  app.onError((error, context) => {
    if (error instanceof CodedError) log.warn('request-refused', { code: error.code })
    else log.error('internal-error', { kind: 'public' })
    return refusalResponse(error, context.req.raw)
  })
  app.get('/healthz', (context) => context.text('ok'))
  app.post('/slot/*', (context) => takeBox(context.req.raw))
  app.get('/*', (context) => files.serve(context.req.raw))
  return app
}

/** A problem document (RFC 9457) with `Retry-After` where waiting helps. */
function refusalResponse(error: unknown, request: Request): Response {
  const problem = problemOf(error, langOf(request), RELAY_TEXTS)
  const status = error instanceof RelayError ? (RELAY_STATUS[error.code] ?? problem.status) : problem.status
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (problem.params['seconds'] !== undefined) headers.set('retry-after', String(problem.params['seconds']))
  return new Response(JSON.stringify({ ...problem, status }), { status, headers })
}

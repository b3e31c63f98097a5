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
import { EVENTS_PATH } from '@ncv/protocol/wake-up/event-stream.ts'
import type { EventStreams } from '@ncv/runtime/event-streams.ts'
import { langOf, problemOf } from '@ncv/runtime/problem.ts'
import { staticFiles } from '@ncv/runtime/static-files.ts'
import { Hono } from 'hono'
import { RELAY_STATUS, RelayError } from './errors.ts'
import { RELAY_TEXTS } from './i18n/texts.ts'

/** Seconds after which a reader may ask a mirror again that is still checking its files. */
const CHECKING_RETRY_S = 5

/**
 * @param isServable false until the mirror has read its own files back and found them sound: nothing damaged is handed out
 * @param doors answer `POST /slot/<n>` and `POST /urgent/<n>/<least>`
 */
export function publicApp(
  publicDir: string,
  log: Log,
  streams: EventStreams,
  isServable: () => boolean,
  doors: Readonly<Record<'slot' | 'urgent', (request: Request) => Promise<Response>>>,
): Hono {
  const app = new Hono()
  const files = staticFiles(publicDir)
  app.onError((error, context) => {
    if (error instanceof CodedError) log.warn('request-refused', { code: error.code })
    else log.error('internal-error', { kind: 'public' })
    return refusalResponse(error, context.req.raw)
  })
  app.get('/healthz', (context) => context.text('ok'))
  app.post('/slot/*', (context) => doors.slot(context.req.raw))
  app.post('/urgent/*', (context) => doors.urgent(context.req.raw))
  app.get(`/${EVENTS_PATH}`, (context) => streams.serve(context.req.raw))
  app.get('/*', async (context) => {
    const reply = await files.serve(context.req.raw)
    if (isServable() || reply.status >= 400) return reply
    await reply.body?.cancel()
    throw new RelayError('MIRROR_CHECKING', { seconds: CHECKING_RETRY_S })
  })
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

// SPDX-License-Identifier: EUPL-1.2
/**
 * The doors for those who are no members yet. Anyone may knock: so all of them together get through at a bounded pace, and nobody is told apart
 * by an address, which is neither looked at nor kept.
 *
 * @module
 */
import { APPLICATION_QUERY_MAX_BYTES, SEALED_APPLICATION_MAX_BYTES } from '@ncv/protocol/joining/seal.ts'
import type { BodyRule } from '@ncv/runtime/http-server.ts'
import type { Context, Hono } from 'hono'
import { FederationError } from '../../errors.ts'
import type { Hub } from '../party.ts'
import { answerQuery, takeApplication } from './applications.ts'

export const JOINING_BODIES: readonly BodyRule[] = [
  { path: '/application', bytes: SEALED_APPLICATION_MAX_BYTES, together: 16 * SEALED_APPLICATION_MAX_BYTES },
  { path: '/application/status', bytes: APPLICATION_QUERY_MAX_BYTES },
]

/** So many at once, and then one in so many milliseconds. */
const PACE = { application: { capacity: 30, refillMs: 60_000 }, query: { capacity: 120, refillMs: 1_000 } } as const

function gate({ world }: Pick<Hub, 'world'>, { capacity, refillMs }: { readonly capacity: number; readonly refillMs: number }): () => void {
  let level = capacity
  let at = world.now()
  return () => {
    const now = world.now()
    level = Math.min(capacity, level + Math.max(0, now - at) / refillMs)
    at = now
    if (level < 1) throw new FederationError('REQUESTS_TOO_MANY', { seconds: Math.ceil(((1 - level) * refillMs) / 1000) })
    level -= 1
  }
}

export function joiningDoors(app: Hono, hub: Hub): void {
  const [applications, queries] = [gate(hub, PACE.application), gate(hub, PACE.query)]
  app.post('/application', async (context) => {
    applications()
    return answer(takeApplication(hub, await bodyOf(context)))
  })
  app.post('/application/status', async (context) => {
    queries()
    return answer(answerQuery(hub, await bodyOf(context)))
  })
}

async function bodyOf(context: Context): Promise<Uint8Array> {
  return new Uint8Array(await context.req.arrayBuffer())
}

function answer(bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'cache-control': 'no-store' } })
}

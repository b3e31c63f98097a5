// SPDX-License-Identifier: EUPL-1.2
/**
 * The doors of the post, for members only: hand in, look into the own mailbox, hand in and fetch files.
 *
 * @module
 */
import { fromHex } from '@ncv/protocol/bytes.ts'
import { AUTH_LIFETIME_S, verifyRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { SEALED_FILE_MAX_BYTES } from '@ncv/protocol/post/attachment.ts'
import { SEALED_POST_MAX_BYTES } from '@ncv/protocol/post/seal.ts'
import type { BodyRule } from '@ncv/runtime/http-server.ts'
import type { Context, Hono } from 'hono'
import { FederationError } from '../../errors.ts'
import type { Hub } from '../party.ts'
import { SeenRequests } from '../seen-requests.ts'
import { readFileFor, storeFile } from './attachments.ts'
import { mailboxAnswer, markTaken } from './mailbox.ts'
import { mailboxKey, takePost } from './take.ts'
import { TokenBuckets } from './token-bucket.ts'

/** Files that may be under way at once share the room of four. A slow line gets five minutes for one. */
export const POST_BODIES: readonly BodyRule[] = [
  { path: '/post', bytes: SEALED_POST_MAX_BYTES },
  { path: '/mailbox', bytes: 1024 },
  { path: '/mailbox/taken', bytes: 1024 },
  { path: '/attachment', bytes: SEALED_FILE_MAX_BYTES, together: 4 * SEALED_FILE_MAX_BYTES, ms: 300_000 },
]

/** Signed requests of one member that are remembered: more than its bucket lets through, and its looks into the mailbox. */
const REQUESTS = 400
const FILE_COST = 4

/** @param audience name of the hub in signed requests */
export function postDoors(app: Hono, hub: Hub, audience: string): void {
  const seen = new SeenRequests(hub.world, hub.opened.genesis.timing.periodMs, REQUESTS)
  const buckets = new TokenBuckets(hub.world)
  const entering = async (context: Context): Promise<{ member: string; body: Uint8Array }> => {
    const body = new Uint8Array(await context.req.arrayBuffer())
    const request = { audience, method: 'POST' as const, path: context.req.path, body, now: hub.world.now() }
    const verified = await verifyRequest(context.req.header('authorization'), request, (id) => mailboxKey(hub, id))
    if (seen.remember(verified) === 'full') throw new FederationError('REQUESTS_TOO_MANY', { seconds: AUTH_LIFETIME_S })
    return { member: verified.subject, body }
  }
  app.post('/post', async (context) => {
    const { member, body } = await entering(context)
    buckets.take(member, 1)
    return answer(takePost(hub, member, body))
  })
  app.post('/mailbox', async (context) => {
    const { member, body } = await entering(context)
    return answer(mailboxAnswer(hub, member, body))
  })
  app.post('/mailbox/taken', async (context) => {
    const { member, body } = await entering(context)
    markTaken(hub, member, body)
    return new Response(null, { status: 204 })
  })
  app.post('/attachment', async (context) => {
    const { member, body } = await entering(context)
    buckets.take(member, FILE_COST)
    return answer(storeFile(hub, member, body))
  })
  app.post('/attachment/*', async (context) => {
    const { member } = await entering(context)
    const hash = context.req.path.slice(context.req.path.lastIndexOf('/') + 1)
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new FederationError('ATTACHMENT_MISSING')
    return answer(readFileFor(hub, member, fromHex(hash)))
  })
}

function answer(bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'cache-control': 'no-store' } })
}

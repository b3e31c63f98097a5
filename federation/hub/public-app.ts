// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub offers on the network: public files for everybody, and doors for witnesses, members and the relay.
 *
 * @module
 */
import type { VerifiedRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { AUTH_LIFETIME_S, verifyRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { BATCH_MAX_BYTES } from '@ncv/protocol/submission/batch.ts'
import { NOTE_MAX_BYTES } from '@ncv/protocol/tlog/note.ts'
import { EVENTS_PATH } from '@ncv/protocol/wake-up/event-stream.ts'
import { EventStreams } from '@ncv/runtime/event-streams.ts'
import type { BodyRule } from '@ncv/runtime/http-server.ts'
import { langOf, problemResponse } from '@ncv/runtime/problem.ts'
import { staticFiles } from '@ncv/runtime/static-files.ts'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { FederationError } from '../errors.ts'
import { FEDERATION_TEXTS } from '../i18n/texts.ts'
import { takeReveal } from './board/reveal.ts'
import { takeBatch } from './intake/batches.ts'
import { issue } from './issuer.ts'
import { JOINING_BODIES, joiningDoors } from './joining/doors.ts'
import { POST_BODIES, postDoors } from './post/doors.ts'
import type { Hub } from './party.ts'
import { publicDir } from './party.ts'
import { takeReplacement } from './recovery/take-replacement.ts'
import { SeenRequests } from './seen-requests.ts'

/** Name of the hub in the `aud` of members' requests. */
export const HUB_AUDIENCE = 'hub'

/**
 * What each door takes, in bytes. Only a batch is large, and anyone may send to its door: its signature can be verified
 * only when all of it is here. So all batches under way share the room of two.
 */
export const HUB_BODIES: readonly BodyRule[] = [
  { path: '/witness/head', bytes: NOTE_MAX_BYTES },
  { path: '/witness/cosignature', bytes: NOTE_MAX_BYTES },
  { path: '/issue', bytes: 64 * 1024 },
  { path: '/reveal', bytes: 1024 },
  { path: '/batch', bytes: BATCH_MAX_BYTES, together: 2 * BATCH_MAX_BYTES },
  ...POST_BODIES,
  ...JOINING_BODIES,
  { path: '/key-replacement', bytes: 16 * 1024 },
]

export function hubApp(hub: Hub, streams = new EventStreams(hub.world)): Hono {
  const app = new Hono()
  const files = staticFiles(publicDir(hub.dir))
  const seen = new SeenRequests(hub.world, hub.opened.genesis.timing.periodMs)
  app.onError((error, context) => {
    if (error instanceof CodedError) hub.world.log.warn('request-refused', { code: error.code })
    else hub.world.log.error('internal-error', { kind: 'public' })
    return refusal(error, context.req.raw)
  })
  app.get('/healthz', (context) => context.text('ok'))
  app.post('/witness/head', async (context) => new Response(toBody(hub.witnesses.showHead(await bodyOf(context)))))
  app.post('/witness/cosignature', async (context) => {
    await hub.witnesses.addCosignature(await bodyOf(context))
    return new Response(null, { status: 204 })
  })
  app.post('/issue', async (context) => {
    const body = await bodyOf(context)
    const verified = await authenticated(hub, context, body)
    const { subject } = verified
    if (seen.remember(verified) === 'full') throw new FederationError('REQUESTS_TOO_MANY', { seconds: AUTH_LIFETIME_S })
    return new Response(toBody(issue(hub, subject, body)))
  })
  app.post('/reveal', async (context) => {
    const body = await bodyOf(context)
    const verified = await authenticated(hub, context, body)
    if (seen.remember(verified) === 'full') throw new FederationError('REQUESTS_TOO_MANY', { seconds: AUTH_LIFETIME_S })
    takeReveal(hub, verified.subject, body)
    return new Response(null, { status: 204 })
  })
  app.post('/batch', async (context) => {
    await takeBatch(hub, await bodyOf(context))
    return new Response(null, { status: 200 })
  })
  postDoors(app, hub, HUB_AUDIENCE)
  joiningDoors(app, hub)
  app.post('/key-replacement', async (context) => {
    await takeReplacement(hub, await bodyOf(context))
    return new Response(null, { status: 204 })
  })
  streams.announce(hub.log.note('signed')?.size ?? 0)
  hub.files.onHead((size) => streams.announce(size))
  app.get(`/${EVENTS_PATH}`, (context) => streams.serve(context.req.raw))
  app.get('/*', (context) => files.serve(context.req.raw))
  return app
}

/** With `Retry-After` where waiting helps. */
function refusal(error: unknown, request: Request): Response {
  const response = problemResponse(error, langOf(request), FEDERATION_TEXTS)
  const seconds = error instanceof CodedError ? error.params['seconds'] : undefined
  if (seconds !== undefined) response.headers.set('retry-after', String(seconds))
  return response
}

async function bodyOf(context: Context): Promise<Uint8Array> {
  return new Uint8Array(await context.req.arrayBuffer())
}

function toBody(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

/** @throws ProtocolError `AUTH_INVALID`, `MEMBER_UNKNOWN` */
async function authenticated(hub: Hub, context: Context, body: Uint8Array): Promise<VerifiedRequest> {
  const request = { audience: HUB_AUDIENCE, method: 'POST' as const, path: context.req.path, body, now: hub.world.now() }
  return await verifyRequest(context.req.header('authorization'), request, (id) => hub.registry.members.get(id)?.key)
}

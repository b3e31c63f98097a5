// SPDX-License-Identifier: EUPL-1.2
/**
 * An HTTP/1.1 server for a `fetch`-shaped application, with limits against slow and large requests.
 *
 * Bodies are read whole, bounded in bytes and time, before the application sees the request: no handler meets half a body. Answers may
 * stream. Nothing about the client is stored or logged: on the anonymous path an address is presence data.
 *
 * @module
 */
import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Log } from '@ncv/protocol/world.ts'
import { RuntimeError } from './errors.ts'
import { systemCode } from './party-dir.ts'
import { langOf, problemResponse } from './problem.ts'

export interface FetchApp {
  fetch(request: Request): Response | Promise<Response>
}

/** Bytes and milliseconds; 0 switches a time limit off. */
export interface HttpLimits {
  readonly headerBytes: number
  readonly headersMs: number
  /** From the first byte of the body wanted to its last. */
  readonly bodyMs: number
  readonly bodyBytes: number
  /** From the complete header to the first byte of the answer. */
  readonly totalMs: number
  /** Silence on the connection in either direction; a stream must send something more often. */
  readonly idleMs: number
  readonly connections: number
}

export const DEFAULT_LIMITS: HttpLimits = {
  headerBytes: 8 * 1024,
  headersMs: 5_000,
  bodyMs: 15_000,
  bodyBytes: 64 * 1024,
  totalMs: 30_000,
  idleMs: 120_000,
  connections: 1_000,
}

/** What may be sent to one path. */
export interface BodyRule {
  /** Compared as it arrived. */
  readonly path: string
  readonly bytes: number
  /** Bytes of all bodies for this path that are in memory at one time; one that does not fit beside the others gets 503. */
  readonly together?: number
  /** Milliseconds for the whole body where it may take longer than others. */
  readonly ms?: number
}

export interface ServeOptions {
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  readonly limits?: Partial<HttpLimits>
  /** Paths with a bound of their own; `limits.bodyBytes` holds for all others. */
  readonly bodies?: readonly BodyRule[]
  /** Instead of `limits.bodyBytes`, by what the header of a request shows; asked before a byte of its body is read. */
  readonly bodyBytesOf?: (request: Request) => number
  readonly log?: Log
}

export interface HttpServer extends AsyncDisposable {
  readonly port: number
  /** Takes no new connections, gives running requests two seconds, then cuts them. Harmless when called twice. */
  close(): Promise<void>
}

const GRACE_MS = 2_000
const RETRY_AFTER_S = 5

/** @throws RuntimeError `PORT_IN_USE`, `LISTEN_REFUSED` */
export async function serve(app: FetchApp, { host, port, limits, bodies = [], bodyBytesOf, log }: ServeOptions): Promise<HttpServer> {
  const bounds = { ...DEFAULT_LIMITS, ...limits }
  const rooms = bodies.map((rule) => new BodyRoom(rule))
  const answer = (request: Request) => answerBounded(app, request, bounds, roomFor(rooms, request, bodyBytesOf?.(request) ?? bounds.bodyBytes), log)
  const listener = getRequestListener(answer, { overrideGlobalObjects: false, errorHandler: () => new Response(null, { status: 400 }) })
  const server = createServer(
    {
      maxHeaderSize: bounds.headerBytes,
      headersTimeout: bounds.headersMs,
      connectionsCheckingInterval: 500,
      keepAliveTimeout: 10_000,
      // Somewhat later than our own limit, which answers with a problem document; this one catches what never reaches us.
      requestTimeout: bounds.headersMs === 0 || bounds.bodyMs === 0 ? 0 : bounds.headersMs + longestBodyMs(bounds, bodies) + 1_000,
    },
    (incoming, outgoing) => {
      // The rest of a body that was refused is not read: the connection ends with the answer.
      outgoing.on('finish', () => endIfUnread(incoming))
      void listener(incoming, outgoing)
    },
  )
  server.maxConnections = bounds.connections
  server.timeout = bounds.idleMs
  await listen(server, host, port)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  log?.info('listening', { port: bound })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= closeServer(server)
    return closing
  }
  return { port: bound, close, [Symbol.asyncDispose]: close }
}

function longestBodyMs({ bodyMs }: HttpLimits, bodies: readonly BodyRule[]): number {
  return Math.max(bodyMs, ...bodies.map(({ ms = 0 }) => ms))
}

function endIfUnread(incoming: IncomingMessage): void {
  if (!incoming.complete) incoming.destroy()
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const reason = systemCode(cause)
      reject(
        reason === 'EADDRINUSE'
          ? new RuntimeError('PORT_IN_USE', { port }, { cause })
          : new RuntimeError('LISTEN_REFUSED', { host, port, reason }, { cause }),
      )
    })
    server.listen({ host, port }, resolve)
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** No room beside the bodies that are here already. */
class NoRoom extends Error {}

/** The bytes of bodies for one path that are in memory: counted as they arrive, so that a slow sender holds no more than it sent. */
class BodyRoom {
  readonly path: string
  readonly bytes: number
  readonly ms: number | undefined
  readonly #together: number
  #held = 0

  constructor({ path, bytes, together = Number.POSITIVE_INFINITY, ms }: BodyRule) {
    this.path = path
    this.bytes = bytes
    this.ms = ms
    this.#together = together
  }

  take(): BodyPlace {
    let own = 0
    let isOver = false
    return {
      limit: this.bytes,
      add: (bytes) => {
        if (isOver || this.#held + bytes > this.#together) throw new NoRoom()
        own += bytes
        this.#held += bytes
      },
      release: () => {
        isOver = true
        this.#held -= own
        own = 0
      },
    }
  }
}

/** The share of one body in its room. */
interface BodyPlace {
  readonly limit: number
  /** @throws {@link NoRoom}, also after the release: what comes late is not read on */
  add(bytes: number): void
  release(): void
}

function roomFor(rooms: readonly BodyRoom[], { url }: Request, bodyBytes: number): BodyRoom {
  const { pathname } = new URL(url)
  return rooms.find(({ path }) => path === pathname) ?? new BodyRoom({ path: pathname, bytes: bodyBytes })
}

async function answerBounded(app: FetchApp, request: Request, limits: HttpLimits, room: BodyRoom, log: Log | undefined): Promise<Response> {
  const place = room.take()
  try {
    const whole = await withBody(request, place, limits.bodyMs === 0 ? 0 : (room.ms ?? limits.bodyMs))
    // The body is in memory for as long as the application works on it, even if nobody waits for the answer any more.
    const work = async () => app.fetch(whole)
    return await withDeadline(
      work().finally(() => place.release()),
      limits.totalMs,
      'REQUEST_TIMEOUT',
    )
  } catch (error) {
    if (error instanceof NoRoom) {
      log?.warn('request-refused', { kind: 'no-room' })
      const response = problemResponse(new RuntimeError('REQUEST_NO_ROOM', { seconds: RETRY_AFTER_S }), langOf(request))
      response.headers.set('retry-after', String(RETRY_AFTER_S))
      return response
    }
    if (error instanceof RuntimeError) log?.warn('request-refused', { code: error.code })
    else log?.error('internal-error', { kind: 'http' })
    return problemResponse(error, langOf(request))
  }
}

/** The same request with its body in memory, or an error while it is too long or too slow; then its place is free again. */
async function withBody(request: Request, place: BodyPlace, bodyMs: number): Promise<Request> {
  try {
    const { method, url, headers } = request
    if (method === 'GET' || method === 'HEAD') return request
    if (Number(headers.get('content-length') ?? 0) > place.limit) throw new RuntimeError('REQUEST_TOO_LARGE', { limit: place.limit })
    if (headers.get('content-encoding') !== null) throw new RuntimeError('REQUEST_MALFORMED', { field: 'content-encoding' })
    if (request.body === null) return request
    const body = await withDeadline(readBounded(request.body, place), bodyMs, 'REQUEST_TIMEOUT')
    return new Request(url, { method, headers, body, signal: request.signal })
  } catch (error) {
    place.release()
    throw error
  }
}

async function readBounded(body: ReadableStream<Uint8Array>, place: BodyPlace): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length
    if (length > place.limit) throw new RuntimeError('REQUEST_TOO_LARGE', { limit: place.limit })
    place.add(step.value.length)
    parts.push(step.value)
  }
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

async function withDeadline<T>(work: Promise<T>, ms: number, code: 'REQUEST_TIMEOUT'): Promise<T> {
  if (ms === 0) return work
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RuntimeError(code, { ms })), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    // The loser may still fail; nobody waits for it any more.
    work.catch(() => {})
  }
}

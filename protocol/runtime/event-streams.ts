// SPDX-License-Identifier: EUPL-1.2
/**
 * The server's side of wake-ups: open event streams, all of which are told when the log has grown (ncv-log, section 8).
 *
 * Anybody may listen, and nothing is known of who does. So there is room for a fixed number, whoever finds none is told when to come
 * back and polls, and no stream lasts: a place that somebody took and forgot, or a house whose power is gone, is free again by itself.
 *
 * @module
 */
import type { Cancel, World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import { EVENTS_CONTENT_TYPE, formatSizeEvent, HEARTBEAT, HEARTBEAT_MS } from '@ncv/protocol/wake-up/event-stream.ts'

/** Streams at one time. */
export const STREAMS_MAX = 1_000
/** Connections of a server that has streams: as many again for all other requests. */
export const CONNECTIONS_WITH_STREAMS = 2 * STREAMS_MAX
/** A stream ends by itself after so long; drawn for each, so that they do not come back together. */
const LIFE_MS = { shortest: 1_200_000, longest: 2_400_000 }
const RETRY_AFTER_S = 300

/** To all proxies: nobody may keep it, change it, or wait for more of it (the last is nginx's own). */
const HEADERS = {
  'content-type': EVENTS_CONTENT_TYPE,
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
}

interface Stream {
  readonly controller: ReadableStreamDefaultController<Uint8Array>
  readonly endsAt: number
  /** Size that it was told last. */
  told: number | undefined
}

/** Dispose it before the server is closed, which waits for its streams. */
export class EventStreams {
  readonly #world: Pick<World, 'monotonic' | 'random' | 'timer'>
  readonly #max: number
  readonly #open = new Set<Stream>()
  #size: number | undefined
  #isClosed = false
  #cancel: Cancel | undefined

  constructor(world: Pick<World, 'monotonic' | 'random' | 'timer'>, max = STREAMS_MAX) {
    this.#world = world
    this.#max = max
  }

  /** Streams that are open. */
  get count(): number {
    return this.#open.size
  }

  /** The log that is served has `size` entries. */
  announce(size: number): void {
    if (size === this.#size) return
    this.#size = size
    for (const stream of [...this.#open]) this.#tell(stream)
  }

  /** Answers `GET /events`. */
  serve(request: Request): Response {
    if (request.method !== 'GET') return new Response(null, { headers: HEADERS })
    if (this.#open.size >= this.#max || this.#isClosed)
      return new Response(null, { status: 503, headers: { 'retry-after': String(RETRY_AFTER_S), 'cache-control': 'no-store' } })
    let stream: Stream | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const lifeMs = LIFE_MS.shortest + randomBelow(this.#world, LIFE_MS.longest - LIFE_MS.shortest)
        stream = { controller, endsAt: this.#world.monotonic() + lifeMs, told: undefined }
        this.#add(stream)
      },
      cancel: () => {
        if (stream !== undefined) this.#drop(stream)
      },
    })
    return new Response(body, { headers: HEADERS })
  }

  #add(stream: Stream): void {
    this.#open.add(stream)
    this.#cancel ??= this.#world.timer(HEARTBEAT_MS, () => this.#beat())
    // The header is on its way with the first piece.
    if (this.#size === undefined) stream.controller.enqueue(HEARTBEAT)
    else this.#tell(stream)
  }

  #drop(stream: Stream): void {
    this.#open.delete(stream)
    if (this.#open.size > 0) return
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** Nothing is kept for somebody who does not read: what is newest is told with the next sign of life. */
  #tell(stream: Stream): void {
    if (this.#size === undefined || (stream.controller.desiredSize ?? 0) <= 0) return
    stream.controller.enqueue(formatSizeEvent(this.#size))
    stream.told = this.#size
  }

  #beat(): void {
    this.#cancel = this.#world.timer(HEARTBEAT_MS, () => this.#beat())
    const now = this.#world.monotonic()
    for (const stream of [...this.#open]) {
      if (now >= stream.endsAt) this.#end(stream)
      else if (stream.told !== this.#size) this.#tell(stream)
      else if ((stream.controller.desiredSize ?? 0) > 0) stream.controller.enqueue(HEARTBEAT)
    }
  }

  #end(stream: Stream): void {
    stream.controller.close()
    this.#drop(stream)
  }

  [Symbol.dispose](): void {
    this.#isClosed = true
    for (const stream of [...this.#open]) this.#end(stream)
  }
}

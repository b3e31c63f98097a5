// SPDX-License-Identifier: EUPL-1.2
/**
 * Listens to the event stream of a hub or mirror and comes back to it whatever happens to the connection.
 *
 * Proxies cut such streams after a minute, hold them back until they end, or swallow them. Then there is polling, which goes on all
 * the time; the listener only sees to it that many of them do not come back together, and that one that has no luck asks rarely.
 *
 * @module
 */
import type { Cancel, NetStreamReader, World } from '../world.ts'
import { randomBelow } from '../world.ts'
import { EVENTS_CONTENT_TYPE, HEARTBEAT_MS, SizeEvents } from './event-stream.ts'

/** From the request to the header of the reply. */
const OPEN_MS = 15_000
/** Silence after which nobody is there any more: two signs of life were missed. */
const SILENCE_MS = 2.4 * HEARTBEAT_MS
/** A stream in which something was heard so long after it was opened was a good one. */
const GOOD_MS = 0.8 * HEARTBEAT_MS
/** After a good stream: all that were cut off together come back within this time. */
const RETURN_MS = 10_000
const BACKOFF_MS = { first: 5_000, longest: 900_000 }
const RETRY_AFTER_MAX_S = 3_600
/** Failures in a row after which the stream counts as not to be had. */
const OFF_AFTER = 3

type ListenerWorld = Pick<World, 'monotonic' | 'random' | 'timer' | 'net' | 'log'>

export interface Listening {
  /** False where streams do not come through: then only polling tells what is new. */
  isOn(): boolean
  stop: Cancel
}

/**
 * @param url of the event stream, from configuration
 * @param onSize is told what the other side claims; nobody has checked it
 */
export function listen(world: ListenerWorld, url: string, onSize: (size: number) => void): Listening {
  const listener = new Listener(world, url, onSize)
  listener.begin()
  return { isOn: () => listener.isOn, stop: () => listener.stop() }
}

class Listener {
  readonly #world: ListenerWorld
  readonly #url: string
  readonly #onSize: (size: number) => void
  #isStopped = false
  #isOn = false
  /** In a row. */
  #failures = 0
  #isGood = false
  /** Ends the stream, or the wait for the next one. */
  #end: Cancel = () => {}

  constructor(world: ListenerWorld, url: string, onSize: (size: number) => void) {
    this.#world = world
    this.#url = url
    this.#onSize = onSize
  }

  get isOn(): boolean {
    return this.#isOn
  }

  begin(): void {
    // Not at once: a party that was just started has better things to do, and others were started with it.
    if (this.#world.net.stream !== undefined) this.#end = this.#world.timer(this.#draw(RETURN_MS), () => this.#open())
  }

  stop(): void {
    this.#isStopped = true
    this.#end()
  }

  #open(): void {
    this.#end = connect(this.#world, this.#url, {
      heard: (sizes, isGood) => this.#heard(sizes, isGood),
      over: (code, waitMs) => this.#over(code, waitMs),
    })
  }

  #heard(sizes: readonly number[], isGood: boolean): void {
    if (isGood) this.#failures = 0
    this.#isGood = isGood
    this.#set(true)
    const newest = sizes.at(-1)
    if (newest !== undefined) this.#onSize(newest)
  }

  #over(code: string, waitMs: number): void {
    if (this.#isStopped) return
    if (!this.#isGood) this.#failures++
    this.#isGood = false
    if (this.#failures >= OFF_AFTER) this.#set(false, code)
    const longest = Math.min(BACKOFF_MS.longest, BACKOFF_MS.first * 2 ** this.#failures)
    const delay = this.#failures === 0 ? this.#draw(RETURN_MS) : longest / 2 + this.#draw(longest / 2)
    // Whoever is told to wait waits up to twice as long: a thousand were told the same.
    this.#end = this.#world.timer(Math.max(delay, waitMs + this.#draw(waitMs)), () => this.#open())
  }

  #set(isOn: boolean, code?: string): void {
    if (this.#isOn === isOn) return
    this.#isOn = isOn
    this.#world.log.info('wake-up', { kind: isOn ? 'on' : 'off', ...(code === undefined ? {} : { code }) })
  }

  #draw(ms: number): number {
    return randomBelow(this.#world, Math.max(1, Math.round(ms)))
  }
}

interface Hearer {
  heard(sizes: readonly number[], isGood: boolean): void
  /** Once, and never in the call that opens. @param waitMs what the other side asks for */
  over(code: string, waitMs: number): void
}

/** One stream under its time limits. @returns ends it without a word */
function connect({ net, monotonic, timer }: ListenerWorld, url: string, hearer: Hearer): Cancel {
  const events = new SizeEvents()
  let openedAt = monotonic()
  let isOver = false
  let [close, unwatch]: [Cancel, Cancel] = [() => {}, () => {}]
  const end = (): void => {
    isOver = true
    unwatch()
    close()
  }
  const fail = (code: string, waitMs = 0): void => {
    if (isOver) return
    end()
    hearer.over(code, waitMs)
  }
  const watch = (ms: number): void => {
    unwatch()
    unwatch = timer(ms, () => fail('NET_TIMEOUT'))
  }
  const open: NetStreamReader['open'] = (status, headers) => {
    if (isOver) return
    const isStream = status === 200 && headers['content-type']?.split(';')[0] === EVENTS_CONTENT_TYPE
    if (!isStream) return fail('SOURCE_FAILED', retryAfterMs(headers))
    openedAt = monotonic()
    watch(SILENCE_MS)
  }
  const bytes: NetStreamReader['bytes'] = (piece) => {
    if (isOver) return
    const sizes = events.push(piece)
    if (sizes === undefined) return fail('SOURCE_FAILED')
    watch(SILENCE_MS)
    hearer.heard(sizes, monotonic() - openedAt >= GOOD_MS)
  }
  watch(OPEN_MS)
  close = net.stream?.({ url, headers: { accept: EVENTS_CONTENT_TYPE } }, { open, bytes, end: (code) => fail(code ?? 'NET_CLOSED') }) ?? close
  return end
}

function retryAfterMs(headers: Readonly<Record<string, string>>): number {
  const text = headers['retry-after'] ?? ''
  return /^[0-9]{1,6}$/.test(text) ? Math.min(RETRY_AFTER_MAX_S, Number(text)) * 1_000 : 0
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * A whole federation in one process: virtual time, seeded chance and a network of functions.
 *
 * ```
 * const federation = virtualFederation({ seed: 'a' })
 * const hub = federation.party('hub')            // a World: shared clock and network, own chance, own log
 * federation.host('http://hub.test', hubApp)     // { fetch(request) }, such as a hono app
 * await federation.advance(15 * 60_000)          // fires what is due, in order, and lets each come to rest
 * hub.lines                                      // what the hub logged
 * ```
 * `advance` waits for real work (files, thread pool) that a timer or a request began, but never for work that itself waits for virtual time.
 * Nothing here looks at the real clock: what is fired when depends on the calls alone.
 *
 * @module
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { concat } from '@ncv/protocol/bytes.ts'
import type { Cancel, Instant, Log, LogEvent, LogFields, Net, NetRequest, NetResponse, World } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'

export interface VirtualApp {
  fetch(request: Request): Response | Promise<Response>
}

/** `hang`: the connection stands, no answer ever comes. `cut`: the request arrives and is worked on, its answer is lost. */
export type Fault = 'refuse' | 'hang' | 'cut'

export interface LoggedLine {
  readonly at: Instant
  readonly level: 'info' | 'warn' | 'error'
  readonly event: LogEvent
  readonly fields: LogFields
}

/** One party's view: the federation's clock and network, its own chance and log. */
export interface VirtualWorld extends World {
  readonly name: string
  readonly lines: readonly LoggedLine[]
  /** How often `event` was logged. */
  logged(event: LogEvent): number
}

/** What went over the virtual wire, in order of sending. */
export interface Exchange {
  readonly at: Instant
  readonly from: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly requestBody: Uint8Array
  /** Absent until answered, and where no answer came. */
  status?: number
  replyBody?: Uint8Array
}

export interface VirtualFederation {
  now(): Instant
  party(name: string): VirtualWorld
  /** Answers for everything below `base` (scheme, host, port), until `unhost`. */
  host(base: string, app: VirtualApp): void
  unhost(base: string): void
  /** Breaks the way to `base` (for one party alone where `from` is given) until `mend`. */
  break(base: string, fault: Fault, from?: string): void
  mend(base: string, from?: string): void
  /** Moves the clock on and fires every timer that falls due, each one at its own instant. */
  advance(ms: number): Promise<void>
  /** Waits until nothing runs any more without the clock moving. */
  settle(): Promise<void>
  readonly exchanges: readonly Exchange[]
  /** What timers threw; a World swallows it, a test should look. */
  readonly failures: readonly unknown[]
}

/** Monday, 5 January 2026, 06:00 UTC. */
export const VIRTUAL_START: Instant = Date.UTC(2026, 0, 5, 6)

const MAX_FIRINGS = 200_000
/** Turns of the event loop without any new work after which what is left is taken to wait for virtual time. */
const QUIET_TURNS = 12
const DEFAULT_TIMEOUT_MS = 30_000
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024

export function virtualFederation({ seed = 'ncv', start = VIRTUAL_START } = {}): VirtualFederation {
  const work = trackedWork()
  const failures: unknown[] = []
  const clock = virtualClock(start, work, failures)
  const network = virtualNetwork(clock, work)
  const parties = new Map<string, VirtualWorld>()
  return {
    now: clock.now,
    party(name) {
      const known = parties.get(name) ?? virtualParty(name, seed, start, clock, network)
      parties.set(name, known)
      return known
    },
    host: (base, app) => void network.apps.set(new URL(base).origin, app),
    unhost: (base) => void network.apps.delete(new URL(base).origin),
    break: (base, fault, from) => void network.faults.set(faultKey(base, from), fault),
    mend: (base, from) => void network.faults.delete(faultKey(base, from)),
    advance: clock.advance,
    settle: work.settle,
    exchanges: network.exchanges,
    failures,
  }
}

/** Reproducible bytes: SHA-256 over seed and counter. */
export function seededRandom(seed: string): (length: number) => Uint8Array {
  let counter = 0
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => createHash('sha256').update(`${seed}\0${counter++}`).digest())
    return concat(...blocks).slice(0, length)
  }
}

function virtualParty(name: string, seed: string, start: Instant, clock: VirtualClock, network: VirtualNetwork): VirtualWorld {
  const lines: LoggedLine[] = []
  const level =
    (is: LoggedLine['level']) =>
    (event: LogEvent, fields: LogFields = {}) => {
      lines.push({ at: clock.now(), level: is, event, fields })
    }
  const log: Log = { info: level('info'), warn: level('warn'), error: level('error') }
  return {
    name,
    lines,
    logged: (event) => lines.filter((line) => line.event === event).length,
    now: clock.now,
    monotonic: () => clock.now() - start,
    random: seededRandom(`${seed}\0${name}`),
    timer: (delayMs, run) => clock.timer(delayMs, run, log),
    net: network.from(name),
    log,
  }
}

// Work in progress.

interface WorkItem {
  readonly within: WorkItem | undefined
  /** Virtual timers that this work, or work begun by it, has set and that have not fired. */
  timers: number
  isDone: boolean
}

interface TrackedWork {
  /** Runs `run` as work that `settle` waits for. */
  track<T>(run: () => T | Promise<T>): Promise<T>
  /** Counts a timer for all work that is being done here; the result takes it off again. */
  countTimer(): () => void
  settle(): Promise<void>
}

function trackedWork(): TrackedWork {
  const current = new AsyncLocalStorage<WorkItem>()
  const items = new Set<WorkItem>()
  let begun = 0
  return {
    async track(run) {
      const item: WorkItem = { within: current.getStore(), timers: 0, isDone: false }
      items.add(item)
      begun++
      try {
        return await current.run(item, async () => run())
      } finally {
        item.isDone = true
        items.delete(item)
        begun++
      }
    },
    countTimer() {
      const chain: WorkItem[] = []
      for (let item = current.getStore(); item !== undefined; item = item.within) chain.push(item)
      for (const item of chain) item.timers++
      begun++
      return () => {
        for (const item of chain.splice(0)) item.timers--
      }
    },
    async settle() {
      for (let quiet = 0, seen = begun; quiet < QUIET_TURNS; quiet++) {
        await nextTurn()
        const isBusy = [...items].some((item) => item.timers === 0)
        if (begun !== seen || isBusy) quiet = 0
        seen = begun
      }
    },
  }
}

// Time.

interface VirtualTimer {
  readonly due: Instant
  readonly order: number
  readonly fire: () => Promise<void>
}

interface VirtualClock {
  now(): Instant
  timer(delayMs: number, run: () => void | Promise<void>, log: Log): Cancel
  /** Resolves when the clock has moved on by `delayMs`; the second value cancels. */
  deadline(delayMs: number): { readonly passed: Promise<void>; readonly cancel: Cancel }
  advance(ms: number): Promise<void>
}

function virtualClock(start: Instant, work: TrackedWork, failures: unknown[]): VirtualClock {
  let now = start
  let order = 0
  const timers = new Set<VirtualTimer>()

  function set(delayMs: number, fire: () => Promise<void>): Cancel {
    const uncount = work.countTimer()
    const done = () => {
      timers.delete(timer)
      uncount()
    }
    const timer: VirtualTimer = {
      due: now + Math.max(0, Math.ceil(delayMs)),
      order: order++,
      fire: () => {
        done()
        return fire()
      },
    }
    timers.add(timer)
    return done
  }

  async function advance(ms: number): Promise<void> {
    const target = now + ms
    await work.settle()
    for (let fired = 0; ; fired++) {
      const next = [...timers].filter((timer) => timer.due <= target).sort((a, b) => a.due - b.due || a.order - b.order)[0]
      if (next === undefined) break
      if (fired >= MAX_FIRINGS) throw new Error(`more than ${MAX_FIRINGS} timers in one step: something sets itself without delay`)
      now = next.due
      void next.fire()
      await work.settle()
    }
    now = target
  }

  return {
    now: () => now,
    timer: (delayMs, run, log) =>
      set(delayMs, () =>
        work.track(run).catch((failure: unknown) => {
          failures.push(failure)
          log.error('internal-error', { kind: 'timer' })
        }),
      ),
    deadline(delayMs) {
      const { promise, resolve } = Promise.withResolvers<void>()
      return { passed: promise, cancel: set(delayMs, async () => resolve()) }
    },
    advance,
  }
}

// Network.

interface VirtualNetwork {
  readonly apps: Map<string, VirtualApp>
  readonly faults: Map<string, Fault>
  readonly exchanges: Exchange[]
  from(party: string): Net
}

function faultKey(base: string, from = '*'): string {
  return `${from} ${new URL(base).origin}`
}

function virtualNetwork(clock: VirtualClock, work: TrackedWork): VirtualNetwork {
  const apps = new Map<string, VirtualApp>()
  const faults = new Map<string, Fault>()
  const exchanges: Exchange[] = []

  async function request(from: string, wanted: NetRequest): Promise<NetResponse> {
    const { host, origin } = new URL(wanted.url)
    const exchange: Exchange = {
      at: clock.now(),
      from,
      method: wanted.method,
      url: wanted.url,
      headers: wanted.headers ?? {},
      requestBody: wanted.body ?? new Uint8Array(),
    }
    exchanges.push(exchange)
    const fault = faults.get(faultKey(origin, from)) ?? faults.get(faultKey(origin))
    const app = apps.get(origin)
    if (fault === 'hang') {
      const ms = wanted.timeoutMs ?? DEFAULT_TIMEOUT_MS
      await clock.deadline(ms).passed
      throw new RuntimeError('NET_TIMEOUT', { host, ms })
    }
    if (app === undefined || fault === 'refuse') throw new RuntimeError('NET_UNREACHABLE', { host, reason: 'ECONNREFUSED' })
    const reply = await work.track(() => answer(app, wanted))
    if (fault === 'cut') throw new RuntimeError('NET_UNREACHABLE', { host, reason: 'ECONNRESET' })
    const limit = wanted.maxBytes ?? DEFAULT_MAX_BYTES
    if (reply.body.length > limit) throw new RuntimeError('NET_TOO_LARGE', { host, limit })
    exchange.status = reply.status
    exchange.replyBody = reply.body
    return reply
  }

  return { apps, faults, exchanges, from: (party) => ({ request: (wanted) => request(party, wanted) }) }
}

async function answer(app: VirtualApp, wanted: NetRequest): Promise<NetResponse> {
  const body = wanted.body === undefined ? null : new Uint8Array(wanted.body)
  const reply = await app.fetch(new Request(wanted.url, { method: wanted.method, headers: { ...wanted.headers }, body }))
  return { status: reply.status, headers: Object.fromEntries(reply.headers), body: new Uint8Array(await reply.arrayBuffer()) }
}

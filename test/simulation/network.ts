// SPDX-License-Identifier: EUPL-1.2
/**
 * A network that delays, loses, doubles and reorders, cuts off replies, and lets through in one direction only.
 *
 * Both halves of an exchange are events of their own: between them everything else may happen, a crash of either side too.
 *
 * @module
 */
import type { Net, NetRequest, NetResponse } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { Chance } from './chance.ts'
import type { Scheduler } from './scheduler.ts'

/** One life of a party, from its start to its crash. */
export interface Life {
  readonly party: string
  isOver: boolean
}

export interface App {
  fetch(request: Request): Response | Promise<Response>
}

/** What the checker and the trace see. */
export interface Watcher {
  asked(from: string, to: string, request: NetRequest): void
  answered(from: string, to: string, request: NetRequest, reply: NetResponse): void
}

/** A planted fault may stand between two parties: it answers itself, or leaves it to the right one. */
export type Interloper = (from: string, to: string, request: NetRequest) => NetResponse | NetRequest

export interface Network {
  host(origin: string, app: App, life: Life): void
  from(life: Life): Net
  /** Cuts one direction between two parties. */
  cut(from: string, to: string): void
  mend(from: string, to: string): void
  /** No faults any more. */
  heal(): void
  interloper: Interloper | undefined
  /** Asked before a request leaves; false: it never does, for its party died. */
  mayLeave: (life: Life) => boolean
  /** Lets the requests of the last event leave, in an order that does not depend on the thread pool. */
  flush(): void
}

interface Leaving {
  readonly life: Life
  readonly wanted: NetRequest
  readonly resolve: (reply: NetResponse) => void
  readonly reject: (error: unknown) => void
}

interface Hosted {
  readonly app: App
  readonly life: Life
}

const DEFAULT_TIMEOUT_MS = 30_000
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024

interface Fate {
  readonly isLost: boolean
  readonly isReplyCut: boolean
  readonly isDoubled: boolean
  readonly thereMs: number
  readonly backMs: number
}

export function faultyNetwork(scheduler: Scheduler, chance: Chance, watcher: Watcher): Network {
  const hosts = new Map<string, Hosted>()
  const cuts = new Set<string>()
  const leaving: Leaving[] = []
  let isHealed = false
  const network: Network = {
    host: (origin, app, life) => void hosts.set(origin, { app, life }),
    from: (life) => ({
      request: (wanted) => new Promise((resolve, reject) => void leaving.push({ life, wanted, resolve, reject })),
    }),
    cut: (from, to) => void cuts.add(`${from} ${to}`),
    mend: (from, to) => void cuts.delete(`${from} ${to}`),
    heal() {
      isHealed = true
      cuts.clear()
    },
    interloper: undefined,
    mayLeave: () => true,
    flush() {
      if (leaving.length === 0) return
      const sorted = leaving.splice(0).map((each) => ({ each, name: nameOf(each) }))
      for (const { each } of sorted.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) send(each)
    },
  }

  function delay(): number {
    if (isHealed) return chance.between(1, 20)
    return chance.isTrue(0.1) ? chance.between(500, 12_000) : chance.between(1, 400)
  }

  function drawFate(): Fate {
    const happens = (probability: number): boolean => chance.isTrue(probability) && !isHealed
    return { isLost: happens(0.06), isReplyCut: happens(0.06), isDoubled: happens(0.05), thereMs: delay(), backMs: delay() }
  }

  function send({ life, wanted, resolve, reject }: Leaving): void {
    // The dead wait for ever.
    if (life.isOver || !network.mayLeave(life)) return
    const { host, origin } = new URL(wanted.url)
    const to = hosts.get(origin)?.life.party ?? host
    watcher.asked(life.party, to, wanted)
    const settle = (run: () => void): void => {
      cancel()
      if (!life.isOver) run()
    }
    const ms = wanted.timeoutMs ?? DEFAULT_TIMEOUT_MS
    const cancel = scheduler.set(life.party, ms, () => settle(() => reject(new RuntimeError('NET_TIMEOUT', { host, ms }))))
    const refuse = (reason: string) => settle(() => reject(new RuntimeError('NET_UNREACHABLE', { host, reason })))
    const fate = drawFate()

    const back = (run: () => void): void => {
      if (cuts.has(`${to} ${life.party}`)) return
      scheduler.set(life.party, fate.backMs, run)
    }
    const deliver = async (isCopy: boolean): Promise<void> => {
      const hosted = hosts.get(origin)
      if (hosted === undefined || hosted.life.isOver) {
        if (!isCopy) back(() => refuse('ECONNREFUSED'))
        return
      }
      const reply = await answer(hosted.app, life.party, to, wanted)
      if (hosted.life.isOver) return
      watcher.answered(life.party, to, wanted, reply)
      if (isCopy) return
      if (fate.isReplyCut) return back(() => refuse('ECONNRESET'))
      if (reply.body.length > (wanted.maxBytes ?? DEFAULT_MAX_BYTES)) return back(() => refuse('too large'))
      back(() => settle(() => resolve(reply)))
    }
    if (!fate.isLost && !cuts.has(`${life.party} ${to}`)) {
      scheduler.set(to, fate.thereMs, () => deliver(false))
      if (fate.isDoubled) scheduler.set(to, fate.thereMs + delay(), () => deliver(true))
    }
  }

  async function answer(app: App, from: string, to: string, wanted: NetRequest): Promise<NetResponse> {
    const changed = network.interloper?.(from, to, wanted) ?? wanted
    if ('status' in changed) return changed
    const body = changed.body === undefined ? null : new Uint8Array(changed.body)
    const reply = await app.fetch(new Request(changed.url, { method: changed.method, headers: { ...changed.headers }, body }))
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: new Uint8Array(await reply.arrayBuffer()) }
  }

  return network
}

function nameOf({ life, wanted }: Leaving): string {
  return `${life.party} ${wanted.method} ${wanted.url} ${Buffer.from(wanted.body ?? []).toString('latin1')}`
}

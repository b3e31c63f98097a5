// SPDX-License-Identifier: EUPL-1.2
/**
 * The real {@link World}: the system's clock, randomness, timers and network. The one place in the project that touches them.
 *
 * @module
 */
import type { Cancel, Log, World } from '@ncv/protocol/world.ts'
import type { Environment, RealNet } from './real-net.ts'
import { realNet } from './real-net.ts'

export interface RealWorldOptions {
  readonly log: Log
  /** Shifts `now()`, for tests of a wrong clock (`NCV_CLOCK_OFFSET`); durations are not touched. */
  readonly clockOffsetMs?: number
  /** For the proxy variables; the process's own where absent. */
  readonly env?: Environment
}

/** Dispose it last: it closes idle connections and cancels timers. */
export interface RealWorld extends World, AsyncDisposable {
  readonly net: RealNet
}

/** `setTimeout` fires at once beyond 2^31 - 1 milliseconds (25 days). */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1
/** `getRandomValues` refuses more at once. */
const RANDOM_CHUNK = 65_536

export function realWorld({ log, clockOffsetMs = 0, env = process.env }: RealWorldOptions): RealWorld {
  const net = realNet(env)
  const pending = new Set<Cancel>()
  return {
    now: () => Date.now() + clockOffsetMs,
    monotonic: () => performance.now(),
    random: randomBytes,
    timer: (delayMs, run) => startTimer(delayMs, run, log, pending),
    net,
    log,
    async [Symbol.asyncDispose]() {
      for (const cancel of [...pending]) cancel()
      await net[Symbol.asyncDispose]()
    },
  }
}

/** The system's wall clock with an offset, for what is made before a world exists (the log). */
export function systemClock(clockOffsetMs = 0): () => number {
  return () => Date.now() + clockOffsetMs
}

/** Cryptographically secure bytes from the operating system. */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let offset = 0; offset < length; offset += RANDOM_CHUNK) {
    crypto.getRandomValues(bytes.subarray(offset, Math.min(offset + RANDOM_CHUNK, length)))
  }
  return bytes
}

function startTimer(delayMs: number, run: () => void | Promise<void>, log: Log, pending: Set<Cancel>): Cancel {
  const deadline = performance.now() + Math.max(0, delayMs)
  let handle: NodeJS.Timeout
  const cancel = () => {
    clearTimeout(handle)
    pending.delete(cancel)
  }
  const wait = () => {
    const left = deadline - performance.now()
    handle = left > LONGEST_TIMEOUT_MS ? setTimeout(wait, LONGEST_TIMEOUT_MS) : setTimeout(fire, Math.max(0, left))
  }
  const fire = async () => {
    pending.delete(cancel)
    try {
      await run()
    } catch {
      log.error('internal-error', { kind: 'timer' })
    }
  }
  pending.add(cancel)
  wait()
  return cancel
}

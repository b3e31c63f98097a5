// SPDX-License-Identifier: EUPL-1.2
/**
 * When the mirror looks at the hub: in its own rhythm, and at once when the hub says that the log has grown.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'
import { EVENTS_PATH } from '@ncv/protocol/wake-up/event-stream.ts'
import { listen } from '@ncv/protocol/wake-up/listener.ts'
import { Waker } from '@ncv/protocol/wake-up/waker.ts'
import type { Cancel, World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import type { Mirror } from './mirror.ts'

/** There is one mirror, or few: none needs to wait for the others. */
const SPREAD_MS = 50
const GAP_MS = 250

export interface Polling {
  /** Code of what the last poll ended with, where it failed. */
  refusal(): string | undefined
  stop: Cancel
}

/** @param onServed is told the size of what is served after each look */
export function startPolling(world: World, mirror: Mirror, hubUrl: string, pollMs: number, onServed: (size: number) => void): Polling {
  let refusal: string | undefined
  let isOpen = false
  let isStopped = false
  let cancel: Cancel = () => {}
  let running: Promise<void> | undefined
  const look = async (): Promise<void> => {
    try {
      if (!isOpen) await mirror.open()
      isOpen = true
      await mirror.poll()
      refusal = undefined
    } catch (error) {
      const code = error instanceof CodedError ? error.code : 'INTERNAL'
      // Once for each change: a hub that is away for a night is one line.
      if (code !== refusal && !isStopped) logRefusal(world, error, code, mirror.served?.size ?? 0)
      refusal = code
    }
    if (mirror.served !== undefined) onServed(mirror.served.size)
  }
  const poll = async (): Promise<void> => {
    cancel()
    running ??= look().finally(() => {
      running = undefined
      // A quarter more or less, so that parties that started together do not ask together.
      if (!isStopped) cancel = world.timer(Math.floor(pollMs * 0.75) + randomBelow(world, Math.ceil(pollMs / 2) + 1), poll)
    })
    await running
  }
  cancel = world.timer(0, poll)
  const options = { size: () => mirror.served?.size ?? 0, look: poll, spreadMs: SPREAD_MS, gapMs: Math.min(GAP_MS, pollMs), gapMaxMs: pollMs }
  const waker = new Waker(world, options)
  const listening = listen(world, `${hubUrl}/${EVENTS_PATH}`, (size) => waker.claim(size))
  return {
    refusal: () => refusal,
    stop() {
      isStopped = true
      cancel()
      listening.stop()
      waker.stop()
    },
  }
}

function logRefusal({ log }: World, error: unknown, code: string, size: number): void {
  const isUnreachable = code.startsWith('NET_') || code === 'HUB_STATUS'
  if (!(error instanceof CodedError)) log.error('internal-error', { kind: 'mirror' })
  else if (isUnreachable) log.warn('feed-unreachable', { code, size })
  else log.error('feed-refused', { code, size })
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Looks at the log soon after it has grown, because the mirror said so (ncv-log, section 8).
 *
 * Only where the log is read anyway is listened: an open connection is presence data as each look is. What is claimed there is no more
 * than a reason to look; the feed goes on polling as if nobody had ever said anything.
 *
 * @module
 */
import { EVENTS_PATH } from '@ncv/protocol/wake-up/event-stream.ts'
import { listen } from '@ncv/protocol/wake-up/listener.ts'
import { Waker } from '@ncv/protocol/wake-up/waker.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { LogStore } from '../store/log-store.ts'
import type { Feed } from './feed.ts'
import type { Repeating } from './repeat.ts'

/** A thousand nodes hear of it in one instant, and one mirror answers them all. */
const SPREAD_MS = 2_000
const GAP_MS = 1_000

/** @param mirrorUrl from configuration, without a slash at the end */
export function startWakeUp(world: World, feed: Feed, log: LogStore, mirrorUrl: string, pollMs: number): Repeating {
  let looking: Promise<unknown> = Promise.resolve()
  const look = (): Promise<unknown> => {
    looking = feed.poll()
    return looking
  }
  const waker = new Waker(world, {
    size: () => log.size(),
    look,
    spreadMs: Math.min(SPREAD_MS, pollMs),
    gapMs: Math.min(GAP_MS, pollMs),
    gapMaxMs: pollMs,
  })
  const listening = listen(world, `${mirrorUrl}/${EVENTS_PATH}`, (size) => waker.claim(size))
  return {
    async stop() {
      listening.stop()
      waker.stop()
      await looking
    },
  }
}

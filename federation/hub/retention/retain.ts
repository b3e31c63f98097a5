// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's retention job, once a day and on request.
 *
 * @module
 */
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { PurgeParams } from '@ncv/protocol/retention/rule.ts'
import type { RetentionLine, RetentionRun } from '@ncv/runtime/retention.ts'
import type { LogStore } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'

const DAY_MS = 86_400_000

type Keeper = Pick<Hub, 'log' | 'opened' | 'registry' | 'retention' | 'world'>

export function retain(hub: Keeper, run: RetentionRun): RetentionLine[] {
  const lines = hub.retention.run(paramsOf(hub), run)
  const deleted = lines.reduce((sum, line) => sum + line.deleted, 0)
  if (deleted > 0) hub.world.log.info('retention-done', { count: deleted })
  return lines
}

/** Whatever is due, once a day; does nothing the rest of the day. */
export function retainDaily(hub: Keeper): void {
  if (hub.retention.isFirstOf(Math.floor(hub.world.now() / DAY_MS))) retain(hub, { isDry: false, hasConsent: false, lang: 'en' })
}

function paramsOf({ log, opened: { genesis }, registry, world }: Keeper): PurgeParams {
  const now = world.now()
  const before = now - registry.rules.retentionDays * DAY_MS
  // Tokens of a period count in the next one as well.
  return { before, index: indexBefore(log, before), period: periodAt(genesis, before) - 2, dead: periodAt(genesis, now) - 2 }
}

/** Entries below this index were sequenced before; the times of a log grow with it. */
function indexBefore(log: Pick<LogStore, 'size' | 'entry'>, before: number): number {
  let [low, high] = [0, log.size()]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const bytes = log.entry(middle)
    if (bytes !== undefined && parseEntry(bytes).time < before) low = middle + 1
    else high = middle
  }
  return low
}

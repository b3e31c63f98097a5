// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's retention job: once a day by itself, and on request. Incidents go only when a person says so.
 *
 * @module
 */
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { RetentionLine, RetentionRun } from '@ncv/runtime/retention.ts'
import type { Repeating } from '../link/repeat.ts'
import { repeat } from '../link/repeat.ts'
import type { Stores } from '../store/stores.ts'

const DAY_MS = 86_400_000
/** Questions are open for weeks, and their answers are compared with the results for some more. */
const ANSWERS_MIN_MS = 90 * DAY_MS

type Keeper = Pick<Stores, 'retention' | 'reviews'>

export function retain(stores: Keeper, { rules }: Pick<Registry, 'rules'>, world: Pick<World, 'now' | 'log'>, run: RetentionRun): RetentionLine[] {
  const now = world.now()
  const before = now - rules.retentionDays * DAY_MS
  const incidents = run.isDry || !run.hasConsent ? [] : stores.retention.dueIncidents(before)
  const lines = stores.retention.run(before, Math.min(before, now - ANSWERS_MIN_MS), run)
  for (const id of incidents) stores.reviews.put(id, [])
  const deleted = lines.reduce((sum, line) => sum + line.deleted, 0)
  if (deleted > 0) world.log.info('retention-done', { count: deleted })
  return lines
}

/** Every day, beginning an hour after the start: whoever looks first sees what there is. */
export function startRetention(stores: Keeper, registry: Pick<Registry, 'rules'>, world: World): Repeating {
  let isFirst = true
  return repeat(
    world,
    'retention',
    () => {
      const ms = isFirst ? DAY_MS / 24 : DAY_MS
      isFirst = false
      return ms
    },
    async () => void retain(stores, registry, world, { isDry: false, hasConsent: false, lang: 'en' }),
  )
}

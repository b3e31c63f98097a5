// SPDX-License-Identifier: EUPL-1.2
/**
 * The daily list in the log: roots of the batches that were received, marks of what was accepted (ncv-submission, section 9).
 *
 * A day on which nothing came is listed as well: a hub that says nothing is seen. A list takes all that waits, so whatever was confirmed before its day
 * was over stands in it or in an earlier one.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import type { Intake } from '@ncv/protocol/message/intake.ts'
import { listDay, partsOfList } from '@ncv/protocol/submission/daily-list.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { FederationError } from '../../errors.ts'
import type { PendingEntry } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'
import { compose } from '../publish/compose.ts'

/** The oldest slot whose batches are still taken: no token of an earlier one counts any more. */
export function oldestSlot({ createdAt, timing }: Genesis, now: Instant): number {
  return slotAt({ createdAt, timing }, now - 2 * timing.periodMs - timing.maxHoldMs)
}

/** Lists what came in since the last list, if a day is over since. The hub may sign. Answers whether there was one to make. */
export async function publishDailyList(hub: Hub): Promise<boolean> {
  const { genesis } = hub.opened
  const now = hub.world.now()
  const day = listDay(genesis, now)
  if (day < 0 || day <= hub.ledger.listedThrough() || hub.log.restoredAt() !== undefined) return false
  const unlisted = hub.ledger.unlisted()
  const parts = partsOfList(day, unlisted, hub.world)
  const entry = (part: Intake) => (): PendingEntry => {
    // The time of the entry says its day to those who cannot open it. One that waited for so long is made anew.
    if (listDay(genesis, hub.world.now()) !== day) throw new FederationError('HUB_WAITING', {})
    return compose(hub, {
      kind: 'intake',
      tlp: 'TLP:GREEN',
      terms: 'federation',
      payload: part as unknown as Value,
      alongside: () => hub.ledger.setListed(day, part.part === 1 ? unlisted : { batches: [], marks: [] }),
    })
  }
  await hub.sequencer.append(parts.map(entry))
  hub.ledger.forgetBatches(oldestSlot(genesis, now))
  hub.world.log.info('intake-listed', { count: unlisted.batches.length })
  return true
}

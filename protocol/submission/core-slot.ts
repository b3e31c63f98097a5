// SPDX-License-Identifier: EUPL-1.2
/**
 * Core slots: those in which nearly every node is up, Monday to Friday 9 to 15 on the wall in Germany, not on public holidays of Lower
 * Saxony (ncv-submission, section 6).
 *
 * A follow-up comes from one house of which the hub knows something already. In a slot in which few send, that they were up would add to it.
 *
 * @module
 */
import { localTimeOf, weekdayOf } from '../calendar/local-time.ts'
import { isPublicHoliday } from '../calendar/public-holidays.ts'
import { slotStart } from '../membership/period.ts'
import type { Genesis } from '../message/genesis.ts'
import type { Instant } from '../world.ts'

const HOUR_MS = 3_600_000
const FROM_MS = 9 * HOUR_MS
const TO_MS = 15 * HOUR_MS
const FRIDAY = 5
/** Whose slots are shorter has no office hours: a demonstration, a test. */
const SHORT_MS = 60_000

/** Whether the whole slot lies in core time. */
export function isCoreSlot(clock: Pick<Genesis, 'createdAt' | 'timing'>, slot: number): boolean {
  const { slotMs } = clock.timing
  if (slotMs < SHORT_MS) return true
  const start = slotStart(clock, slot)
  return isCoreTime(start) && isCoreTime(start + slotMs - 1)
}

function isCoreTime(at: Instant): boolean {
  const local = localTimeOf(at)
  return local.ms >= FROM_MS && local.ms < TO_MS && weekdayOf(local) <= FRIDAY && !isPublicHoliday(local)
}

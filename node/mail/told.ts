// SPDX-License-Identifier: EUPL-1.2
/**
 * What the house's people have been told, so that nothing is told twice and nothing is left out.
 *
 * @module
 */
import { MailAbsence } from '@ncv/protocol/admin/mail-routes.ts'
import { z } from 'zod'

const Instant = z.int()

/** Something urgent that nobody has looked at yet. */
const Watched = z.object({ asset: z.string(), advisory: z.string(), cve: z.string(), index: Instant, at: Instant })
export type Watched = z.infer<typeof Watched>

const ToldAlarm = z.object({ index: Instant, at: Instant, isEscalated: z.boolean() })
export type ToldAlarm = z.infer<typeof ToldAlarm>

export const TOLD = z.object({
  /** When mails were switched on: what was there before is not news. 0: never. */
  since: Instant,
  /** Urgent matches are told up to here; and when the last mail about them was written. */
  urgentUntil: Instant,
  urgentAt: Instant,
  /** The digest has told up to here; and its last day. */
  digestUntil: Instant,
  digestDay: z.string(),
  /** That something waits is told up to here; and on which day last. */
  waitingUntil: Instant,
  waitingDay: z.string(),
  alarms: z.array(ToldAlarm),
  watched: z.array(Watched),
  absences: z.array(MailAbsence),
})
export type Told = z.infer<typeof TOLD>

export const NOTHING_TOLD: Told = {
  since: 0,
  urgentUntil: 0,
  urgentAt: 0,
  digestUntil: 0,
  digestDay: '',
  waitingUntil: 0,
  waitingDay: '',
  alarms: [],
  watched: [],
  absences: [],
}

/** From now on: what is there already is for the next digest's readers to look up, not to be told. */
export function toldFrom(before: Told, now: number, digestDay: string): Told {
  if (before.since > 0) return before
  return { ...before, since: now, urgentUntil: now, digestUntil: now, digestDay, waitingUntil: now }
}

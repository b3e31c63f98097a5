// SPDX-License-Identifier: EUPL-1.2
/**
 * The days of the daily list, how a list is cut into parts, and what must hold between lists (ncv-submission, section 9).
 *
 * A day is the seventh part of a period: 24 hours where the period is a week.
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'
import type { Genesis } from '../message/genesis.ts'
import type { Intake, ListedBatch } from '../message/intake.ts'
import { compareHashes, LISTED_BATCHES_MAX, LISTED_MARKS_MAX } from '../message/intake.ts'
import type { Instant, World } from '../world.ts'

type Clock = Pick<Genesis, 'createdAt' | 'timing'>

const DAYS_IN_PERIOD = 7
/** Marks are filled up to a multiple of this: the size of a body tells outsiders little of how much was accepted. */
export const MARKS_STEP = 32
/** Clocks differ: what came in so shortly before the end of a day may stand in the next list. */
const CLOCKS_MS = 120_000
/** Lists are kept for so many days: until then whoever was away finds what it sent. */
export const LISTS_KEPT_DAYS = 30

export function dayMs({ timing }: Pick<Clock, 'timing'>): number {
  return Math.max(1, Math.floor(timing.periodMs / DAYS_IN_PERIOD))
}

/** Negative before the genesis. */
export function dayAt(clock: Clock, now: Instant): number {
  return Math.floor((now - clock.createdAt) / dayMs(clock))
}

export function dayStart(clock: Clock, day: number): Instant {
  return clock.createdAt + day * dayMs(clock)
}

/** The day of a list that is made at this instant: the last one that is over. Of an entry, by its time; negative where no day is over yet. */
export function listDay(clock: Clock, time: Instant): number {
  return dayAt(clock, time) - 1
}

/** Whether what the hub had confirmed at this instant must stand in the list of this day, or in an earlier one. */
export function mustBeListed(clock: Clock, day: number, confirmed: Instant): boolean {
  return confirmed + Math.min(CLOCKS_MS, dayMs(clock)) <= dayStart(clock, day + 1)
}

/** The parts of a list, each of them a message. Marks are filled up with random ones, which nobody can tell from those of contributions. */
export function partsOfList(
  day: number,
  { batches, marks }: { readonly batches: readonly ListedBatch[]; readonly marks: readonly Uint8Array[] },
  world: Pick<World, 'random'>,
): Intake[] {
  const missing = (MARKS_STEP - (marks.length % MARKS_STEP)) % MARKS_STEP
  const fill = Array.from({ length: marks.length === 0 ? MARKS_STEP : missing }, () => world.random(32))
  const allMarks = [...marks, ...fill].sort(compareHashes)
  const allBatches = [...batches].sort((a, b) => compareHashes(a.root, b.root))
  const parts = Math.max(1, Math.ceil(allBatches.length / LISTED_BATCHES_MAX), Math.ceil(allMarks.length / LISTED_MARKS_MAX))
  return Array.from({ length: parts }, (_, i) => ({
    day,
    part: i + 1,
    parts,
    batches: allBatches.slice(i * LISTED_BATCHES_MAX, (i + 1) * LISTED_BATCHES_MAX),
    marks: allMarks.slice(i * LISTED_MARKS_MAX, (i + 1) * LISTED_MARKS_MAX),
  }))
}

/** Where a part stands in the log. */
export interface ListPlace extends Pick<Intake, 'day' | 'part' | 'parts'> {
  readonly index: number
}

/**
 * Between two lists that follow one another in the log, as far as the reader has read it.
 *
 * @throws ProtocolError `INTAKE_ORDER` where a day comes twice or goes back, or parts of a list do not stand one behind another
 */
export function assertFollows(before: ListPlace | undefined, { index, day, part, parts }: ListPlace): void {
  const isNewDay = before === undefined || day > before.day
  const goesOn = before !== undefined && day === before.day && parts === before.parts && part === before.part + 1 && index === before.index + 1
  if (part === 1 ? !isNewDay : !goesOn) throw new ProtocolError('INTAKE_ORDER', { day, part })
}

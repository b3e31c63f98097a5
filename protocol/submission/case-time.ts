// SPDX-License-Identifier: EUPL-1.2
/**
 * The clock of the reply board and of cases, the same at hub and node (ncv-board, sections 3 and 6).
 *
 *     board unit = a 168th of a period, an hour where that is a week; a second at least
 *     a case ends 30 days after the last reply, and not before 30 days after the last period in which its token was accepted
 *
 * @module
 */
import type { Genesis } from '../message/genesis.ts'
import type { Instant } from '../world.ts'
import { periodStart } from '../membership/period.ts'

type Clock = Pick<Genesis, 'createdAt' | 'timing'>

const UNITS_PER_PERIOD = 168
const UNIT_MIN_MS = 1_000
const UNIT_MAX_MS = 3_600_000
const DAY_MS = 86_400_000
/** How long files of the board are read, and how long a case goes on without a word. */
export const CASE_MS: number = 30 * DAY_MS

export function boardUnitMs({ timing }: Pick<Clock, 'timing'>): number {
  return Math.min(UNIT_MAX_MS, Math.max(UNIT_MIN_MS, Math.floor(timing.periodMs / UNITS_PER_PERIOD)))
}

/** Number of the board unit, from the genesis. What is written in one is published in a later one, with all the rest of it. */
export function boardUnitAt(clock: Clock, now: Instant): number {
  return Math.floor((now - clock.createdAt) / boardUnitMs(clock))
}

export function boardUnitStart(clock: Clock, unit: number): Instant {
  return clock.createdAt + unit * boardUnitMs(clock)
}

/** @param period of the contribution's token @param lastReply when the newest reply was published or read */
export function caseEnd(clock: Clock, period: number, lastReply: Instant = Number.NEGATIVE_INFINITY): Instant {
  return Math.max(periodStart(clock, period + 2), lastReply) + CASE_MS
}

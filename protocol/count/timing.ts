// SPDX-License-Identifier: EUPL-1.2
/**
 * When a question is open (ncv-count, section 3).
 *
 *     opens ── answers are sent ── closes ── boxes are still on their way ── final result
 *                                          └── maximum hold + two slots ──┘
 *
 * @module
 */
import { periodStart } from '../membership/period.ts'
import type { Genesis } from '../message/genesis.ts'
import type { Question } from '../message/count.ts'
import type { Instant } from '../world.ts'

type Clock = Pick<Genesis, 'createdAt' | 'timing'>

/** A question asks for so many periods where nothing else is said: 14 days. */
const USUAL_PERIODS = 2
/** A counting token lives so many periods after its own; so a question of its period ends before. */
const LAST_PERIODS = 3
/** A day of a period, which is a week. */
const DAYS = 7

export function usualClose({ timing }: Clock, opens: Instant): Instant {
  return opens + USUAL_PERIODS * timing.periodMs
}

/** The latest end of a question under the counting keys of this period. */
export function latestClose(clock: Clock, period: number): Instant {
  return periodStart(clock, period + LAST_PERIODS + 1)
}

/** What was sent before the question closed has arrived by then, or the relay could not deliver it. */
export function lastArrival({ timing }: Clock, { closes }: Pick<Question, 'closes'>): Instant {
  return closes + timing.maxHoldMs + 2 * timing.slotMs
}

/** 24 hours; in a demonstration, whose weeks are minutes, as much of them. */
export function dayMs({ timing }: Clock): number {
  return Math.max(1, Math.floor(timing.periodMs / DAYS))
}

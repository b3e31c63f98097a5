// SPDX-License-Identifier: EUPL-1.2
/**
 * When the stages of a named report are due.
 *
 *     initial   24 hours after the house became aware          hours run through nights, weekends and holidays, as § 31(6) VwVfG has it
 *     update    72 hours after that
 *     final     one month after the update was handed in, or was due; after the newest interim report where the incident lasts longer.
 *               A month ends with its last day, and where that is no working day, with the next one (§ 31(3) VwVfG)
 *
 * For bodies of the Land these periods bind; for all others they are recommended, unless the body has bound itself.
 *
 * @module
 */
import { addDays, instantOf, localTimeOf, weekdayOf } from '../calendar/local-time.ts'
import type { CalendarDay } from '../calendar/local-time.ts'
import { isPublicHoliday } from '../calendar/public-holidays.ts'
import type { MemberKind } from '../message/genesis.ts'
import type { DutyForce, DutyStage } from '../message/duty-report.ts'
import type { Instant } from '../world.ts'

const HOUR_MS = 3_600_000
export const INITIAL_MS: number = 24 * HOUR_MS
export const UPDATE_MS: number = 72 * HOUR_MS
const SATURDAY = 6

/** Stages that have a due date. */
export const DUE_STAGES = ['initial', 'update', 'final'] as const
export type DueStage = (typeof DUE_STAGES)[number]

export interface SentStage {
  readonly stage: DutyStage
  /** When the hub took it. */
  readonly at: Instant
}

/** `late`: sent, but after its time. */
export type DueState = 'open' | 'overdue' | 'sent' | 'late'

export interface StageDue {
  readonly stage: DueStage
  readonly dueAt: Instant
  /** Null where it was not sent; a final report stands for all that was left out. */
  readonly sentAt: Instant | null
  readonly state: DueState
}

/** What binds a member of this kind. */
export function dutyForceOf(kind: MemberKind, isCommitted: boolean): DutyForce {
  return kind === 'land' || isCommitted ? 'binding' : 'recommended'
}

/** The last instant of the month that begins with `from`, moved on to the end of a working day. */
export function monthAfter(from: Instant): Instant {
  const { year, month, day } = localTimeOf(from)
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const first = addDays({ year, month: month + 1, day: Math.min(day, lastOfNext) }, 0)
  let end: CalendarDay = first
  while (weekdayOf(end) >= SATURDAY || isPublicHoliday(end)) end = addDays(end, 1)
  return instantOf({ ...addDays(end, 1), ms: 0 }) - 1
}

/** Due dates of a report, in their order. @param sent in any order */
export function dutySchedule(knownAt: Instant, sent: readonly SentStage[], now: Instant): StageDue[] {
  const firstOf = (stage: DutyStage): Instant | undefined => earliest(sent.filter((each) => each.stage === stage))
  const final = firstOf('final')
  const update = firstOf('update')
  const interim = sent.filter(({ stage }) => stage === 'interim').reduce((latest, { at }) => Math.max(latest, at), 0)
  const due: Readonly<Record<DueStage, Instant>> = {
    initial: knownAt + INITIAL_MS,
    update: knownAt + UPDATE_MS,
    final: monthAfter(Math.max(update ?? knownAt + UPDATE_MS, interim)),
  }
  // Whoever says more has also said less: an update within a day is also the first word.
  const done: Readonly<Record<DueStage, Instant | undefined>> = {
    initial: earliest(sent),
    update: earliest(sent.filter(({ stage }) => stage !== 'initial')),
    final,
  }
  return DUE_STAGES.map((stage) => standing(stage, due[stage], done[stage], now))
}

/** The next stage that is not sent; undefined where the report is done. */
export function nextDue(schedule: readonly StageDue[]): StageDue | undefined {
  return schedule.find(({ sentAt }) => sentAt === null)
}

function earliest(sent: readonly SentStage[]): Instant | undefined {
  return sent.length === 0 ? undefined : Math.min(...sent.map(({ at }) => at))
}

function standing(stage: DueStage, dueAt: Instant, sentAt: Instant | undefined, now: Instant): StageDue {
  if (sentAt !== undefined) return { stage, dueAt, sentAt, state: sentAt > dueAt ? 'late' : 'sent' }
  return { stage, dueAt, sentAt: null, state: now > dueAt ? 'overdue' : 'open' }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Figures by week, for the situation page: what went out, what came in.
 *
 * The page is printed and handed on. So what members did is counted only where at least five did it, and of what came without a sender no day
 * is known that could be counted by: it stands in the week in which the period of its token began.
 *
 * @module
 */
import type { FigureWeek } from '@ncv/protocol/admin/hub-figure-routes.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { tookPartAt } from '@ncv/protocol/membership/member-state.ts'
import { periodStart } from '@ncv/protocol/membership/period.ts'
import { CELL_MIN } from '@ncv/protocol/message/count.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Hub } from '../party.ts'
import type { PublishedWarning } from '../publish/published.ts'
import { requestStandings } from './requests.ts'

/** Below it a figure of what members did is withheld. */
export const FIGURE_CELL_MIN: number = CELL_MIN

const WEEK_MS = 7 * 86_400_000
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * 86_400_000

type Reader = Pick<Hub, 'intake' | 'counts' | 'requests' | 'reports' | 'registry' | 'log' | 'opened' | 'world'>

/** Monday, 00:00 UTC, before or at this instant. */
export function weekStart(at: Instant): Instant {
  return Math.floor((at - FIRST_MONDAY) / WEEK_MS) * WEEK_MS + FIRST_MONDAY
}

/** @returns oldest first, up to the week of now */
export function weeklyFigures(hub: Reader, warnings: readonly PublishedWarning[], weeks: number): FigureWeek[] {
  const last = weekStart(hub.world.now())
  const times = timesOf(hub)
  return Array.from({ length: weeks }, (_, i) => figuresOf(hub, warnings, times, last - (weeks - 1 - i) * WEEK_MS))
}

/** Instants at which something happened, read once for all weeks. */
interface Times {
  readonly contributions: readonly Instant[]
  readonly results: readonly { readonly at: Instant; readonly answers: number }[]
  readonly requests: readonly { readonly at: Instant; readonly isLate: boolean }[]
  readonly reports: readonly Instant[]
  readonly withdrawals: readonly Instant[]
}

function timesOf(hub: Reader): Times {
  const { genesis } = hub.opened
  return {
    contributions: hub.intake.contributions().map(({ period }) => periodStart(genesis, period)),
    results: hub.counts.questions().flatMap(({ index, question, final }) => {
      const at = final === null ? undefined : timeAt(hub, final)
      const answers = question.targets.reduce((sum, { group }) => sum + hub.counts.tally(index, group).commitments.length, 0)
      return at === undefined ? [] : [{ at, answers }]
    }),
    requests: requestStandings(hub, true).map(({ at, clock }) => ({ at, isLate: clock.state === 'overdue' || clock.state === 'missed' })),
    // A report is one, however many stages it has: the first of them counts.
    reports: [
      ...new Map(
        hub.reports
          .all()
          .map(({ report, at }) => [report, at] as const)
          .toReversed(),
      ).values(),
    ],
    withdrawals: hub.log.entriesOfKinds(['withdrawal'], 0).map(({ bytes }) => parseEntry(bytes).time),
  }
}

function timeAt({ log }: Pick<Hub, 'log'>, index: number): Instant | undefined {
  const bytes = log.entry(index)
  return bytes === undefined ? undefined : parseEntry(bytes).time
}

function figuresOf(hub: Reader, warnings: readonly PublishedWarning[], times: Times, from: Instant): FigureWeek {
  const isIn = (at: Instant): boolean => at >= from && at < from + WEEK_MS
  const published = warnings.filter(({ time }) => isIn(time))
  const results = times.results.filter(({ at }) => isIn(at))
  const late = times.requests.filter(({ at, isLate }) => isIn(at) && isLate).length
  const onTime = times.requests.filter(({ at, isLate }) => isIn(at) && !isLate).length
  return {
    from,
    assessed: published.filter(({ head }) => head?.lane === 'assessed').length,
    passedThrough: published.filter(({ head }) => head?.lane === 'passed-through').length,
    alarms: published.filter(({ head }) => head?.isAlarm === true).length,
    withdrawn: times.withdrawals.filter(isIn).length,
    contributions: withheld(times.contributions.filter(isIn).length),
    answers: results.reduce((sum, { answers }) => sum + answers, 0),
    results: results.length,
    requests: withheld(onTime + late),
    // The difference to the sum must not tell what is withheld.
    requestsOnTime: withheld(onTime + late) === null || withheld(late) === null ? null : withheld(onTime),
    reports: withheld(times.reports.filter(isIn).length),
    members: membersAt(hub, from + WEEK_MS),
  }
}

/** That nothing came at all points at nobody. */
function withheld(count: number): number | null {
  return count > 0 && count < FIGURE_CELL_MIN ? null : count
}

function membersAt(hub: Pick<Hub, 'registry' | 'log'>, at: Instant): number {
  const size = sizeAt(hub, at)
  return [...hub.registry.all.values()].filter((member) => tookPartAt(member, size)).length
}

/** How many entries the log had then; its times never go back. */
function sizeAt({ log }: Pick<Hub, 'log'>, at: Instant): number {
  let [low, high] = [0, log.size()]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const time = timeAt({ log }, middle)
    if (time !== undefined && time < at) low = middle + 1
    else high = middle
  }
  return low
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * How many matches were open at the end of each of the last weeks, how many came and how many were settled; and whether in time.
 *
 * A match is an asset under an advisory; it is open while one of its vulnerabilities is. What stood at an earlier moment is worked out backwards
 * from today through the decisions since. What was withdrawn, and what left the inventory, is in no week: it is not the house's task any more.
 *
 * @module
 */
import type { MatchStatus } from '@ncv/protocol/admin/match-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { DatedChange } from '../store/decision-store.ts'
import type { Life } from '../store/life-store.ts'
import { lifeKey } from '../store/life-store.ts'
import type { Stores } from '../store/stores.ts'
import { dueOf } from '../triage/assess.ts'
import type { Day } from '../triage/day.ts'
import { addDays, dayOf } from '../triage/day.ts'
import type { DueDays } from '../triage/due.ts'
import { criticalityOf } from '../triage/due.ts'
import { isSettled, statusOf } from '../triage/status.ts'

type Used = Pick<Stores, 'life' | 'decisions' | 'warnings' | 'inventory' | 'kev'>

export interface Week {
  /** Its Monday. */
  readonly from: Day
  readonly opened: number
  readonly settled: number
  /** At its end. */
  readonly open: number
}

export const WEEKS = 12
const WEEK_DAYS = 7
/** Two days more than the weeks: days are counted in Germany, and instants are not. */
const LOOK_BACK_MS = (WEEKS * WEEK_DAYS + 2) * 86_400_000

export function weeklyTrend(stores: Used, now: Instant): Week[] {
  const lives = standingLives(stores)
  const statuses = statusesOver(stores, lives, now)
  const monday = mondayOf(dayOf(now))
  const pairs = [...Map.groupBy(lives, ({ asset, advisory }) => `${asset}\u0000${advisory}`).values()]
  const firstDays = pairs.map((pair) => dayOf(Math.min(...pair.map(({ firstAt }) => firstAt))))
  const openAfter = (day: Day): boolean[] => pairs.map((pair) => pair.some((life) => dayOf(life.firstAt) <= day && !isSettled(statuses(life, day))))
  let before = openAfter(addDays(monday, -(WEEKS - 1) * WEEK_DAYS - 1))
  return Array.from({ length: WEEKS }, (_, i): Week => {
    const from = addDays(monday, (i - WEEKS + 1) * WEEK_DAYS)
    const last = addDays(from, WEEK_DAYS - 1)
    const after = openAfter(last)
    const opened = firstDays.filter((day) => day >= from && day <= last).length
    const settled = pairs.filter(
      (_pair, at) => after[at] !== true && (before[at] === true || ((firstDays[at] ?? '') >= from && (firstDays[at] ?? '') <= last)),
    )
    before = after
    return { from, opened, settled: settled.length, open: after.filter(Boolean).length }
  })
}

/** Vulnerabilities that were settled in these weeks and still are: how many of them no later than on the day on which they were due. */
export function handledInTime(stores: Used, table: DueDays, now: Instant): { readonly settled: number; readonly inTime: number } {
  const since = addDays(mondayOf(dayOf(now)), -(WEEKS - 1) * WEEK_DAYS)
  const kev = stores.kev.all()
  const decisions = new Map(stores.decisions.all().map((decision) => [lifeKey(decision), decision]))
  const settled = standingLives(stores).flatMap((life) => {
    const decision = decisions.get(lifeKey(life))
    const asset = stores.inventory.one(life.asset)
    if (decision === undefined || asset === undefined || !isSettled(decision.status) || dayOf(decision.at) < since) return []
    return [dayOf(decision.at) <= dueOf(life, kev.get(life.cve), criticalityOf(asset), table)]
  })
  return { settled: settled.length, inTime: settled.filter(Boolean).length }
}

function standingLives({ life, warnings, inventory }: Used): Life[] {
  const stands = new Map<number, boolean>()
  return life.all().filter(({ index, asset }) => {
    const known = stands.get(index) ?? warnings.one(index)?.stands === true
    stands.set(index, known)
    return known && inventory.has(asset)
  })
}

/** The status of a vulnerability when a day was over: of today, or what the first decision after that day found. */
function statusesOver({ decisions }: Used, lives: readonly Life[], now: Instant): (life: Life, day: Day) => MatchStatus {
  const today = new Map(decisions.all().map((decision) => [lifeKey(decision), decision]))
  const wanted = new Set(lives.map(lifeKey))
  const changes = new Map<string, { readonly day: Day; readonly from: DatedChange['from'] }[]>()
  for (const change of decisions.changesSince(now - LOOK_BACK_MS)) {
    const key = lifeKey(change)
    if (!wanted.has(key)) continue
    const own = changes.get(key) ?? []
    changes.set(key, own)
    // The newest first: what comes last in the list is the earliest change.
    own.push({ day: dayOf(change.at), from: change.from })
  }
  return (life, day) => {
    const earliest = changes.get(lifeKey(life))?.findLast((change) => change.day > day)
    if (earliest !== undefined && earliest.from !== '') return earliest.from
    return statusOf(life, today.get(lifeKey(life)))
  }
}

function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % WEEK_DAYS))
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * States of a request to the single point of contact, and the clock that counts service hours until it is acknowledged (service 6 of the
 * Lower Saxony project: „innerhalb von vier Stunden“).
 *
 * Hub and member count by the same rule from the same instant, the one in the hub's receipt: neither has to believe the other's clock face.
 *
 * @module
 */
import { afterServiceMs, isServiceTime, serviceMsBetween } from '../calendar/service-hours.ts'
import type { RequestStateName } from '../message/spoc-request.ts'
import type { Instant } from '../world.ts'

export const RESPONSE_MS: number = 4 * 3_600_000

/** What may follow. An answer also says that the request was received, and further answers may follow it. */
const NEXT: Readonly<Record<RequestStateName, readonly RequestStateName[]>> = {
  received: ['acknowledged', 'answered', 'brokered', 'declined'],
  acknowledged: ['answered', 'brokered', 'declined'],
  answered: ['answered', 'brokered', 'closed'],
  brokered: ['answered', 'brokered', 'closed'],
  declined: ['closed'],
  closed: [],
}

export function mayFollow(state: RequestStateName, next: RequestStateName): boolean {
  return NEXT[state].includes(next)
}

/** The member may end what it asked at any time. */
export function mayMemberClose(state: RequestStateName): boolean {
  return state !== 'closed'
}

/** `waiting`: the clock runs; `resting`: it is outside the service hours; `met`, `missed`: it has stopped. */
export type ClockState = 'waiting' | 'resting' | 'overdue' | 'met' | 'missed'

export interface RequestClock {
  readonly state: ClockState
  /** The last instant that is in time. */
  readonly dueAt: Instant
  /** Service time that is left; 0 where it has run out. */
  readonly leftMs: number
  /** Service time by which it is late. */
  readonly lateMs: number
}

/**
 * @param takenAt when the hub took it
 * @param stoppedAt when it was acknowledged or answered; undefined while the clock runs
 */
export function requestClock(takenAt: Instant, stoppedAt: Instant | undefined, now: Instant): RequestClock {
  const dueAt = afterServiceMs(takenAt, RESPONSE_MS)
  const at = stoppedAt ?? now
  const used = serviceMsBetween(takenAt, at)
  // At the very end of the last hour service time stands still until the next one begins: late is who is behind the instant, not the sum.
  const isLate = at > dueAt
  const state = stoppedAt === undefined ? running(isLate, now) : isLate ? 'missed' : 'met'
  return { state, dueAt, leftMs: isLate ? 0 : Math.max(0, RESPONSE_MS - used), lateMs: isLate ? Math.max(0, used - RESPONSE_MS) : 0 }
}

function running(isLate: boolean, now: Instant): ClockState {
  if (isLate) return 'overdue'
  return isServiceTime(now) ? 'waiting' : 'resting'
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Periods and slots: the shared clock of tokens, keys and anonymous boxes, counted from the genesis.
 *
 * @module
 */
import type { Genesis } from '../message/genesis.ts'
import type { Instant } from '../world.ts'

type Clock = Pick<Genesis, 'createdAt' | 'timing'>

/** 0 is the period that begins with the genesis. Negative before it. */
export function periodAt({ createdAt, timing }: Clock, now: Instant): number {
  return Math.floor((now - createdAt) / timing.periodMs)
}

export function periodStart({ createdAt, timing }: Clock, period: number): Instant {
  return createdAt + period * timing.periodMs
}

export function slotAt({ createdAt, timing }: Clock, now: Instant): number {
  return Math.floor((now - createdAt) / timing.slotMs)
}

export function slotStart({ createdAt, timing }: Clock, slot: number): Instant {
  return createdAt + slot * timing.slotMs
}

/** Tokens of a period are accepted in it and in the next one. */
export function acceptedPeriods(clock: Clock, now: Instant): number[] {
  const period = periodAt(clock, now)
  return [period, period - 1].filter((each) => each >= 0)
}

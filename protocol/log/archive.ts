// SPDX-License-Identifier: EUPL-1.2
/**
 * Archived heads: `witnessed/<unit>` holds the newest head of that unit of time which a quorum has cosigned (ncv-log).
 *
 * Whether a key was under a witnessed head before its period began then has the same answer for everyone, at any time.
 *
 * @module
 */
import type { Genesis } from '../message/genesis.ts'
import type { Instant } from '../world.ts'

const DAY_MS = 86_400_000

/** A day, or a period where that is shorter. */
export function unitMs({ timing }: Pick<Genesis, 'timing'>): number {
  return Math.min(timing.periodMs, DAY_MS)
}

export function unitAt(genesis: Pick<Genesis, 'createdAt' | 'timing'>, now: Instant): number {
  return Math.max(0, Math.floor((now - genesis.createdAt) / unitMs(genesis)))
}

export function unitStart(genesis: Pick<Genesis, 'createdAt' | 'timing'>, unit: number): Instant {
  return genesis.createdAt + unit * unitMs(genesis)
}

export const WITNESSED_LATEST = 'witnessed/latest'

export function witnessedPath(unit: number): string {
  return `witnessed/${unit}`
}

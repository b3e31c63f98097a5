// SPDX-License-Identifier: EUPL-1.2
/**
 * How far a contribution is, as the views tell it.
 *
 * @module
 */
import type { OutgoingView } from '@ncv/protocol/admin/node-routes.ts'

export type OutgoingState = OutgoingView['state']
export const OUTGOING_STATES = [
  'queued',
  'unproven',
  'sent',
  'delivered',
  'accepted',
  'not-accepted',
  'expired',
] as const satisfies readonly OutgoingState[]

export function isState(state: string): state is Exclude<OutgoingState, 'unproven'> {
  return state !== 'unproven' && OUTGOING_STATES.some((known) => known === state)
}

const BADGE = {
  queued: 'line',
  unproven: 'amber',
  sent: 'blue',
  delivered: 'blue',
  accepted: 'green',
  'not-accepted': 'red',
  expired: 'amber',
} as const satisfies Readonly<Record<OutgoingState, string>>

export function stateBadge(state: OutgoingState): (typeof BADGE)[OutgoingState] {
  return BADGE[state]
}

/** Whether it leaves among so few that "anonymous" would be said too easily. */
export function isSmall({ lastBatch, kMin }: { readonly lastBatch: number | null; readonly kMin: number }): boolean {
  return lastBatch !== null && lastBatch < kMin
}

/** Whole minutes, at least one. */
export function minutesOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / 60_000))
}

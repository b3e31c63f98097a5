// SPDX-License-Identifier: EUPL-1.2
/**
 * Among how many a sender is not told apart, and what it may therefore be called: the only place that decides between "anonymous" and
 * "sender not named".
 *
 * @module
 */

/** From so many active nodes on "anonymous" promises no more than is true. */
export const ANONYMOUS_FROM = 20
/** Newest batches that are looked at: a working day of quarters of an hour. */
const BATCHES = 32

export interface SenderSet {
  /** Nodes that send in a slot, estimated by the newest batches; 0 while none has come back. */
  readonly active: number
  readonly isAnonymous: boolean
}

interface Batches {
  batchCounts(limit: number): readonly number[]
}

/**
 * The median of the newest batches: a single one can be large because boxes had waited, or small because one did not.
 *
 * @param members of the federation: more cannot send
 */
export function senderSet(wallet: Batches, members: number): SenderSet {
  const counts = [...wallet.batchCounts(BATCHES)].sort((a, b) => a - b)
  const active = Math.min(members, counts[Math.floor((counts.length - 1) / 2)] ?? 0)
  return { active, isAnonymous: active >= ANONYMOUS_FROM }
}

/** Whether a box left among fewer than the genesis wants, because the maximum hold had passed or somebody was in a hurry. */
export function isSmallGroup(batchCount: number | null | undefined, kMin: number): boolean {
  return typeof batchCount === 'number' && batchCount < kMin
}

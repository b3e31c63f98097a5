// SPDX-License-Identifier: EUPL-1.2
/**
 * What people decide about matches, one or many at once, and the way back.
 *
 * @module
 */
import type { MatchChange, MatchStatus } from '@ncv/protocol/admin/match-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Change, Decision, DecisionStore, KeptAct } from '../store/decision-store.ts'
import type { MatchKey } from '../store/life-store.ts'
import type { Stores } from '../store/stores.ts'
import { dayOf, isDay } from './day.ts'

/** A match with the status that it shows. */
export interface Picked extends MatchKey {
  readonly status: MatchStatus
}

/**
 * Decisions that somebody will ask about later need their ground.
 *
 * @throws NodeError `CHANGE_EMPTY`, `STATUS_REASON`, `STATUS_FLAG`, `STATUS_DATE`
 */
export function assertChange({ status, flag, reason, until, role }: MatchChange, now: Instant): void {
  if (status === undefined) {
    if (role === undefined || flag !== undefined || until !== undefined) throw new NodeError('CHANGE_EMPTY')
    return
  }
  if (flag !== undefined && status !== 'not-relevant') throw new NodeError('STATUS_FLAG', { status })
  const isGrounded = reason !== undefined || (status === 'not-relevant' && flag !== undefined)
  if ((status === 'not-relevant' || status === 'accepted') && !isGrounded) throw new NodeError('STATUS_REASON', { status })
  if ((status === 'accepted') !== (until !== undefined)) throw new NodeError('STATUS_DATE', { status })
  // The last day counts whole.
  if (until !== undefined && (!isDay(until) || until < dayOf(now))) throw new NodeError('STATUS_DATE', { status, found: until })
}

function decisionAfter(before: Decision | null, { status, flag, reason, until, role }: MatchChange, at: Instant): Decision {
  const kept = before ?? { status: null, flag: null, reason: null, until: null, role: null, at }
  if (status === undefined) return { ...kept, role: role ?? kept.role, at }
  return { status, flag: flag ?? null, reason: reason ?? null, until: until ?? null, role: role ?? kept.role, at }
}

/** The same decision, whenever it was made. */
function isSame(a: Decision | null, b: Decision | null): boolean {
  if (a === null || b === null) return a === b
  return a.status === b.status && a.flag === b.flag && a.reason === b.reason && a.until === b.until && a.role === b.role
}

/** What would change; a match that is so already does not. */
export function changesOf(decisions: DecisionStore, picked: readonly Picked[], change: MatchChange, now: Instant): Change[] {
  return picked.flatMap(({ asset, advisory, cve, status }): Change[] => {
    const before = decisions.one({ asset, advisory, cve })
    const after = decisionAfter(before, change, now)
    return isSame(before, after) ? [] : [{ asset, advisory, cve, from: status, to: change.status ?? status, before, after }]
  })
}

/**
 * One act, written down with what was before.
 *
 * @param hostAct set where the host of this node decides, not the house itself
 * @returns the number of the act; undefined where nothing changes
 */
export function decide(
  { log, decisions }: Pick<Stores, 'log' | 'decisions'>,
  changes: readonly Change[],
  by: string | undefined,
  at: Instant,
  isBulk: boolean,
  hostAct?: string,
): number | undefined {
  if (changes.length === 0) return undefined
  const act = { at, who: by ?? null, cause: 'person', note: null, isBulk, ...(hostAct === undefined ? {} : { hostAct }) } as const
  return log.inOne(() => decisions.carryOut(act, changes))
}

export interface Undone {
  readonly restored: number
  /** Decided again since then: the newer decision stays. */
  readonly kept: number
}

/**
 * Takes the last bulk change back.
 *
 * @throws NodeError `UNDO_NOTHING`
 */
export function undoLast(stores: Pick<Stores, 'log' | 'decisions'>, by: string | undefined, at: Instant): Undone {
  const last = stores.decisions.lastBulk()
  if (last === undefined) throw new NodeError('UNDO_NOTHING')
  return undoAct(stores, last, by, at)
}

/** Takes one act back, as far as nobody has decided otherwise since. */
export function undoAct(
  { log, decisions }: Pick<Stores, 'log' | 'decisions'>,
  { batch, changes }: KeptAct,
  by: string | undefined,
  at: Instant,
  hostAct?: string,
): Undone {
  const back = changes
    .filter((change) => isSame(decisions.one(change), change.after))
    .map(({ before, after, from, to, ...key }): Change => ({ ...key, from: to, to: from, before: after, after: before }))
  const act = { at, who: by ?? null, cause: 'undo', note: null, isBulk: false, ...(hostAct === undefined ? {} : { hostAct }) } as const
  log.inOne(() => {
    decisions.markUndone(batch, decisions.carryOut(act, back))
  })
  return { restored: back.length, kept: changes.length - back.length }
}

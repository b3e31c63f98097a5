// SPDX-License-Identifier: EUPL-1.2
/**
 * Motions, withdrawals and votes on their way into the log, as they were signed.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface PendingMotion {
  readonly id: Uint8Array
  readonly kind: 'motion' | 'motion-withdrawal'
  readonly frame: Uint8Array
  readonly proposer: string
  readonly at: Instant
  readonly code: string | null
}

export interface PendingVote {
  readonly voter: string
  readonly frame: Uint8Array
}

const MOTION = 'SELECT id, kind, frame, proposer, at, code FROM pending_motion'

export class VotingStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** The same again changes nothing. */
  addMotion({ id, kind, frame, proposer, at }: Omit<PendingMotion, 'code'>): void {
    const sql = 'INSERT INTO pending_motion (id, kind, frame, proposer, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING'
    this.#db.prepare<[Uint8Array, string, Uint8Array, string, number]>(sql).run(id, kind, frame, proposer, at)
  }

  /** Of one kind, in the order in which they came. */
  waiting(kind: PendingMotion['kind']): PendingMotion[] {
    return this.#db.prepare<[string], PendingMotion>(`${MOTION} WHERE kind = ? AND code IS NULL ORDER BY at, id`).all(kind).map(owned)
  }

  refused(): PendingMotion[] {
    return this.#db.prepare<[], PendingMotion>(`${MOTION} WHERE code IS NOT NULL ORDER BY at, id`).all().map(owned)
  }

  hasMotion(id: Uint8Array): boolean {
    return this.#db.prepare<[Uint8Array], number>('SELECT 1 FROM pending_motion WHERE id = ?').pluck().get(id) === 1
  }

  refuseMotion(id: Uint8Array, code: string): void {
    this.#db.prepare<[string, Uint8Array]>('UPDATE pending_motion SET code = ? WHERE id = ?').run(code, id)
  }

  /** Inside the transaction that puts it into the log. */
  dropMotion(id: Uint8Array): void {
    this.#db.prepare<[Uint8Array]>('DELETE FROM pending_motion WHERE id = ?').run(id)
  }

  vote(motion: Uint8Array, voter: string): Uint8Array | undefined {
    const sql = 'SELECT frame FROM pending_vote WHERE motion = ? AND voter = ?'
    const frame = this.#db.prepare<[Uint8Array, string], Uint8Array>(sql).pluck().get(motion, voter)
    return frame === undefined ? undefined : new Uint8Array(frame)
  }

  putVote(motion: Uint8Array, { voter, frame }: PendingVote): void {
    const sql = 'INSERT OR REPLACE INTO pending_vote (motion, voter, frame) VALUES (?, ?, ?)'
    this.#db.prepare<[Uint8Array, string, Uint8Array]>(sql).run(motion, voter, frame)
  }

  /** By the ids of the voters: the order says nothing of when a vote came. */
  votes(motion: Uint8Array): PendingVote[] {
    const sql = 'SELECT voter, frame FROM pending_vote WHERE motion = ? ORDER BY voter'
    return this.#db
      .prepare<[Uint8Array], PendingVote>(sql)
      .all(motion)
      .map(({ voter, frame }) => ({ voter, frame: new Uint8Array(frame) }))
  }

  countVotes(motion: Uint8Array): number {
    return this.#db.prepare<[Uint8Array], number>('SELECT count(*) FROM pending_vote WHERE motion = ?').pluck().get(motion) ?? 0
  }

  /** Inside the transaction that puts the tally into the log. */
  dropVotes(motion: Uint8Array): void {
    this.#db.prepare<[Uint8Array]>('DELETE FROM pending_vote WHERE motion = ?').run(motion)
  }

  /** Forgets motions that were refused before. */
  forget(before: Instant): void {
    this.#db.prepare<[number]>('DELETE FROM pending_motion WHERE code IS NOT NULL AND at < ?').run(before)
  }
}

function owned(row: PendingMotion): PendingMotion {
  return { ...row, id: new Uint8Array(row.id), frame: new Uint8Array(row.frame) }
}

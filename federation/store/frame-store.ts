// SPDX-License-Identifier: EUPL-1.2
/**
 * What members have signed about themselves, on its way into the log.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

/** The kind of change that the entry will hold. */
export type FrameKind = 'pledge' | 'request' | 'mandate'

export interface PendingFrame {
  /** Envelope id. */
  readonly id: Uint8Array
  readonly kind: FrameKind
  readonly frame: Uint8Array
  readonly member: string
  readonly at: Instant
}

export class FrameStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** The same again changes nothing. */
  add({ id, kind, frame, member, at }: PendingFrame): void {
    const sql = 'INSERT OR IGNORE INTO pending_frame (id, kind, frame, member, at) VALUES (?, ?, ?, ?, ?)'
    this.#db.prepare<[Uint8Array, string, Uint8Array, string, number]>(sql).run(id, kind, frame, member, at)
  }

  /** Each member's in the order in which it signed. */
  waiting(): PendingFrame[] {
    const sql = 'SELECT id, kind, frame, member, at FROM pending_frame ORDER BY at, id'
    return this.#db
      .prepare<[], PendingFrame>(sql)
      .all()
      .map((row) => ({ ...row, id: new Uint8Array(row.id), frame: new Uint8Array(row.frame) }))
  }

  /** Inside the transaction that puts it into the log, or once it can no longer be put there. */
  drop(id: Uint8Array): void {
    this.#db.prepare<[Uint8Array]>('DELETE FROM pending_frame WHERE id = ?').run(id)
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The trail of what was done over sessions and with access tokens, and the requests to read it. Ids and names of actions, never content.
 *
 * @module
 */
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { AUDIT_OUTCOMES } from '@ncv/protocol/admin/account-routes.ts'
import { z } from 'zod'
import type { Db } from '../open-db.ts'
import type { Seal } from './account-store.ts'

/** A year: incidents are often noticed after months, and nobody's work of last year is anybody's business. */
export const AUDIT_KEPT_MS = 366 * 86_400_000

const AuditNote = z.strictObject({
  /** Null for an access token or somebody unknown. */
  account: z.string().nullable(),
  isToken: z.boolean(),
  /** What the token may do; of the token itself nothing is kept. */
  role: z.string().max(60).optional(),
  action: z.string().max(60),
  object: z.string().max(200),
  outcome: z.enum(AUDIT_OUTCOMES),
})
export type AuditNote = z.infer<typeof AuditNote>
export interface AuditEvent extends Readonly<AuditNote> {
  readonly id: number
  readonly at: Instant
}

const AuditRequestRecord = z.strictObject({ by: z.string(), reason: z.string(), releasedBy: z.string().nullable() })
export interface AuditRequestRow extends Readonly<z.infer<typeof AuditRequestRecord>> {
  readonly id: number
  readonly at: Instant
  readonly releasedAt: Instant | null
}

interface SealedRow {
  readonly id: number
  readonly at: number
  readonly sealed: Uint8Array
}
interface RequestRow extends SealedRow {
  readonly released_at: number | null
}

export class AuditStore {
  readonly #db: Db
  readonly #seal: Seal

  constructor(db: Db, seal: Seal) {
    this.#db = db
    this.#seal = seal
  }

  /** Forgets what is too old on the way. */
  note(note: AuditNote, at: Instant): void {
    this.#db
      .prepare<[number, Uint8Array]>('INSERT INTO audit_event (at, sealed) VALUES (?, ?)')
      .run(at, this.#sealed('audit-event', AuditNote.parse(note)))
    this.forget(at)
  }

  forget(now: Instant): void {
    for (const table of ['audit_event', 'audit_request']) this.#db.prepare<[number]>(`DELETE FROM ${table} WHERE at <= ?`).run(now - AUDIT_KEPT_MS)
  }

  /** The newest first, of those before an id. */
  events(before: number, limit: number): AuditEvent[] {
    const sql = 'SELECT id, at, sealed FROM audit_event WHERE id < ? ORDER BY id DESC LIMIT ?'
    const rows = this.#db.prepare<[number, number], SealedRow>(sql).all(before, limit)
    return rows.map(({ id, at, sealed }) => ({ id, at, ...AuditNote.parse(this.#opened('audit-event', sealed)) }))
  }

  addRequest(by: string, reason: string, at: Instant): number {
    const sealed = this.#sealed('audit-request', { by, reason, releasedBy: null })
    const { lastInsertRowid } = this.#db.prepare<[number, Uint8Array]>('INSERT INTO audit_request (at, sealed) VALUES (?, ?)').run(at, sealed)
    return Number(lastInsertRowid)
  }

  request(id: number): AuditRequestRow | undefined {
    const row = this.#db.prepare<[number], RequestRow>('SELECT * FROM audit_request WHERE id = ?').get(id)
    return row === undefined ? undefined : this.#openedRequest(row)
  }

  /** The newest first. */
  requests(limit: number): AuditRequestRow[] {
    const rows = this.#db.prepare<[number], RequestRow>('SELECT * FROM audit_request ORDER BY id DESC LIMIT ?').all(limit)
    return rows.map((row) => this.#openedRequest(row))
  }

  release({ id, by, reason }: AuditRequestRow, releasedBy: string, at: Instant): void {
    const sealed = this.#sealed('audit-request', { by, reason, releasedBy })
    this.#db.prepare<[number, Uint8Array, number]>('UPDATE audit_request SET released_at = ?, sealed = ? WHERE id = ?').run(at, sealed, id)
  }

  #openedRequest({ id, at, released_at, sealed }: RequestRow): AuditRequestRow {
    return { id, at, releasedAt: released_at, ...AuditRequestRecord.parse(this.#opened('audit-request', sealed)) }
  }

  #sealed(label: string, value: unknown): Uint8Array {
    return this.#seal.seal(label, utf8(JSON.stringify(value)))
  }

  #opened(label: string, sealed: Uint8Array): unknown {
    return JSON.parse(fromUtf8(this.#seal.open(label, new Uint8Array(sealed))))
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Requests to the single point of contact at the hub, and every step of them.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import type { RequestStateName } from '@ncv/protocol/message/spoc-request.ts'
import { SpocRequest } from '@ncv/protocol/message/spoc-request.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface StoredRequest {
  readonly member: string
  /** Hex of the id of the post that asked. */
  readonly id: string
  readonly at: Instant
  readonly state: RequestStateName
  readonly stoppedAt: Instant | null
  readonly changedAt: Instant
  readonly tlp: TlpLabel
  readonly content: SpocRequest
}

export interface RequestStep {
  readonly state: Exclude<RequestStateName, 'received'>
  readonly at: Instant
  readonly isMember: boolean
  readonly text: string | null
}

interface Row extends Omit<StoredRequest, 'id' | 'content'> {
  readonly id: Uint8Array
  readonly payload: Uint8Array
}

const SELECT = 'SELECT member, id, at, state, stopped_at AS stoppedAt, changed_at AS changedAt, tlp, payload FROM spoc_request'

export class RequestStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  /** Inside the transaction that takes the post. */
  add({ member, id, at, tlp, payload }: Pick<Row, 'member' | 'id' | 'at' | 'tlp' | 'payload'>): void {
    const sql = `INSERT INTO spoc_request (member, id, at, state, changed_at, tlp, payload) VALUES (?, ?, ?, 'received', ?, ?, ?) ON CONFLICT DO NOTHING`
    this.#db.prepare<[string, Uint8Array, number, number, string, Uint8Array]>(sql).run(member, id, at, at, tlp, payload)
  }

  /** Oldest first. */
  all(): StoredRequest[] {
    return this.#db.prepare<[], Row>(`${SELECT} ORDER BY at, member, id`).all().map(opened)
  }

  one(member: string, id: Uint8Array): StoredRequest | undefined {
    const row = this.#db.prepare<[string, Uint8Array], Row>(`${SELECT} WHERE member = ? AND id = ?`).get(member, id)
    return row === undefined ? undefined : opened(row)
  }

  /** By the beginning of the hex of their ids; two where it is not enough. */
  startingWith(start: string): StoredRequest[] {
    return this.#db.prepare<[string], Row>(`${SELECT} WHERE lower(hex(id)) GLOB ? || '*' LIMIT 2`).all(start).map(opened)
  }

  /** Inside a transaction. The clock stops with the first step, whoever makes it. */
  step(member: string, id: Uint8Array, { state, at, isMember, text }: RequestStep): void {
    const number = this.#db
      .prepare<[string, Uint8Array], number>('SELECT count(*) + 1 FROM spoc_request_step WHERE member = ? AND request = ?')
      .pluck()
    const put = 'INSERT INTO spoc_request_step (member, request, number, state, at, is_member, text) VALUES (?, ?, ?, ?, ?, ?, ?)'
    this.#db
      .prepare<[string, Uint8Array, number, string, number, number, string | null]>(put)
      .run(member, id, number.get(member, id) ?? 1, state, at, isMember ? 1 : 0, text)
    const sql = 'UPDATE spoc_request SET state = ?, changed_at = ?, stopped_at = coalesce(stopped_at, ?) WHERE member = ? AND id = ?'
    this.#db.prepare<[string, number, number, string, Uint8Array]>(sql).run(state, at, at, member, id)
  }

  steps(member: string, id: Uint8Array): RequestStep[] {
    const sql = 'SELECT state, at, is_member AS isMember, text FROM spoc_request_step WHERE member = ? AND request = ? ORDER BY number'
    return this.#db
      .prepare<[string, Uint8Array], Omit<RequestStep, 'isMember'> & { isMember: number }>(sql)
      .all(member, id)
      .map((row) => ({ ...row, isMember: row.isMember === 1 }))
  }

  /** What was ended and not touched since. */
  forget(before: Instant): number {
    return this.#db
      .prepare<[number]>(`DELETE FROM spoc_request WHERE changed_at < ? AND state IN ('closed', 'declined', 'answered', 'brokered')`)
      .run(before).changes
  }
}

function opened({ id, payload, ...row }: Row): StoredRequest {
  return { ...row, id: hex(new Uint8Array(id)), content: parsePayload(new Uint8Array(payload), SpocRequest) }
}

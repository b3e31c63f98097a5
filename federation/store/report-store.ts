// SPDX-License-Identifier: EUPL-1.2
/**
 * Named reports at the hub, one row for each stage as it was sent.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import type { DutyStage } from '@ncv/protocol/message/duty-report.ts'
import { DutyReport } from '@ncv/protocol/message/duty-report.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface StoredStage {
  readonly member: string
  /** Hex of the id of the post. */
  readonly post: string
  /** Hex. */
  readonly report: string
  readonly stage: DutyStage
  /** When the hub took it. */
  readonly at: Instant
  readonly tlp: TlpLabel
  readonly content: DutyReport
}

interface Row {
  readonly member: string
  readonly post: Uint8Array
  readonly report: Uint8Array
  readonly stage: DutyStage
  readonly at: Instant
  readonly tlp: TlpLabel
  readonly payload: Uint8Array
}

const SELECT = 'SELECT member, post, report, stage, at, tlp, payload FROM duty_stage'

export class ReportStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Inside the transaction that takes the post. */
  add(row: Row): void {
    const sql = 'INSERT INTO duty_stage (member, post, report, stage, at, tlp, payload) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
    const { member, post, report, stage, at, tlp, payload } = row
    this.#db.prepare<[string, Uint8Array, Uint8Array, string, number, string, Uint8Array]>(sql).run(member, post, report, stage, at, tlp, payload)
  }

  /** All stages of all reports, the oldest first. */
  all(): StoredStage[] {
    return this.#db.prepare<[], Row>(`${SELECT} ORDER BY at, member, post`).all().map(opened)
  }

  /** Reports whose newest stage is older. */
  forget(before: Instant): number {
    const sql = `DELETE FROM duty_stage WHERE (member, report) IN
      (SELECT member, report FROM duty_stage GROUP BY member, report HAVING max(at) < ?)`
    return this.#db.prepare<[number]>(sql).run(before).changes
  }
}

function opened({ post, report, payload, ...row }: Row): StoredStage {
  return { ...row, post: hex(new Uint8Array(post)), report: hex(new Uint8Array(report)), content: parsePayload(new Uint8Array(payload), DutyReport) }
}

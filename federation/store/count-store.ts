// SPDX-License-Identifier: EUPL-1.2
/**
 * Questions, the answers to them, and what was published of them.
 *
 * Answers are ordered by hash and hold no time, no slot and no batch; a newer version takes the place of the older one, so that nothing shows how
 * somebody's answer changed.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import type { AnswerGroup, AnswerStatus } from '@ncv/protocol/message/count.ts'
import { ANSWER_STATUSES, Question } from '@ncv/protocol/message/count.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { SpendResult } from './intake-store.ts'

export interface StoredQuestion {
  readonly index: number
  readonly question: Question
  /** Index of the withdrawal that ended it before its time. */
  readonly withdrawn: number | null
  /** Index of its last result. */
  readonly final: number | null
}

export interface StoredAnswer {
  readonly question: number
  readonly group: AnswerGroup
  readonly counter: number
  readonly status: AnswerStatus
  readonly commitment: Uint8Array
}

/** What was answered by one group, exactly. */
export interface Tally {
  /** As `ANSWER_STATUSES`. */
  readonly cells: readonly number[]
  /** In the order of their bytes. */
  readonly commitments: readonly Uint8Array[]
}

export interface LastResult {
  readonly number: number
  readonly index: number
  readonly at: Instant
}

interface Row extends Omit<StoredQuestion, 'question'> {
  readonly payload: Uint8Array
}

const COLUMNS = 'idx AS "index", payload, withdrawn, final'

export class CountStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Within the transaction that appends the entry. @throws what SQLite throws where a counting key has its question */
  addQuestion(index: number, payload: Uint8Array): void {
    const { period, targets } = parsePayload(payload, Question)
    this.#db.prepare<[number, Uint8Array]>('INSERT INTO question (idx, payload) VALUES (?, ?)').run(index, payload)
    const key = this.#db.prepare<[number, number, number, string]>('INSERT INTO question_key (period, k, idx, grp) VALUES (?, ?, ?, ?)')
    for (const { k, group } of targets) key.run(period, k, index, group)
  }

  question(index: number): StoredQuestion | undefined {
    const row = this.#db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM question WHERE idx = ?`).get(index)
    return row === undefined ? undefined : opened(row)
  }

  /** Newest first. */
  questions(): StoredQuestion[] {
    return this.#db.prepare<[], Row>(`SELECT ${COLUMNS} FROM question ORDER BY idx DESC`).all().map(opened)
  }

  /** Those without a last result, oldest first. */
  unfinished(): StoredQuestion[] {
    return this.#db.prepare<[], Row>(`SELECT ${COLUMNS} FROM question WHERE final IS NULL ORDER BY idx`).all().map(opened)
  }

  /** Numbers of the counting keys of a period that have their question. */
  usedKeys(period: number): number[] {
    return this.#db.prepare<[number], number>('SELECT k FROM question_key WHERE period = ? ORDER BY k').pluck().all(period)
  }

  /** Within the transaction that appends the withdrawal: questions on this warning end. */
  withdrawWarning(warning: number, withdrawal: number): void {
    const end = this.#db.prepare<[number, number]>('UPDATE question SET withdrawn = ? WHERE idx = ? AND withdrawn IS NULL')
    for (const { index, question } of this.unfinished()) if (question.warning === warning) end.run(withdrawal, index)
  }

  /**
   * Spends the token on its first answer; under the same keys a higher counter takes the place of a lower one. Must run inside a transaction.
   *
   * @returns `already-accepted` for what is here already or was overtaken by a newer version, `already-spent` for other words under a counter that was used
   */
  accept(nonce: Uint8Array, { question, group, counter, status, commitment }: StoredAnswer): SpendResult {
    const sql = 'SELECT question, counter, commitment FROM answer WHERE nonce = ?'
    const before = this.#db.prepare<[Uint8Array], Pick<StoredAnswer, 'question' | 'counter' | 'commitment'>>(sql).get(nonce)
    if (before !== undefined && before.question !== question) return 'already-spent'
    if (before !== undefined && counter < before.counter) return 'already-accepted'
    if (before !== undefined && counter === before.counter) return equalBytes(before.commitment, commitment) ? 'already-accepted' : 'already-spent'
    const put = 'INSERT OR REPLACE INTO answer (nonce, question, grp, counter, status, commitment) VALUES (?, ?, ?, ?, ?, ?)'
    this.#db.prepare<[Uint8Array, number, string, number, string, Uint8Array]>(put).run(nonce, question, group, counter, status, commitment)
    return 'spent'
  }

  tally(question: number, group: AnswerGroup): Tally {
    const counts = this.#db
      .prepare<[number, string], { status: string; count: number }>(
        'SELECT status, count(*) AS count FROM answer WHERE question = ? AND grp = ? GROUP BY status',
      )
      .all(question, group)
    const byStatus = new Map(counts.map(({ status, count }) => [status, count]))
    const commitments = this.#db
      .prepare<[number, string], Uint8Array>('SELECT commitment FROM answer WHERE question = ? AND grp = ? ORDER BY commitment')
      .pluck()
      .all(question, group)
    return { cells: ANSWER_STATUSES.map((status) => byStatus.get(status) ?? 0), commitments: commitments.map((bytes) => new Uint8Array(bytes)) }
  }

  lastResult(question: number): LastResult | undefined {
    const sql = 'SELECT number, idx AS "index", at FROM count_result WHERE question = ? ORDER BY number DESC LIMIT 1'
    return this.#db.prepare<[number], LastResult>(sql).get(question)
  }

  /** Within the transaction that appends its entries. */
  addResult(question: number, { number, index, at }: LastResult, isFinal: boolean): void {
    this.#db
      .prepare<[number, number, number, number]>('INSERT OR IGNORE INTO count_result (question, number, idx, at) VALUES (?, ?, ?, ?)')
      .run(question, number, index, at)
    if (isFinal) this.#db.prepare<[number, number]>('UPDATE question SET final = ? WHERE idx = ? AND final IS NULL').run(index, question)
  }
}

function opened({ payload, ...row }: Row): StoredQuestion {
  return { ...row, question: parsePayload(new Uint8Array(payload), Question) }
}

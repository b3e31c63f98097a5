// SPDX-License-Identifier: EUPL-1.2
/**
 * Answers to the questionnaire, kept while it is filled in. Local only.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export class QuestionnaireStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** JSON of the answers, by question. */
  all(): ReadonlyMap<string, string> {
    const sql = 'SELECT question, answer FROM questionnaire_answer ORDER BY question'
    const rows = this.#db.prepare<[], { question: string; answer: string }>(sql).all()
    return new Map(rows.map(({ question, answer }) => [question, answer]))
  }

  /** The caller's transaction, where there are several. */
  put(question: string, answer: string, at: Instant): void {
    const sql = 'INSERT OR REPLACE INTO questionnaire_answer (question, answer, at) VALUES (?, ?, ?)'
    this.#db.prepare<[string, string, number]>(sql).run(question, answer, at)
  }

  remove(question: string): void {
    this.#db.prepare<[string]>('DELETE FROM questionnaire_answer WHERE question = ?').run(question)
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Questions of the hub, their results, and what this house has answered.
 *
 * Own answers are sealed by the vault, in rows of one length that every question has: without the key the file does not show whether
 * anything was answered. They outlive a restore; the keys to change them do not (those lie in the wallet).
 *
 * @module
 */
import { concat } from '@ncv/protocol/bytes.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import type { AnswerGroup, AnswerStatus } from '@ncv/protocol/message/count.ts'
import { CountResult, Question } from '@ncv/protocol/message/count.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface StoredQuestion {
  readonly index: number
  readonly question: Question
}

/** One version of the own answer. */
export interface AnswerVersion {
  readonly counter: number
  readonly status: AnswerStatus
  /** Hex of the envelope id, under which the wallet knows it. */
  readonly id: string
  /** Hex; by it the own answer is found in a result. */
  readonly commitment: string
  readonly at: Instant
}

/** How the last result settled it. `lost`: the hub has ended the token. */
export type AnswerVerdict = 'included' | 'missing' | 'not-delivered' | 'lost'

export interface OwnAnswer {
  /** Oldest first; of many, the newest. */
  readonly versions: readonly AnswerVersion[]
  readonly verdict: AnswerVerdict | null
}

/** `send`: what follows from the matches goes out by itself. */
export type ConsentMode = 'off' | 'propose' | 'send'

export interface Consent {
  readonly mode: ConsentMode
  /** Null where nobody has decided. */
  readonly at: Instant | null
}

const EMPTY: OwnAnswer = { versions: [], verdict: null }
/** Room for the versions that are kept. */
const SEALED_BYTES = 2048
const VERSIONS_KEPT = 6

export class CountStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** The question that has this counting key. */
  holderOf(period: number, k: number): number | undefined {
    return this.#db.prepare<[number, number], number>('SELECT idx FROM question_key WHERE period = ? AND k = ?').pluck().get(period, k)
  }

  /** The caller's transaction; the keys are free. */
  addQuestion(index: number, payload: Uint8Array, { period, targets }: Question): void {
    this.#db.prepare<[number, Uint8Array]>('INSERT INTO question (idx, payload) VALUES (?, ?)').run(index, payload)
    const key = this.#db.prepare<[number, number, number]>('INSERT INTO question_key (period, k, idx) VALUES (?, ?, ?)')
    for (const { k } of targets) key.run(period, k, index)
    this.putAnswer(index, EMPTY)
  }

  question(index: number): StoredQuestion | undefined {
    const payload = this.#db.prepare<[number], Uint8Array>('SELECT payload FROM question WHERE idx = ?').pluck().get(index)
    return payload === undefined ? undefined : { index, question: parsePayload(new Uint8Array(payload), Question) }
  }

  /** Newest first. */
  questions(): StoredQuestion[] {
    return this.#db
      .prepare<[], { index: number; payload: Uint8Array }>('SELECT idx AS "index", payload FROM question ORDER BY idx DESC')
      .all()
      .map(({ index, payload }) => ({ index, question: parsePayload(new Uint8Array(payload), Question) }))
  }

  /** The caller's transaction. */
  addPart(index: number, payload: Uint8Array, { question, group, number, part, parts }: CountResult): void {
    const sql = 'INSERT INTO count_part (idx, question, grp, number, part, parts, payload) VALUES (?, ?, ?, ?, ?, ?, ?)'
    this.#db.prepare<[number, number, string, number, number, number, Uint8Array]>(sql).run(index, question, group, number, part, parts, payload)
  }

  hasPart({ question, group, number, part }: Pick<CountResult, 'question' | 'group' | 'number' | 'part'>): boolean {
    const sql = 'SELECT 1 FROM count_part WHERE question = ? AND grp = ? AND number = ? AND part = ?'
    return this.#db.prepare<[number, string, number, number], number>(sql).pluck().get(question, group, number, part) === 1
  }

  /** In their order, as far as they are here. */
  parts(question: number, group: AnswerGroup, number: number): CountResult[] {
    const sql = 'SELECT payload FROM count_part WHERE question = ? AND grp = ? AND number = ? ORDER BY part'
    return this.#db
      .prepare<[number, string, number], Uint8Array>(sql)
      .pluck()
      .all(question, group, number)
      .map((payload) => parsePayload(new Uint8Array(payload), CountResult))
  }

  /** The newest result of a group of which all parts are here. */
  newestResult(question: number, group: AnswerGroup): CountResult[] | undefined {
    const sql = `SELECT number FROM count_part WHERE question = ? AND grp = ? GROUP BY number HAVING count(*) = max(parts) ORDER BY number DESC LIMIT 1`
    const number = this.#db.prepare<[number, string], number>(sql).pluck().get(question, group)
    return number === undefined ? undefined : this.parts(question, group, number)
  }

  /** Results before this one say nothing that it does not say. */
  forgetParts(question: number, group: AnswerGroup, before: number): void {
    this.#db.prepare<[number, string, number]>('DELETE FROM count_part WHERE question = ? AND grp = ? AND number < ?').run(question, group, before)
  }

  answer(question: number): OwnAnswer {
    const sealed = this.#db.prepare<[number], Uint8Array>('SELECT sealed FROM own_answer WHERE question = ?').pluck().get(question)
    if (sealed === undefined) return EMPTY
    const plain = this.#vault.open(labelOf(question), new Uint8Array(sealed))
    const length = ((plain[0] ?? 0) << 8) | (plain[1] ?? 0)
    return decode(plain.subarray(2, 2 + length)) as unknown as OwnAnswer
  }

  putAnswer(question: number, { versions, verdict }: OwnAnswer): void {
    const kept = versions.slice(-VERSIONS_KEPT).map(({ counter, status, id, commitment, at }) => ({ at, commitment, counter, id, status }))
    const content = encode({ verdict, versions: kept })
    const plain = concat(Uint8Array.of(content.length >> 8, content.length & 0xff), content, new Uint8Array(SEALED_BYTES - content.length))
    this.#db
      .prepare<[number, Uint8Array]>('INSERT OR REPLACE INTO own_answer (question, sealed) VALUES (?, ?)')
      .run(question, this.#vault.seal(labelOf(question), plain))
  }

  consent(): Consent {
    return this.#db.prepare<[], { mode: ConsentMode; at: number }>('SELECT mode, at FROM answer_consent').get() ?? { mode: 'off', at: null }
  }

  putConsent(mode: ConsentMode, at: Instant): void {
    this.#db.prepare<[string, number]>('INSERT OR REPLACE INTO answer_consent (one, mode, at) VALUES (1, ?, ?)').run(mode, at)
  }
}

function labelOf(question: number): string {
  return `answer/${question}`
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The register of recipients, what was passed on, and what sources were asked to release; sealed at rest.
 *
 *     recipient book = seal('recipients', JSON [{"handle":"lk-beispiel",…}] and blanks up to the next 4,096 bytes)
 *     forwarding     = seal('forwarding', JSON {"warning":12,"to":"lk-beispiel",…} and blanks up to the next 512 bytes)
 *
 * @module
 */
import { Recipient } from '@ncv/protocol/admin/forwarding-routes.ts'
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import { ReleaseAudience } from '@ncv/protocol/message/release.ts'
import { AUDIENCES } from '@ncv/protocol/rights/audience.ts'
import { PERMISSIONS } from '@ncv/protocol/rights/forwarding.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { z } from 'zod'
import type { Vault } from '../vault.ts'

const BOOK = 'recipients'
const BOOK_BLOCK = 4_096
const FORWARDING = 'forwarding'
const FORWARDING_BLOCK = 512
const RELEASE = 'release'

const Book = z.array(Recipient)

const Forwarding = z.strictObject({
  /** Index of its entry. */
  warning: z.int(),
  /** Tracking id, or the index in words. */
  id: z.string(),
  /** Handle, id of a member, or the audience itself. */
  to: z.string(),
  name: z.string(),
  audience: z.enum(AUDIENCES),
  label: z.enum(TLP_LABELS),
  rule: z.enum(PERMISSIONS),
  reason: z.string().optional(),
})
export type Forwarding = z.infer<typeof Forwarding>

export interface KeptForwarding extends Forwarding {
  readonly number: number
  readonly at: Instant
}

const Release = z.strictObject({
  /** Hex of the id of the post that asks. */
  id: z.string(),
  /** Index of an entry, or hex of a post's id. */
  subject: z.union([z.strictObject({ entry: z.int() }), z.strictObject({ post: z.string() })]),
  /** Who was asked and alone can answer: id of a member, or `hub`. */
  source: z.string(),
  audience: ReleaseAudience,
  reason: z.string(),
  answer: z.strictObject({ isGranted: z.boolean(), at: z.number(), until: z.number().optional(), text: z.string().optional() }).optional(),
})
export type Release = z.infer<typeof Release>

export interface KeptRelease extends Release {
  readonly number: number
  readonly at: Instant
}

export class ForwardingStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** By their handles. @throws NodeError `VAULT_KEY_WRONG` */
  recipients(): readonly Recipient[] {
    const sealed = this.#db.prepare<[], Uint8Array>('SELECT sealed FROM recipient_book').pluck().get()
    return sealed === undefined ? [] : Book.parse(this.#open(BOOK, sealed))
  }

  /** Replaces the whole register. */
  putRecipients(recipients: readonly Recipient[]): void {
    const sorted = [...recipients].sort((a, b) => (a.handle < b.handle ? -1 : 1))
    const sql = 'INSERT OR REPLACE INTO recipient_book (one, sealed) VALUES (1, ?)'
    this.#db.prepare<[Uint8Array]>(sql).run(this.#seal(BOOK, sorted, BOOK_BLOCK))
  }

  /** All in one transaction; what is older than `forgetBefore` goes with it. @returns their numbers */
  record(forwardings: readonly Forwarding[], at: Instant, forgetBefore: Instant): number[] {
    const insert = this.#db.prepare<[number, Uint8Array]>('INSERT INTO forwarding (at, sealed) VALUES (?, ?)')
    const run = this.#db.transaction(() => {
      this.forget(forgetBefore)
      return forwardings.map((each) => Number(insert.run(at, this.#seal(FORWARDING, each, FORWARDING_BLOCK)).lastInsertRowid))
    })
    return run.immediate()
  }

  /** The newest first. */
  forwardings(): KeptForwarding[] {
    const sql = 'SELECT number, at, sealed FROM forwarding ORDER BY number DESC'
    const rows = this.#db.prepare<[], { number: number; at: number; sealed: Uint8Array }>(sql).all()
    return rows.map(({ number, at, sealed }) => ({ number, at, ...Forwarding.parse(this.#open(FORWARDING, sealed)) }))
  }

  /** Retention. Releases that were granted for longer are asked for again. @returns how many were deleted */
  forget(before: Instant): number {
    const gone = (table: 'forwarding' | 'release_asked') => this.#db.prepare<[number]>(`DELETE FROM ${table} WHERE at < ?`).run(before).changes
    return gone('forwarding') + gone('release_asked')
  }

  addRelease(asked: Release, at: Instant): void {
    const sql = 'INSERT INTO release_asked (at, sealed) VALUES (?, ?)'
    this.#db.prepare<[number, Uint8Array]>(sql).run(at, this.#seal(RELEASE, asked, FORWARDING_BLOCK))
  }

  /** The newest first. */
  releases(): KeptRelease[] {
    const sql = 'SELECT number, at, sealed FROM release_asked ORDER BY number DESC'
    const rows = this.#db.prepare<[], { number: number; at: number; sealed: Uint8Array }>(sql).all()
    return rows.map(({ number, at, sealed }) => ({ number, at, ...Release.parse(this.#open(RELEASE, sealed)) }))
  }

  /** The first answer counts. Inside the transaction that takes the post in. */
  answerRelease(number: number, asked: Release, answer: NonNullable<Release['answer']>): void {
    if (asked.answer !== undefined) return
    const sql = 'UPDATE release_asked SET sealed = ? WHERE number = ?'
    this.#db.prepare<[Uint8Array, number]>(sql).run(this.#seal(RELEASE, { ...asked, answer }, FORWARDING_BLOCK), number)
  }

  #seal(label: string, value: unknown, block: number): Uint8Array {
    const json = utf8(JSON.stringify(value))
    const padded = new Uint8Array(Math.ceil((json.length + 1) / block) * block).fill(0x20)
    padded.set(json)
    return this.#vault.seal(label, padded)
  }

  #open(label: string, sealed: Uint8Array): unknown {
    return JSON.parse(fromUtf8(this.#vault.open(label, new Uint8Array(sealed))))
  }
}

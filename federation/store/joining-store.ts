// SPDX-License-Identifier: EUPL-1.2
/**
 * Applicants, and the register of contacts, attestations and opt-ins at the hub. Beside the log: persons are named here.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { AttestationRecord, OptIn, SpocRecord } from '@ncv/protocol/message/application.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface StoredApplication {
  readonly member: string
  readonly hash: Uint8Array
  readonly frame: Uint8Array
  readonly at: Instant
  readonly takenAt: Instant
  readonly rejectedAt: Instant | null
  readonly reason: string | null
  readonly note: string | null
}

export interface StoredContact {
  readonly spoc: SpocRecord
  readonly confirmedAt: Instant
  readonly askedAt: Instant | null
}

interface ContactRow {
  readonly payload: Uint8Array
  readonly confirmedAt: Instant
  readonly askedAt: Instant | null
}

const APPLICATION = 'SELECT member, hash, frame, at, taken_at AS takenAt, rejected_at AS rejectedAt, reason, note FROM application'
const CONTACT = 'SELECT payload, confirmed_at AS confirmedAt, asked_at AS askedAt FROM contact'

export class JoiningStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  application(member: string): StoredApplication | undefined {
    return this.#db.prepare<[string], StoredApplication>(`${APPLICATION} WHERE member = ?`).get(member)
  }

  /** By the id or its beginning. */
  applications(prefix = ''): StoredApplication[] {
    const sql = `${APPLICATION} WHERE substr(member, 1, length(?)) = ? ORDER BY taken_at, member`
    return this.#db.prepare<[string, string], StoredApplication>(sql).all(prefix, prefix)
  }

  /** Differs when an application has come or was sent anew. */
  mark(): string {
    const sql = `SELECT count(*) || ' ' || coalesce(max(taken_at), 0) FROM application`
    return this.#db.prepare<[], string>(sql).pluck().get() ?? ''
  }

  /** How many wait for a decision. */
  pending(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM application WHERE rejected_at IS NULL').pluck().get() ?? 0
  }

  /** In the place of an older one of the same key; one that was rejected waits again, the note stays. */
  putApplication({ member, hash, frame, at, takenAt }: Pick<StoredApplication, 'member' | 'hash' | 'frame' | 'at' | 'takenAt'>): void {
    const sql = `INSERT INTO application (member, hash, frame, at, taken_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (member) DO UPDATE SET hash = excluded.hash, frame = excluded.frame, at = excluded.at, taken_at = excluded.taken_at,
        rejected_at = NULL, reason = NULL`
    this.#db.prepare<[string, Uint8Array, Uint8Array, number, number]>(sql).run(member, hash, frame, at, takenAt)
  }

  reject(member: string, reason: string, at: Instant): void {
    this.#db.prepare<[number, string, string]>('UPDATE application SET rejected_at = ?, reason = ? WHERE member = ?').run(at, reason, member)
  }

  note(member: string, note: string | null): void {
    this.#db.prepare<[string | null, string]>('UPDATE application SET note = ? WHERE member = ?').run(note, member)
  }

  removeApplication(member: string): void {
    this.#db.prepare<[string]>('DELETE FROM application WHERE member = ?').run(member)
  }

  contact(member: string): StoredContact | undefined {
    const row = this.#db.prepare<[string], ContactRow>(`${CONTACT} WHERE member = ?`).get(member)
    return row === undefined ? undefined : contactOf(row)
  }

  contacts(): StoredContact[] {
    return this.#db.prepare<[], ContactRow>(`${CONTACT} ORDER BY member`).all().map(contactOf)
  }

  /** @returns false for one that is not newer than the one that is there */
  putContact(spoc: SpocRecord): boolean {
    const sql = `INSERT INTO contact (member, payload, confirmed_at) VALUES (?, ?, ?)
      ON CONFLICT (member) DO UPDATE SET payload = excluded.payload, confirmed_at = excluded.confirmed_at, asked_at = NULL
      WHERE excluded.confirmed_at > contact.confirmed_at`
    return this.#db.prepare<[string, Uint8Array, number]>(sql).run(spoc.member, encode(spoc as unknown as Value), spoc.at).changes > 0
  }

  asked(member: string, at: Instant): void {
    this.#db.prepare<[number, string]>('UPDATE contact SET asked_at = ? WHERE member = ?').run(at, member)
  }

  attestations(member: string): AttestationRecord | undefined {
    const payload = this.#db.prepare<[string], Uint8Array>('SELECT payload FROM attestation WHERE member = ?').pluck().get(member)
    return payload === undefined ? undefined : parsePayload(new Uint8Array(payload), AttestationRecord)
  }

  putAttestations(record: AttestationRecord): boolean {
    const sql = `INSERT INTO attestation (member, payload, at) VALUES (?, ?, ?)
      ON CONFLICT (member) DO UPDATE SET payload = excluded.payload, at = excluded.at WHERE excluded.at > attestation.at`
    return this.#db.prepare<[string, Uint8Array, number]>(sql).run(record.member, encode(record as unknown as Value), record.at).changes > 0
  }

  optIns(): OptIn[] {
    const rows = this.#db.prepare<[], Uint8Array>('SELECT payload FROM opt_in ORDER BY member, number').pluck().all()
    return rows.map((payload) => parsePayload(new Uint8Array(payload), OptIn))
  }

  /** Empty lists take consent back: what was given goes at once, and the empty row keeps an older one from coming again. */
  putOptIn(optIn: OptIn): boolean {
    const sql = `INSERT INTO opt_in (member, number, payload, at, until) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (member, number) DO UPDATE SET payload = excluded.payload, at = excluded.at, until = excluded.until WHERE excluded.at > opt_in.at`
    const { member, row, at, until } = optIn
    const done = this.#db.prepare<[string, number, Uint8Array, number, string]>(sql)
    return done.run(member, row, encode(optIn as unknown as Value), at, until).changes > 0
  }

  /** The letters in which records came: the register has what holds, and what was taken back must not lie on in a letter. */
  dropLetters(): void {
    this.#db.prepare<[]>(`DELETE FROM hub_post WHERE is_own = 0 AND kind IN ('spoc', 'application', 'opt-in')`).run()
  }

  /** Members whose rows lie here. */
  membersKnown(): string[] {
    const sql = 'SELECT member FROM contact UNION SELECT member FROM attestation UNION SELECT member FROM opt_in ORDER BY 1'
    return this.#db.prepare<[], string>(sql).pluck().all()
  }

  /** All that is kept about one member, the application as well. */
  forgetMember(member: string): void {
    this.inOne(() => {
      for (const table of ['application', 'contact', 'attestation', 'opt_in'])
        this.#db.prepare<[string]>(`DELETE FROM ${table} WHERE member = ?`).run(member)
    })
  }

  /** Consent that is over, applications that nobody decided or that were turned down. */
  forgetEnded(today: string, rejectedBefore: Instant, takenBefore: Instant): number {
    const optIns = this.#db.prepare<[string]>('DELETE FROM opt_in WHERE until < ?').run(today).changes
    const sql = 'DELETE FROM application WHERE rejected_at < ? OR taken_at < ?'
    return optIns + this.#db.prepare<[number, number]>(sql).run(rejectedBefore, takenBefore).changes
  }
}

function contactOf({ payload, confirmedAt, askedAt }: ContactRow): StoredContact {
  return { spoc: parsePayload(new Uint8Array(payload), SpocRecord), confirmedAt, askedAt }
}

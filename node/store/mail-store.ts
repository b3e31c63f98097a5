// SPDX-License-Identifier: EUPL-1.2
/**
 * Mails of this node to its own people: what waits, what has gone, and what they have been told.
 *
 * Everything about a mail but its times is sealed. What was told is written in the transaction that lays the mail into the queue: after a crash
 * it is neither forgotten nor written again.
 *
 * @module
 */
import type { MailCode, MailKind, MailLine, MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import { MailSettings as Settings } from '@ncv/protocol/admin/mail-routes.ts'
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'
import type { Told } from '../mail/told.ts'
import { NOTHING_TOLD, TOLD } from '../mail/told.ts'

export interface QueuedMail {
  /** Hex; the Message-ID begins with it. */
  readonly id: string
  readonly kind: MailKind
  readonly from: string
  readonly to: string
  /** The whole mail, lines ended by CR LF. */
  readonly eml: string
}

export type KeptMail = Omit<MailLine, 'why'>

type BookName = 'settings' | 'password' | 'told'

interface Row {
  readonly id: string
  readonly state: MailLine['state']
  readonly at: Instant
  readonly nextAt: Instant
  readonly sentAt: Instant | null
  readonly attempts: number
  readonly code: MailCode | null
  readonly sealed: Uint8Array
}

const COLUMNS = 'id, state, at, next_at AS nextAt, sent_at AS sentAt, attempts, code, sealed'

export class MailStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  settings(): MailSettings | undefined {
    const text = this.#read('settings')
    return text === undefined ? undefined : Settings.parse(JSON.parse(text))
  }

  putSettings(settings: MailSettings): void {
    this.#write('settings', JSON.stringify(settings))
  }

  password(): string | undefined {
    return this.#read('password')
  }

  putPassword(password: string | null): void {
    if (password === null) this.#db.prepare("DELETE FROM mail_book WHERE name = 'password'").run()
    else this.#write('password', password)
  }

  told(): Told {
    const text = this.#read('told')
    return text === undefined ? NOTHING_TOLD : TOLD.parse(JSON.parse(text))
  }

  putTold(told: Told): void {
    this.#write('told', JSON.stringify(told))
  }

  enqueue({ id, ...mail }: QueuedMail, now: Instant): void {
    const sealed = this.#vault.seal(`mail/${id}`, utf8(JSON.stringify(mail)))
    const sql = "INSERT INTO mail_message (id, state, at, next_at, sealed) VALUES (?, 'queued', ?, ?, ?)"
    this.#db.prepare<[string, number, number, Uint8Array]>(sql).run(id, now, now, sealed)
  }

  /** Whose turn it is; oldest first. */
  due(now: Instant): QueuedMail[] {
    const sql = `SELECT ${COLUMNS} FROM mail_message WHERE state = 'queued' AND next_at <= ? ORDER BY at, id`
    return this.#db
      .prepare<[number], Row>(sql)
      .all(now)
      .map((row) => this.#open(row))
  }

  one(id: string): QueuedMail | undefined {
    const row = this.#db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM mail_message WHERE id = ?`).get(id)
    return row === undefined ? undefined : this.#open(row)
  }

  line(id: string): KeptMail | undefined {
    const row = this.#db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM mail_message WHERE id = ?`).get(id)
    return row === undefined ? undefined : this.#line(row)
  }

  /** Newest first. */
  lines(limit: number): KeptMail[] {
    const sql = `SELECT ${COLUMNS} FROM mail_message ORDER BY at DESC, id LIMIT ?`
    return this.#db
      .prepare<[number], Row>(sql)
      .all(limit)
      .map((row) => this.#line(row))
  }

  /** How many wait and have failed, and since when the oldest of them waits. */
  counts(): { readonly queued: number; readonly failed: number; readonly oldest: Instant | null; readonly code: MailCode | null } {
    const sql = `SELECT count(*) FILTER (WHERE state = 'queued') AS queued, count(*) FILTER (WHERE state = 'failed') AS failed,
      min(at) FILTER (WHERE state = 'queued') AS oldest, max(code) FILTER (WHERE state = 'queued') AS code FROM mail_message`
    return this.#db.prepare<[], ReturnType<MailStore['counts']>>(sql).get() ?? { queued: 0, failed: 0, oldest: null, code: null }
  }

  markSent(id: string, at: Instant): void {
    this.#db.prepare<[number, string]>("UPDATE mail_message SET state = 'sent', sent_at = ?, code = NULL WHERE id = ?").run(at, id)
  }

  markTried(id: string, code: MailCode, nextAt: Instant | undefined): void {
    const sql = 'UPDATE mail_message SET attempts = attempts + 1, code = ?, state = ?, next_at = coalesce(?, next_at) WHERE id = ?'
    this.#db.prepare<[string, string, number | null, string]>(sql).run(code, nextAt === undefined ? 'failed' : 'queued', nextAt ?? null, id)
  }

  /** Everything that has not gone gets its turn, what has failed too. */
  retryAll(now: Instant): void {
    this.#db.prepare<[number]>("UPDATE mail_message SET state = 'queued', next_at = ? WHERE state <> 'sent'").run(now)
  }

  /** What has gone or failed before `at`. */
  forget(at: Instant): void {
    this.#db.prepare<[number]>("DELETE FROM mail_message WHERE state <> 'queued' AND at < ?").run(at)
  }

  #open({ id, sealed }: Row): QueuedMail {
    return { id, ...(JSON.parse(fromUtf8(this.#vault.open(`mail/${id}`, new Uint8Array(sealed)))) as Omit<QueuedMail, 'id'>) }
  }

  #line(row: Row): KeptMail {
    const { id, state, at, nextAt, sentAt, attempts, code } = row
    const { kind, to } = this.#open(row)
    return { id, kind, to, state, at, nextAt: state === 'queued' ? nextAt : null, sentAt, attempts, code }
  }

  #read(name: BookName): string | undefined {
    const sealed = this.#db.prepare<[string], Uint8Array>('SELECT sealed FROM mail_book WHERE name = ?').pluck().get(name)
    return sealed === undefined ? undefined : fromUtf8(this.#vault.open(`mail-book/${name}`, new Uint8Array(sealed)))
  }

  #write(name: BookName, text: string): void {
    const sql = 'INSERT INTO mail_book (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed'
    this.#db.prepare<[string, Uint8Array]>(sql).run(name, this.#vault.seal(`mail-book/${name}`, utf8(text)))
  }
}

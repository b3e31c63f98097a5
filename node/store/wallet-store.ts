// SPDX-License-Identifier: EUPL-1.2
/**
 * The wallet: tokens with their one-time keys, and what waits to be sent. Its own file, never backed up.
 *
 * A token is `spent` on disk before the first byte that shows it leaves the house: a crash may cost a token, never spend
 * one twice. Without the vault's key the file says how many tokens were spent, and in which slots a box went out: not which of
 * them was no cover, and nothing by which the hub or the relay would know a contribution again.
 *
 * @module
 */
import { concat, fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import type { PendingToken, WalletToken } from '@ncv/protocol/token/issuance.ts'
import type { TokenPurpose } from '@ncv/protocol/token/challenge.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface AskedToken {
  readonly id: number
  readonly purpose: TokenPurpose
  readonly k: number
  readonly pending: PendingToken
}

export interface ReadyToken {
  readonly id: number
  readonly period: number
  readonly token: WalletToken
}

export type OutgoingState = 'queued' | 'sent' | 'delivered' | 'expired'

export interface Outgoing {
  /** Hex of the envelope id. */
  readonly id: string
  /** The incident it was made of. */
  readonly incident: string
  readonly at: Instant
  /** Period of its token. */
  readonly period: number
  readonly state: OutgoingState
  readonly sentSlot: number | null
  readonly batchSlot: number | null
  readonly batchCount: number | null
}

export interface Queued extends Pick<Outgoing, 'id' | 'incident'> {
  /** Encoded content of the box. */
  readonly submission: Uint8Array
}

export interface SentSlot {
  readonly slot: number
  readonly leaf: Uint8Array
  /** Hex of the envelope id; null for cover. */
  readonly outgoing: string | null
  /** {@link relayMark} of the address it was sent to. */
  readonly relay: Uint8Array
}

interface Row {
  readonly key: Uint8Array
  readonly entry: Outgoing
}

/** By which the wallet remembers an address, 32 bytes. */
export function relayMark(url: string): Uint8Array {
  return sha256(utf8(relayAudience(url)))
}

const HASH_BYTES = 32
const KEY_BYTES = 16
/** Stands for cover where an envelope id would: no hash is all zero. */
const COVER_ID = '00'.repeat(HASH_BYTES)
const EMPTY = new Uint8Array(0)

export class WalletStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  issuance(period: number): { readonly state: 'asked' | 'done' | 'refused'; readonly code: string | null } | undefined {
    const sql = 'SELECT state, code FROM issuance WHERE period = ?'
    return this.#db.prepare<[number], { state: 'asked' | 'done' | 'refused'; code: string | null }>(sql).get(period)
  }

  /** Fixes the request: from now on the same bytes are asked for until there is an answer. */
  ask(period: number, at: Instant, tokens: readonly Omit<AskedToken, 'id'>[]): void {
    const insert = this.#db.prepare<[number, string, number, Uint8Array]>(
      `INSERT INTO token (period, purpose, k, state, sealed) VALUES (?, ?, ?, 'asked', ?)`,
    )
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number, number]>(`INSERT INTO issuance (period, at, state) VALUES (?, ?, 'asked')`).run(period, at)
      for (const { purpose, k, pending } of tokens) insert.run(period, purpose, k, this.#seal({ ...pending }))
    })
    run.immediate()
  }

  asked(period: number): AskedToken[] {
    const sql = `SELECT id, purpose, k, sealed FROM token WHERE period = ? AND state = 'asked' ORDER BY id`
    const rows = this.#db.prepare<[number], { id: number; purpose: TokenPurpose; k: number; sealed: Uint8Array }>(sql).all(period)
    return rows.map(({ id, purpose, k, sealed }) => ({ id, purpose, k, pending: this.#open(sealed) as unknown as PendingToken }))
  }

  /** Puts the finished tokens in the place of the asked ones, in their order. */
  fill(period: number, ids: readonly number[], tokens: readonly WalletToken[]): void {
    const update = this.#db.prepare<[Uint8Array, number]>(`UPDATE token SET state = 'ready', sealed = ? WHERE id = ?`)
    const run = this.#db.transaction(() => {
      for (const [i, token] of tokens.entries()) update.run(this.#seal({ ...token }), ids[i] as number)
      this.#db.prepare<[number]>(`UPDATE issuance SET state = 'done' WHERE period = ?`).run(period)
    })
    run.immediate()
  }

  refuse(period: number, code: string): void {
    this.#db.prepare<[string, number]>(`UPDATE issuance SET state = 'refused', code = ? WHERE period = ?`).run(code, period)
  }

  /** Whether tokens of any period were ever fetched into this file and are still known. */
  hasFetched(): boolean {
    return this.#db.prepare<[], number>(`SELECT 1 FROM issuance WHERE state = 'done' LIMIT 1`).pluck().get() === 1
  }

  readyCount(purpose: TokenPurpose, periods: readonly number[]): number {
    const sql = `SELECT count(*) FROM token WHERE purpose = ? AND period = ? AND state = 'ready'`
    const count = this.#db.prepare<[string, number], number>(sql).pluck()
    return periods.reduce((sum, period) => sum + (count.get(purpose, period) ?? 0), 0)
  }

  /** A report token of one of these periods, those asked for first. */
  readyReport(periods: readonly number[]): ReadyToken | undefined {
    const sql = `SELECT id, sealed FROM token WHERE purpose = 'report' AND period = ? AND state = 'ready' ORDER BY id LIMIT 1`
    const find = this.#db.prepare<[number], { id: number; sealed: Uint8Array }>(sql)
    for (const period of periods) {
      const row = find.get(period)
      if (row !== undefined) return { id: row.id, period, token: this.#open(row.sealed) as unknown as WalletToken }
    }
    return undefined
  }

  /** Spends the token and queues what it pays for, in one. */
  enqueue(token: ReadyToken, { id, incident, submission }: Queued, world: Pick<World, 'now' | 'random'>): void {
    const key = world.random(KEY_BYTES)
    const { period } = token
    const entry: Outgoing = { id, incident, at: world.now(), period, state: 'queued', sentSlot: null, batchSlot: null, batchCount: null }
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number]>(`UPDATE token SET state = 'spent', sealed = x'' WHERE id = ?`).run(token.id)
      const sql = 'INSERT INTO outgoing (key, sealed, content) VALUES (?, ?, ?)'
      const content = this.#vault.seal(`content/${hex(key)}`, submission)
      this.#db.prepare<[Uint8Array, Uint8Array, Uint8Array]>(sql).run(key, this.#sealEntry(key, entry), content)
    })
    run.immediate()
  }

  /** All that is known, the oldest first. */
  outgoing(): Outgoing[] {
    return this.#rows().map(({ entry }) => entry)
  }

  /** The oldest that was never sent, or was sent so long ago that its batch should have come back. */
  nextOutgoing(sentBefore: number): Pick<Queued, 'id' | 'submission'> | undefined {
    const isDue = ({ entry: { state, sentSlot } }: Row): boolean => state === 'queued' || (state === 'sent' && (sentSlot ?? 0) < sentBefore)
    const row = this.#rows().find(isDue)
    if (row === undefined) return undefined
    const content = this.#db.prepare<[Uint8Array], Uint8Array>('SELECT content FROM outgoing WHERE key = ?').pluck().get(row.key) ?? EMPTY
    return { id: row.entry.id, submission: this.#vault.open(`content/${hex(row.key)}`, new Uint8Array(content)) }
  }

  /** What was not delivered while its token held; it is kept, readable by its state alone. */
  expire(beforePeriod: number): void {
    this.#change(({ state, period }) => ((state === 'queued' || state === 'sent') && period < beforePeriod ? { state: 'expired' } : undefined))
  }

  /**
   * Tokens up to this period are ended. What was not delivered with them, or only after the slot in which the hub said so, will never count.
   *
   * @param from the slot from which on the hub refuses them
   */
  revoke(through: number, from: number): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number]>(`UPDATE token SET state = 'spent', sealed = x'' WHERE period <= ? AND state <> 'spent'`).run(through)
      this.#change(({ state, period, batchSlot }) => {
        const isLost = state === 'queued' || state === 'sent' || (state === 'delivered' && (batchSlot ?? 0) >= from)
        return isLost && period <= through ? { state: 'expired' } : undefined
      })
    })
    run.immediate()
  }

  /** What came to its end with a token of an earlier period than this. */
  ended(beforePeriod: number): Outgoing[] {
    return this.outgoing().filter(({ state, period }) => (state === 'delivered' || state === 'expired') && period < beforePeriod)
  }

  /** Nothing is left of it here. */
  forgetOutgoing(id: string): void {
    const remove = this.#db.prepare<[Uint8Array]>('DELETE FROM outgoing WHERE key = ?')
    for (const { key, entry } of this.#rows()) if (entry.id === id) remove.run(key)
  }

  hasSlot(slot: number): boolean {
    return this.#db.prepare<[number], number>('SELECT 1 FROM slot WHERE slot = ?').pluck().get(slot) === 1
  }

  /** Before the box leaves: one box for a slot, whatever happens. All rows are sealed anew each time, so that cover writes what content writes. */
  useSlot({ slot, leaf, outgoing, relay }: SentSlot): void {
    const sealed = this.#vault.seal(`slot/${slot}`, concat(leaf, fromHex(outgoing ?? COVER_ID, HASH_BYTES), relay))
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number, Uint8Array]>('INSERT INTO slot (slot, sealed) VALUES (?, ?)').run(slot, sealed)
      this.#change(({ id }) => (id === outgoing ? { state: 'sent', sentSlot: slot } : {}))
    })
    run.immediate()
  }

  /** The relay did not take the box: the next slot tries again, sealed anew. */
  requeue(outgoing: string): void {
    this.#change(({ id, state }) => (id === outgoing && state === 'sent' ? { state: 'queued' } : undefined))
  }

  /** Boxes without a receipt, newest first. */
  unreceived(limit: number): SentSlot[] {
    const sql = 'SELECT slot, sealed FROM slot WHERE batch_count IS NULL ORDER BY slot DESC LIMIT ?'
    return this.#db
      .prepare<[number], { slot: number; sealed: Uint8Array }>(sql)
      .all(limit)
      .map(({ slot, sealed }) => {
        const opened = this.#vault.open(`slot/${slot}`, new Uint8Array(sealed))
        const id = hex(opened.subarray(HASH_BYTES, 2 * HASH_BYTES))
        return { slot, leaf: opened.subarray(0, HASH_BYTES), outgoing: id === COVER_ID ? null : id, relay: opened.subarray(2 * HASH_BYTES) }
      })
  }

  /**
   * The box of this slot is in a batch of `batchCount` boxes. What was in it is done and is forgotten; where it was sent to, there
   * is the relay.
   */
  receive({ slot, outgoing, relay }: Omit<SentSlot, 'leaf'>, batchSlot: number, batchCount: number): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number, number]>(`UPDATE slot SET batch_count = ?, sealed = x'' WHERE slot = ?`).run(batchCount, slot)
      this.#db.prepare<[Uint8Array]>('INSERT OR IGNORE INTO proven_relay (address) VALUES (?)').run(relay)
      this.#change(({ id, state }) => (id === outgoing && state !== 'delivered' ? { state: 'delivered', batchSlot, batchCount } : {}))
    })
    run.immediate()
  }

  /** Whether a box that was sent to this address has come back in a batch that the relay signed. @param relay see {@link relayMark} */
  isProven(relay: Uint8Array): boolean {
    return this.#db.prepare<[Uint8Array], number>('SELECT 1 FROM proven_relay WHERE address = ?').pluck().get(relay) === 1
  }

  /** Boxes in the newest batch that has come back. */
  lastBatch(): number | undefined {
    return this.#db.prepare<[], number>('SELECT batch_count FROM slot WHERE batch_count IS NOT NULL ORDER BY slot DESC LIMIT 1').pluck().get()
  }

  /** Forgets slots that nobody will ask for any more. */
  forgetSlots(before: number): void {
    this.#db.prepare<[number]>('DELETE FROM slot WHERE slot < ?').run(before)
  }

  /** Tokens that no hub accepts any more. */
  forgetTokens(beforePeriod: number): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number]>('DELETE FROM token WHERE period < ?').run(beforePeriod)
      this.#db.prepare<[number]>('DELETE FROM issuance WHERE period < ?').run(beforePeriod)
    })
    run.immediate()
  }

  /** A node has few of them: all are opened, for nothing of them is readable outside. */
  #rows(): Row[] {
    const rows = this.#db.prepare<[], { key: Uint8Array; sealed: Uint8Array }>('SELECT key, sealed FROM outgoing').all()
    return rows
      .map(({ key, sealed }) => {
        const entry = decode(this.#vault.open(`outgoing/${hex(key)}`, new Uint8Array(sealed))) as unknown as Outgoing
        return { key: new Uint8Array(key), entry }
      })
      .sort((a, b) => a.entry.at - b.entry.at || (a.entry.id < b.entry.id ? -1 : 1))
  }

  /** What has come to its end keeps no content. */
  #change(changeOf: (entry: Outgoing) => Partial<Outgoing> | undefined): void {
    const put = this.#db.prepare<[Uint8Array, Uint8Array]>('UPDATE outgoing SET sealed = ? WHERE key = ?')
    const empty = this.#db.prepare<[Uint8Array]>(`UPDATE outgoing SET content = x'' WHERE key = ?`)
    const run = this.#db.transaction(() => {
      for (const { key, entry } of this.#rows()) {
        const change = changeOf(entry)
        if (change === undefined) continue
        put.run(this.#sealEntry(key, { ...entry, ...change }), key)
        if (change.state === 'delivered' || change.state === 'expired') empty.run(key)
      }
    })
    run()
  }

  #sealEntry(key: Uint8Array, entry: Outgoing): Uint8Array {
    return this.#vault.seal(`outgoing/${hex(key)}`, encode({ ...entry }))
  }

  #seal(record: { readonly [key: string]: Value }): Uint8Array {
    return this.#vault.seal('token', encode(record))
  }

  #open(sealed: Uint8Array): Value {
    return decode(this.#vault.open('token', new Uint8Array(sealed)))
  }
}

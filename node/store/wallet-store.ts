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
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { BatchHead } from '@ncv/protocol/submission/batch.ts'
import type { PendingToken, WalletToken } from '@ncv/protocol/token/issuance.ts'
import type { TokenPurpose } from '@ncv/protocol/token/challenge.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'
import type { KeptKeys, Outgoing, OutgoingState, Queued, SentSlot, SlotCounts, UrgentBox } from './outgoing.ts'
import { OutgoingCells } from './outgoing-cells.ts'
import { ReceiptRows } from './receipt-rows.ts'
import { SlotRows } from './slot-rows.ts'
import { keyIdOf, SpareRows } from './spare-rows.ts'

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

export type { KeptKeys, Outgoing, OutgoingKind, OutgoingState, Queued, SentSlot, SlotCounts, UrgentBox } from './outgoing.ts'

/** What was delivered goes out again where the hub does not list its batch. */
const ENDS: ReadonlySet<OutgoingState> = new Set(['accepted', 'not-accepted', 'expired'])
const KEY_BYTES = 16

export class WalletStore {
  readonly #db: Db
  readonly #vault: Vault
  readonly #outgoing: OutgoingCells<Outgoing>
  readonly #slots: SlotRows
  /** Receipts whose batch was not found in a daily list yet. */
  readonly receipts: ReceiptRows
  /** Tokens under a spare. */
  readonly spares: SpareRows
  #expiredBefore: number | undefined

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
    this.#outgoing = new OutgoingCells(db, vault)
    this.#slots = new SlotRows(db, vault)
    this.receipts = new ReceiptRows(db, vault)
    this.spares = new SpareRows(db, vault)
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
    const sql = `SELECT id, purpose, k, sealed FROM token WHERE period = ? AND state = 'asked' AND is_spare = 0 ORDER BY id`
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

  /** A report token of one of these periods, those asked for first. @param mayUse of the id of its key */
  readyReport(periods: readonly number[], mayUse: (period: number, keyId: Uint8Array) => boolean = () => true): ReadyToken | undefined {
    const sql = `SELECT id, sealed FROM token WHERE purpose = 'report' AND period = ? AND state = 'ready' ORDER BY id`
    const find = this.#db.prepare<[number], { id: number; sealed: Uint8Array }>(sql)
    for (const period of periods) {
      for (const row of find.all(period)) {
        const token = this.#open(row.sealed) as unknown as WalletToken
        if (mayUse(period, keyIdOf(token.token))) return { id: row.id, period, token }
      }
    }
    return undefined
  }

  /** The token of this counting key: there is one. */
  readyCounting(period: number, k: number): ReadyToken | undefined {
    const sql = `SELECT id, sealed FROM token WHERE purpose = 'count' AND period = ? AND k = ? AND state = 'ready'`
    const row = this.#db.prepare<[number, number], { id: number; sealed: Uint8Array }>(sql).get(period, k)
    return row === undefined ? undefined : { id: row.id, period, token: this.#open(row.sealed) as unknown as WalletToken }
  }

  /**
   * Spends the token, keeps its one-time keys and queues what it pays for, in one.
   *
   * @param token undefined for what goes out under keys that are kept already
   */
  enqueue(token: ReadyToken | undefined, { submission, ...queued }: Queued, world: Pick<World, 'now' | 'random'>): void {
    const entry: Outgoing = { ...queued, at: world.now(), state: 'queued', sentSlot: null, batchSlot: null, batchCount: null }
    const run = this.#db.transaction(() => {
      if (token !== undefined) this.#spend(token, queued, world.random(KEY_BYTES))
      this.#outgoing.add(entry, submission)
    })
    run.immediate()
  }

  #spend({ id: tokenId, token }: ReadyToken, { id, kind, about, period }: Omit<Queued, 'submission'>, key: Uint8Array): void {
    this.#db.prepare<[number]>(`UPDATE token SET state = 'spent', sealed = x'' WHERE id = ?`).run(tokenId)
    const sealed = this.#vault.seal(`kept/${hex(key)}`, encode({ id, kind, about, period, ...token }))
    this.#db.prepare<[Uint8Array, Uint8Array]>('INSERT INTO kept_keys (key, sealed) VALUES (?, ?)').run(key, sealed)
  }

  /** All one-time keys that are still kept, in no order that means anything. */
  keptKeys(): KeptKeys[] {
    return this.#keptRows().map(({ kept }) => kept)
  }

  /** Forgets the keys of which `isOver` says so: nothing can be read or added under them any more. */
  forgetKeys(isOver: (kept: KeptKeys) => boolean): void {
    const remove = this.#db.prepare<[Uint8Array]>('DELETE FROM kept_keys WHERE key = ?')
    for (const { key, kept } of this.#keptRows()) if (isOver(kept)) remove.run(key)
  }

  #keptRows(): { readonly key: Uint8Array; readonly kept: KeptKeys }[] {
    const rows = this.#db.prepare<[], { key: Uint8Array; sealed: Uint8Array }>('SELECT key, sealed FROM kept_keys ORDER BY key').all()
    return rows.map(({ key, sealed }) => {
      const kept = decode(this.#vault.open(`kept/${hex(key)}`, new Uint8Array(sealed))) as unknown as KeptKeys
      return { key: new Uint8Array(key), kept }
    })
  }

  /** All that is known, the oldest first. */
  outgoing(): Outgoing[] {
    return this.#outgoing.entries().sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  /**
   * The oldest that was never sent, or was sent so long ago that its batch should have come back.
   *
   * @param mayGo whether it may go now
   */
  nextOutgoing(
    sentBefore: number,
    mayGo: (entry: Pick<Outgoing, 'kind' | 'at'>) => boolean = () => true,
  ): Pick<Queued, 'id' | 'submission'> | undefined {
    const isDue = ({ state, sentSlot }: Outgoing): boolean => state === 'queued' || (state === 'sent' && (sentSlot ?? 0) < sentBefore)
    const next = this.outgoing().find((each) => isDue(each) && mayGo(each))
    return next === undefined ? undefined : { id: next.id, submission: this.contentOf(next.id) }
  }

  /** @returns no bytes where it has come to its end */
  contentOf(id: string): Uint8Array {
    return this.#outgoing.contentOf((entry) => entry.id === id)
  }

  /** What was not delivered while its token held; it is kept, readable by its state alone. */
  expire(beforePeriod: number): void {
    const isOver = ({ state, period }: Outgoing): boolean => (state === 'queued' || state === 'sent') && period < beforePeriod
    // Once a period in every wallet: that something is written does not tell that something ended.
    if (this.#expiredBefore === beforePeriod && !this.#outgoing.entries().some(isOver)) return
    this.#expiredBefore = beforePeriod
    this.#change((entry) => (isOver(entry) ? { state: 'expired' } : undefined))
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

  /**
   * A key of this period is revoked: its tokens are worthless, and so is what was not delivered with one of them, or only after the slot in
   * which the hub said so. Follow-ups belong to a token that was taken long before.
   */
  revokeKey(period: number, keyId: Uint8Array, from: number): void {
    const isUnder = (entry: Outgoing): boolean =>
      entry.kind !== 'follow-up' && entry.period === period && equalBytes(keyIdOf(tokenOf(this.contentOf(entry.id))), keyId)
    const run = this.#db.transaction(() => {
      this.spares.dropReady(period, (each) => equalBytes(each, keyId))
      this.#change((entry) => {
        const { state, batchSlot } = entry
        const isLost = state === 'queued' || state === 'sent' || (state === 'delivered' && (batchSlot ?? 0) >= from)
        return isLost && isUnder(entry) ? { state: 'expired' } : undefined
      })
    })
    run.immediate()
  }

  /** What came to its end with a token of an earlier period than this; what expired a period later, for a list may still hold it. */
  ended(beforePeriod: number): Outgoing[] {
    return this.outgoing().filter(({ state, period }) => ENDS.has(state) && period < (state === 'expired' ? beforePeriod - 1 : beforePeriod))
  }

  /** Nothing is left of it here. */
  forgetOutgoing(id: string): void {
    this.#outgoing.free((entry) => entry.id === id)
  }

  /** Nothing is left of them here; writes the same for none of them. */
  forgetAll(ids: ReadonlySet<string>): void {
    this.#outgoing.free((entry) => ids.has(entry.id))
  }

  hasSlot(slot: number): boolean {
    return this.#slots.has(slot)
  }

  /** Before the box leaves: one box for a slot, whatever happens. */
  useSlot(sent: SentSlot): void {
    const { slot, outgoing } = sent
    const run = this.#db.transaction(() => {
      this.#slots.add(sent)
      this.#change(({ id }) => (id === outgoing ? { state: 'sent', sentSlot: slot } : undefined))
    })
    run.immediate()
  }

  /** The relay did not take the box: the next slot tries again, sealed anew. @param outgoing null for cover, which writes the same */
  requeue(outgoing: string | null): void {
    this.#change(({ id, state }) => (id === outgoing && state === 'sent' ? { state: 'queued' } : undefined))
  }

  /** Boxes without a receipt, newest first. */
  unreceived(limit: number): SentSlot[] {
    return this.#slots.unreceived(limit)
  }

  /**
   * The box of this slot is in a batch of `batchCount` boxes. What was in it is done and is forgotten; where it was sent to, there
   * is the relay.
   */
  receive({ slot, outgoing, relay }: Omit<SentSlot, 'leaf'>, head: BatchHead, world: Pick<World, 'now' | 'random'>): void {
    const run = this.#db.transaction(() => {
      this.#slots.receive({ slot, outgoing }, head.count)
      this.#db.prepare<[Uint8Array]>('INSERT OR IGNORE INTO proven_relay (address) VALUES (?)').run(relay)
      this.#deliver(outgoing, head, world)
    })
    run.immediate()
  }

  /** Before a box leaves out of turn. The slot's own box still goes. */
  useUrgent(id: string, { slot, leaf, relay }: Omit<UrgentBox, 'count'>): void {
    this.#change((entry) => (entry.id === id ? { state: 'sent', sentSlot: slot, urgent: { slot, leaf, relay, count: null } } : undefined))
  }

  /** The relay took it. @param count boxes that left together */
  tookUrgent(id: string, count: number): void {
    this.#change((entry) => (entry.id === id && entry.urgent ? { urgent: { ...entry.urgent, count } } : undefined))
  }

  /** The relay refused it: it waits for its slot as if nothing had been. */
  refusedUrgent(id: string): void {
    this.#change((entry) => (entry.id === id && entry.state === 'sent' ? { state: 'queued', urgent: null } : undefined))
  }

  /** Boxes that left out of turn and have no receipt. */
  unreceivedUrgent(): SentSlot[] {
    return this.outgoing().flatMap(({ id, state, urgent }) =>
      urgent && (state === 'sent' || state === 'queued') ? [{ ...urgent, outgoing: id }] : [],
    )
  }

  /** The box that left out of turn is in a batch of `batchCount` boxes. */
  receiveUrgent({ outgoing, relay }: SentSlot, head: BatchHead, world: Pick<World, 'now' | 'random'>): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[Uint8Array]>('INSERT OR IGNORE INTO proven_relay (address) VALUES (?)').run(relay)
      if (outgoing !== null) this.tookUrgent(outgoing, head.count)
      this.#deliver(outgoing, head, world)
    })
    run.immediate()
  }

  /** The receipt waits for a daily list, of cover as of content. */
  #deliver(outgoing: string | null, { slot, root, count }: BatchHead, world: Pick<World, 'now' | 'random'>): void {
    this.receipts.add({ root, slot, at: world.now() }, world)
    const delivered = { state: 'delivered', batchSlot: slot, batchCount: count, batchRoot: hex(root) } as const
    this.#change(({ id, state }) => (id === outgoing && (state === 'queued' || state === 'sent') ? delivered : undefined))
  }

  /** What daily lists say. @param roots hex, of receipts that are settled */
  settle(roots: readonly string[], changeOf: (entry: Outgoing) => Partial<Outgoing> | undefined): void {
    const run = this.#db.transaction(() => {
      this.receipts.forget(new Set(roots))
      this.#change(changeOf)
    })
    run.immediate()
  }

  /** Whether a box that was sent to this address has come back in a batch that the relay signed. @param relay its `relayMark` */
  isProven(relay: Uint8Array): boolean {
    return this.#db.prepare<[Uint8Array], number>('SELECT 1 FROM proven_relay WHERE address = ?').pluck().get(relay) === 1
  }

  /** Boxes in the newest batch that has come back. */
  lastBatch(): number | undefined {
    return this.#slots.batchCounts(1)[0]
  }

  /** Sizes of the newest batches that have come back, the newest first. */
  batchCounts(limit: number): number[] {
    return this.#slots.batchCounts(limit)
  }

  /** How many boxes went out in the slots that are still known, and how many of them said nothing. */
  slotCounts(): SlotCounts {
    return this.#slots.counts()
  }

  /** Forgets slots that nobody will ask for any more. */
  forgetSlots(before: number): void {
    this.#slots.forget(before)
  }

  /** Tokens that no hub accepts any more. */
  forgetTokens(beforePeriod: number): void {
    const run = this.#db.transaction(() => {
      this.#db.prepare<[number]>('DELETE FROM token WHERE period < ?').run(beforePeriod)
      this.#db.prepare<[number]>('DELETE FROM issuance WHERE period < ?').run(beforePeriod)
      this.#db.prepare<[number]>('DELETE FROM spare_issuance WHERE period < ?').run(beforePeriod)
    })
    run.immediate()
  }

  /** What has come to its end keeps no content. */
  #change(changeOf: (entry: Outgoing) => Partial<Outgoing> | undefined): void {
    this.#outgoing.change((entry) => {
      const fields = changeOf(entry)
      return fields === undefined ? undefined : { fields, isDone: fields.state !== undefined && ENDS.has(fields.state) }
    })
  }

  #seal(record: { readonly [key: string]: Value }): Uint8Array {
    return this.#vault.seal('token', encode(record))
  }

  #open(sealed: Uint8Array): Value {
    return decode(this.#vault.open('token', new Uint8Array(sealed)))
  }
}

/** The token in the content of a box. */
function tokenOf(content: Uint8Array): Uint8Array {
  return (decode(content) as unknown as { readonly token: Uint8Array }).token
}

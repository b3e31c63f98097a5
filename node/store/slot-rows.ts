// SPDX-License-Identifier: EUPL-1.2
/**
 * The slots in which a box went out, in the wallet: one row each, of one size, whatever was in the box.
 *
 *     sealed = vault (leaf hash of the box (32) || envelope id, zero bytes for cover (32) || relayMark of the address (32))
 *
 * When the receipt has come, hash and address are forgotten and the id becomes 0xff bytes: only that something was said is remembered.
 *
 * @module
 */
import { concat, fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'
import type { SentSlot, SlotCounts } from './outgoing.ts'

const HASH_BYTES = 32
/** Stands for cover where an envelope id would: no hash is all zero. */
const COVER_ID = '00'.repeat(HASH_BYTES)
const SAID_ID = 'ff'.repeat(HASH_BYTES)
const FORGOTTEN = new Uint8Array(HASH_BYTES)

interface Row {
  readonly slot: number
  readonly sealed: Uint8Array
}

/** Those that write run within the transaction of what belongs to it. */
export class SlotRows {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  has(slot: number): boolean {
    return this.#db.prepare<[number], number>('SELECT 1 FROM slot WHERE slot = ?').pluck().get(slot) === 1
  }

  /** @throws SqliteError `SQLITE_CONSTRAINT_PRIMARYKEY` where a box went out in this slot */
  add({ slot, leaf, outgoing, relay }: SentSlot): void {
    const sealed = this.#seal(slot, concat(leaf, fromHex(outgoing ?? COVER_ID, HASH_BYTES), relay))
    this.#db.prepare<[number, Uint8Array]>('INSERT INTO slot (slot, sealed) VALUES (?, ?)').run(slot, sealed)
  }

  /** Boxes without a receipt, newest first. */
  unreceived(limit: number): SentSlot[] {
    const sql = 'SELECT slot, sealed FROM slot WHERE batch_count IS NULL ORDER BY slot DESC LIMIT ?'
    return this.#db
      .prepare<[number], Row>(sql)
      .all(limit)
      .map((row) => {
        const opened = this.#open(row)
        const id = idOf(opened)
        return { slot: row.slot, leaf: opened.subarray(0, HASH_BYTES), outgoing: id === COVER_ID ? null : id, relay: opened.subarray(2 * HASH_BYTES) }
      })
  }

  /** @param count boxes in the batch that held the box of this slot */
  receive({ slot, outgoing }: Pick<SentSlot, 'slot' | 'outgoing'>, count: number): void {
    const sealed = this.#seal(slot, concat(FORGOTTEN, fromHex(outgoing === null ? COVER_ID : SAID_ID, HASH_BYTES), FORGOTTEN))
    this.#db.prepare<[number, Uint8Array, number]>('UPDATE slot SET batch_count = ?, sealed = ? WHERE slot = ?').run(count, sealed, slot)
  }

  /** Sizes of the newest batches that have come back, the newest first. */
  batchCounts(limit: number): number[] {
    const sql = 'SELECT batch_count FROM slot WHERE batch_count IS NOT NULL ORDER BY slot DESC LIMIT ?'
    return this.#db.prepare<[number], number>(sql).pluck().all(limit)
  }

  counts(): SlotCounts {
    const rows = this.#db.prepare<[], Row>('SELECT slot, sealed FROM slot WHERE length(sealed) > 0').all()
    return { sent: rows.length, cover: rows.filter((row) => idOf(this.#open(row)) === COVER_ID).length }
  }

  forget(before: number): void {
    this.#db.prepare<[number]>('DELETE FROM slot WHERE slot < ?').run(before)
  }

  #seal(slot: number, bytes: Uint8Array): Uint8Array {
    return this.#vault.seal(`slot/${slot}`, bytes)
  }

  #open({ slot, sealed }: Row): Uint8Array {
    return this.#vault.open(`slot/${slot}`, new Uint8Array(sealed))
  }
}

function idOf(opened: Uint8Array): string {
  return hex(opened.subarray(HASH_BYTES, 2 * HASH_BYTES))
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The relay's receipts that wait for a daily list of the hub, in the wallet: one for each box that came back, cover or content.
 *
 *     sealed = vault (root (32) || slot of the batch (uint64) || when it came (uint64))
 *
 * @module
 */
import { concat, hex } from '@ncv/protocol/bytes.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface WaitingReceipt {
  /** Of the batch, 32 bytes. */
  readonly root: Uint8Array
  readonly slot: number
  /** When it came here: the hub had confirmed the batch before. */
  readonly at: Instant
}

interface Row {
  readonly key: Uint8Array
  readonly receipt: WaitingReceipt
}

const KEY_BYTES = 16
const ROOT_BYTES = 32

export class ReceiptRows {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** Runs within the transaction of what belongs to it. */
  add({ root, slot, at }: WaitingReceipt, world: Pick<World, 'random'>): void {
    const key = world.random(KEY_BYTES)
    const sealed = this.#vault.seal(`receipt/${hex(key)}`, concat(root, uint64(slot), uint64(at)))
    this.#db.prepare<[Uint8Array, Uint8Array]>('INSERT INTO receipt (key, sealed) VALUES (?, ?)').run(key, sealed)
  }

  all(): WaitingReceipt[] {
    return this.#rows().map(({ receipt }) => receipt)
  }

  /** Forgets those with one of these roots. @param roots hex */
  forget(roots: ReadonlySet<string>): void {
    const remove = this.#db.prepare<[Uint8Array]>('DELETE FROM receipt WHERE key = ?')
    for (const { key, receipt } of this.#rows()) if (roots.has(hex(receipt.root))) remove.run(key)
  }

  #rows(): Row[] {
    const rows = this.#db.prepare<[], { key: Uint8Array; sealed: Uint8Array }>('SELECT key, sealed FROM receipt ORDER BY key').all()
    return rows.map(({ key: stored, sealed }) => {
      const key = new Uint8Array(stored)
      const opened = this.#vault.open(`receipt/${hex(key)}`, new Uint8Array(sealed))
      const view = new DataView(opened.buffer, opened.byteOffset + ROOT_BYTES)
      return { key, receipt: { root: opened.slice(0, ROOT_BYTES), slot: Number(view.getBigUint64(0)), at: Number(view.getBigUint64(8)) } }
    })
  }
}

function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What waits to be sent, in cells: always a multiple of {@link CELLS} rows of one size, used or not.
 *
 *     sealed  = vault (MessagePack { …entry, pad }, a multiple of 1,024 bytes)
 *     content = vault (length (uint16) || submission || zero bytes up to 8,192)
 *
 * Whatever is written, all cells are written, sealed anew, in one transaction: neither the file, nor two images of it, nor what the disk is
 * asked to write, nor the chance that is used up tells whether a slot held cover or content, or how much waits. Only more than a multiple of
 * {@link CELLS} at one time makes the file longer; it does not get shorter again.
 *
 * @module
 */
import { concat, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { PLAINTEXT_BYTES } from '@ncv/protocol/submission/seal.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

/** Few nodes ever have more to say in two periods. */
export const CELLS = 8
const ENTRY_BYTES = 1024
/** From this length on the length field of MessagePack bytes has one size. */
const PAD_MIN = 256
const KEY_BYTES = 16
const EMPTY = new Uint8Array(0)

type Entry = { readonly [field: string]: Value }

interface Cell<E> {
  readonly key: Uint8Array
  /** Undefined where the cell is free. */
  readonly entry: E | undefined
}

interface StoredCell {
  readonly key: Uint8Array
  readonly sealed: Uint8Array
}

/** What becomes of an entry: other fields, and whether its content is not needed any more. */
export interface CellChange<E> {
  readonly fields: Partial<E>
  readonly isDone?: boolean
}

export class OutgoingCells<E extends object> {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
    const run = db.transaction(() => this.#grow(CELLS))
    if (this.#count() % CELLS !== 0 || this.#count() === 0) run.immediate()
  }

  entries(): E[] {
    return this.#cells().flatMap(({ entry }) => (entry === undefined ? [] : [entry]))
  }

  /** @returns no bytes where it has come to its end */
  contentOf(isIt: (entry: E) => boolean): Uint8Array {
    const cell = this.#cells().find(({ entry }) => entry !== undefined && isIt(entry))
    return cell === undefined ? EMPTY : this.#contentOf(cell.key)
  }

  /** Must run within the transaction of what belongs to it. */
  add(entry: E, content: Uint8Array): void {
    let free = this.#cells().find((cell) => cell.entry === undefined)
    if (free === undefined) {
      this.#grow(CELLS)
      free = this.#cells().find((cell) => cell.entry === undefined)
    }
    const at = hex(free?.key ?? EMPTY)
    this.#rewrite((cell) => (hex(cell.key) === at ? { entry, content } : undefined))
  }

  /** Writes all cells; those for which nothing is answered keep what they hold. */
  change(changeOf: (entry: E) => CellChange<E> | undefined): void {
    this.#rewrite(({ key, entry }) => {
      const change = entry === undefined ? undefined : changeOf(entry)
      if (entry === undefined || change === undefined) return undefined
      return { entry: { ...entry, ...change.fields }, content: change.isDone === true ? EMPTY : this.#contentOf(key) }
    })
  }

  free(isIt: (entry: E) => boolean): void {
    this.#rewrite(({ entry }) => (entry !== undefined && isIt(entry) ? { entry: undefined, content: EMPTY } : undefined))
  }

  #rewrite(next: (cell: Cell<E>) => { readonly entry: E | undefined; readonly content: Uint8Array } | undefined): void {
    const put = this.#db.prepare<[Uint8Array, Uint8Array, Uint8Array]>('UPDATE outgoing SET sealed = ?, content = ? WHERE key = ?')
    const run = this.#db.transaction(() => {
      for (const cell of this.#cells()) {
        const { entry, content } = next(cell) ?? { entry: cell.entry, content: this.#contentOf(cell.key) }
        put.run(this.#sealEntry(cell.key, entry), this.#sealContent(cell.key, content), cell.key)
      }
    })
    run()
  }

  #count(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM outgoing').pluck().get() ?? 0
  }

  /** Free cells up to the next multiple of `step`. */
  #grow(step: number): void {
    const insert = this.#db.prepare<[Uint8Array, Uint8Array, Uint8Array]>('INSERT INTO outgoing (key, sealed, content) VALUES (?, ?, ?)')
    const before = this.#count()
    for (let at = before; at < before + step - (before % step); at++) {
      const key = cellKey(at)
      insert.run(key, this.#sealEntry(key, undefined), this.#sealContent(key, EMPTY))
    }
  }

  /** There are few of them: all are opened, for nothing of them is readable outside. */
  #cells(): Cell<E>[] {
    const rows = this.#db.prepare<[], StoredCell>('SELECT key, sealed FROM outgoing ORDER BY key').all()
    return rows.map(({ key: stored, sealed }) => {
      const key = new Uint8Array(stored)
      const { pad: _, ...entry } = decode(this.#vault.open(`outgoing/${hex(key)}`, new Uint8Array(sealed))) as Entry
      return { key, entry: Object.keys(entry).length === 0 ? undefined : (entry as unknown as E) }
    })
  }

  #sealEntry(key: Uint8Array, entry: E | undefined): Uint8Array {
    const padded = (length: number): Uint8Array => encode({ ...(entry as Entry | undefined), pad: new Uint8Array(length) })
    const least = padded(PAD_MIN).length
    return this.#vault.seal(`outgoing/${hex(key)}`, padded(PAD_MIN + Math.ceil(least / ENTRY_BYTES) * ENTRY_BYTES - least))
  }

  #sealContent(key: Uint8Array, content: Uint8Array): Uint8Array {
    const length = Uint8Array.of(content.length >> 8, content.length & 0xff)
    const padded = concat(length, content, new Uint8Array(PLAINTEXT_BYTES - 2 - content.length))
    return this.#vault.seal(`content/${hex(key)}`, padded)
  }

  #contentOf(key: Uint8Array): Uint8Array {
    const stored = this.#db.prepare<[Uint8Array], Uint8Array>('SELECT content FROM outgoing WHERE key = ?').pluck().get(key) ?? EMPTY
    if (stored.length === 0) return EMPTY
    const opened = this.#vault.open(`content/${hex(key)}`, new Uint8Array(stored))
    const [high = 0, low = 0] = opened
    // A row from before there were cells begins with a map of MessagePack.
    return high >= 0x80 ? opened : opened.subarray(2, 2 + ((high << 8) | low))
  }
}

function cellKey(at: number): Uint8Array {
  return concat(new Uint8Array(KEY_BYTES - 2), Uint8Array.of(at >> 8, at & 0xff))
}

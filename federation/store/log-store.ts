// SPDX-License-Identifier: EUPL-1.2
/**
 * The log in the hub's database: entries, bodies, tiles, signed heads.
 *
 * Appending is a compare-and-swap on the head: an entry's index is its primary key, so two writers cannot both have
 * appended at the same size. When {@link LogStore.append} returns, the entries are on disk (`synchronous=FULL`).
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { EntryKind } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { growTiles } from '@ncv/protocol/tlog/reader.ts'
import type { HashTile } from '@ncv/protocol/tlog/tile.ts'
import { TILE_WIDTH } from '@ncv/protocol/tlog/tile.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface StoredBody {
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
}

/** An entry that is not in the log yet, with all that must become durable together with it. */
export interface PendingEntry {
  readonly bytes: Uint8Array
  readonly kind: string
  readonly bodies: readonly StoredBody[]
  /** Runs in the same transaction, so that an effect and its entry are one. */
  readonly alongside?: (index: number) => void
}

/**
 * An entry, or what composes it at the moment it gets its place: a body is sealed under the epoch that holds right there,
 * even if the epoch turned while the entry waited, or turns within the same group.
 */
export type EntrySource = PendingEntry | (() => PendingEntry)

export interface StoredNote {
  readonly size: number
  readonly note: Uint8Array
}

export type NoteName = 'signed' | 'witnessed'

export class LogStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  size(): number {
    return this.#db.prepare<[], number>('SELECT coalesce(max(idx) + 1, 0) FROM entry').pluck().get() ?? 0
  }

  /** All or none. @throws what SQLite throws when another writer took an index */
  append(expectedSize: number, sources: readonly EntrySource[]): void {
    const insertEntry = this.#db.prepare<[number, Uint8Array, string]>('INSERT INTO entry (idx, bytes, kind) VALUES (?, ?, ?)')
    const insertBody = this.#db.prepare<[Uint8Array, number, Uint8Array]>('INSERT INTO body (hash, idx, bytes) VALUES (?, ?, ?)')
    const putTile = this.#db.prepare<[number, number, Uint8Array]>('INSERT OR REPLACE INTO tile (level, idx, bytes) VALUES (?, ?, ?)')
    const run = this.#db.transaction(() => {
      const leaves = sources.map((source, i) => {
        const { bytes, kind, bodies, alongside } = typeof source === 'function' ? source() : source
        insertEntry.run(expectedSize + i, bytes, kind)
        for (const body of bodies) insertBody.run(body.hash, expectedSize + i, body.bytes)
        alongside?.(expectedSize + i)
        return leafHash(bytes)
      })
      for (const { tile, bytes } of growTiles(expectedSize, leaves, (wanted) => this.tile(wanted))) {
        putTile.run(tile.level, tile.index, bytes)
      }
    })
    run.immediate()
  }

  /** The first `tile.width` hashes of the stored tile. @throws ProtocolError `TILE_MISMATCH` where it is missing or shorter */
  tile({ level, index, width }: HashTile): Uint8Array {
    const bytes = this.#db.prepare<[number, number], Uint8Array>('SELECT bytes FROM tile WHERE level = ? AND idx = ?').pluck().get(level, index)
    if (bytes === undefined || bytes.length < 32 * width) throw new ProtocolError('TILE_MISMATCH', { level, index })
    return new Uint8Array(bytes.subarray(0, 32 * width))
  }

  entries(from: number, to: number): Uint8Array[] {
    const rows = this.#db
      .prepare<[number, number], Uint8Array>('SELECT bytes FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx')
      .pluck()
      .all(from, to)
    return rows.map((row) => new Uint8Array(row))
  }

  entry(index: number): Uint8Array | undefined {
    return this.entries(index, index + 1)[0]
  }

  /** Body files of the entries [from, to). */
  bodies(from: number, to: number): StoredBody[] {
    const sql = 'SELECT hash, bytes FROM body WHERE idx >= ? AND idx < ? ORDER BY idx, hash'
    return this.#db
      .prepare<[number, number], StoredBody>(sql)
      .all(from, to)
      .map(({ hash, bytes }) => ({ hash: new Uint8Array(hash), bytes: new Uint8Array(bytes) }))
  }

  body(hash: Uint8Array): Uint8Array | undefined {
    const bytes = this.#db.prepare<[Uint8Array], Uint8Array>('SELECT bytes FROM body WHERE hash = ?').pluck().get(hash)
    return bytes === undefined ? undefined : new Uint8Array(bytes)
  }

  /** Entries of one kind with their own body, for kinds that have no attachments. */
  bodiesOfKind(kind: EntryKind): { readonly index: number; readonly body: Uint8Array }[] {
    const sql = 'SELECT e.idx AS "index", b.bytes AS body FROM entry e JOIN body b ON b.idx = e.idx WHERE e.kind = ? ORDER BY e.idx'
    return this.#db
      .prepare<[string], { index: number; body: Uint8Array }>(sql)
      .all(kind)
      .map(({ index, body }) => ({ index, body: new Uint8Array(body) }))
  }

  /** Entries of one kind that are in the log, with their own body; what is not there is passed over. */
  *messagesOfKind(kind: EntryKind): Generator<{ readonly index: number; readonly bytes: Uint8Array; readonly body: Uint8Array }> {
    const indexes = this.#db.prepare<[string], number>('SELECT idx FROM entry WHERE kind = ? ORDER BY idx').pluck().all(kind)
    for (const index of indexes) {
      const bytes = this.entry(index)
      const body = bytes === undefined ? undefined : this.body(parseEntry(bytes).body)
      if (bytes !== undefined && body !== undefined) yield { index, bytes, body }
    }
  }

  /** Entries of these kinds from an index on, whether their bodies are here or not. */
  entriesOfKinds(kinds: readonly EntryKind[], from: number): { readonly index: number; readonly bytes: Uint8Array }[] {
    const sql = `SELECT idx AS "index", bytes FROM entry WHERE idx >= ? AND kind IN (${kinds.map(() => '?').join(', ')}) ORDER BY idx`
    const rows = this.#db.prepare<[number, ...string[]], { index: number; bytes: Uint8Array }>(sql).all(from, ...kinds)
    return rows.map(({ index, bytes }) => ({ index, bytes: new Uint8Array(bytes) }))
  }

  /** The newest entry of a kind. */
  newestOfKind(kind: EntryKind): Uint8Array | undefined {
    const bytes = this.#db.prepare<[string], Uint8Array>('SELECT bytes FROM entry WHERE kind = ? ORDER BY idx DESC LIMIT 1').pluck().get(kind)
    return bytes === undefined ? undefined : new Uint8Array(bytes)
  }

  /** The newest entries of one kind with their own body. */
  newestMessages(kind: EntryKind, count: number): { readonly index: number; readonly bytes: Uint8Array; readonly body: Uint8Array }[] {
    const sql = 'SELECT idx FROM entry WHERE kind = ? ORDER BY idx DESC LIMIT ?'
    const indexes = this.#db.prepare<[string, number], number>(sql).pluck().all(kind, count)
    return indexes.flatMap((index) => {
      const bytes = this.entry(index)
      const body = bytes === undefined ? undefined : this.body(parseEntry(bytes).body)
      return bytes === undefined || body === undefined ? [] : [{ index, bytes, body }]
    })
  }

  /** What the table says an entry is about: a copy of what stands in its bytes. */
  kindAt(index: number): string | undefined {
    return this.#db.prepare<[number], string>('SELECT kind FROM entry WHERE idx = ?').pluck().get(index)
  }

  /** Index of the entry to which a body file belongs. */
  placeOf(hash: Uint8Array): number | undefined {
    return this.#db.prepare<[Uint8Array], number>('SELECT idx FROM body WHERE hash = ?').pluck().get(hash)
  }

  /** Body files that belong to an entry of the log; those that are there stay as they are. */
  addBodies(index: number, bodies: readonly StoredBody[]): void {
    const insert = this.#db.prepare<[Uint8Array, number, Uint8Array]>('INSERT INTO body (hash, idx, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    this.#db
      .transaction(() => {
        for (const { hash, bytes } of bodies) insert.run(hash, index, bytes)
      })
      .immediate()
  }

  /** Within the transaction that appends the erasure, or makes up for it. What SQLite deletes it overwrites (secure_delete). */
  eraseBodies(hashes: readonly Uint8Array[]): void {
    const remove = this.#db.prepare<[Uint8Array]>('DELETE FROM body WHERE hash = ?')
    for (const hash of hashes) remove.run(hash)
  }

  /** After an erasure: the write-ahead log still holds pages as they were. */
  scrub(): void {
    this.#db.pragma('wal_checkpoint(TRUNCATE)')
  }

  /** Entries of a kind whose own body is still here, oldest first. */
  withBody(kind: EntryKind, limit: number): { readonly index: number; readonly bytes: Uint8Array }[] {
    const sql = `SELECT e.idx AS "index", e.bytes FROM entry e WHERE e.kind = ? AND EXISTS (SELECT 1 FROM body b WHERE b.idx = e.idx) ORDER BY e.idx LIMIT ?`
    const rows = this.#db.prepare<[string, number], { index: number; bytes: Uint8Array }>(sql).all(kind, limit)
    return rows.map(({ index, bytes }) => ({ index, bytes: new Uint8Array(bytes) }))
  }

  hasBody(hash: Uint8Array): boolean {
    return this.#db.prepare<[Uint8Array], number>('SELECT 1 FROM body WHERE hash = ?').pluck().get(hash) === 1
  }

  note(name: NoteName): StoredNote | undefined {
    return this.#db.prepare<[string], StoredNote>('SELECT size, note FROM checkpoint WHERE name = ?').get(name)
  }

  putNote(name: NoteName, { size, note }: StoredNote): void {
    this.#db.prepare<[string, number, Uint8Array]>('INSERT OR REPLACE INTO checkpoint (name, size, note) VALUES (?, ?, ?)').run(name, size, note)
  }

  /** When this hub came out of a backup last; undefined for one that never did. */
  restoredAt(): Instant | undefined {
    return this.#db.prepare<[], number>('SELECT at FROM restoration').pluck().get()
  }

  putRestoredAt(at: Instant): void {
    this.#db.prepare<[number]>('INSERT OR REPLACE INTO restoration (one, at) VALUES (1, ?)').run(at)
  }

  forgetRestored(): void {
    this.#db.prepare<[]>('DELETE FROM restoration').run()
  }

  /** Heads that a quorum has cosigned, the newest one of each unit of time. */
  archive(): { readonly unit: number; readonly note: Uint8Array }[] {
    const rows = this.#db.prepare<[], { unit: number; note: Uint8Array }>('SELECT unit, note FROM archived_head ORDER BY unit').all()
    return rows.map(({ unit, note }) => ({ unit, note: new Uint8Array(note) }))
  }

  putArchived(unit: number, note: Uint8Array): void {
    this.#db.prepare<[number, Uint8Array]>('INSERT OR REPLACE INTO archived_head (unit, note) VALUES (?, ?)').run(unit, note)
  }

  putWrapFile(path: string, bytes: Uint8Array): void {
    this.#db.prepare<[string, Uint8Array]>('INSERT INTO wrap_file (path, bytes) VALUES (?, ?)').run(path, bytes)
  }

  wrapFile(path: string): Uint8Array | undefined {
    const bytes = this.#db.prepare<[string], Uint8Array>('SELECT bytes FROM wrap_file WHERE path = ?').pluck().get(path)
    return bytes === undefined ? undefined : new Uint8Array(bytes)
  }

  /** Of epochs that the entries [from, to) announce. */
  wrapFilesOf(from: number, to: number): { path: string; bytes: Uint8Array }[] {
    const sql = `SELECT w.path, w.bytes FROM epoch_key k CROSS JOIN wrap_file w
      WHERE k.idx >= ? AND k.idx < ? AND w.path GLOB 'keys/' || k.purpose || '/' || k.epoch || '/*'`
    return this.#db.prepare<[number, number], { path: string; bytes: Uint8Array }>(sql).all(from, to)
  }

  wrapFiles(): { path: string; bytes: Uint8Array }[] {
    return this.#db.prepare<[], { path: string; bytes: Uint8Array }>('SELECT path, bytes FROM wrap_file').all()
  }
}

/** Bundles of entries and of bodies have the width of a tile. */
export const BUNDLE_WIDTH = TILE_WIDTH

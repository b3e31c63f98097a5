// SPDX-License-Identifier: EUPL-1.2
/**
 * The followed log in the node's database: entries, all tiles, bodies, heads.
 *
 * Only verified steps come in ({@link LogStore.append}); entries, tiles and the new state are stored in one transaction.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Entry, EntryKind } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { FollowStep } from '@ncv/protocol/tlog/follow.ts'
import type { Frontier } from '@ncv/protocol/tlog/frontier.ts'
import { EMPTY_FRONTIER, formatPeaks, frontierFrom, frontierRoot, parsePeaks } from '@ncv/protocol/tlog/frontier.ts'
import { EMPTY_ROOT } from '@ncv/protocol/tlog/hash.ts'
import { growTiles, hashReader } from '@ncv/protocol/tlog/reader.ts'
import type { HashTile } from '@ncv/protocol/tlog/tile.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db, Transaction } from '@ncv/runtime/open-db.ts'

export interface StoredEntry extends Entry {
  readonly index: number
}

export interface StoredNote {
  readonly size: number
  readonly note: Uint8Array
  /** When it was stored. */
  readonly at: Instant
}

/**
 * `signed`: the newest head of the hub. `witnessed`: the newest with a quorum. `cosigned`: the one that this node
 * cosigned last, if it is a witness. `contradicting`: the evidence, once the hub has signed two histories.
 */
export type NoteName = 'signed' | 'witnessed' | 'cosigned' | 'contradicting'

/** An entry as a list shows it. `unknown`: this version cannot read it. */
export interface ListedEntry {
  readonly index: number
  readonly kind: string
  readonly tlp: string
  readonly time: Instant
  readonly state: 'new' | 'waiting' | 'done' | 'refused'
  /** Why it was set aside. */
  readonly code: string | null
}

interface EntryRow extends Omit<StoredEntry, 'kind' | 'tlp' | 'terms'> {
  readonly kind: string
  readonly tlp: string
  readonly terms: string
}

export class LogStore {
  readonly #db: Db
  /** Made once: each entry of the log runs in one. */
  readonly #transaction: Transaction<[run: () => unknown], unknown>

  constructor(db: Db) {
    this.#db = db
    this.#transaction = db.transaction((run: () => unknown) => run())
  }

  frontier(): Frontier {
    const row = this.#db.prepare<[], { size: number; peaks: Uint8Array }>('SELECT size, peaks FROM log_state').get()
    return row === undefined ? EMPTY_FRONTIER : parsePeaks(row.size, new Uint8Array(row.peaks))
  }

  size(): number {
    return this.frontier().size
  }

  /** The root of the first `size` entries, out of the node's own tiles. */
  rootAt(size: number): Uint8Array {
    if (size === 0) return EMPTY_ROOT
    return frontierRoot(
      frontierFrom(
        size,
        hashReader(this.size(), (tile) => this.tile(tile)),
      ),
    )
  }

  hasTree({ size, root }: { readonly size: number; readonly root: Uint8Array }): boolean {
    return size <= this.size() && equalBytes(this.rootAt(size), root)
  }

  /** All of a step or nothing. An entry that cannot be parsed is kept and refused. */
  append({ start, entries, leaves, frontier }: FollowStep, now: Instant): void {
    const putTile = this.#db.prepare<[number, number, Uint8Array]>('INSERT OR REPLACE INTO tile (level, idx, bytes) VALUES (?, ?, ?)')
    const run = this.#db.transaction(() => {
      if (this.size() !== start) throw new RangeError('a step that does not continue the own log')
      for (const [i, bytes] of entries.entries()) this.#addEntry(start + i, bytes, now)
      for (const { tile, bytes } of growTiles(start, leaves, (wanted) => this.tile(wanted))) putTile.run(tile.level, tile.index, bytes)
      const sql = 'INSERT OR REPLACE INTO log_state (one, size, peaks) VALUES (1, ?, ?)'
      this.#db.prepare<[number, Uint8Array]>(sql).run(frontier.size, formatPeaks(frontier))
    })
    run.immediate()
  }

  #addEntry(index: number, bytes: Uint8Array, now: Instant): void {
    const sql = 'INSERT INTO entry (idx, bytes, kind, tlp, terms, time, epoch, body, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
    const insert = this.#db.prepare<[number, Uint8Array, string, string, string, number, number, Uint8Array | null, string]>(sql)
    try {
      const { kind, tlp, terms, time, epoch, body } = parseEntry(bytes)
      insert.run(index, bytes, kind, tlp, terms, time, epoch, body, 'new')
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      insert.run(index, bytes, 'unknown', '', '', 0, 0, null, 'refused')
      this.quarantine(index, error.code, now)
    }
  }

  /** The first `tile.width` hashes of the stored tile. @throws ProtocolError `TILE_MISSING` where it is missing or shorter */
  tile({ level, index, width }: HashTile): Uint8Array {
    const bytes = this.#db.prepare<[number, number], Uint8Array>('SELECT bytes FROM tile WHERE level = ? AND idx = ?').pluck().get(level, index)
    if (bytes === undefined || bytes.length < 32 * width) throw new ProtocolError('TILE_MISSING', { path: `${level}/${index}` })
    return new Uint8Array(bytes.subarray(0, 32 * width))
  }

  entryBytes(from: number, to: number): Uint8Array[] {
    const rows = this.#db
      .prepare<[number, number], Uint8Array>('SELECT bytes FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx')
      .pluck()
      .all(from, to)
    return rows.map((row) => new Uint8Array(row))
  }

  /** Entries that were not carried out yet, in their order, up to the index `before`. */
  open(before: number = Number.MAX_SAFE_INTEGER): StoredEntry[] {
    const sql = `SELECT idx AS "index", kind, tlp, terms, time, epoch, body FROM entry
      WHERE state IN ('new', 'waiting') AND idx < ? ORDER BY idx`
    return this.#db.prepare<[number], EntryRow>(sql).all(before).map(typed)
  }

  /** Open entries in [from, to) whose body is not here. */
  bodiless(from = 0, to: number = Number.MAX_SAFE_INTEGER): StoredEntry[] {
    const sql = `SELECT idx AS "index", kind, tlp, terms, time, epoch, body FROM entry e
      WHERE state IN ('new', 'waiting') AND idx >= ? AND idx < ? AND NOT EXISTS (SELECT 1 FROM body b WHERE b.hash = e.body) ORDER BY idx`
    return this.#db.prepare<[number, number], EntryRow>(sql).all(from, to).map(typed)
  }

  entry(index: number): StoredEntry | undefined {
    const sql = 'SELECT idx AS "index", kind, tlp, terms, time, epoch, body FROM entry WHERE idx = ? AND body IS NOT NULL'
    const row = this.#db.prepare<[number], EntryRow>(sql).get(index)
    return row === undefined ? undefined : typed(row)
  }

  /** Entries of these kinds that had an effect, in their order: of those with the same envelope the first. */
  carriedOutOf(kinds: readonly EntryKind[]): StoredEntry[] {
    const sql = `SELECT idx AS "index", kind, tlp, terms, time, epoch, body FROM entry
      WHERE state = 'done' AND kind IN (SELECT value FROM json_each(?)) AND idx IN (SELECT idx FROM effect) ORDER BY idx`
    return this.#db.prepare<[string], EntryRow>(sql).all(JSON.stringify(kinds)).map(typed)
  }

  /** Index of the first entry of a kind; undefined where there is none. */
  firstOf(kind: EntryKind): number | undefined {
    return this.#db.prepare<[string], number | null>('SELECT min(idx) FROM entry WHERE kind = ?').pluck().get(kind) ?? undefined
  }

  /** How many entries of each kind there are, and the index of the newest; the commonest first. */
  kinds(): { kind: string; count: number; newest: number }[] {
    const sql = 'SELECT kind, count(*) AS count, max(idx) AS newest FROM entry GROUP BY kind ORDER BY count DESC, kind'
    return this.#db.prepare<[], { kind: string; count: number; newest: number }>(sql).all()
  }

  /** The newest first. @param state `open`: not carried out yet */
  newest(
    { kind, state }: { readonly kind?: string | undefined; readonly state?: 'open' | 'done' | 'refused' | undefined },
    limit: number,
  ): ListedEntry[] {
    const states = state === undefined ? ['new', 'waiting', 'done', 'refused'] : state === 'open' ? ['new', 'waiting'] : [state]
    const sql = `SELECT e.idx AS "index", e.kind, e.tlp, e.time, e.state, q.code FROM entry e LEFT JOIN quarantine q ON q.idx = e.idx
      WHERE (? IS NULL OR e.kind = ?) AND e.state IN (SELECT value FROM json_each(?)) ORDER BY e.idx DESC LIMIT ?`
    const wanted = kind ?? null
    return this.#db.prepare<[string | null, string | null, string, number], ListedEntry>(sql).all(wanted, wanted, JSON.stringify(states), limit)
  }

  openCount(): number {
    return this.#db.prepare<[], number>(`SELECT count(*) FROM entry WHERE state IN ('new', 'waiting')`).pluck().get() ?? 0
  }

  /** Whether this entry was not carried out yet. */
  isOpen(index: number): boolean {
    const sql = `SELECT 1 FROM entry WHERE idx = ? AND state IN ('new', 'waiting')`
    return this.#db.prepare<[number], number>(sql).pluck().get(index) === 1
  }

  /** Whether this entry was carried out, neither waiting nor set aside. */
  isDone(index: number): boolean {
    const sql = `SELECT 1 FROM entry WHERE idx = ? AND state = 'done'`
    return this.#db.prepare<[number], number>(sql).pluck().get(index) === 1
  }

  /** Whether an entry of this kind between the two was not carried out yet. */
  hasOpen(kind: EntryKind, from: number, to: number): boolean {
    const sql = `SELECT 1 FROM entry WHERE state IN ('new', 'waiting') AND kind = ? AND idx >= ? AND idx <= ? LIMIT 1`
    return this.#db.prepare<[string, number, number], number>(sql).pluck().get(kind, from, to) === 1
  }

  /** Encrypted messages that were not carried out yet, of an epoch each. */
  sealed(): { readonly tlp: TlpLabel; readonly epoch: number; readonly count: number; readonly oldest: Instant }[] {
    const sql = `SELECT tlp, epoch, count(*) AS count, min(time) AS oldest FROM entry
      WHERE state IN ('new', 'waiting') AND epoch > 0 GROUP BY tlp, epoch`
    return this.#db.prepare<[], { tlp: TlpLabel; epoch: number; count: number; oldest: number }>(sql).all()
  }

  setState(index: number, state: 'waiting' | 'done' | 'refused'): void {
    this.#db.prepare<[string, number]>('UPDATE entry SET state = ? WHERE idx = ?').run(state, index)
  }

  /** Sets an entry aside for good: the feed goes on without it. */
  quarantine(index: number, code: string, now: Instant): void {
    this.setState(index, 'refused')
    this.#db.prepare<[number, string, number]>('INSERT OR REPLACE INTO quarantine (idx, code, at) VALUES (?, ?, ?)').run(index, code, now)
  }

  quarantined(): { readonly index: number; readonly code: string }[] {
    return this.#db.prepare<[], { index: number; code: string }>('SELECT idx AS "index", code FROM quarantine ORDER BY idx').all()
  }

  /** True once for each message; the caller's transaction holds the effect as well. */
  isFirst(envelopeId: Uint8Array, index: number): boolean {
    const { changes } = this.#db.prepare<[Uint8Array, number]>('INSERT OR IGNORE INTO effect (id, idx) VALUES (?, ?)').run(envelopeId, index)
    return changes === 1
  }

  inOne<T>(run: () => T): T {
    return this.#transaction.immediate(run) as T
  }

  body(hash: Uint8Array): Uint8Array | undefined {
    const bytes = this.#db.prepare<[Uint8Array], Uint8Array>('SELECT bytes FROM body WHERE hash = ?').pluck().get(hash)
    return bytes === undefined ? undefined : new Uint8Array(bytes)
  }

  /** Entries of one kind with their own body, where it is here. */
  bodiesOfKind(kind: EntryKind): { readonly index: number; readonly body: Uint8Array }[] {
    const sql = 'SELECT e.idx AS "index", b.bytes AS body FROM entry e JOIN body b ON b.hash = e.body WHERE e.kind = ? ORDER BY e.idx'
    const rows = this.#db.prepare<[string], { index: number; body: Uint8Array }>(sql).all(kind)
    return rows.map(({ index, body }) => ({ index, body: new Uint8Array(body) }))
  }

  hasBody(hash: Uint8Array): boolean {
    return this.#db.prepare<[Uint8Array], number>('SELECT 1 FROM body WHERE hash = ?').pluck().get(hash) === 1
  }

  /** Index of the first entry whose body is not here and was not erased. */
  missingBody(): number | undefined {
    const sql = `SELECT min(e.idx) FROM entry e LEFT JOIN body b ON b.hash = e.body
      WHERE e.body IS NOT NULL AND b.hash IS NULL AND NOT EXISTS (SELECT 1 FROM erased x WHERE x.idx = e.idx)`
    return this.#db.prepare<[], number | null>(sql).pluck().get() ?? undefined
  }

  /** Bodies whose hashes the caller has checked. */
  putBodies(bodies: readonly { readonly hash: Uint8Array; readonly bytes: Uint8Array }[]): void {
    if (bodies.length === 0) return
    const insert = this.#db.prepare<[Uint8Array, Uint8Array]>('INSERT OR IGNORE INTO body (hash, bytes) VALUES (?, ?)')
    this.inOne(() => {
      for (const { hash, bytes } of bodies) insert.run(hash, bytes)
    })
  }

  /** Index of the first entry that names this body. */
  indexOfBody(hash: Uint8Array): number | undefined {
    return this.#db.prepare<[Uint8Array], number | null>('SELECT min(idx) FROM entry WHERE body = ?').pluck().get(hash) ?? undefined
  }

  /** Messages that are kept for people to read, with the id of the signed bytes under which they were carried out. */
  carriedOut(): { readonly index: number; readonly payload: Uint8Array; readonly id: Uint8Array }[] {
    const effects = this.#db.prepare<[], { id: Uint8Array; index: number }>('SELECT id, idx AS "index" FROM effect').all()
    const ids = new Map(effects.map(({ id, index }) => [index, id]))
    const sql = `SELECT idx AS "index", payload FROM warning WHERE payload <> x'' UNION ALL
       SELECT idx, payload FROM issuer_keys UNION ALL SELECT idx, payload FROM question`
    const rows = this.#db.prepare<[], { index: number; payload: Uint8Array }>(sql).all()
    return rows.map(({ index, payload }) => ({ index, payload: new Uint8Array(payload), id: new Uint8Array(ids.get(index) ?? []) }))
  }

  *bodies(): Generator<{ hash: Uint8Array; bytes: Uint8Array }> {
    const hashes = this.#db.prepare<[], Uint8Array>('SELECT hash FROM body').pluck().all()
    for (const hash of hashes) yield { hash, bytes: this.body(hash) as Uint8Array }
  }

  publicFile(path: string): Uint8Array | undefined {
    const bytes = this.#db.prepare<[string], Uint8Array>('SELECT bytes FROM public_file WHERE path = ?').pluck().get(path)
    return bytes === undefined ? undefined : new Uint8Array(bytes)
  }

  putPublicFile(path: string, bytes: Uint8Array): void {
    this.#db.prepare<[string, Uint8Array]>('INSERT OR REPLACE INTO public_file (path, bytes) VALUES (?, ?)').run(path, bytes)
  }

  publicPaths(): string[] {
    return this.#db.prepare<[], string>('SELECT path FROM public_file ORDER BY path').pluck().all()
  }

  note(name: NoteName): StoredNote | undefined {
    const row = this.#db.prepare<[string], StoredNote>('SELECT size, note, at FROM checkpoint WHERE name = ?').get(name)
    return row === undefined ? undefined : { ...row, note: new Uint8Array(row.note) }
  }

  putNote(name: NoteName, { size, note, at }: StoredNote): void {
    const sql = 'INSERT OR REPLACE INTO checkpoint (name, size, note, at) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[string, number, Uint8Array, number]>(sql).run(name, size, note, at)
  }
}

/** The row was written from a parsed entry. */
function typed(row: EntryRow): StoredEntry {
  return {
    ...row,
    kind: row.kind as EntryKind,
    tlp: row.tlp as StoredEntry['tlp'],
    terms: row.terms as StoredEntry['terms'],
    body: new Uint8Array(row.body),
  }
}

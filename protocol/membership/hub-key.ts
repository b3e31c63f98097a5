// SPDX-License-Identifier: EUPL-1.2
/**
 * Which hub key holds where in the log, and how a reader learns of a new one (ncv-keys, section 3).
 *
 *     key(n) = the key of the newest `hub-key` entry with an index below n, else the one of the genesis
 *
 * A checkpoint of n entries is signed by key(n), entry i by key(i); a `hub-key` entry by the root key, whose two shares lie on
 * paper. So the first head that holds the new key's entry is signed by that key, and a stolen old key signs no head behind it.
 *
 * Whoever knows the old key alone cannot open that head. The file `keys/hub` repeats the bodies of all `hub-key` entries:
 *
 *     keys/hub = [ [index, body file], … ]           canonical MessagePack, in the order of the log, at most 60 KiB
 *
 * Each is signed by the root key, and {@link assertHubKeysInTree} makes sure that it stands in the log for all to see.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import type { Value } from '../codec.ts'
import { decode } from '../codec.ts'
import { assertEd25519Key } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import { encode } from '../encode.ts'
import type { Header } from '../envelope.ts'
import { openEnvelope } from '../envelope.ts'
import { ProtocolError } from '../errors.ts'
import { openBody } from '../log/body.ts'
import { parseEntry } from '../log/entry.ts'
import { HubKey } from '../message/keys.ts'
import type { AuthenticTiles, FileReader } from '../tlog/authentic-tiles.ts'
import { authenticTiles, readParts } from '../tlog/authentic-tiles.ts'
import { parseBundle } from '../tlog/bundle.ts'
import type { OpenedCheckpoint } from '../tlog/checkpoint.ts'
import { openCheckpoint, parseCheckpoint } from '../tlog/checkpoint.ts'
import { leafHash } from '../tlog/hash.ts'
import { parseNote } from '../tlog/note.ts'
import { TILE_WIDTH, tileWidth } from '../tlog/tile.ts'
import type { OpenedGenesis } from './genesis.ts'

export const HUB_KEYS_PATH = 'keys/hub'

/** A hub key and from where on it holds. */
export interface HubKeyInForce {
  /** For heads of at least this size, and entries from this index on. */
  readonly from: number
  readonly key: Uint8Array
  readonly box: Uint8Array
}

/** The oldest first; the first one is the genesis'. */
export type HubKeyHistory = readonly [HubKeyInForce, ...HubKeyInForce[]]

/** An entry that replaces the hub key, with its body file. */
export interface HubKeyEntry {
  readonly index: number
  readonly body: Uint8Array
}

export function firstHubKey({ genesis }: Pick<OpenedGenesis, 'genesis'>): HubKeyHistory {
  return [{ from: 0, key: genesis.hub.key, box: genesis.hub.box }]
}

/** The key that signs a head of `n` entries and the entry with index `n`. */
export function hubKeyAt(history: HubKeyHistory, n: number): HubKeyInForce {
  return history.findLast(({ from }) => from <= n) ?? history[0]
}

export function newestHubKey(history: HubKeyHistory): HubKeyInForce {
  return hubKeyAt(history, Number.MAX_SAFE_INTEGER)
}

export function hubKeyHeader({ origin }: Pick<OpenedGenesis, 'origin'>): Header {
  return { type: 'hub-key', origin, tlp: 'TLP:CLEAR', terms: 'federation' }
}

/**
 * The history with one more key.
 *
 * @throws ProtocolError `ENVELOPE_…` unless the root key has signed it, `KEY_INVALID` unless it replaces the key in force,
 *   `KEY_DUPLICATE` for a key that has been one before: a key that was lost or stolen does not come back
 */
export function withHubKey(history: HubKeyHistory, opened: OpenedGenesis, { index, body }: HubKeyEntry): HubKeyHistory {
  const { payload } = openEnvelope(openBody(body, opened.origin, undefined), hubKeyHeader(opened), HubKey, opened.genesis.rootKey)
  const last = newestHubKey(history)
  if (index < 1 || index < last.from) throw new ProtocolError('ENTRY_MALFORMED', { field: 'index', index })
  if (!equalBytes(payload.replaces, last.key)) throw new ProtocolError('KEY_INVALID', { field: 'replaces', index })
  if (history.some(({ key }) => equalBytes(key, payload.key))) throw new ProtocolError('KEY_DUPLICATE', { index })
  assertEd25519Key(payload.key)
  return [...history, { from: index + 1, key: payload.key, box: payload.box }]
}

export function hubKeyHistory(opened: OpenedGenesis, entries: readonly HubKeyEntry[]): HubKeyHistory {
  return entries.reduce<HubKeyHistory>((history, entry) => withHubKey(history, opened, entry), firstHubKey(opened))
}

/**
 * The history that a verified log gives by itself. An entry of this kind that the root key did not sign replaces nothing: whoever holds
 * the hub key can write one, and it must not stop those who read on.
 */
export function hubKeyHistoryInLog(opened: OpenedGenesis, entries: readonly HubKeyEntry[]): HubKeyHistory {
  return entries.reduce<HubKeyHistory>((history, entry) => {
    try {
      return withHubKey(history, opened, entry)
    } catch (error) {
      if (error instanceof ProtocolError) return history
      throw error
    }
  }, firstHubKey(opened))
}

/** Those of the log's entries that replace the key: what stands in `keys/hub`. */
export function hubKeyEntries(opened: OpenedGenesis, entries: readonly HubKeyEntry[]): HubKeyEntry[] {
  const places = new Set(hubKeyHistoryInLog(opened, entries).map(({ from }) => from - 1))
  return entries.filter(({ index }) => places.has(index))
}

/**
 * Opens a checkpoint with the key that holds for its size.
 *
 * @throws ProtocolError as {@link openCheckpoint}; `CHECKPOINT_UNSIGNED` also where a key is in force of which the history does not know
 */
export function openHubCheckpoint(bytes: Uint8Array, { logOrigin }: Pick<OpenedGenesis, 'logOrigin'>, history: HubKeyHistory): OpenedCheckpoint {
  const { size } = parseCheckpoint(parseNote(bytes).text)
  return openCheckpoint(bytes, logOrigin, hubKeyAt(history, size).key)
}

export function formatHubKeys(entries: readonly HubKeyEntry[]): Uint8Array {
  return encode(entries.map(({ index, body }) => [index, body]))
}

/** The inverse of {@link formatHubKeys}; nothing is verified but its form. @throws ProtocolError `SCHEMA_MISMATCH`, codec errors */
export function parseHubKeys(bytes: Uint8Array): HubKeyEntry[] {
  const rows = decode(bytes)
  if (!Array.isArray(rows)) throw new ProtocolError('SCHEMA_MISMATCH', { field: HUB_KEYS_PATH })
  return rows.map((row: Value, i) => {
    const [index, body, ...rest] = Array.isArray(row) ? (row as readonly Value[]) : []
    if (typeof index !== 'number' || !(body instanceof Uint8Array) || rest.length > 0) {
      throw new ProtocolError('SCHEMA_MISMATCH', { field: `${HUB_KEYS_PATH}.${i}` })
    }
    return { index, body }
  })
}

/**
 * Makes sure that replacements stand in the log of this head where they claim to: a key that only some readers are shown is
 * not accepted.
 *
 * @throws ProtocolError `KEY_INVALID` with the index, and what reading tiles throws
 */
export async function assertHubKeysInTree(head: OpenedCheckpoint, entries: readonly HubKeyEntry[], read: FileReader): Promise<void> {
  if (entries.length === 0) return
  const tiles = await authenticTiles(head, read)
  for (const entry of entries) {
    if (entry.index >= head.size || !(await standsInTree(head, entry, tiles, read)))
      throw new ProtocolError('KEY_INVALID', { field: 'index', index: entry.index })
  }
}

async function standsInTree({ size }: OpenedCheckpoint, { index, body }: HubKeyEntry, tiles: AuthenticTiles, read: FileReader): Promise<boolean> {
  const bundle = Math.floor(index / TILE_WIDTH)
  const hashes = await tiles.tile(0, bundle)
  const entries = await readParts(read, { level: 'entries', index: bundle, width: tileWidth(0, bundle, size) }, parseBundle)
  const bytes = entries[index % TILE_WIDTH] ?? new Uint8Array()
  if (!equalBytes(leafHash(bytes), hashes[index % TILE_WIDTH] ?? new Uint8Array())) throw new ProtocolError('LEAF_MISMATCH', { index })
  const { kind, body: hash } = parseEntry(bytes)
  return kind === 'hub-key' && equalBytes(hash, sha256(body))
}

/**
 * What a reader does with a head that the keys it knows do not open: reads `keys/hub`, and accepts the keys in it if the root
 * key has signed them and they stand in the log of that very head.
 *
 * @returns the head, and the history that opened it
 * @throws ProtocolError `CHECKPOINT_UNSIGNED` where there is no such file or no key in it opens the head
 */
export async function openHeadOfNewKey(
  bytes: Uint8Array,
  opened: OpenedGenesis,
  read: FileReader,
): Promise<{ readonly head: OpenedCheckpoint; readonly entries: readonly HubKeyEntry[]; readonly history: HubKeyHistory }> {
  const file = await read(HUB_KEYS_PATH)
  const { size } = parseCheckpoint(parseNote(bytes).text)
  if (file === undefined) throw new ProtocolError('CHECKPOINT_UNSIGNED', { size })
  const entries = parseHubKeys(file).filter(({ index }) => index < size)
  const history = hubKeyHistory(opened, entries)
  const head = openHubCheckpoint(bytes, opened, history)
  await assertHubKeysInTree(head, entries, read)
  return { head, entries, history }
}

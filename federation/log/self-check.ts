// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub's log, read back as a whole at every start: nothing is signed or served on top of a damaged page.
 *
 * SQLite checks its structure, not its content. So everything is compared with what commits to it: every tile and body with the entries, the
 * entries with the heads that were signed, and the heads with the key that signs.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { isErasable } from '@ncv/protocol/log/erasing.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyHistoryInLog, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { growTiles } from '@ncv/protocol/tlog/reader.ts'
import type { HashTile } from '@ncv/protocol/tlog/tile.ts'
import { formatTilePath, TILE_WIDTH } from '@ncv/protocol/tlog/tile.ts'
import { FederationError } from '../errors.ts'
import type { LogStore, NoteName } from '../store/log-store.ts'
import { witnessedHead } from './archive-files.ts'
import { erasedIn } from './erased-bodies.ts'
import { rootOfFirst } from './sequencer.ts'

/** @throws FederationError `LOG_DAMAGED` with the index of the first entry, or the path of the first file, that is not what it should be */
export function assertSoundEntries(store: LogStore): void {
  assertTiles(store)
  assertBodies(store)
}

/** The entries are the measure: whether they are the right ones, the signed head says. */
function assertTiles(store: LogStore): void {
  const size = store.size()
  const edge = new Map<number, { readonly tile: HashTile; readonly bytes: Uint8Array }>()
  for (let start = 0; start < size; start += TILE_WIDTH) {
    const leaves = store.entries(start, Math.min(size, start + TILE_WIDTH)).map(leafHash)
    // An index that was damaged leaves a gap.
    if (leaves.length < Math.min(size, start + TILE_WIDTH) - start) throw damaged({ index: start + leaves.length })
    for (const grown of growTiles(start, leaves, ({ level }) => edge.get(level)?.bytes ?? new Uint8Array())) {
      edge.set(grown.tile.level, grown)
      if (grown.tile.width === TILE_WIDTH) assertTile(store, grown)
    }
  }
  for (const grown of edge.values()) assertTile(store, grown)
}

function assertTile(store: LogStore, { tile, bytes }: { readonly tile: HashTile; readonly bytes: Uint8Array }): void {
  let stored: Uint8Array
  try {
    stored = store.tile(tile)
  } catch (error) {
    if (error instanceof CodedError) throw damaged({ path: formatTilePath(tile) })
    throw error
  }
  if (equalBytes(stored, bytes)) return
  const place = bytes.findIndex((byte, i) => byte !== stored[i])
  throw damaged({ path: formatTilePath(tile), ...(tile.level === 0 ? { index: tile.index * TILE_WIDTH + Math.floor(place / 32) } : {}) })
}

/**
 * Every body has the hash that names it, and every entry its body at its own place, unless it was erased: then it is nowhere. While a hub gets its
 * log back, the erasure may still be missing.
 */
function assertBodies(store: LogStore): void {
  const size = store.size()
  const { entries: erased } = erasedIn(store)
  const isRestoring = store.restoredAt() !== undefined
  for (let start = 0; start < size; start += TILE_WIDTH) {
    const places = new Map(store.bodies(start, start + TILE_WIDTH).map(({ hash, bytes }) => [hex(hash), bytes]))
    for (const [name, bytes] of places) if (hex(sha256(bytes)) !== name) throw damaged({ path: `body/${name}` })
    for (const [i, bytes] of store.entries(start, start + TILE_WIDTH).entries())
      assertEntry(store, start + i, bytes, { isErased: erased.has(start + i), isRestoring })
  }
}

function assertEntry(
  store: LogStore,
  index: number,
  bytes: Uint8Array,
  { isErased, isRestoring }: { isErased: boolean; isRestoring: boolean },
): void {
  const { kind, body } = parsed(index, bytes)
  const place = store.placeOf(body)
  const isGone = place === undefined && (isErased || (isRestoring && isErasable(kind)))
  if (store.kindAt(index) !== kind || (!isGone && (isErased || place !== index))) throw damaged({ index })
}

function parsed(index: number, bytes: Uint8Array) {
  try {
    return parseEntry(bytes)
  } catch (error) {
    if (error instanceof CodedError) throw damaged({ index })
    throw error
  }
}

/** @throws FederationError `LOG_DAMAGED` with the path of the head */
export function assertSoundHeads(store: LogStore, opened: OpenedGenesis): void {
  const history = hubKeyHistoryInLog(opened, store.bodiesOfKind('hub-key'))
  const names: readonly NoteName[] = ['signed', 'witnessed']
  for (const name of names) {
    const path = name === 'signed' ? 'checkpoint' : 'witnessed/latest'
    const stored = store.note(name)
    if (stored === undefined) continue
    try {
      const { size, root } = openHubCheckpoint(new Uint8Array(stored.note), opened, history)
      if (size !== stored.size || size > store.size() || !equalBytes(rootOfFirst(store, size), root)) throw damaged({ path })
    } catch (error) {
      if (error instanceof CodedError) throw damaged({ path })
      throw error
    }
  }
  for (const { unit, note } of store.archive()) if (witnessedHead(store, opened, note) === undefined) throw damaged({ path: `witnessed/${unit}` })
}

function damaged(place: { readonly index?: number; readonly path?: string }): FederationError {
  return new FederationError('LOG_DAMAGED', place)
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's own data, read back as a whole before it signs or serves: as a witness it signs what its tiles say.
 *
 * SQLite checks its structure, not its content. So everything that came with the log is compared with what commits to it: tiles, columns and
 * bodies with the entries, the entries with the heads, what is shown to people with the id of the signed message. Sealed records are checked by
 * the vault when they are opened. What is this house's own and in clear (inventory, decisions) has no more than SQLite's own check.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { envelopeId, parseFrame, parsePayload, protectedHeader } from '@ncv/protocol/envelope.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyHistoryInLog, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import { Epoch } from '@ncv/protocol/message/keys.ts'
import type { Frontier } from '@ncv/protocol/tlog/frontier.ts'
import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import type { GrownTile } from '@ncv/protocol/tlog/reader.ts'
import { growTiles } from '@ncv/protocol/tlog/reader.ts'
import { TILE_WIDTH } from '@ncv/protocol/tlog/tile.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { LogStore, NoteName } from './log-store.ts'

/** @throws RuntimeError `DB_DAMAGED` naming the table and the entry */
export function assertSoundLog(log: LogStore, opened: OpenedGenesis): void {
  assertEntries(log)
  for (const { hash, bytes } of log.bodies()) if (!equalBytes(sha256(bytes), hash)) throw damaged('body', log.indexOfBody(hash))
  assertHeads(log, opened)
  assertWraps(log, opened)
  for (const { index, payload, id } of log.carriedOut()) {
    const entry = log.entry(index)
    const isSound = entry !== undefined && equalBytes(envelopeId(protectedHeader({ ...entry, type: entry.kind, origin: opened.origin }), payload), id)
    if (!isSound) throw damaged('warning', index)
  }
}

function assertEntries(log: LogStore): void {
  const size = log.size()
  const edge = new Map<number, GrownTile>()
  let frontier: Frontier = EMPTY_FRONTIER
  for (let start = 0; start < size; start += TILE_WIDTH) {
    const entries = log.entryBytes(start, Math.min(size, start + TILE_WIDTH))
    for (const [i, bytes] of entries.entries()) assertColumns(log, start + i, bytes)
    const leaves = entries.map(leafHash)
    frontier = appendLeaves(frontier, leaves)
    // An index that was damaged leaves a gap.
    if (frontier.size !== Math.min(size, start + TILE_WIDTH)) throw damaged('entry', frontier.size)
    for (const grown of growTiles(start, leaves, ({ level }) => edge.get(level)?.bytes ?? new Uint8Array())) {
      edge.set(grown.tile.level, grown)
      if (grown.tile.width === TILE_WIDTH) assertTile(log, grown)
    }
  }
  for (const grown of edge.values()) assertTile(log, grown)
  if (!equalBytes(frontierRoot(frontier), frontierRoot(log.frontier()))) throw damaged('log_state', size)
}

/** The columns are a copy of what stands in the bytes, unless these cannot be read at all. */
function assertColumns(log: LogStore, index: number, bytes: Uint8Array): void {
  const row = log.entry(index)
  try {
    const { kind, tlp, terms, time, epoch, body } = parseEntry(bytes)
    const isSame =
      row !== undefined &&
      row.kind === kind &&
      row.tlp === tlp &&
      row.terms === terms &&
      row.time === time &&
      row.epoch === epoch &&
      equalBytes(row.body, body)
    if (!isSame) throw damaged('entry', index)
  } catch (error) {
    if (!(error instanceof CodedError) || error instanceof RuntimeError) throw error
    if (row !== undefined) throw damaged('entry', index)
  }
}

function assertTile(log: LogStore, { tile, bytes }: GrownTile): void {
  try {
    if (equalBytes(log.tile(tile), bytes)) return
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
  }
  throw damaged('tile', tile.index * TILE_WIDTH ** (tile.level + 1))
}

function assertHeads(log: LogStore, opened: OpenedGenesis): void {
  const history = hubKeyHistoryInLog(opened, log.bodiesOfKind('hub-key'))
  const names: readonly NoteName[] = ['signed', 'witnessed', 'cosigned']
  for (const name of names) {
    const stored = log.note(name)
    if (stored === undefined) continue
    try {
      const head = openHubCheckpoint(stored.note, opened, history)
      if (head.size === stored.size && log.hasTree(head)) continue
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
    }
    throw damaged('checkpoint', stored.size)
  }
}

/** Wrap files are compared once, when they come; their announcements name their hashes. */
function assertWraps(log: LogStore, opened: OpenedGenesis): void {
  for (const { index, body } of log.bodiesOfKind('epoch')) {
    const announced = epochIn(body, opened)
    for (const [n, hash] of (announced?.wraps ?? []).entries()) {
      const file = announced === undefined ? undefined : log.publicFile(wrapFilePath(announced.purpose, announced.epoch, n))
      if (file !== undefined && !equalBytes(sha256(file), hash)) throw damaged('public_file', index)
    }
  }
}

/** Undefined for a message that is none: it was set aside with its code. */
function epochIn(body: Uint8Array, { origin }: OpenedGenesis): Epoch | undefined {
  try {
    return parsePayload(parseFrame(openBody(body, origin, undefined)).payload, Epoch)
  } catch (error) {
    if (error instanceof CodedError) return undefined
    throw error
  }
}

function damaged(key: string, index: number | undefined): RuntimeError {
  return new RuntimeError('DB_DAMAGED', { file: 'node.sqlite', key, ...(index === undefined ? {} : { index }) })
}

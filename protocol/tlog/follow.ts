// SPDX-License-Identifier: EUPL-1.2
/**
 * Following a log: from one's own state to a newer checkpoint, over files that anybody may have served (ncv-log, section 6).
 *
 * Before the first entry is handed over it is certain that the checkpoint's tree begins with one's own. Then bundle
 * after bundle is checked against its authenticated tile and handed over with the state to store beside it: what was
 * stored is true even if the next bundle never comes, and memory holds one bundle, however long one was away.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { AuthenticTiles, FileReader } from './authentic-tiles.ts'
import { authenticTiles, readParts } from './authentic-tiles.ts'
import { parseBundle } from './bundle.ts'
import type { OpenedCheckpoint } from './checkpoint.ts'
import type { Frontier } from './frontier.ts'
import { appendLeaves, frontierRoot, peakPositions } from './frontier.ts'
import { leafHash } from './hash.ts'
import type { Tile } from './tile.ts'
import { entriesPath, newBundles, TILE_WIDTH, tilePath } from './tile.ts'

/** Verified entries of one bundle; to be stored in one transaction with the frontier. */
export interface FollowStep {
  /** Index of the first of these entries. */
  readonly start: number
  readonly entries: readonly Uint8Array[]
  /** Their leaf hashes. */
  readonly leaves: readonly Uint8Array[]
  /** The own state after these entries. */
  readonly frontier: Frontier
}

/**
 * @param own the state after all that was stored
 * @param store gets the steps in order; what it throws ends the run
 * @returns the state at the checkpoint
 * @throws ProtocolError
 *   `LOG_ROLLBACK`: less than one's own, from a mirror that lags or a hub that takes back;
 *   `LOG_FORK`: the hub has signed a tree that contradicts one's own, and no mirror can make it look so;
 *   `TILE_MISMATCH`, `LEAF_MISMATCH` (with the entry's index), `TILE_MALFORMED`, `BUNDLE_MALFORMED`, `TILE_MISSING`:
 *   whoever served the file is at fault, try another
 */
export async function follow(
  own: Frontier,
  checkpoint: OpenedCheckpoint,
  read: FileReader,
  store: (step: FollowStep) => void | Promise<void>,
): Promise<Frontier> {
  if (checkpoint.size < own.size) throw new ProtocolError('LOG_ROLLBACK', { found: checkpoint.size, expected: own.size })
  if (checkpoint.size === own.size) {
    if (!equalBytes(checkpoint.root, frontierRoot(own))) throw new ProtocolError('LOG_FORK', { size: own.size })
    return own
  }
  const tiles = await authenticTiles(checkpoint, read)
  await assertContinues(own, tiles)
  let frontier = own
  for (const bundle of newBundles(own.size, checkpoint.size)) {
    const step = await readStep(frontier, bundle, tiles, read)
    await store(step)
    frontier = step.frontier
  }
  return frontier
}

/**
 * Paths of the full tiles and bundles that {@link follow} asks for one after another, for whoever wants to read ahead.
 * As a generator, because the size is a claim: 2^43 entries would be 2^36 paths.
 */
export function* followPaths(ownSize: number, size: number): Generator<string> {
  for (const { index, width } of newBundles(ownSize, size)) {
    if (width < TILE_WIDTH) return
    yield tilePath(0, index)
    yield entriesPath(index)
  }
}

/** The tiles are bound to the signed root, so a difference here was signed by the hub. */
async function assertContinues(own: Frontier, tiles: AuthenticTiles): Promise<void> {
  const peaks: Uint8Array[] = []
  for (const { level, index } of peakPositions(own.size)) peaks.push(await tiles.hashAt(level, index))
  if (!equalBytes(frontierRoot({ size: own.size, peaks }), frontierRoot(own))) throw new ProtocolError('LOG_FORK', { size: own.size })
}

async function readStep(before: Frontier, bundle: Tile, tiles: AuthenticTiles, read: FileReader): Promise<FollowStep> {
  const expected = await tiles.tile(0, bundle.index)
  const all = await readParts(read, bundle, parseBundle)
  const first = bundle.index * TILE_WIDTH
  const hashes = all.map(leafHash)
  const wrong = hashes.findIndex((hash, i) => !equalBytes(hash, expected[i] as Uint8Array))
  if (wrong >= 0) throw new ProtocolError('LEAF_MISMATCH', { index: first + wrong })
  const known = before.size - first
  const leaves = hashes.slice(known)
  return { start: before.size, entries: all.slice(known), leaves, frontier: appendLeaves(before, leaves) }
}

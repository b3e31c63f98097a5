// SPDX-License-Identifier: EUPL-1.2
/**
 * Heads that were signed earlier against the log as it is: `witnessed/latest`, the archive, the checkpoint of a join file.
 *
 * Each must be the beginning of this log, or somebody was shown another one (LOG_FORK), or entries were taken away (LOG_ROLLBACK).
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { unitAt, WITNESSED_LATEST, witnessedPath } from '@ncv/protocol/log/archive.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import { openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import type { WitnessSets } from '@ncv/protocol/membership/witness-sets.ts'
import { quorumOf } from '@ncv/protocol/membership/witness-sets.ts'
import type { Checkpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { Frontier } from '@ncv/protocol/tlog/frontier.ts'
import { appendLeaf, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { within } from './verify-place.ts'
import type { LogSource } from './verify-source.ts'

/** A head with the name of the file it stands in. */
export interface EarlierHead extends Checkpoint {
  readonly path: string
}

/** Where no listing can be had, so many of the newest units are asked for. */
const UNITS_ASKED = 400

function archivePaths(source: LogSource, { genesis }: OpenedGenesis, now: Instant): string[] {
  const names = source.list('witnessed')
  if (names !== undefined) return names.filter((name) => /^\d{1,12}$/.test(name)).map((name) => witnessedPath(Number(name)))
  const newest = unitAt(genesis, now)
  return Array.from({ length: Math.min(newest + 1, UNITS_ASKED) }, (_, i) => witnessedPath(newest - i))
}

/** @throws ProtocolError `QUORUM_MISSING` for an archived head without it, and what {@link openHubCheckpoint} throws; with `path` */
export async function readWitnessedHeads(
  source: LogSource,
  opened: OpenedGenesis,
  history: HubKeyHistory,
  sets: WitnessSets,
  now: Instant,
): Promise<EarlierHead[]> {
  const heads: EarlierHead[] = []
  for (const path of [WITNESSED_LATEST, ...archivePaths(source, opened, now)]) {
    const bytes = await source.read(path)
    if (bytes === undefined) continue
    const head = await within({ path }, () => openHubCheckpoint(bytes, opened, history))
    const { found, isQuorum } = quorumOf(head, opened, sets)
    if (!isQuorum) throw new ProtocolError('QUORUM_MISSING', { path, found, expected: opened.genesis.quorum })
    heads.push({ origin: head.origin, size: head.size, root: head.root, path })
  }
  return heads
}

/**
 * Compares heads with the roots of the log while it is being read.
 *
 * @throws (its function) ProtocolError `LOG_FORK` with the head's path
 */
export function headComparison(heads: readonly EarlierHead[]): (before: Frontier, leaves: readonly Uint8Array[]) => void {
  const bySize = Map.groupBy(heads, ({ size }) => size)
  return (before, leaves) => {
    let frontier = before
    for (const leaf of leaves) {
      frontier = appendLeaf(frontier, leaf)
      for (const { path, root, size } of bySize.get(frontier.size) ?? []) {
        if (!equalBytes(root, frontierRoot(frontier))) throw new ProtocolError('LOG_FORK', { path, size, found: hex(root) })
      }
    }
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * A federation's true public files at two instants, and two nodes of it at rest: one that has followed to the first instant, one that
 * has only joined. All of it made in this process under virtual time.
 *
 * @module
 */
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { passThrough } from '@ncv/federation/hub/publish/pass-through.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { OWN_ADVISORIES } from '../../federation/demo/cast.ts'
import { nodeStage, WARNING } from '../node/link/node-stage.ts'
import type { Files } from './lying-log.ts'
import { entriesOf, readFiles } from './lying-log.ts'

/** One full bundle and some more, so that full and partial tiles are read. */
const FIRST = 230
const SECOND = 40
/** Time for a missing body to count as kept back. */
const LATER_MS = 600_000

export interface Truth {
  readonly root: string
  /** The public files when the one node had followed everything. */
  readonly earlier: Files
  /** Later, with more entries. */
  readonly files: Files
  readonly entries: readonly Uint8Array[]
  readonly earlierSize: number
  /** Hex of the root of each size of the log. */
  readonly roots: readonly string[]
  readonly hubSeed: Uint8Array
  /** Folders of nodes that do not run. */
  readonly followed: string
  readonly fresh: string
  /** When the copies look. */
  readonly at: Instant
}

/** @param root an empty folder of the caller */
export async function makeTruth(root: string, seed = 'truth'): Promise<Truth> {
  await using stage = await nodeStage({ seed })
  const { hub, nodes } = stage
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new TypeError('a stage has nodes')
  const [followed, fresh] = [join(root, `followed-${seed}`), join(root, `fresh-${seed}`)]
  await second.node.stop()
  cpSync(second.dir, fresh, { recursive: true })
  await stage.reopen(1)
  await rotateEpoch(hub)
  await announceIssuerKeys(hub)
  await publish(hub, 0, FIRST)
  await publishDocuments(hub)
  await stage.witness()
  await stage.look()
  await first.node.stop()
  cpSync(first.dir, followed, { recursive: true })
  await stage.reopen(0)
  const earlier = readFiles(publicDir(hub.dir))
  await stage.federation.advance(5_000)
  await publish(hub, FIRST, SECOND)
  await rotateEpoch(hub, true)
  await publish(hub, FIRST + SECOND, 2)
  await stage.witness()
  const files = readFiles(publicDir(hub.dir))
  const entries = entriesOf(files)
  return {
    root,
    earlier,
    files,
    entries,
    earlierSize: entriesOf(earlier).length,
    roots: rootsOf(entries),
    hubSeed: hub.keys.identity.seed,
    followed,
    fresh,
    at: stage.federation.now() + LATER_MS,
  }
}

async function publish(hub: Hub, from: number, count: number): Promise<void> {
  await hub.sequencer.append(
    Array.from({ length: count }, (_, i) => () => {
      const payload = { ...WARNING, title: `Warnung ${from + i}` } as unknown as Value
      return compose(hub, { kind: 'warning', tlp: (from + i) % 2 === 0 ? 'TLP:CLEAR' : 'TLP:GREEN', terms: 'n-cert', payload })
    }),
  )
}

async function publishDocuments(hub: Hub): Promise<void> {
  for (const name of readdirSync(OWN_ADVISORIES)
    .filter((each) => each.endsWith('.json'))
    .sort()) {
    const bytes = new Uint8Array(readFileSync(join(OWN_ADVISORIES, name)))
    const entry = passThrough(hub, parseCsaf(bytes), bytes, { tlp: 'TLP:CLEAR', terms: 'public-domain' })
    if (entry !== 'unchanged') await hub.sequencer.append([entry])
  }
}

function rootsOf(entries: readonly Uint8Array[]): string[] {
  let frontier = EMPTY_FRONTIER
  return [
    hex(frontierRoot(frontier)),
    ...entries.map((entry) => {
      frontier = appendLeaves(frontier, [leafHash(entry)])
      return hex(frontierRoot(frontier))
    }),
  ]
}

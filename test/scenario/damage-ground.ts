// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub, a relay with mirror and a node at rest in their folders, whole: the ground on which bytes are flipped.
 *
 * @module
 */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { completeReplacement, prepareReplacement } from '@ncv/federation/hub/replace-key.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { PublicLog } from '../federation/log/public-log.ts'
import { filesBelow, warningEntry } from '../federation/log/public-log.ts'
import type { NodeStage } from '../node/link/node-stage.ts'
import { nodeStage, TIMING } from '../node/link/node-stage.ts'

export const GROUND_SEED = 'damage'

export interface Ground {
  /** Folders `hub`, `relay`, `node-1` and the others, of parties that do not run. */
  readonly dir: string
  readonly at: Instant
  readonly opened: OpenedGenesis
  /** The public files as they are right: of the hub, of the mirror. */
  readonly hubFiles: PublicLog
  readonly mirrorFiles: PublicLog
}

/** @param size entries: from 256 on there is a full bundle, and a tile above level 0 */
export async function makeGround(dir: string, size: number): Promise<Ground> {
  await using stage = await nodeStage({ seed: GROUND_SEED })
  await rotateEpoch(stage.hub)
  await announceIssuerKeys(stage.hub)
  await publish(stage.hub, size >> 1)
  await stage.witness()
  await stage.look()
  await replaceKey(stage)
  await publish(stage.hub, size - 1)
  await withdraw(stage.hub, { entry: 5, reason: 'wrong' })
  await stage.witness()
  await stage.look()
  await fillWallets(stage)
  for (const { node } of stage.nodes) await node.stop()
  stage.relay.stop()
  stage.hub.close()
  cpSync(stage.root, dir, { recursive: true })
  const [hubFiles, mirrorFiles] = [filesBelow(join(dir, 'hub/public')), filesBelow(join(dir, 'relay/public'))]
  return { dir, at: stage.federation.now(), opened: stage.hub.opened, hubFiles, mirrorFiles }
}

/** Warnings with documents, each third one sealed, until the log has `size` entries. */
async function publish(hub: Hub, size: number): Promise<void> {
  const first = hub.log.size()
  const entries = Array.from({ length: size - first }, (_, i) => warningEntry(hub, first + i, (first + i) % 3 === 0 ? 'TLP:GREEN' : 'TLP:CLEAR'))
  await hub.sequencer.append(entries)
}

async function replaceKey(stage: NodeStage): Promise<void> {
  const { world, dir, opened, log } = stage.hub
  prepareReplacement(world, dir, opened, log, stage.rootShares)
  await stage.restartHub()
  await stage.showHeads()
  await completeReplacement(stage.hub)
}

async function fillWallets(stage: NodeStage): Promise<void> {
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
}

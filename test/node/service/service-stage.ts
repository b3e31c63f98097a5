// SPDX-License-Identifier: EUPL-1.2
/**
 * A federation whose nodes can post, and the way from one to the hub and back.
 *
 * @module
 */
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { noteAlarm } from '@ncv/federation/hub/service/alarms.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, WARNING } from '../link/node-stage.ts'
export { CALL } from '../../support/call.ts'

/** What handlers are given beside their input. */

export async function serviceStage(seed: string, count = 3): Promise<NodeStage> {
  const stage = await nodeStage({ count, seed })
  await announceIssuerKeys(stage.hub)
  await rotateEpoch(stage.hub)
  await settle(stage)
  return stage
}

/** Everybody knows the newest entries, under a quorum of witnesses. */
export async function settle(stage: NodeStage): Promise<void> {
  await stage.witness()
  await stage.look()
}

/** Everybody sends what is due, then everybody looks into the mailbox. */
export async function deliver(stage: NodeStage): Promise<void> {
  for (const { node } of stage.nodes) await node.links.post.outbox.sendDue()
  for (const { node } of stage.nodes) await node.links.post.inbox.fetch()
}

/** As the hub publishes it, with its own note of it. */
export async function alarm(stage: NodeStage, tlp: 'TLP:CLEAR' | 'TLP:GREEN' = 'TLP:CLEAR'): Promise<number> {
  const index = await stage.warn({ isAlarm: true }, tlp)
  noteAlarm(stage.hub, index, { ...WARNING, isAlarm: true }, tlp as TlpLabel, stage.federation.now())
  await settle(stage)
  return index
}

export function handlers(stage: NodeStage, index = 0): NodeParty['handlers'] {
  return stagedNode(stage, index).handlers
}

export { stagedNode }

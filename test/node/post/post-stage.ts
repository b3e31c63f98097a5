// SPDX-License-Identifier: EUPL-1.2
/**
 * Nodes that have a fresh log, and a letter from one to others.
 *
 * @module
 */
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import type { PostDraft } from '@ncv/node/store/post-store.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, SLOT_MS, stagedNode } from '../link/node-stage.ts'

export async function postStage(seed: string, count = 3): Promise<NodeStage> {
  const stage = await nodeStage({ count, seed })
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  return stage
}

export function idOf(stage: NodeStage, index: number): string {
  return stagedNode(stage, index).self.keys.id
}

/** A letter as a person would write it, sent at once. */
export function letter(to: readonly string[], text = 'Guten Morgen', rest: Partial<PostDraft> = {}): PostDraft {
  return { kind: 'message', to, content: encode({ subject: 'Betreff', text }), tlp: 'TLP:GREEN', terms: 'member', haste: 'now', ...rest }
}

export function enqueue(stage: NodeStage, index: number, draft: PostDraft): string {
  return stagedNode(stage, index).stores.post.enqueue(draft, stage.nodes[index]!.world)
}

/** Everybody sends what is due, then everybody looks into the mailbox. */
export async function deliver(stage: NodeStage): Promise<void> {
  for (const { node } of stage.nodes) await node.links.post.outbox.sendDue()
  for (const { node } of stage.nodes) await node.links.post.inbox.fetch()
}

export function wordsOf(node: NodeParty): string[] {
  return node.stores.post.received().map(({ frame }) => new TextDecoder().decode(frame))
}

export { SLOT_MS, stagedNode }

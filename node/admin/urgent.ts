// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: what sending at once would mean, and sending at once.
 *
 * @module
 */
import type { Links } from '../link/links.ts'
import { isSmallGroup, senderSet } from '../link/sender-set.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

export function urgentHandlers(
  { opened }: Pick<Self, 'opened'>,
  { wallet }: Pick<Stores, 'wallet'>,
  { registry, submit }: Pick<Links, 'registry' | 'submit'>,
): Pick<NodeHandlers, 'previewUrgent' | 'sendUrgent'> {
  const { kMin } = opened.genesis.timing
  return {
    previewUrgent() {
      const lastBatch = wallet.lastBatch() ?? null
      return {
        senders: senderSet(wallet, registry.members.size),
        members: registry.members.size,
        lastBatch,
        kMin,
        isAlone: lastBatch === null || isSmallGroup(lastBatch, kMin),
        isProven: submit.isProven(),
      }
    },
    async sendUrgent({ params: { id }, body: { least } }) {
      return { id, count: await submit.sendUrgent(id, least) }
    },
  }
}

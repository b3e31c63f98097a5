// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: contributions. First the exact text is shown, then exactly that text is sent.
 *
 * @module
 */
import type { OutgoingView } from '@ncv/protocol/admin/node-routes.ts'
import { acceptedPeriods } from '@ncv/protocol/membership/period.ts'
import { BOX_BYTES } from '@ncv/protocol/submission/seal.ts'
import type { World } from '@ncv/protocol/world.ts'
import { enqueue, signContribution, tokenToSpend } from '../contribution/enqueue.ts'
import type { PreparedReport } from '../contribution/prepare.ts'
import { prepareReport } from '../contribution/prepare.ts'
import { contributionRecord } from '../contribution/record.ts'
import { NodeError } from '../errors.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { OutgoingState } from '../store/wallet-store.ts'
import { relayMark } from '../store/wallet-store.ts'
import type { NodeHandlers } from './contract.ts'
import { incidentOf } from './incident.ts'

type Mine = 'previewContribution' | 'contribute' | 'listContributions'

export function contributionHandlers(
  world: World,
  { opened, addresses }: Pick<Self, 'opened' | 'addresses'>,
  { incidents, places, wallet, keys }: Pick<Stores, 'incidents' | 'places' | 'wallet' | 'keys'>,
  { registry, feed }: Pick<Links, 'registry' | 'feed'>,
): Pick<NodeHandlers, Mine> {
  const prepare = (id: string): PreparedReport =>
    prepareReport(incidentOf(incidents, id).json, { identityJson: incidents.identity(), places: places.list() }, opened.origin)
  return {
    previewContribution({ params }) {
      const { report, leftOut, touched, digest } = prepare(params.id)
      const tokens = wallet.readyCount('report', acceptedPeriods(opened.genesis, world.now()))
      return {
        report: { ...report },
        leftOut: [...leftOut],
        touched: [...touched],
        setSize: registry.members.size,
        lastBatch: wallet.lastBatch() ?? null,
        tokens,
        digest,
      }
    },
    contribute({ params, body }) {
      if (feed.isHalted()) throw new NodeError('FEED_HALTED')
      const { report, digest } = prepare(params.id)
      if (digest !== body.digest) throw new NodeError('CONTRIBUTION_CHANGED')
      const before = contributionRecord(incidents, wallet.outgoing(), params.id)?.state
      // What was not delivered while its token held may go out again, under another token.
      if (before !== undefined && before !== 'expired') throw new NodeError('CONTRIBUTED_ALREADY', { id: params.id })
      const token = tokenToSpend(wallet, keys, opened, world)
      const signed = signContribution(report, token, opened.origin)
      incidents.setContribution(params.id, signed.id)
      enqueue(wallet, token, signed, params.id, world)
      return { id: signed.id, bytes: BOX_BYTES, state: 'queued' as const }
    },
    listContributions() {
      const isProven = wallet.isProven(relayMark(addresses.relayUrl))
      const stateOf = (state: OutgoingState): OutgoingView['state'] => (state === 'queued' && !isProven ? 'unproven' : state)
      return {
        contributions: wallet
          .outgoing()
          .map(({ id, at, state, sentSlot, batchSlot, batchCount }) => ({ id, at, state: stateOf(state), sentSlot, batchSlot, batchCount })),
      }
    },
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: contributions. First the exact text is shown, then exactly that text is sent.
 *
 * @module
 */
import type { OutgoingView } from '@ncv/protocol/admin/node-routes.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import { relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { BOX_BYTES } from '@ncv/protocol/submission/seal.ts'
import type { World } from '@ncv/protocol/world.ts'
import { enqueue, signContribution, tokenToSpend } from '../contribution/enqueue.ts'
import type { PreparedReport } from '../contribution/prepare.ts'
import { prepareReport } from '../contribution/prepare.ts'
import { contributionRecord } from '../contribution/record.ts'
import { NodeError } from '../errors.ts'
import type { Links } from '../link/links.ts'
import { isSmallGroup, senderSet } from '../link/sender-set.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { OutgoingState } from '../store/wallet-store.ts'
import type { NodeHandlers } from './contract.ts'
import { incidentOf } from './incident.ts'

type Mine = 'previewContribution' | 'contribute' | 'listContributions'

export function contributionHandlers(
  world: World,
  { opened, addresses }: Pick<Self, 'opened' | 'addresses'>,
  { incidents, places, reviews, wallet, keys, services }: Pick<Stores, 'incidents' | 'places' | 'reviews' | 'wallet' | 'keys' | 'services'>,
  { registry, feed }: Pick<Links, 'registry' | 'feed'>,
): Pick<NodeHandlers, Mine> {
  const prepare = (id: string): PreparedReport =>
    prepareReport(
      incidentOf(incidents, id).json,
      { identityJson: incidents.identity(), places: places.list(), decisions: reviews.of(id) },
      opened.origin,
      world,
    )
  return {
    previewContribution({ params }) {
      const { report, leftOut, touched, diff, obstacles, doubts, digest } = prepare(params.id)
      const tokens = wallet.readyCount('report', [Math.max(0, periodAt(opened.genesis, world.now()))])
      return {
        report: { ...report },
        leftOut: [...leftOut],
        touched: [...touched],
        diff: diff.map(({ field, pieces }) => ({ field, pieces: [...pieces] })),
        obstacles: [...obstacles],
        doubts: [...doubts],
        decisions: [...reviews.of(params.id)],
        setSize: registry.members.size,
        senders: senderSet(wallet, registry.members.size),
        lastBatch: wallet.lastBatch() ?? null,
        slotMs: opened.genesis.timing.slotMs,
        tokens,
        digest,
      }
    },
    contribute({ params, body }) {
      if (feed.isHalted()) throw new NodeError('FEED_HALTED')
      const { report, digest } = prepare(params.id)
      if (digest !== body.digest) throw new NodeError('CONTRIBUTION_CHANGED')
      const isNamed = services.reports().some(({ incident }) => incident === params.id)
      if (isNamed && body.alsoNamed !== true) throw new NodeError('CONTRIBUTION_NAMED', { id: params.id })
      const before = contributionRecord(incidents, wallet.outgoing(), params.id)?.state
      // What was not delivered while its token held, or was not accepted, may go out again, under another token.
      if (before !== undefined && before !== 'expired' && before !== 'not-accepted') throw new NodeError('CONTRIBUTED_ALREADY', { id: params.id })
      const token = tokenToSpend(wallet, keys, opened, world)
      const signed = signContribution(report, token, opened.origin)
      incidents.setContribution(params.id, signed.id)
      enqueue(wallet, token, signed, params.id, world)
      return { id: signed.id, bytes: BOX_BYTES, state: 'queued' as const }
    },
    listContributions: () => ({ contributions: outgoingViews(wallet, addresses.relayUrl, opened.genesis.timing.kMin) }),
  }
}

function outgoingViews(wallet: Stores['wallet'], relayUrl: string, kMin: number): OutgoingView[] {
  const isProven = wallet.isProven(relayMark(relayUrl))
  const stateOf = (state: OutgoingState): OutgoingView['state'] => (state === 'queued' && !isProven ? 'unproven' : state)
  return wallet.outgoing().map(({ id, at, state, sentSlot, batchSlot, batchCount, day = null, urgent }) => ({
    ...{ id, at, state: stateOf(state), sentSlot, batchSlot, batchCount, day },
    smallGroup: batchCount !== null && isSmallGroup(batchCount, kMin) ? { count: batchCount, least: kMin } : null,
    urgent: typeof urgent?.count === 'number' ? { count: urgent.count } : null,
  }))
}

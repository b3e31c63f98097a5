// SPDX-License-Identifier: EUPL-1.2
/**
 * Motions in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'
import type { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { motionsBy, motionView } from '@ncv/protocol/membership/shown-motions.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { formatReaderKeys } from '@ncv/protocol/membership/reader-keys.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import { conductVotes, consequenceOf, hindranceOf } from '../membership/conduct.ts'
import { propose, withdrawOwn } from '../membership/own-motions.ts'
import type { Hub } from '../party.ts'

type MotionRoutes = Pick<Handlers<typeof HUB_ROUTES>, 'motions' | 'showMotion' | 'proposeMotion' | 'withdrawMotion' | 'readerKeys' | 'conductVotes'>

export function hubHandlersOfMotions(hub: Hub, ready: () => Promise<void>): MotionRoutes {
  return {
    motions: () => ({ motions: allOf(hub), refused: hub.voting.refused().map(({ proposer, at, code }) => ({ proposer, at, code: code ?? '' })) }),
    showMotion: ({ params: { motion } }) => viewOf(hub, motionBy(hub, motion)),
    async proposeMotion({ body }) {
      await ready()
      return viewOf(hub, await propose(hub, body))
    },
    async withdrawMotion({ params: { motion } }) {
      await ready()
      return viewOf(hub, await withdrawOwn(hub, motionBy(hub, motion)))
    },
    readerKeys() {
      const keys = hub.issuing.epochKeys('community')
      return { file: formatReaderKeys({ origin: hub.opened.origin, keys }), keys: keys.size }
    },
    async conductVotes() {
      await ready()
      await conductVotes(hub)
      return { motions: allOf(hub) }
    },
  }
}

/** @throws ProtocolError `MOTION_UNKNOWN` for none or several */
function motionBy({ registry }: Pick<Hub, 'registry'>, start: string): StandingMotion {
  const [found, second] = motionsBy(registry.state, start)
  if (found === undefined || second !== undefined) throw new ProtocolError('MOTION_UNKNOWN', { motion: start })
  return found
}

/** The newest first. */
function allOf(hub: Hub): HubMotionView[] {
  return [...hub.registry.state.motions.values()].map((standing) => viewOf(hub, standing)).reverse()
}

/** How many have voted, never what. */
function viewOf(hub: Hub, standing: StandingMotion): HubMotionView {
  const { registry, opened, voting } = hub
  const view = motionView(registry.state, standing, opened.genesis.hub.name)
  const waiting = view.questions.filter(({ result, isCarriedOut }) => result?.isCarried === true && !isCarriedOut)
  const hindrances = waiting.flatMap(({ number }) => {
    const change = consequenceOf(standing, number - 1)
    const code = change === undefined ? undefined : hindranceOf(hub, change)
    return code === undefined ? [] : [{ number, code }]
  })
  const waitingVotes = voting.votes(standing.id).filter(({ voter }) => !standing.votes.has(voter)).length
  return { ...view, voted: standing.tally?.cast ?? standing.votes.size + waitingVotes, hindrances }
}

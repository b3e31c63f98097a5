// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: motions, own votes, own motions, the keys for a replay.
 *
 * @module
 */
import type { NodeMotionView, OwnVoteView } from '@ncv/protocol/admin/motion-routes.ts'
import { motionView } from '@ncv/protocol/membership/shown-motions.ts'
import { base64, hex } from '@ncv/protocol/bytes.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import { formatReaderKeys } from '@ncv/protocol/membership/reader-keys.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Links } from '../link/links.ts'
import { outgoingMotions, proposeMotion, withdrawMotion } from '../membership/own-motions.ts'
import type { Voting } from '../membership/voting.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { OwnVote } from '../store/voting-store.ts'
import type { NodeHandlers } from './contract.ts'

type Routes = 'listMotions' | 'showMotion' | 'prepareVote' | 'releaseVote' | 'proposeMotion' | 'withdrawMotion' | 'readerKeys'

export function motionHandlers(
  world: World,
  self: Self,
  { post, keys }: Pick<Stores, 'post' | 'keys'>,
  { registry }: Pick<Links, 'registry'>,
  voting: Voting,
): Pick<NodeHandlers, Routes> {
  const { opened } = self
  const parts = { post, registry }
  const nameOf = (id: string): string => registry.all.get(id)?.name ?? id
  const viewOf = (standing: StandingMotion, cast: ReadonlyMap<string, readonly OwnVote[]> = voting.ownVotes()): NodeMotionView => ({
    ...motionView(registry.state, standing, opened.genesis.hub.name),
    votes: votesOf(voting, standing, cast.get(hex(standing.id)) ?? [], self.keys.id, nameOf),
  })
  return {
    listMotions() {
      const cast = voting.ownVotes()
      return { motions: voting.motions().map((standing) => viewOf(standing, cast)), outgoing: outgoingMotions(parts) }
    },
    showMotion: ({ params: { motion } }) => viewOf(voting.motionBy(motion)),
    prepareVote({ params: { motion }, body: { voter, choices } }) {
      const standing = voting.motionBy(motion)
      voting.prepare(standing, voter ?? self.keys.id, choices)
      return viewOf(standing)
    },
    releaseVote({ params: { motion }, body: { voter, choices } }) {
      const standing = voting.motionBy(motion)
      voting.release(standing, voter ?? self.keys.id, choices)
      return viewOf(standing)
    },
    proposeMotion: ({ body }) => ({ motion: hex(proposeMotion(parts, self, body, world)) }),
    withdrawMotion({ params: { motion } }) {
      const standing = voting.motionBy(motion)
      withdrawMotion(parts, self, standing, world)
      return { motion: hex(standing.id) }
    },
    readerKeys() {
      const community = keys.epochKeys('community')
      return { file: formatReaderKeys({ origin: opened.origin, keys: community }), keys: community.size }
    },
  }
}

/** This node first, then those that it votes or has voted for. */
function votesOf(voting: Voting, standing: StandingMotion, cast: readonly OwnVote[], ownId: string, nameOf: (id: string) => string): OwnVoteView[] {
  const open = standing.tally === undefined ? voting.votersOf(standing).map(({ id }) => id) : []
  const ids = new Set([...open, ...cast.map(({ voter }) => voter)])
  return [...ids].map((voter) => {
    const own = cast.find((each) => each.voter === voter)
    return {
      voter,
      name: nameOf(voter),
      isMandate: voter !== ownId,
      state: own === undefined ? 'none' : voting.stateOf(own, standing),
      ...fieldsOf(own),
    }
  })
}

function fieldsOf(own: OwnVote | undefined): Pick<OwnVoteView, 'choices' | 'releasedAt' | 'takenAt' | 'code' | 'evidence'> {
  const { choices, releasedAt, takenAt, code, frame, wire, receipt } = own ?? {}
  const isShown = frame !== undefined && wire !== undefined && receipt !== undefined
  return {
    choices: choices === undefined ? null : [...choices],
    releasedAt: releasedAt ?? null,
    takenAt: takenAt ?? null,
    code: code ?? null,
    evidence: isShown ? { vote: base64(frame), post: base64(wire), receipt: base64(receipt) } : null,
  }
}

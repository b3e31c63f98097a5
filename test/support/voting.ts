// SPDX-License-Identifier: EUPL-1.2
/**
 * Members that propose and vote by hand: what a node does, without a node.
 *
 * @module
 */
import { conductVotes } from '@ncv/federation/hub/membership/conduct.ts'
import { propose } from '@ncv/federation/hub/membership/own-motions.ts'
import { takeVote } from '@ncv/federation/hub/membership/take-vote.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { base64 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import type { Choice, Vote } from '@ncv/protocol/message/membership.ts'
import type { TestMember } from './founded-hub.ts'

export function candidateFrame(hub: Pick<Hub, 'opened'>, { id, name, identity, box }: TestMember): Uint8Array {
  const { publicKey: key } = identity
  const record = { id, name, kind: 'municipality', category: 1, key, box: box.publicKey, recovery: sha256(key) }
  return signFrame(hub.opened.origin, 'candidate', record, identity.seed)
}

export async function proposeAdmission(hub: Hub, candidates: readonly TestMember[], title = 'Aufnahme'): Promise<StandingMotion> {
  return await propose(hub, { title, subject: { kind: 'admission', candidates: candidates.map((one) => base64(candidateFrame(hub, one))) } })
}

export function voteFrame(hub: Hub, motion: Uint8Array, member: TestMember, choices: readonly Choice[], changed: Partial<Vote> = {}): Uint8Array {
  const vote = { motion, voter: member.id, choices, castAt: hub.world.now(), ...changed }
  return signFrame(hub.opened.origin, 'vote', vote, member.identity.seed)
}

export function vote(hub: Hub, { id }: Pick<StandingMotion, 'id'>, member: TestMember, ...choices: readonly Choice[]): void {
  takeVote(hub, voteFrame(hub, id, member, choices))
}

/** Voted in by all of these, who must be all that there are. */
export async function admit(hub: Hub, voters: readonly TestMember[], candidates: readonly TestMember[]): Promise<StandingMotion> {
  const motion = await proposeAdmission(hub, candidates)
  for (const voter of voters) vote(hub, motion, voter, ...candidates.map((): Choice => 'yes'))
  await conductVotes(hub)
  return motion
}

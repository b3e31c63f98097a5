// SPDX-License-Identifier: EUPL-1.2
/**
 * What became of an own vote, judged by the own log: whoever was told that its vote is there must find it there (ncv-membership, section "Tally").
 *
 * @module
 */
import type { OwnVoteState } from '@ncv/protocol/admin/motion-routes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import type { MembershipState, StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import type { ReplayGround } from '@ncv/protocol/membership/motions.ts'
import { readVote } from '@ncv/protocol/membership/motions.ts'
import { Vote } from '@ncv/protocol/message/membership.ts'
import type { OwnVote } from '../store/voting-store.ts'

export function stateOfVote(own: OwnVote, standing: StandingMotion, state: MembershipState, ground: ReplayGround): OwnVoteState {
  const { frame, takenAt, code, releasedAt } = own
  const { tally } = standing
  if (frame !== undefined && tally !== undefined && tally.outcome !== 'withdrawn') return afterTally({ ...own, frame }, standing, state, ground)
  if (code !== undefined) return 'refused'
  if (tally !== undefined) return 'over'
  if (takenAt !== undefined) return 'taken'
  return releasedAt === undefined ? 'prepared' : 'released'
}

function afterTally(
  { frame, voter, takenAt, code }: OwnVote & { readonly frame: Uint8Array },
  standing: StandingMotion,
  state: MembershipState,
  ground: ReplayGround,
): OwnVoteState {
  const counted = standing.votes.get(voter)
  const cast = parsePayload(parseFrame(frame).payload, Vote)
  if (counted !== undefined && isSame(counted, cast)) return 'counted'
  if (takenAt === undefined) return code === undefined ? 'over' : 'refused'
  if (counted !== undefined) return 'other'
  return stillCounts(frame, standing, state, ground) ? 'missing' : 'void'
}

function isSame(a: Vote, b: Vote): boolean {
  return a.castAt === b.castAt && a.by === b.by && a.choices.length === b.choices.length && a.choices.every((choice, i) => choice === b.choices[i])
}

/** A key that was replaced and a mandate that was taken back carry no vote: nobody is to blame that it is not there. */
function stillCounts(frame: Uint8Array, standing: StandingMotion, state: MembershipState, ground: ReplayGround): boolean {
  try {
    readVote(state, ground, standing, frame)
    return true
  } catch (error) {
    if (error instanceof CodedError) return false
    throw error
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking a member's vote: one for each member and motion, and none that the replay would not count (ncv-membership, section "Votes").
 *
 * Besides what every reader can check, the hub goes by its own clock: a vote that comes after the end is late, whatever time it claims, and
 * one that has stopped taking part has no vote any more, whatever time it claims.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import type { ReplayGround } from '@ncv/protocol/membership/motions.ts'
import { motionOf, readVote, VOTE_CLOCK_TOLERANCE_MS } from '@ncv/protocol/membership/motions.ts'
import { Vote } from '@ncv/protocol/message/membership.ts'
import type { Hub } from '../party.ts'

type VotingHub = Pick<Hub, 'registry' | 'opened' | 'keys' | 'log' | 'voting' | 'world'>

/**
 * Runs inside the transaction that takes the post. The same bytes again change nothing.
 *
 * @throws ProtocolError `MOTION_UNKNOWN`, `MOTION_CLOSED`, `VOTE_LATE`, `VOTE_NOT_ELIGIBLE`, `VOTE_MALFORMED`, `VOTE_DOUBLE`, envelope errors
 */
export function takeVote(hub: VotingHub, frame: Uint8Array): void {
  const { registry, voting } = hub
  const claimed = parsePayload(parseFrame(frame).payload, Vote)
  const standing = motionOf(registry.state, claimed.motion)
  const before = voting.vote(standing.id, claimed.voter)
  if (before !== undefined && equalBytes(before, frame)) return
  assertInTime(hub, standing, claimed)
  for (const id of [claimed.voter, claimed.by ?? claimed.voter]) {
    if (!registry.members.has(id)) throw new ProtocolError('VOTE_NOT_ELIGIBLE', { member: id })
  }
  const vote = readVote(registry.state, replayGround(hub), standing, frame)
  // One that no longer counts, because its key was replaced or its mandate ended, makes room.
  if (before !== undefined && countsNow(hub, standing, before)) throw new ProtocolError('VOTE_DOUBLE', { member: vote.voter })
  voting.putVote(standing.id, { voter: vote.voter, frame })
}

function assertInTime({ world }: VotingHub, standing: StandingMotion, { voter, castAt }: Vote): void {
  const now = world.now()
  if (standing.tally !== undefined) throw new ProtocolError('MOTION_CLOSED', { motion: hex(standing.id).slice(0, 16) })
  if (now >= standing.closesAt || castAt > now + VOTE_CLOCK_TOLERANCE_MS) throw new ProtocolError('VOTE_LATE', { member: voter })
}

/** What the hub's own replay goes by: its key is the one in force, or it may append nothing. */
function replayGround({ opened, keys }: Pick<Hub, 'opened' | 'keys'>): ReplayGround {
  return { origin: opened.origin, hubKey: () => keys.identity.publicKey }
}

/** Whether the replay would count it at this moment. */
export function countsNow(hub: Pick<Hub, 'registry' | 'opened' | 'keys' | 'log'>, standing: StandingMotion, frame: Uint8Array): boolean {
  try {
    readVote(hub.registry.state, replayGround(hub), standing, frame)
    return true
  } catch (error) {
    if (error instanceof CodedError) return false
    throw error
  }
}

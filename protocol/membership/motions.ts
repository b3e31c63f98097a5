// SPDX-License-Identifier: EUPL-1.2
/**
 * Motions, votes and tallies in the replay: what opens, who may vote, what counts (ncv-membership, sections "Motions" to "Tally").
 *
 * Nothing here believes the hub: it only orders what members signed, and every figure of a tally is counted again.
 *
 * @module
 */
import { equalBytes, hex } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { Motion as MotionPayload, MotionEntry, TallyEntry, VotesEntry } from '../message/membership.ts'
import { Motion, MotionWithdrawal, Vote } from '../message/membership.ts'
import type { Instant } from '../world.ts'
import { openCandidate, openFrame } from './frames.ts'
import type { MembershipState, StandingMotion } from './member-state.ts'
import { countVotes, equalsCount } from './tally.ts'

/** What the replay must know besides the entries. */
export interface ReplayGround {
  readonly origin: Uint8Array
  /** The hub key in force at an index: it signs motions of the hub. */
  hubKey(index: number): Uint8Array
}

export interface Placed {
  readonly index: number
  /** The hub's time in the entry. */
  readonly time: Instant
}

/** Clocks of members and hub differ a little. */
export const VOTE_CLOCK_TOLERANCE_MS = 120_000

export function questionsOf({ motion, candidates }: Pick<StandingMotion, 'motion' | 'candidates'>): number {
  return motion.subject.kind === 'admission' ? candidates.length : 1
}

/** @throws ProtocolError `MOTION_UNKNOWN` */
export function motionOf(state: MembershipState, id: Uint8Array): StandingMotion {
  const found = state.motions.get(hex(id))
  if (found === undefined) throw new ProtocolError('MOTION_UNKNOWN', { motion: hex(id).slice(0, 16) })
  return found
}

/** Opens a motion: the electorate is frozen here. @throws ProtocolError `MOTION_REFUSED`, `MEMBER_EXISTS`, `MEMBER_UNKNOWN`, envelope errors */
export function openMotion(state: MembershipState, ground: ReplayGround, { index, time }: Placed, { motion: frame }: MotionEntry): MembershipState {
  const { payload, id } = openFrame(ground.origin, 'motion', frame, Motion, (motion) => proposerKey(state, ground, index, motion))
  if (payload.ballot !== 'open') throw new ProtocolError('MOTION_REFUSED', { field: 'ballot', found: payload.ballot })
  const isKnown = [...state.motions.values()].some(({ motion }) => equalBytes(motion.id, payload.id))
  if (isKnown) throw new ProtocolError('MOTION_REFUSED', { field: 'id', found: hex(payload.id) })
  const { subject } = payload
  const candidates = subject.kind === 'admission' ? subject.candidates.map((one) => openCandidate(ground.origin, one)) : []
  assertCandidates(state, candidates)
  if (subject.kind === 'expulsion' || subject.kind === 'role') assertPresent(state, subject.member)
  if (subject.kind === 'rules' && subject.rules.voteQuorum.numerator > subject.rules.voteQuorum.denominator) {
    throw new ProtocolError('MOTION_REFUSED', { field: 'subject.rules.voteQuorum', found: subject.rules.voteQuorum.numerator })
  }
  const electorate = new Set([...state.members.values()].filter((member) => member.state === 'admitted').map((member) => member.id))
  const standing: StandingMotion = {
    index,
    id,
    motion: payload,
    frame,
    candidates,
    opensAt: time,
    closesAt: time + state.rules.votingPeriodMs,
    electorate,
    rules: state.rules,
    votes: new Map(),
    carriedOut: new Set(),
  }
  return withMotion(state, standing)
}

function proposerKey(state: MembershipState, ground: ReplayGround, index: number, { proposer }: MotionPayload): Uint8Array {
  if (proposer === 'hub') return ground.hubKey(index)
  const member = state.members.get(proposer)
  if (member?.state !== 'admitted') throw new ProtocolError('MEMBER_UNKNOWN', { member: proposer })
  return member.key
}

/** A key, an id or a name that is taken already would make two members look like one. */
function assertCandidates(state: MembershipState, candidates: readonly { id: string; key: Uint8Array; box: Uint8Array; name: string }[]): void {
  const members = [...state.members.values()]
  for (const [i, { id, key, box, name }] of candidates.entries()) {
    const others = [...members, ...candidates.slice(0, i)]
    const isTaken = others.some((other) => other.id === id || equalBytes(other.key, key) || equalBytes(other.box, box))
    const hasName = others.some((other) => other.name === name && !('state' in other && (other.state === 'left' || other.state === 'expelled')))
    if (isTaken || hasName) throw new ProtocolError('MEMBER_EXISTS', { member: id, number: i + 1 })
  }
}

function assertPresent(state: MembershipState, id: string): void {
  const found = state.members.get(id)
  if (found === undefined || found.state === 'left' || found.state === 'expelled') throw new ProtocolError('MEMBER_UNKNOWN', { member: id })
}

/**
 * Takes votes in. One that must not count makes the whole entry void: the hub has to leave it out.
 *
 * @throws ProtocolError `MOTION_UNKNOWN`, `MOTION_CLOSED`, `VOTE_DOUBLE`, `VOTE_LATE`, `VOTE_NOT_ELIGIBLE`, `VOTE_MALFORMED`, envelope errors
 */
export function takeVotes(state: MembershipState, ground: ReplayGround, { motion, votes }: VotesEntry): MembershipState {
  const standing = motionOf(state, motion)
  if (standing.tally !== undefined) throw new ProtocolError('MOTION_CLOSED', { motion: hex(motion).slice(0, 16) })
  const taken = new Map(standing.votes)
  for (const frame of votes) {
    const vote = readVote(state, ground, standing, frame)
    if (taken.has(vote.voter)) throw new ProtocolError('VOTE_DOUBLE', { member: vote.voter })
    taken.set(vote.voter, vote)
  }
  return withMotion(state, { ...standing, votes: taken })
}

/** One vote that may count; the hub asks this before it takes a vote, the reader before it counts one. @throws as {@link takeVotes} */
export function readVote(state: MembershipState, ground: ReplayGround, standing: StandingMotion, frame: Uint8Array): Vote {
  const { payload: vote } = openFrame(ground.origin, 'vote', frame, Vote, (said) => voterKey(state, said))
  if (!equalBytes(vote.motion, standing.id)) throw new ProtocolError('VOTE_MALFORMED', { field: 'motion' })
  const expected = questionsOf(standing)
  if (vote.choices.length !== expected) throw new ProtocolError('VOTE_MALFORMED', { field: 'choices', found: vote.choices.length, expected })
  if (!standing.electorate.has(vote.voter)) throw new ProtocolError('VOTE_NOT_ELIGIBLE', { member: vote.voter })
  const isEarly = vote.castAt < standing.opensAt - VOTE_CLOCK_TOLERANCE_MS
  if (isEarly || vote.castAt >= standing.closesAt) throw new ProtocolError('VOTE_LATE', { member: vote.voter })
  return vote
}

/**
 * A member that rests or is out when it signs has no vote, also where it was admitted at opening; one that voted before keeps its vote.
 */
function voterKey(state: MembershipState, { voter, by, castAt }: Vote): Uint8Array {
  const member = state.members.get(voter)
  if (member === undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: voter })
  const lacksVote = (one: typeof member): boolean => one.state !== 'admitted' && castAt >= one.changedAt.time
  if (lacksVote(member)) throw new ProtocolError('VOTE_NOT_ELIGIBLE', { member: voter })
  if (by === undefined) return member.key
  const agent = state.members.get(by)
  const mandate = state.mandates.get(`${voter} ${by}`)
  const isMandated = mandate?.scopes.includes('voting') === true && mandate.until > castAt
  if (agent === undefined || lacksVote(agent) || !isMandated) throw new ProtocolError('VOTE_NOT_ELIGIBLE', { member: by })
  return agent.key
}

/**
 * Closes a motion with the figures of the hub, which must be those that the votes in the log give.
 *
 * @throws ProtocolError `MOTION_UNKNOWN`, `MOTION_CLOSED`, `TALLY_EARLY`, `TALLY_WRONG`, envelope errors
 */
export function closeMotion(state: MembershipState, ground: ReplayGround, { index, time }: Placed, entry: TallyEntry): MembershipState {
  const standing = motionOf(state, entry.motion)
  if (standing.tally !== undefined) throw new ProtocolError('MOTION_CLOSED', { motion: hex(entry.motion).slice(0, 16) })
  if (entry.outcome === 'withdrawn') {
    assertWithdrawn(state, ground, index, standing, entry)
  } else {
    const isComplete = standing.votes.size === standing.electorate.size
    if (!isComplete && time < standing.closesAt) throw new ProtocolError('TALLY_EARLY', { motion: hex(entry.motion).slice(0, 16) })
    const ballots = [...standing.votes.values()].map(({ choices }) => choices)
    const count = countVotes(ballots, questionsOf(standing), standing.electorate.size, standing.rules)
    if (entry.withdrawal !== undefined || !equalsCount(entry, count))
      throw new ProtocolError('TALLY_WRONG', { motion: hex(entry.motion).slice(0, 16) })
  }
  return withMotion(state, { ...standing, tally: { ...entry, index, at: time } })
}

function assertWithdrawn(state: MembershipState, ground: ReplayGround, index: number, standing: StandingMotion, entry: TallyEntry): void {
  const hasFigures = entry.results.length > 0 || entry.cast !== 0 || entry.electorate !== standing.electorate.size
  if (entry.withdrawal === undefined || hasFigures) throw new ProtocolError('TALLY_WRONG', { motion: hex(standing.id).slice(0, 16) })
  const { payload } = openFrame(ground.origin, 'motion-withdrawal', entry.withdrawal, MotionWithdrawal, () =>
    proposerKey(state, ground, index, standing.motion),
  )
  const isOfThis = equalBytes(payload.motion, standing.id) && payload.proposer === standing.motion.proposer
  if (!isOfThis) throw new ProtocolError('TALLY_WRONG', { motion: hex(standing.id).slice(0, 16) })
}

/** Notes that the consequence of a carried question was carried out, once. @throws ProtocolError `ADMISSION_UNFOUNDED` */
export function carryOutMotion(
  state: MembershipState,
  id: Uint8Array,
  kind: MotionPayload['subject']['kind'],
  question: number,
): { state: MembershipState; standing: StandingMotion } {
  const standing = motionOf(state, id)
  const isCarried =
    standing.motion.subject.kind === kind && standing.tally?.outcome === 'counted' && standing.tally.results[question]?.isCarried === true
  if (!isCarried || standing.carriedOut.has(question)) {
    throw new ProtocolError('ADMISSION_UNFOUNDED', { motion: hex(id).slice(0, 16), number: question + 1 })
  }
  return { state: withMotion(state, { ...standing, carriedOut: new Set([...standing.carriedOut, question]) }), standing }
}

function withMotion(state: MembershipState, standing: StandingMotion): MembershipState {
  return { ...state, motions: new Map(state.motions).set(hex(standing.id), standing) }
}

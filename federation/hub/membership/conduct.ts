// SPDX-License-Identifier: EUPL-1.2
/**
 * Conducting votes: motions into the log, at their end the votes, the tally, and what follows from it (ncv-membership, section "Duties of the hub").
 *
 * Each step is one entry and looks at the log alone to know whether it is done: broken off between any two, it goes on where it was.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import { motionOf, questionsOf } from '@ncv/protocol/membership/motions.ts'
import { countVotes } from '@ncv/protocol/membership/tally.ts'
import type { MemberChange } from '@ncv/protocol/message/membership.ts'
import { MotionWithdrawal, VOTES_PER_ENTRY } from '@ncv/protocol/message/membership.ts'
import type { Hub } from '../party.ts'
import { appendMembership } from './append.ts'
import { readersChanged } from './readers.ts'
import { withdrawnTally } from './take-motion.ts'
import { countsNow } from './take-vote.ts'

/** All that is due now. Safe to call at any time, and again. */
export async function conductVotes(hub: Hub): Promise<void> {
  await hub.votingLine.next(() => conduct(hub))
}

const DAY_MS = 86_400_000

async function conduct(hub: Hub): Promise<void> {
  hub.voting.forget(hub.world.now() - hub.registry.rules.retentionDays * DAY_MS)
  await openMotions(hub)
  await withdrawMotions(hub)
  for (const standing of openOnes(hub)) if (isOver(hub, standing)) await close(hub, standing.id)
  for (const { id, tally } of hub.registry.state.motions.values()) if (tally?.outcome === 'counted') await carryOut(hub, id)
}

function openOnes({ registry }: Pick<Hub, 'registry'>): StandingMotion[] {
  return [...registry.state.motions.values()].filter(({ tally }) => tally === undefined)
}

async function openMotions(hub: Hub): Promise<void> {
  for (const { id, frame } of hub.voting.waiting('motion')) {
    const isIn = hub.registry.state.motions.has(hex(id))
    if (isIn) hub.voting.dropMotion(id)
    else await attempt(hub, id, () => appendMembership(hub, 'motion', { motion: frame }, () => hub.voting.dropMotion(id)))
  }
}

async function withdrawMotions(hub: Hub): Promise<void> {
  for (const { id, frame } of hub.voting.waiting('motion-withdrawal')) {
    const { motion } = parsePayload(parseFrame(frame).payload, MotionWithdrawal)
    const standing = motionOf(hub.registry.state, motion)
    const done = () => {
      hub.voting.dropMotion(id)
      hub.voting.dropVotes(motion)
    }
    await attempt(hub, id, () => appendMembership(hub, 'tally', withdrawnTally(standing, frame), done))
  }
}

/** What the replay no longer takes is kept with the reason, so that it is not tried for ever; any other failure is tried again. */
async function attempt(hub: Hub, id: Uint8Array, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof CodedError) || error.name !== 'ProtocolError') throw error
    hub.voting.refuseMotion(id, error.code)
    hub.world.log.warn('motion-refused', { code: error.code })
  }
}

/** Votes that count and are not in the log yet. */
function uncounted(hub: Hub, standing: StandingMotion): Uint8Array[] {
  return hub.voting
    .votes(standing.id)
    .filter(({ voter, frame }) => !standing.votes.has(voter) && countsNow(hub, standing, frame))
    .map(({ frame }) => frame)
}

/** Its time is up, or nobody is left who could vote. */
function isOver(hub: Hub, standing: StandingMotion): boolean {
  if (hub.world.now() >= standing.closesAt) return true
  return standing.votes.size + hub.voting.countVotes(standing.id) >= standing.electorate.size
    ? standing.votes.size + uncounted(hub, standing).length === standing.electorate.size
    : false
}

async function close(hub: Hub, id: Uint8Array): Promise<void> {
  const votes = uncounted(hub, motionOf(hub.registry.state, id))
  for (let i = 0; i < votes.length; i += VOTES_PER_ENTRY) {
    await appendMembership(hub, 'votes', { motion: id, votes: votes.slice(i, i + VOTES_PER_ENTRY) })
  }
  const standing = motionOf(hub.registry.state, id)
  const ballots = [...standing.votes.values()].map(({ choices }) => choices)
  const count = countVotes(ballots, questionsOf(standing), standing.electorate.size, standing.rules)
  await appendMembership(hub, 'tally', { motion: id, ...count }, () => hub.voting.dropVotes(id))
  hub.world.log.info('motion-closed', { index: standing.index, count: count.cast })
}

/** What follows from a question that was carried; undefined where nothing in the log does. */
export function consequenceOf({ id, motion }: StandingMotion, question: number): MemberChange | undefined {
  switch (motion.subject.kind) {
    case 'admission':
      return { kind: 'admitted', motion: id, candidate: question }
    case 'expulsion':
      return { kind: 'expelled', motion: id }
    case 'role':
      return { kind: 'role', motion: id }
    case 'rules':
      return { kind: 'rules', motion: id }
    case 'relay':
      return { kind: 'relay', motion: id }
    case 'decision':
      return undefined
  }
}

/** The code with which the replay refuses the consequence at this moment; undefined where it would hold. */
export function hindranceOf({ registry, log, world }: Pick<Hub, 'registry' | 'log' | 'world'>, change: MemberChange): string | undefined {
  try {
    registry.check({ index: log.size(), time: world.now(), kind: 'member', payload: encode({ change } as unknown as Value) })
    return undefined
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
}

async function carryOut(hub: Hub, id: Uint8Array): Promise<void> {
  const standing = motionOf(hub.registry.state, id)
  const carried = (standing.tally?.results ?? []).flatMap(({ isCarried }, question) =>
    isCarried && !standing.carriedOut.has(question) ? [question] : [],
  )
  for (const question of carried) {
    const change = consequenceOf(standing, question)
    // What cannot be now, as to expel one without whom too few witnesses are left, is tried again at each turn.
    if (change === undefined || hindranceOf(hub, change) !== undefined) continue
    await appendMembership(hub, 'member', { change })
    hub.world.log.info('member-changed', { kind: change.kind })
  }
  if (carried.length > 0) await readersChanged(hub)
}

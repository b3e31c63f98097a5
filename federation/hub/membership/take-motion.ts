// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking a motion, or the withdrawal of one, from the member that makes it. The hub does not judge it: what holds in the replay goes into the log.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { frameHeader, frameId } from '@ncv/protocol/membership/frames.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import { motionOf } from '@ncv/protocol/membership/motions.ts'
import { protectedHeader } from '@ncv/protocol/envelope.ts'
import { Motion, MotionWithdrawal } from '@ncv/protocol/message/membership.ts'
import type { Hub } from '../party.ts'

type VotingHub = Pick<Hub, 'registry' | 'opened' | 'log' | 'voting' | 'world'>

/** Open motions of one proposer at a time: a member must not bury the others under motions. */
const OPEN_MAX = 8

/** Whether a frame says of itself that it withdraws a motion. Only verifying it shows whether that is so. */
export function isWithdrawal(origin: Uint8Array, frame: Uint8Array): boolean {
  return equalBytes(parseFrame(frame).header, protectedHeader(frameHeader(origin, 'motion-withdrawal')))
}

/**
 * Runs inside the transaction that takes the post. The same again changes nothing.
 *
 * @throws ProtocolError as the replay; `MOTION_REFUSED` (`proposer`) for one motion too many
 */
export function takeMotion(hub: VotingHub, frame: Uint8Array): void {
  if (isWithdrawal(hub.opened.origin, frame)) takeWithdrawal(hub, frame)
  else takeProposal(hub, frame)
}

function takeProposal(hub: VotingHub, frame: Uint8Array): void {
  const { registry, voting, world, log } = hub
  const id = frameId(frame)
  if (registry.state.motions.has(hex(id)) || voting.hasMotion(id)) return
  const { proposer } = parsePayload(parseFrame(frame).payload, Motion)
  const open = [...registry.state.motions.values()].filter(({ tally, motion }) => tally === undefined && motion.proposer === proposer).length
  const waiting = voting.waiting('motion').filter((each) => each.proposer === proposer).length
  if (open + waiting >= OPEN_MAX) throw new ProtocolError('MOTION_REFUSED', { field: 'proposer', found: open + waiting })
  registry.check({ index: log.size(), time: world.now(), kind: 'motion', payload: encode({ motion: frame }) })
  voting.addMotion({ id, kind: 'motion', frame, proposer, at: world.now() })
}

function takeWithdrawal(hub: VotingHub, frame: Uint8Array): void {
  const { registry, voting, world, log } = hub
  const { motion, proposer } = parsePayload(parseFrame(frame).payload, MotionWithdrawal)
  const standing = motionOf(registry.state, motion)
  if (standing.tally?.outcome === 'withdrawn') return
  const payload = encode(withdrawnTally(standing, frame) as Value)
  registry.check({ index: log.size(), time: world.now(), kind: 'tally', payload })
  voting.addMotion({ id: frameId(frame), kind: 'motion-withdrawal', frame, proposer, at: world.now() })
}

export function withdrawnTally({ id, electorate }: StandingMotion, withdrawal: Uint8Array) {
  return { motion: id, outcome: 'withdrawn', electorate: electorate.size, cast: 0, results: [], withdrawal } as const
}

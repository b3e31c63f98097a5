// SPDX-License-Identifier: EUPL-1.2
/**
 * Motions of the hub itself, and their withdrawal.
 *
 * @module
 */
import type { MotionDraft } from '@ncv/protocol/admin/motion-view.ts'
import { motionOfDraft } from '@ncv/protocol/admin/motion-view.ts'
import { fromBase64, hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import { motionOf } from '@ncv/protocol/membership/motions.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import type { Hub } from '../party.ts'
import { appendMembership } from './append.ts'
import { withdrawnTally } from './take-motion.ts'

const ID_BYTES = 16

/** @throws ProtocolError as the replay refuses it; nothing is in the log then */
export async function propose(hub: Hub, draft: MotionDraft): Promise<StandingMotion> {
  const { registry, world, opened, keys } = hub
  const motion = motionOfDraft(draft, { proposer: HUB_PARTY, id: world.random(ID_BYTES), rules: registry.rules, decode: fromBase64 })
  const frame = signFrame(opened.origin, 'motion', motion, keys.identity.seed)
  await hub.votingLine.next(() => appendMembership(hub, 'motion', { motion: frame }))
  return motionOf(registry.state, frameId(frame))
}

/** @throws ProtocolError `MOTION_CLOSED`; `MOTION_REFUSED` where a member has made it, who alone can withdraw it */
export async function withdrawOwn(hub: Hub, standing: StandingMotion): Promise<StandingMotion> {
  const { registry, world, opened, keys, voting } = hub
  const { id, motion, tally } = standing
  if (tally !== undefined) throw new ProtocolError('MOTION_CLOSED', { motion: hex(id).slice(0, 16) })
  if (motion.proposer !== HUB_PARTY) throw new ProtocolError('MOTION_REFUSED', { field: 'proposer', found: motion.proposer })
  const withdrawal = signFrame(opened.origin, 'motion-withdrawal', { motion: id, proposer: HUB_PARTY, at: world.now() }, keys.identity.seed)
  await hub.votingLine.next(() => appendMembership(hub, 'tally', withdrawnTally(standing, withdrawal), () => voting.dropVotes(id)))
  return motionOf(registry.state, id)
}

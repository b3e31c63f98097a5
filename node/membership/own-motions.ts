// SPDX-License-Identifier: EUPL-1.2
/**
 * Own motions and their withdrawal: signed here, sent as post; the hub lays them into the log as they are.
 *
 * @module
 */
import type { MotionDraft } from '@ncv/protocol/admin/motion-view.ts'
import { motionOfDraft } from '@ncv/protocol/admin/motion-view.ts'
import { fromBase64, hex } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import { Motion } from '@ncv/protocol/message/membership.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Self } from '../self.ts'
import type { PostOut, PostStore } from '../store/post-store.ts'

const ID_BYTES = 16

export interface OwnMotionParts {
  readonly post: PostStore
  readonly registry: Membership
}

/** @returns what votes will name it by @throws ProtocolError as the replay would refuse it: nothing is sent then */
export function proposeMotion({ post, registry }: OwnMotionParts, { opened, keys }: Self, draft: MotionDraft, world: World): Uint8Array {
  const motion = motionOfDraft(draft, { proposer: keys.id, id: world.random(ID_BYTES), rules: registry.rules, decode: fromBase64 })
  const frame = signFrame(opened.origin, 'motion', motion, keys.identity.seed)
  registry.check({ index: registry.state.through, time: world.now(), kind: 'motion', payload: encode({ motion: frame }) })
  post.enqueue({ kind: 'motion', to: [HUB_PARTY], content: frame, tlp: 'TLP:GREEN', terms: 'federation' }, world)
  return frameId(frame)
}

/** @throws ProtocolError `MOTION_CLOSED`; `MOTION_REFUSED` where somebody else has made it */
export function withdrawMotion({ post }: OwnMotionParts, { opened, keys }: Self, { id, motion, tally }: StandingMotion, world: World): void {
  if (tally !== undefined) throw new ProtocolError('MOTION_CLOSED', { motion: hex(id).slice(0, 16) })
  if (motion.proposer !== keys.id) throw new ProtocolError('MOTION_REFUSED', { field: 'proposer', found: motion.proposer })
  const frame = signFrame(opened.origin, 'motion-withdrawal', { motion: id, proposer: keys.id, at: world.now() }, keys.identity.seed)
  post.enqueue({ kind: 'motion', to: [HUB_PARTY], content: frame, tlp: 'TLP:GREEN', terms: 'federation', haste: 'now' }, world)
}

/** Own motions that are not in the log, with what the post knows of them. */
export function outgoingMotions({
  post,
  registry,
}: OwnMotionParts): { readonly title: string; readonly state: PostOut['state']; readonly code: string | null }[] {
  return post
    .sent()
    .filter(({ kind, content }) => kind === 'motion' && !registry.state.motions.has(hex(frameId(content))))
    .map(({ content, state, code }) => ({ title: titleOf(content), state, code: code ?? null }))
}

/** Empty for a withdrawal. */
function titleOf(frame: Uint8Array): string {
  try {
    return parsePayload(parseFrame(frame).payload, Motion).title
  } catch (error) {
    if (error instanceof ProtocolError) return ''
    throw error
  }
}

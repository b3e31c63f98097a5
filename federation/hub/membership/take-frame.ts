// SPDX-License-Identifier: EUPL-1.2
/**
 * What members sign about themselves (pledge, rest, return, leaving, roles, mandates): taken as post, laid into the log as it was signed.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { frameId } from '@ncv/protocol/membership/frames.ts'
import { Mandate, MemberRequest, Pledge } from '@ncv/protocol/message/membership.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import type { FrameKind } from '../../store/frame-store.ts'
import type { Hub } from '../party.ts'
import { appendMembership } from './append.ts'
import { readersChanged } from './readers.ts'

/** Frames of one member that wait at the same time. */
const WAITING_MAX = 16

function signerOf(kind: FrameKind, frame: Uint8Array): { readonly member: string; readonly at: number } {
  const { payload } = parseFrame(frame)
  switch (kind) {
    case 'pledge':
      return parsePayload(payload, Pledge)
    case 'request':
      return parsePayload(payload, MemberRequest)
    case 'mandate': {
      const { principal, at } = parsePayload(payload, Mandate)
      return { member: principal, at }
    }
  }
}

/**
 * Runs inside the transaction that takes the post; the entry follows at once, or when the hub may sign again.
 *
 * @throws ProtocolError as the replay would refuse it; `POST_MISMATCH` where another member signed it
 */
export function takeFrame(hub: Hub, kind: FrameKind, { message: { from, content } }: OpenedPost): void {
  const { member, at } = signerOf(kind, content)
  if (member !== from) throw new ProtocolError('POST_MISMATCH', { field: 'content' })
  const waiting = hub.frames.waiting().filter((each) => each.member === member)
  if (waiting.length >= WAITING_MAX) throw new ProtocolError('MEMBER_STATE', { member, found: waiting.length })
  // Behind others of the same member it is judged when its turn comes.
  const payload = encode({ change: { kind, frame: content } } as Value)
  if (waiting.length === 0) hub.registry.check({ index: hub.log.size(), time: hub.world.now(), kind: 'member', payload })
  hub.frames.add({ id: frameId(content), kind, frame: content, member, at })
  hub.world.timer(0, () => carryOutSoon(hub))
}

/** What fails here is done by the hub's rhythm. */
async function carryOutSoon(hub: Hub): Promise<void> {
  try {
    await carryOutFrames(hub)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    hub.world.log.warn('hub-waiting', { kind: 'member' })
  }
}

/** Lays all that waits into the log. Safe to call at any time, and again. */
export async function carryOutFrames(hub: Hub): Promise<void> {
  await hub.votingLine.next(async () => {
    const waiting = hub.frames.waiting()
    for (const { id, kind, frame } of waiting) {
      try {
        await appendMembership(hub, 'member', { change: { kind, frame } }, () => hub.frames.drop(id))
        hub.world.log.info('member-changed', { kind })
      } catch (error) {
        if (!(error instanceof CodedError) || error.name !== 'ProtocolError' || error.code === 'EPOCH_OLD') throw error
        // Another change came before it: it never will hold.
        hub.frames.drop(id)
        hub.world.log.warn('frame-refused', { code: error.code, kind })
      }
    }
    if (waiting.length > 0) await readersChanged(hub)
  })
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub does with a post that is sent to it, one line for each kind.
 *
 * @module
 */
import type { PostKind } from '@ncv/protocol/message/post.ts'
import { PostReceipt, PostText } from '@ncv/protocol/message/post.ts'
import type { PostHandler } from '@ncv/protocol/post/content.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import { takeReleaseRequest } from '../admin/release-handlers.ts'
import { takeFrame } from '../membership/take-frame.ts'
import { takeMotion } from '../membership/take-motion.ts'
import { takeVote } from '../membership/take-vote.ts'
import { takeAttestations, takeContact, takeOptIn } from '../joining/records.ts'
import type { Hub } from '../party.ts'
import { takeAlarmReceipt } from '../service/alarms.ts'
import { takeReport } from '../service/reports.ts'
import { takeRequest, takeRequestState } from '../service/requests.ts'

/** One for each kind: a kind that nobody handles does not compile. */
export type HubPostHandlers = Readonly<Record<PostKind, PostHandler>>

/** Kept where people at the hub read it, nothing more. */
const kept: PostHandler = () => {}

export function hubPostHandlers(hub: Hub): HubPostHandlers {
  return {
    message: (post) => void contentOf(post, PostText),
    receipt: (post) => takeReceipt(hub, post),
    application: takeAttestations(hub.joining),
    spoc: takeContact(hub.joining),
    'opt-in': takeOptIn(hub.joining),
    motion: ({ message }) => takeMotion(hub, message.content),
    vote: ({ message }) => takeVote(hub, message.content),
    pledge: (post) => takeFrame(hub, 'pledge', post),
    'member-request': (post) => takeFrame(hub, 'request', post),
    mandate: (post) => takeFrame(hub, 'mandate', post),
    'release-request': (post) => takeReleaseRequest(hub, post),
    'release-answer': kept,
    report: (post) => takeReport(hub, post),
    request: (post) => takeRequest(hub, post),
    'request-state': (post) => takeRequestState(hub, post),
    annotation: kept,
    'alarm-receipt': (post) => takeAlarmReceipt(hub, post),
    'key-replacement': kept,
  }
}

/** One for a post that this member was not sent says nothing. */
function takeReceipt({ post }: Hub, opened: OpenedPost): void {
  const receipt = contentOf(opened, PostReceipt)
  const about = post.ownPost(receipt.post, opened.message.from)
  if (about !== undefined) post.addReceipt(about, opened.message.from, receipt)
}

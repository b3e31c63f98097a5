// SPDX-License-Identifier: EUPL-1.2
/**
 * Release requests in the admin contract of the hub.
 *
 * They lie where all post to the hub lies. A warning that was made from an anonymous contribution names no source; who wrote it knows, and asks
 * on the reply board (`ncv hub release ask-source`).
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_RELEASE_ROUTES } from '@ncv/protocol/admin/hub-release-routes.ts'
import type { ReceivedRelease } from '@ncv/protocol/admin/release-routes.ts'
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { addDays, instantOf } from '@ncv/protocol/calendar/local-time.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { PostKind } from '@ncv/protocol/message/post.ts'
import { PostMessage } from '@ncv/protocol/message/post.ts'
import { ReleaseAnswer, ReleaseRequest } from '@ncv/protocol/message/release.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { FederationError } from '../../errors.ts'
import type { Hub } from '../party.ts'
import { sendPost } from '../post/send.ts'

const LOOKED_THROUGH = 5_000

/** About a warning of this log; of what members write each other the hub is no source. @throws ProtocolError `POST_MALFORMED` */
export function takeReleaseRequest({ log }: Pick<Hub, 'log'>, opened: OpenedPost): void {
  const { subject } = contentOf(opened, ReleaseRequest)
  const entry = 'entry' in subject ? log.entry(subject.entry) : undefined
  if (entry === undefined || parseEntry(entry).kind !== 'warning') throw new ProtocolError('POST_MALFORMED', { field: 'content.subject' })
}

export function hubHandlersOfReleases(hub: Hub): Handlers<typeof HUB_RELEASE_ROUTES> {
  return {
    listReleaseRequests: () => ({ requests: postsOf(hub, 'release-request').map(({ message, at }) => viewOf(hub, message, at)) }),
    answerReleaseRequest({ params: { id }, body: { isGranted, until, text } }) {
      const [found, other] = postsOf(hub, 'release-request').filter(({ message }) => hex(message.id).startsWith(id))
      if (found === undefined || other !== undefined) throw new FederationError('RELEASE_MISSING', { id })
      const { message, at } = found
      const { subject, audience } = contentOf({ message }, ReleaseRequest)
      return hub.post.inOne(() => {
        if (viewOf(hub, message, at).answer !== undefined) throw new FederationError('RELEASE_ANSWERED', { id })
        const more = { ...(until === undefined ? {} : { until: endOf(until) }), ...(text === undefined ? {} : { text }) }
        const content: ReleaseAnswer = { request: message.id, subject, audience, isGranted, ...more }
        sendPost(hub, { kind: 'release-answer', to: [message.from], content, tlp: 'TLP:GREEN', terms: 'member', thread: message.id })
        return viewOf(hub, message, at)
      })
    },
  }
}

interface Read {
  readonly message: PostMessage
  readonly at: Instant
}

/** Newest first; verified when it was taken. */
function postsOf({ post }: Pick<Hub, 'post'>, kind: PostKind): Read[] {
  const posts = post.hubPosts(LOOKED_THROUGH).filter((each) => each.kind === kind)
  return posts.map(({ frame, at }) => ({ message: parsePayload(parseFrame(frame).payload, PostMessage), at }))
}

function viewOf(hub: Hub, message: PostMessage, at: Instant): ReceivedRelease {
  const { subject, audience, reason } = contentOf({ message }, ReleaseRequest)
  const { from, id } = message
  const shown = 'entry' in subject ? `#${subject.entry}` : hex(subject.post).slice(0, 16)
  const view = { id: hex(id), at, subject: shown, from, name: hub.registry.all.get(from)?.name ?? from, audience, reason }
  const sent = postsOf(hub, 'release-answer').find((each) => each.message.thread !== undefined && equalBytes(each.message.thread, id))
  if (sent === undefined) return view
  const { isGranted, until, text } = contentOf(sent, ReleaseAnswer)
  return { ...view, answer: { isGranted, at: sent.at, ...(until === undefined ? {} : { until }), ...(text === undefined ? {} : { text }) } }
}

/** Midnight after this day. */
function endOf(until: string): Instant {
  const [year = 0, month = 1, day = 1] = until.split('-').map(Number)
  return instantOf({ ...addDays({ year, month, day }, 1), ms: 0 })
}

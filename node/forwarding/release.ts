// SPDX-License-Identifier: EUPL-1.2
/**
 * Releases: this house asks a source, or answers as one (ncv-rights, section 4).
 *
 * A release counts only where it comes from the very party that was asked, answers the very post that asked, and names the same thing and audience:
 * no member can release what is another's.
 *
 * @module
 */
import type { AskedRelease, ReceivedRelease, ReleaseDecision } from '@ncv/protocol/admin/release-routes.ts'
import { equalBytes, fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { HUB_PARTY, POST_ID_BYTES } from '@ncv/protocol/message/post.ts'
import type { ReleaseAudience, ReleaseSubject } from '@ncv/protocol/message/release.ts'
import { isSameSubject, ReleaseAnswer, ReleaseRequest } from '@ncv/protocol/message/release.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import type { Release as Released } from '@ncv/protocol/rights/forwarding.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import { findReceived, messageOf } from '../post/find.ts'
import type { KeptRelease, Release } from '../store/forwarding-store.ts'
import type { PostIn } from '../store/post-store.ts'
import type { Stores } from '../store/stores.ts'
import { midnightAfter } from './register.ts'

type Kept = Pick<Stores, 'forwardings' | 'post'>

/** About a warning the hub is asked, about a post its sender. @throws NodeError `RELEASE_OWN`, `POST_MISSING` */
export function subjectOf(stores: Pick<Stores, 'warnings' | 'post'>, about: string): { subject: ReleaseSubject; source: string } {
  const { warnings, post } = stores
  const bare = about.replace(/^#/, '')
  const entry = /^[0-9]{1,15}$/.test(bare) && warnings.one(Number(bare)) !== undefined ? Number(bare) : warnings.byTrackingId(about)[0]
  if (entry !== undefined) return { subject: { entry }, source: HUB_PARTY }
  if (!/^[0-9a-f]{8,64}$/.test(about)) throw new NodeError('WARNING_MISSING', { index: bare.slice(0, 80) })
  const { id, from } = messageOf(findReceived(post, about))
  return { subject: { post: id }, source: from }
}

type Naming = (id: string) => string

interface Wish {
  readonly about: string
  readonly audience: ReleaseAudience
  readonly reason: string
}

/** Lays the question into the outbox. */
export function askRelease(
  world: Pick<World, 'now' | 'random'>,
  stores: Pick<Stores, 'forwardings' | 'post' | 'warnings'>,
  { about, audience, reason }: Wish,
  nameOf: Naming,
): AskedRelease {
  const { subject, source } = subjectOf(stores, about)
  const content = encode({ subject, audience, reason } satisfies ReleaseRequest as unknown as Value)
  const kept = 'entry' in subject ? subject : { post: hex(subject.post) }
  return stores.post.inOne(() => {
    const id = stores.post.enqueue({ kind: 'release-request', to: [source], content, tlp: 'TLP:GREEN', terms: 'member' }, world)
    stores.forwardings.addRelease({ id, subject: kept, source, audience, reason }, world.now())
    return askedView({ id, subject: kept, source, audience, reason, number: 0, at: world.now() }, nameOf)
  })
}

export function askedView({ id, at, subject, source, audience, reason, answer }: KeptRelease, nameOf: Naming): AskedRelease {
  const shown = 'entry' in subject ? `#${subject.entry}` : subject.post.slice(0, 16)
  return { id, at, subject: shown, source, name: nameOf(source), audience, reason, ...(answer === undefined ? {} : { answer }) }
}

/** An answer has come. Within the transaction that takes the post. @throws ProtocolError `RELEASE_UNASKED` */
export function takeReleaseAnswer({ forwardings }: Pick<Stores, 'forwardings'>, opened: OpenedPost, { now }: Pick<World, 'now'>): void {
  const { request, subject, audience, isGranted, until, text } = contentOf(opened, ReleaseAnswer)
  const asked = forwardings.releases().find(({ id }) => id === hex(request))
  const isAnswered =
    asked !== undefined && asked.source === opened.message.from && asked.audience === audience && isSameSubject(subjectBytes(asked), subject)
  if (!isAnswered) throw new ProtocolError('RELEASE_UNASKED')
  const { number, at: _, ...release } = asked
  const more = { ...(until === undefined ? {} : { until }), ...(text === undefined ? {} : { text }) }
  forwardings.answerRelease(number, release, { isGranted, at: now(), ...more })
}

function subjectBytes({ subject }: Release): ReleaseSubject {
  return 'entry' in subject ? subject : { post: fromHex(subject.post, POST_ID_BYTES) }
}

/** What sources have released of one warning. */
export function releasesOf({ forwardings }: Pick<Stores, 'forwardings'>, index: number): Released[] {
  return forwardings.releases().flatMap(({ subject, audience, answer }) => {
    if (!('entry' in subject) || subject.entry !== index || answer?.isGranted !== true) return []
    return [{ audience, from: answer.at, ...(answer.until === undefined ? {} : { until: answer.until }) }]
  })
}

/** Questions that came, the newest first, with the own answers. */
export function receivedReleases({ post }: Pick<Kept, 'post'>, nameOf: Naming): ReceivedRelease[] {
  return requests(post).map((each) => receivedView({ post }, each, nameOf))
}

function requests(post: Stores['post']): PostIn[] {
  return post.received().filter((each) => messageOf(each).kind === 'release-request')
}

function receivedView({ post }: Pick<Kept, 'post'>, received: PostIn, nameOf: Naming): ReceivedRelease {
  const message = messageOf(received)
  const { subject, audience, reason } = contentOf({ message }, ReleaseRequest)
  const sent = post.sent().find(({ kind, thread }) => kind === 'release-answer' && thread !== undefined && equalBytes(thread, message.id))
  const shown = 'entry' in subject ? `#${subject.entry}` : hex(subject.post).slice(0, 16)
  const view = { id: hex(message.id), at: received.at, subject: shown, from: message.from, name: nameOf(message.from), audience, reason }
  if (sent === undefined) return view
  const { isGranted, until, text } = contentOf({ message: { ...message, content: sent.content } }, ReleaseAnswer)
  return { ...view, answer: { isGranted, at: sent.writtenAt, ...(until === undefined ? {} : { until }), ...(text === undefined ? {} : { text }) } }
}

/**
 * Answers as the source of a post. Once: what was said cannot be unsaid by a second answer that overtakes the first.
 *
 * @throws NodeError `RELEASE_MISSING`, `RELEASE_ANSWERED`, `RELEASE_NOT_OURS`
 */
export function answerRelease(
  world: Pick<World, 'now' | 'random'>,
  stores: Kept,
  start: string,
  { isGranted, until, text }: ReleaseDecision,
  nameOf: Naming,
): ReceivedRelease {
  const { post } = stores
  const [found, other] = requests(post).filter((each) => hex(messageOf(each).id).startsWith(start))
  if (found === undefined || other !== undefined) throw new NodeError('RELEASE_MISSING', { id: start })
  if (receivedView(stores, found, nameOf).answer !== undefined) throw new NodeError('RELEASE_ANSWERED', { id: start })
  const { id, from, content } = messageOf(found)
  const { subject, audience } = contentOf({ message: { ...messageOf(found), content } }, ReleaseRequest)
  const own = 'post' in subject ? post.out(hex(subject.post)) : undefined
  if (own === undefined || !own.to.includes(from)) throw new NodeError('RELEASE_NOT_OURS', { id: start })
  const end = until === undefined ? {} : { until: midnightAfter(until) }
  const answer: ReleaseAnswer = { request: id, subject, audience, isGranted, ...end, ...(text === undefined ? {} : { text }) }
  post.enqueue(
    { kind: 'release-answer', to: [from], content: encode(answer as unknown as Value), tlp: 'TLP:GREEN', terms: 'member', thread: id },
    world,
  )
  return receivedView(stores, found, nameOf)
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking a post from a member: once, whole, and only what its recipients can be given (ncv-post, section 4).
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { PostMessage, SealedPost } from '@ncv/protocol/message/post.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import { hasMailbox, senderKeyOf } from '@ncv/protocol/post/correspondents.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import { openPost, parseSealedPost, postHash } from '@ncv/protocol/post/seal.ts'
import { signPostTaken } from '@ncv/protocol/post/taken.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { FederationError } from '../../errors.ts'
import type { Hub } from '../party.ts'
import { correspondentsOf } from './correspondents.ts'
import { hubPostHandlers } from './post-handlers.ts'

const DAY_MS = 86_400_000
/** Two clocks may differ by so much. */
const AHEAD_MS = 600_000

/**
 * Takes the post that `sender` has handed in; saying it again changes nothing and gives the same answer.
 *
 * @param sender who signed the request
 * @returns the signed receipt; when this returns, the post is on disk
 * @throws ProtocolError `POST_MALFORMED`, `POST_RECIPIENT`, `POST_SENDER`, `POST_DUPLICATE`; of what is for the hub also `POST_UNREADABLE`,
 *   `POST_MISMATCH`, `POST_TIME`, `ENVELOPE_…`, and what the handler of its kind throws; FederationError `ATTACHMENT_MISSING`
 */
export function takePost(hub: Hub, sender: string, bytes: Uint8Array): Uint8Array {
  const hash = postHash(bytes)
  const receipt = (at: Instant): Uint8Array => signPostTaken(hub.opened.origin, { post: hash, at }, hub.keys.identity.seed)
  const takenAt = hub.post.takenAt(hash)
  if (takenAt !== undefined) return receipt(takenAt)
  const post = parseSealedPost(bytes)
  const opened = openedHere(hub, sender, post)
  const members = post.to.filter((id) => id !== HUB_PARTY)
  assertDeliverable(hub, sender, members, opened)
  for (const file of post.files) if (!hub.post.hasFile(file, sender)) throw new FederationError('ATTACHMENT_MISSING')
  const at = hub.world.now()
  hub.post.inOne(() => {
    const added = hub.post.add({ hash, sender, id: post.id, at, sealed: bytes, members, files: post.files })
    if (added === 'other') throw new ProtocolError('POST_DUPLICATE')
    if (opened === undefined) return
    const { kind } = opened.message
    // A receipt stands beside what it is about.
    if (kind !== 'receipt') hub.post.addHubPost(hash, false, kind, opened.frame)
    hubPostHandlers(hub)[kind](opened)
  })
  hub.world.log.info('post-taken', { count: post.to.length, size: bytes.length })
  return receipt(at)
}

/** Members that rest may still be told something; who has left or was expelled may not. */
function assertDeliverable({ registry }: Hub, sender: string, members: readonly string[], opened: OpenedPost | undefined): void {
  for (const id of members) {
    const member = registry.all.get(id)
    if (member === undefined || (member.state !== 'admitted' && member.state !== 'suspended'))
      throw new ProtocolError('POST_RECIPIENT', { member: id })
  }
  // What the hub cannot read it takes from members that take part; of the rest it has seen the kind.
  if (opened === undefined && !registry.members.has(sender)) throw new ProtocolError('POST_SENDER', { member: sender, kind: 'sealed' })
}

/** Undefined where the hub is no recipient. */
function openedHere(hub: Hub, sender: string, post: SealedPost): OpenedPost | undefined {
  if (!post.to.includes(HUB_PARTY)) return undefined
  const reader = { origin: hub.opened.origin, id: HUB_PARTY, secretKey: hub.keys.box.secretKey }
  const opened = openPost(post, reader, (message) => keyOfSender(hub, sender, message))
  assertTime(hub, opened.message)
  return opened
}

/** Nobody hands in what another member has signed. */
function keyOfSender(hub: Hub, sender: string, message: PostMessage): Uint8Array {
  if (message.from !== sender) throw new ProtocolError('POST_MISMATCH', { field: 'from' })
  return senderKeyOf(correspondentsOf(hub), message)
}

/** What is older than the retention may have been here before and been forgotten. */
function assertTime({ world, registry }: Hub, { sentAt }: PostMessage): void {
  const now = world.now()
  if (sentAt > now + AHEAD_MS || sentAt < now - registry.rules.retentionDays * DAY_MS) throw new ProtocolError('POST_TIME')
}

/** Key of a member that may open its mailbox. */
export function mailboxKey({ registry }: Pick<Hub, 'registry'>, id: string): Uint8Array | undefined {
  const member = registry.all.get(id)
  return member !== undefined && hasMailbox(member) ? member.key : undefined
}

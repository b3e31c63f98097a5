// SPDX-License-Identifier: EUPL-1.2
/**
 * A member's side of the post by hand: what a node hands in, and what it finds in its mailbox.
 *
 * @module
 */
import type { Hub } from '@ncv/federation/hub/party.ts'
import { correspondentsOf } from '@ncv/federation/hub/post/correspondents.ts'
import { mailboxAnswer } from '@ncv/federation/hub/post/mailbox.ts'
import { takePost } from '@ncv/federation/hub/post/take.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { PostKind, PostMessage } from '@ncv/protocol/message/post.ts'
import { HUB_PARTY, Mailbox, POST_ID_BYTES } from '@ncv/protocol/message/post.ts'
import { boxesOf, senderKeyOf } from '@ncv/protocol/post/correspondents.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import { openPost, parseSealedPost, sealPost, signPost } from '@ncv/protocol/post/seal.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { TestMember } from '../../support/founded-hub.ts'

export interface Posted {
  /** Of the post. */
  readonly id: Uint8Array
  readonly sealed: Uint8Array
}

interface Options {
  readonly to?: readonly string[]
  readonly tlp?: TlpLabel
  readonly thread?: Uint8Array
  /** Who signs, where that is not the sender. */
  readonly signer?: TestMember
}

/** As a node seals it. */
export function sealedPost(hub: Hub, member: TestMember, kind: PostKind, content: object, world: World, options: Options = {}): Posted {
  const { to = [HUB_PARTY], tlp = 'TLP:AMBER', thread, signer = member } = options
  const id = world.random(POST_ID_BYTES)
  const message: PostMessage = {
    ...{ id, kind, to: [...to].sort(), from: member.id, sentAt: world.now(), attachments: [], receipt: 'none' as const },
    content: encode(content as Value),
    ...(thread === undefined ? {} : { thread }),
  }
  const { origin } = hub.opened
  const frame = signPost(origin, { tlp, terms: 'member' }, message, signer.identity.seed)
  return { id, sealed: sealPost(origin, frame, message, boxesOf(correspondentsOf(hub), message.to, tlp), world) }
}

/** Hands it in at the hub. @returns id of the post */
export function post(hub: Hub, member: TestMember, kind: PostKind, content: object, world: World, options: Options = {}): Uint8Array {
  const { id, sealed } = sealedPost(hub, member, kind, content, world, options)
  takePost(hub, member.id, sealed)
  return id
}

/** What lies in the mailbox of the member, opened by it, oldest first. */
export function mailboxOf(hub: Hub, member: TestMember): OpenedPost[] {
  const { posts } = Mailbox.parse(decode(mailboxAnswer(hub, member.id, encode({ after: 0 })), { bytes: 2 * 1024 * 1024, depth: 8, items: 4096 }))
  const reader = { origin: hub.opened.origin, id: member.id, secretKey: member.box.secretKey }
  return posts.map(({ sealed }) => openPost(parseSealedPost(sealed), reader, (message) => senderKeyOf(correspondentsOf(hub), message)))
}

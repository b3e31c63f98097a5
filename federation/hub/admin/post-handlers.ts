// SPDX-License-Identifier: EUPL-1.2
/**
 * The post in the admin contract of the hub.
 *
 * @module
 */
import { basename } from 'node:path'
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_POST_ROUTES, HubPostView } from '@ncv/protocol/admin/hub-post-routes.ts'
import type { PartyView } from '@ncv/protocol/admin/post-routes.ts'
import { base64, fromBase64, hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { PostMessage } from '@ncv/protocol/message/post.ts'
import { ATTACHMENT_MAX_BYTES, HUB_PARTY } from '@ncv/protocol/message/post.ts'
import { mediaTypeOf, safeFileName } from '@ncv/protocol/post/media-type.ts'
import { formatWords, labelIn, messageIn, wordsOf } from '@ncv/protocol/post/words.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../../errors.ts'
import type { HubPost } from '../../store/post-store.ts'
import type { Hub } from '../party.ts'
import { openPostFile, savePostFiles } from '../post/save.ts'
import { sendPost } from '../post/send.ts'
import { threadLists } from './thread-handlers.ts'

const SHOWN = 500

export function hubHandlersOfPost(hub: Hub): Handlers<typeof HUB_POST_ROUTES> {
  const threads = threadLists(hub)
  return {
    listPost: () => ({ posts: hub.post.hubPosts(SHOWN).map((each) => viewOf(hub, each)) }),
    listThreads: ({ query }) => threads.list(query),
    showThread: ({ params }) => ({ posts: threads.of(hex(found(hub, params.id).hash)).map((each) => viewOf(hub, each)) }),
    showPost: ({ params }) => viewOf(hub, found(hub, params.id)),
    sendPost({ body: { to, subject, text, tlp, receipt, files, uploads = [], replyTo } }) {
      const content = formatWords({ subject, text })
      const thread = replyTo === undefined ? {} : { thread: messageIn(found(hub, replyTo).frame).id }
      const read = files.map((file) => {
        mediaTypeOf(basename(file))
        return { name: basename(file).slice(-120), bytes: readFileBounded(file, ATTACHMENT_MAX_BYTES) }
      })
      const uploaded = uploads.map(({ name, content: bytes }) => {
        mediaTypeOf(name)
        return { name: basename(name), bytes: fromBase64(bytes) }
      })
      const ids = to.map((word) => memberOf(hub, word))
      const { hash } = sendPost(hub, { kind: 'message', to: ids, content, tlp, terms: 'n-cert', receipt, files: [...read, ...uploaded], ...thread })
      return viewOf(hub, found(hub, hex(hash)))
    },
    readPost({ params }) {
      const post = found(hub, params.id)
      const message = messageIn(post.frame)
      return hub.post.inOne(() => {
        const isFirst = !post.isOwn && hub.post.markRead(post.hash, hub.world.now())
        const isReceiptSent = isFirst && message.receipt === 'read'
        if (isReceiptSent) {
          const content = { post: message.id, state: 'read', at: hub.world.now() }
          sendPost(hub, { kind: 'receipt', to: [message.from], content, tlp: 'TLP:GREEN', terms: 'federation', thread: message.id })
        }
        return { id: hex(post.hash), isReceiptSent }
      })
    },
    setPostCase({ params, body: { state } }) {
      hub.post.setCase(found(hub, params.id).hash, state, hub.world.now())
      return viewOf(hub, found(hub, params.id))
    },
    readAttachment: ({ params: { id, number } }) => fileOf(hub, messageIn(found(hub, id).frame), number),
    savePost: ({ params, body }) => ({ files: savePostFiles(hub, messageIn(found(hub, params.id).frame), body.path) }),
  }
}

/** @throws FederationError `ATTACHMENT_MISSING` */
function fileOf(hub: Hub, message: PostMessage, number: number): { name: string; content: string } {
  const attachment = message.attachments[number - 1]
  if (attachment === undefined) throw new FederationError('ATTACHMENT_MISSING')
  return { name: safeFileName(attachment.name, number), content: base64(openPostFile(hub, message.from, attachment)) }
}

/** @throws FederationError `POST_MISSING`, `POST_AMBIGUOUS` */
function found(hub: Hub, start: string): HubPost {
  const [post, other] = hub.post.hubPostsBy(start)
  if (post === undefined) throw new FederationError('POST_MISSING', { id: start })
  if (other !== undefined) throw new FederationError('POST_AMBIGUOUS', { id: start })
  return post
}

/** By its id or its exact name. @throws ProtocolError `POST_RECIPIENT` */
function memberOf({ registry }: Hub, word: string): string {
  const folded = word.trim().toLowerCase()
  const named = [...registry.all.values()].filter(({ id, name }) => id === folded || name.toLowerCase() === folded)
  if (named.length !== 1 || named[0] === undefined) throw new ProtocolError('POST_RECIPIENT', { member: word.slice(0, 80) })
  return named[0].id
}

function viewOf(hub: Hub, post: HubPost): HubPostView {
  const party = (id: string): PartyView => ({ id, name: id === HUB_PARTY ? hub.opened.genesis.hub.name : (hub.registry.all.get(id)?.name ?? id) })
  const message = messageIn(post.frame)
  const words = wordsOf(message)
  return {
    id: hex(post.hash),
    isOwn: post.isOwn,
    message: hex(message.id),
    from: party(message.from),
    to: message.to.map(party),
    kind: message.kind,
    tlp: labelIn(post.frame),
    at: post.at,
    isRead: post.readAt !== null,
    case: post.caseState === null ? null : { state: post.caseState, at: post.caseAt ?? post.at },
    receipt: message.receipt,
    attachments: message.attachments.map(({ name, media, bytes }, i) => ({ number: i + 1, name, media, bytes })),
    receipts: hub.post.receipts(post.hash).map(({ member, state, at }) => ({ by: party(member), state, at })),
    ...(words ?? {}),
    ...(message.thread === undefined ? {} : { thread: hex(message.thread) }),
  }
}

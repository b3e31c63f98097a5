// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the post.
 *
 * @module
 */
import type { PostInView, PostOutView } from '@ncv/protocol/admin/post-routes.ts'
import { base64, fromBase64 } from '@ncv/protocol/bytes.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Links } from '../link/links.ts'
import { composeLetter } from '../post/compose.ts'
import { correspondentsOf } from '../post/correspondents.ts'
import { findPost, findReceived, findSent, messageOf, nameOf, partyOf } from '../post/find.ts'
import { enqueueReceipt } from '../post/inbox.ts'
import { fetchAttachment, saveAttachments } from '../post/save.ts'
import { kinOf } from '../post/thread.ts'
import type { Self } from '../self.ts'
import type { PostIn } from '../store/post-store.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'
import type { Naming } from './post-view.ts'
import { inView, outView, pageOf } from './post-view.ts'

type Reading = 'listPost' | 'listSentPost' | 'postThread' | 'showPost' | 'savePost' | 'readAttachment' | 'fetchPost'
type Writing = 'sendPost' | 'undoPost' | 'resendPost' | 'readPost' | 'deletePost'

type OwnSelf = Pick<Self, 'opened' | 'keys' | 'addresses'>
type Kept = Pick<Stores, 'post' | 'log'>
type Linked = Pick<Links, 'registry' | 'trust' | 'post'>

export function postHandlers(world: World, self: OwnSelf, stores: Kept, links: Linked): Pick<NodeHandlers, Reading | Writing> {
  const party: Naming = (id) => ({ id, name: nameOf(links.registry, self.opened, id) })
  return { ...readingHandlers(world, self, stores, links, party), ...writingHandlers(world, self, stores, links, party) }
}

function readingHandlers(world: World, self: OwnSelf, { post }: Kept, { post: link }: Linked, party: Naming): Pick<NodeHandlers, Reading> {
  const received = (): PostInView[] => post.received().map((each) => inView(each, party))
  const sent = (): PostOutView[] => post.sent().flatMap((each) => (each.kind === 'receipt' ? [] : [outView(each, party)]))
  return {
    listPost({ query }) {
      const { page, ...counted } = pageOf(received(), query)
      return { received: page, ...counted, aside: post.aside().map(({ code, at }) => ({ code, at })) }
    },
    listSentPost({ query }) {
      const { page, ...counted } = pageOf(sent(), query)
      return { sent: page, ...counted }
    },
    postThread({ params }) {
      const one = findPost(post, params.id)
      const letters = [...received().map((view) => ({ view, ...linkedIn(view) })), ...sent().map((view) => ({ view, ...linkedOut(view) }))]
      const start = letters.find(({ view }) => view.id === (one.in ?? one.out)?.id) ?? missing(params.id)
      const kin = kinOf(start, letters).map(({ view }) => view)
      return { received: kin.filter((view) => 'from' in view), sent: kin.filter((view) => 'writtenAt' in view) }
    },
    showPost({ params }) {
      const found = findPost(post, params.id)
      if (found.in !== undefined) return { received: inView(found.in, party) }
      return { sent: outView(found.out ?? missing(params.id), party) }
    },
    savePost: async ({ params, body }) => ({ files: await saveAttachments(world, self, messageOf(findReceived(post, params.id)), body.path) }),
    async readAttachment({ params: { id, number } }) {
      const { name, bytes } = await fetchAttachment(world, self, messageOf(findReceived(post, id)), number)
      return { name, bytes: bytes.length, content: base64(bytes) }
    },
    async fetchPost() {
      await link.inbox.fetch()
      const { unread, aside } = post.counts()
      return { unread, aside }
    },
  }
}

const linkedIn = ({ message, thread }: PostInView) => ({ message, thread })
/** Our own letters go by the id of the message. */
const linkedOut = ({ id, thread }: PostOutView) => ({ message: id, thread })

function writingHandlers(
  world: World,
  self: OwnSelf,
  { post, log }: Kept,
  { registry, trust, post: link }: Linked,
  party: Naming,
): Pick<NodeHandlers, Writing> {
  const sentView = (id: string): PostOutView => outView(post.out(id) ?? missing(id), party)
  return {
    async sendPost({ body: { to, replyTo, uploads = [], ...rest } }) {
      const ids = [...new Set(to.map((word) => partyOf(registry, word)))]
      const thread = replyTo === undefined ? {} : { thread: messageOf(findReceived(post, replyTo)).id }
      const correspondents = correspondentsOf(registry, trust, log)
      const draft = composeLetter(
        { to: ids, ...rest, uploads: uploads.map(({ name, content }) => ({ name, bytes: fromBase64(content) })), ...thread },
        self.keys.id,
        correspondents,
        self.opened.origin,
        world,
      )
      const id = post.enqueue(draft, world)
      if (rest.isUrgent) await link.outbox.sendDue()
      return sentView(id)
    },
    undoPost({ params }) {
      const { id, state } = findSent(post, params.id)
      if (!post.undo(id)) throw new NodeError('POST_NOT_QUEUED', { state })
      return { id }
    },
    async resendPost({ params }) {
      const { id, state, wire } = findSent(post, params.id)
      if (wire === undefined) throw new NodeError('POST_NOT_SENT', { state })
      post.update(id, 'sealed', { attempts: 0, retryAt: world.now() })
      await link.outbox.sendDue()
      return sentView(id)
    },
    readPost({ params }) {
      const found = findReceived(post, params.id)
      const isReceiptSent = markRead(post, found, world)
      return { id: found.id, isReceiptSent }
    },
    deletePost({ params }) {
      const { in: received, out } = findPost(post, params.id)
      if (received !== undefined) post.deleteIn(received.id)
      if (out !== undefined && !post.deleteOut(out.id)) throw new NodeError('POST_UNDER_WAY')
      return { id: received?.id ?? out?.id ?? params.id }
    },
  }
}

/** Whether the sender, that asked for it, will hear of it. */
function markRead(post: Stores['post'], found: PostIn, world: World): boolean {
  const message = messageOf(found)
  const isTold = found.state === 'new' && message.receipt === 'read'
  post.inOne(() => {
    post.markRead(found.id, world.now())
    if (isTold) enqueueReceipt(post, { message }, 'read', world)
  })
  return isTold
}

function missing(id: string): never {
  throw new NodeError('POST_MISSING', { id })
}

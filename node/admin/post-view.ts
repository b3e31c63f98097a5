// SPDX-License-Identifier: EUPL-1.2
/**
 * The post as the admin contract shows it: one letter, a page of them.
 *
 * @module
 */
import type { AttachmentView, PartyView, PostInView, PostOutView } from '@ncv/protocol/admin/post-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { PostAttachment, PostKind } from '@ncv/protocol/message/post.ts'
import { labelIn, wordsOf } from '@ncv/protocol/post/words.ts'
import { messageOf } from '../post/find.ts'
import type { PostIn, PostOut } from '../store/post-store.ts'

export type Naming = (id: string) => PartyView

export function inView(received: PostIn, party: Naming): PostInView {
  const message = messageOf(received)
  const { from, to, kind, sentAt, thread, attachments, receipt } = message
  return {
    id: received.id,
    message: hex(message.id),
    kind,
    from: party(from),
    to: to.map(party),
    tlp: labelIn(received.frame),
    state: received.state === 'new' ? 'new' : 'read',
    at: received.at,
    sentAt,
    attachments: attachmentViews(attachments),
    receipt,
    ...(thread === undefined ? {} : { thread: hex(thread) }),
    ...(wordsOf(message) ?? {}),
  }
}

export function outView(out: PostOut, party: Naming): PostOutView {
  const { id, kind, to, tlp, state, writtenAt, dueAt, takenAt, code, attachments, receipt, receipts, thread } = out
  return {
    id,
    kind,
    to: to.map(party),
    tlp,
    state,
    writtenAt,
    attachments: attachmentViews(attachments),
    receipt,
    receipts: receipts.map(({ by, state: said, at }) => ({ by: party(by), state: said, at })),
    ...(thread === undefined ? {} : { thread: hex(thread) }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(code === undefined || state === 'taken' ? {} : { code }),
    ...(wordsOf(out) ?? {}),
  }
}

interface Filter {
  readonly q?: string | undefined
  readonly kind?: PostKind | undefined
  readonly state?: string | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

type Shown = Pick<PostInView, 'kind' | 'subject' | 'text' | 'to'> & { readonly state: string; readonly from?: PartyView }

/** What the filter finds of letters that are in order, cut to the page. */
export function pageOf<V extends Shown>(views: readonly V[], { q = '', kind, state, offset = 0, limit = views.length }: Filter) {
  const words = q.toLowerCase().split(/\s+/)
  const isMeant = (view: V): boolean => {
    if ((kind !== undefined && view.kind !== kind) || (state !== undefined && view.state !== state)) return false
    const hay = [view.subject, view.text, ...(view.from === undefined ? view.to : [view.from]).map(({ name }) => name)].join('\n').toLowerCase()
    return words.every((word) => hay.includes(word))
  }
  const found = views.filter(isMeant)
  const kinds = [...new Set(views.map(({ kind: each }) => each))].sort()
  return { page: found.slice(offset, offset + limit), found: found.length, total: views.length, kinds }
}

function attachmentViews(attachments: readonly PostAttachment[]): AttachmentView[] {
  return attachments.map(({ name, media, bytes }, i) => ({ number: i + 1, name, media, bytes }))
}

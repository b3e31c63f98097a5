// SPDX-License-Identifier: EUPL-1.2
/**
 * What was said about something that this house has sent: letters that name it as their thread.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import { messageIn, wordsOf } from '@ncv/protocol/post/words.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { PostStore } from '../store/post-store.ts'

export interface ThreadLine {
  readonly at: Instant
  readonly isOwn: boolean
  readonly subject: string
  readonly text: string
}

/** Oldest first. @param posts hex ids of what was sent */
export function threadOf(post: Pick<PostStore, 'received' | 'sent'>, posts: readonly string[]): ThreadLine[] {
  const wanted = new Set(posts)
  const belongs = (thread: Uint8Array | undefined): boolean => thread !== undefined && wanted.has(hex(thread))
  const heard = post.received().flatMap((each) => {
    const message = messageIn(each.frame)
    const words = message.from === HUB_PARTY && belongs(message.thread) ? wordsOf(message) : undefined
    return words === undefined ? [] : [{ at: each.at, isOwn: false, ...words }]
  })
  const said = post.sent().flatMap((each) => {
    const words = belongs(each.thread) ? wordsOf(each) : undefined
    return words === undefined ? [] : [{ at: each.writtenAt, isOwn: true, ...words }]
  })
  return [...heard, ...said].sort((a, b) => a.at - b.at)
}

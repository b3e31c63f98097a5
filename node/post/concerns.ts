// SPDX-License-Identifier: EUPL-1.2
/**
 * What of the post should be looked at: for `ncv node status`.
 *
 * @module
 */
import type { PostStore } from '../store/post-store.ts'

export interface PostConcern {
  readonly code: string
  readonly isRed: boolean
  readonly params: Readonly<Record<string, string | number>>
}

export function postConcerns(post: Pick<PostStore, 'counts'>): PostConcern[] {
  const { unread, aside, refused } = post.counts()
  const found: PostConcern[] = []
  if (refused > 0) found.push({ code: 'post-refused', isRed: true, params: { count: refused } })
  if (aside > 0) found.push({ code: 'post-aside', isRed: false, params: { count: aside } })
  if (unread > 0) found.push({ code: 'post-unread', isRed: false, params: { count: unread } })
  return found
}

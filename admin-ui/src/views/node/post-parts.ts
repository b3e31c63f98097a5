// SPDX-License-Identifier: EUPL-1.2
/**
 * Letters in their order: which belong together, what one is called, which are shown under a filter.
 *
 * @module
 */
import type { PostInView, PostOutView } from '@ncv/protocol/admin/post-routes.ts'

/** A letter that came or went, with the ids under which letters name each other. */
export type Letter =
  | { readonly way: 'in'; readonly at: number; readonly message: string; readonly post: PostInView }
  | { readonly way: 'out'; readonly at: number; readonly message: string; readonly post: PostOutView }

export function letterIn(post: PostInView): Letter {
  return { way: 'in', at: post.sentAt, message: post.message, post }
}

export function letterOut(post: PostOutView): Letter {
  return { way: 'out', at: post.takenAt ?? post.writtenAt, message: post.id, post }
}

/** All letters that hang together with one by naming each other, the oldest first; the one itself among them. */
export function threadOf(start: Letter, all: readonly Letter[]): Letter[] {
  const others = all.filter(({ post }) => post.id !== start.post.id)
  const found = [start]
  for (let at = 0; at < found.length; at += 1) {
    const here = found[at] as Letter
    for (const each of others) {
      if (found.includes(each)) continue
      const isKin = each.post.thread === here.message || here.post.thread === each.message || isSibling(each, here)
      if (isKin) found.push(each)
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

function isSibling(a: Letter, b: Letter): boolean {
  return a.post.thread !== undefined && a.post.thread === b.post.thread
}

/** `Re: ` once, however often one answers. */
export function replySubject(subject: string | undefined): string {
  const words = (subject ?? '').replace(/^(?:(?:re|aw):\s*)+/i, '')
  return `Re: ${words}`.slice(0, 160).trim()
}

/** Where the content of a form is dealt with; undefined for letters between people. */
export function placeOfForm(kind: PostInView['kind']): 'releases' | 'requests' | 'votes' | 'warnings' | undefined {
  if (kind === 'release-request' || kind === 'release-answer') return 'releases'
  if (kind === 'request' || kind === 'request-state') return 'requests'
  if (kind === 'motion' || kind === 'vote') return 'votes'
  if (kind === 'annotation' || kind === 'alarm-receipt') return 'warnings'
  return undefined
}

export const ATTACHMENTS_MAX = 5
export const ATTACHMENT_BYTES_MAX: number = 10 * 1024 * 1024
export const RECIPIENTS_MAX = 64

// SPDX-License-Identifier: EUPL-1.2
/**
 * A letter that is being written: kept while the page is open, so that a look elsewhere or a session that ends costs no words.
 *
 * It is held in memory alone: what was written for somebody stays in no storage of the browser, and goes with the one who wrote it.
 *
 * @module
 */
import type { PostInView } from '@ncv/protocol/admin/post-routes.ts'

export interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface Draft {
  /** Ids. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly tlp: PostInView['tlp']
  readonly receipt: PostInView['receipt']
  readonly isUrgent: boolean
  readonly files: readonly ChosenFile[]
}

export const EMPTY_DRAFT: Draft = { to: [], subject: '', text: '', tlp: 'TLP:GREEN', receipt: 'none', isUrgent: false, files: [] }

const kept = new Map<string, Draft>()
let keeper: string | undefined

/** @param owner who has signed in: another one finds nothing @param key what is answered, or `new` */
export function keptDraft(owner: string, key: string): Draft | undefined {
  if (keeper !== owner) kept.clear()
  keeper = owner
  return kept.get(key)
}

export function keepDraft(owner: string, key: string, draft: Draft | undefined): void {
  if (keeper !== owner) kept.clear()
  keeper = owner
  if (draft === undefined) kept.delete(key)
  else kept.set(key, draft)
}

export type Need = 'to' | 'subject' | 'text'

/** What is still missing before it can be looked at. */
export function missingIn({ to, subject, text }: Draft): Need[] {
  const found: Need[] = []
  if (to.length === 0) found.push('to')
  if (subject.trim() === '') found.push('subject')
  if (text.trim() === '') found.push('text')
  return found
}

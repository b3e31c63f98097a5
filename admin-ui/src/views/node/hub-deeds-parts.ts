// SPDX-License-Identifier: EUPL-1.2
/**
 * Which of a node's concerns are about what the hub did or left undone, and where an entry of the log can be looked at.
 *
 * @module
 */
import type { Concern } from '@ncv/protocol/admin/node-routes.ts'

/** Codes of `node/admin/status.ts` and `ledger-concerns.ts` that speak of the hub, the witnesses or the feed. */
const ABOUT_HUB: ReadonlySet<string> = new Set([
  'fork',
  'stale',
  'unwitnessed',
  'silent',
  'bodies',
  'unreadable',
  'sealed',
  'key-duplicate',
  'question-duplicate',
  'answer-missing',
  'quarantine',
  'batch-unlogged',
  'batch-lost',
  'list-missing',
  'not-accepted',
  'issuer-revoked-report',
  'issuer-revoked-count',
  'vote-missing',
  'vote-other',
  'vote-refused',
  'post-refused',
  'tokens-ended',
])

/** The red ones first, else as they came. */
export function hubConcerns(concerns: readonly Concern[]): Concern[] {
  return concerns.filter(({ code }) => ABOUT_HUB.has(code)).sort((a, b) => Number(b.isRed) - Number(a.isRed))
}

/** Path of the view that shows what an entry did; undefined where no view does. */
export function placeOfEntry(kind: string, index: number): string | undefined {
  if (kind === 'warning') return `warnings/${index}`
  if (kind === 'question' || kind === 'count-result') return 'questions'
  if (kind === 'motion' || kind === 'votes' || kind === 'tally') return 'votes'
  if (kind === 'member' || kind === 'witnesses') return 'federation'
  return undefined
}

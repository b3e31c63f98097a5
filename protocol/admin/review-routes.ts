// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: what a person decides about a text before it leaves.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'

const Passage = z.string().min(1).max(500)

export const DecisionView = z.object({
  kind: z.enum(['keep', 'replace']),
  text: z.string(),
  /** What stands in its place; for `replace`. */
  to: z.string().optional(),
})
export type DecisionView = z.infer<typeof DecisionView>

/** A text in pieces: kept as written, or put in place of something. */
export const DiffView = z.object({
  field: z.enum(['description', 'measures']),
  pieces: z.array(z.object({ text: z.string(), from: z.string().optional(), why: z.string().optional() })),
})
export type DiffView = z.infer<typeof DiffView>

/** A passage that no program can clean; while it is there, its field does not leave. */
export const ObstacleView = z.object({ field: z.string(), reason: z.string(), text: z.string() })
export type ObstacleView = z.infer<typeof ObstacleView>

/** A word that is also a place: what it was taken for, and its neighbours. */
export const DoubtView = z.object({ field: z.string(), word: z.string(), isReplaced: z.boolean(), passage: z.string(), asPlace: z.string() })
export type DoubtView = z.infer<typeof DoubtView>

export const REVIEW_ROUTES = defineRoutes({
  showReview: {
    method: 'GET',
    path: '/incidents/:id/review',
    action: 'contribution.preview',
    params: z.object({ id: z.string().min(1).max(200) }),
    reply: z.object({ decisions: z.array(DecisionView) }),
  },
  review: {
    method: 'PUT',
    path: '/incidents/:id/review',
    action: 'contribution.review',
    params: z.object({ id: z.string().min(1).max(200) }),
    body: z.strictObject({
      keep: z.array(Passage).max(50).default([]),
      replace: z
        .array(z.strictObject({ text: Passage, to: z.string().max(500) }))
        .max(50)
        .default([]),
      undo: z.array(Passage).max(50).default([]),
    }),
    reply: z.object({ decisions: z.array(DecisionView) }),
  },
})

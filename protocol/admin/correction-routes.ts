// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: corrections of matching, and suggestions for names that nobody recognises.
 *
 * Whatever changes matches can be asked for with `preview` first: the same reply, and nothing is changed.
 *
 * @module
 */
import { z } from 'zod'
import { NamedProduct } from '../message/catalogue.ts'
import { textOf } from '../message/fields.ts'
import { Base64, Count } from './fields.ts'

const Verdict = z.enum(['affected', 'check'])

/** A match that a correction takes away (`after` is absent), makes (`before` is absent), or changes. */
export const MatchChange = z.object({
  asset: z.string(),
  /** So many more assets are written so, in the same version, and fare alike. */
  others: Count,
  /** The asset's vendor, product and version as one text. */
  product: z.string(),
  index: Count,
  advisory: z.string(),
  title: z.string(),
  before: Verdict.optional(),
  after: Verdict.optional(),
  /** Was *affected* by a serial or order number, a package URL or a CPE name, and would be less: dangerous. */
  isSure: z.boolean(),
})
export type MatchChange = z.infer<typeof MatchChange>

/** `matches` stops at five thousand, the counts do not. */
export const CorrectionEffect = z.object({ added: Count, removed: Count, changed: Count, matches: z.array(MatchChange) })
export type CorrectionEffect = z.infer<typeof CorrectionEffect>

export const CorrectionView = z.object({
  id: z.string(),
  /** `alias`: in our inventory `asset` is what advisories call `said`; `never`: it is not. */
  kind: z.enum(['alias', 'never']),
  asset: NamedProduct,
  said: NamedProduct,
  since: Count,
  /** The verdict that somebody corrected. */
  origin: z.object({ asset: z.string().optional(), advisory: z.string().optional(), productId: z.string().optional() }),
  note: z.string().optional(),
  isUndone: z.boolean(),
  history: z.array(z.object({ what: z.enum(['made', 'imported', 'undone', 'redone']), at: Count })),
})
export type CorrectionView = z.infer<typeof CorrectionView>

const ListedCorrection = CorrectionView.extend({
  /** What it does to the matches of today; absent where it is undone. */
  effect: z.object({ added: Count, removed: Count, changed: Count }).optional(),
})
export type ListedCorrection = z.infer<typeof ListedCorrection>

const Corrected = z.object({
  corrections: z.array(CorrectionView),
  /** Of the asked ones those that held already. */
  known: Count,
  effect: CorrectionEffect,
  isApplied: z.boolean(),
})
export type Corrected = z.infer<typeof Corrected>

/** `force` takes what is dangerous all the same. */
const Wish = { preview: z.boolean().optional(), force: z.boolean().optional() }

const SuggestionView = z.object({
  assets: z.array(z.string()),
  asset: NamedProduct,
  products: z.array(NamedProduct.extend({ source: z.enum(['advisory', 'catalogue']), nearness: z.number() })),
})
export type SuggestionView = z.infer<typeof SuggestionView>

const IdParam = z.object({ id: z.string().min(1).max(200) })

export const CORRECTION_ROUTES = {
  correct: {
    method: 'POST',
    path: '/corrections',
    action: 'correction.write',
    body: z.strictObject({
      asset: z.string().min(1).max(1000),
      kind: z.enum(['alias', 'never']),
      /** Tracking id or number of the warning, and a product id in it; or a name. */
      advisory: z.string().min(1).max(200).optional(),
      product: z.string().min(1).max(1000).optional(),
      named: NamedProduct.optional(),
      note: textOf(500).optional(),
      ...Wish,
    }),
    reply: Corrected,
  },
  listCorrections: {
    method: 'GET',
    path: '/corrections',
    action: 'correction.read',
    query: z.object({ all: z.enum(['true', 'false']).optional() }),
    reply: z.object({ corrections: z.array(ListedCorrection) }),
  },
  undoCorrection: {
    method: 'POST',
    path: '/corrections/:id/undo',
    action: 'correction.write',
    params: IdParam,
    body: z.strictObject(Wish),
    reply: Corrected,
  },
  redoCorrection: {
    method: 'POST',
    path: '/corrections/:id/redo',
    action: 'correction.write',
    params: IdParam,
    body: z.strictObject(Wish),
    reply: Corrected,
  },
  importCorrections: {
    method: 'POST',
    path: '/corrections/import',
    action: 'correction.write',
    /** `name` of the file is for messages alone. */
    body: z.strictObject({ name: z.string().max(1000), bytes: Base64, ...Wish }),
    reply: Corrected,
  },
  exportCorrections: {
    method: 'GET',
    path: '/corrections/export',
    action: 'correction.read',
    /** `leftOut`: those whose advisory may not leave at all. */
    reply: z.object({ count: Count, leftOut: Count, json: z.string() }),
  },
  listSuggestions: {
    method: 'GET',
    path: '/suggestions',
    action: 'correction.read',
    reply: z.object({ suggestions: z.array(SuggestionView) }),
  },
} as const

// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a hub about the product catalogue: look, lay out, sign, publish.
 *
 * @module
 */
import { z } from 'zod'
import { CatalogueProduct } from '../message/catalogue.ts'
import { defineRoutes } from './contract.ts'
import { Hash, Signature } from './fields.ts'

const Index = z.int().min(0)
const AnalystId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/)
const Tlp = z.enum(['TLP:CLEAR', 'TLP:GREEN'])
/** JSON of a whole edition; larger ones would not fit into its parts. */
const Text = z.string().max(8 * 1024 * 1024)

/** Ids. */
const Difference = z.object({ added: z.array(z.string()), changed: z.array(z.string()), removed: z.array(z.string()) })

/** `text` is the sentence in the language asked for. */
const Fault = z.object({ pointer: z.string(), problem: z.string(), text: z.string() })

export const CatalogueDraftView = z.object({
  id: Hash,
  edition: Index,
  title: z.string(),
  isExample: z.boolean(),
  products: Index,
  tlp: z.string(),
  author: z.string(),
  approver: z.string().nullable(),
  /** Of the first entry; null before it is published. */
  index: Index.nullable(),
})
export type CatalogueDraftView = z.infer<typeof CatalogueDraftView>

export const HUB_CATALOGUE_ROUTES = defineRoutes({
  /** The edition in force; null before the first. */
  showCatalogue: {
    method: 'GET',
    path: '/catalogue',
    action: 'catalogue.read',
    reply: z.object({
      catalogue: z
        .object({
          edition: Index,
          title: z.string(),
          isExample: z.boolean(),
          tlp: z.string(),
          index: Index,
          parts: Index,
          products: z.array(CatalogueProduct),
          retired: z.array(z.string()),
        })
        .nullable(),
      drafts: z.array(CatalogueDraftView),
      origin: Hash,
    }),
  },
  /** Lays out what author and approver will sign; stores nothing. With faults there is nothing to sign. */
  previewCatalogue: {
    method: 'POST',
    path: '/catalogue-previews',
    action: 'catalogue.write',
    body: z.strictObject({ text: Text, tlp: Tlp }),
    reply: z.object({
      faults: z.array(Fault),
      draft: z.object({ id: Hash, edition: Index, parts: Index, products: Index, isExample: z.boolean(), difference: Difference }).nullable(),
      origin: Hash,
    }),
  },
  addCatalogueDraft: {
    method: 'POST',
    path: '/catalogue-drafts',
    action: 'catalogue.write',
    body: z.strictObject({ text: Text, tlp: Tlp, author: AnalystId, signature: Signature }),
    reply: CatalogueDraftView,
  },
  /** Of one that is not published. */
  discardCatalogueDraft: {
    method: 'DELETE',
    path: '/catalogue-drafts/:id',
    action: 'catalogue.write',
    params: z.object({ id: Hash }),
    reply: z.object({ id: Hash }),
  },
  publishCatalogueDraft: {
    method: 'POST',
    path: '/catalogue-drafts/:id/publication',
    action: 'catalogue.approve',
    params: z.object({ id: Hash }),
    body: z.strictObject({ approver: AnalystId, signature: Signature }),
    reply: CatalogueDraftView.extend({ index: Index }),
  },
})

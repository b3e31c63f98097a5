// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a node about the product catalogue, and which of its own products it knows there.
 *
 * @module
 */
import { z } from 'zod'
import { CatalogueProduct } from '../message/catalogue.ts'
import { defineRoutes } from './contract.ts'

const Index = z.int().min(0)

/** The edition in force. */
export const EditionView = z.object({
  edition: Index,
  title: z.string(),
  /** Must be said wherever it is shown. */
  isExample: z.boolean(),
  tlp: z.string(),
  /** Of the entry with its first part. */
  index: Index,
  isWitnessed: z.boolean(),
  /** Products in it. */
  products: Index,
})
export type EditionView = z.infer<typeof EditionView>

/** An asset of the inventory, as far as a list needs it. */
const AssetName = z.object({ id: z.string(), vendor: z.string().optional(), product: z.string(), version: z.string().optional() })

export const CatalogueProductView = CatalogueProduct.extend({
  /** Assets of the inventory that are recognised as it. */
  assets: z.array(AssetName),
  /** Whole days to the end of support; negative when it is over; null where none is known. */
  daysLeft: z.int().nullable(),
})
export type CatalogueProductView = z.infer<typeof CatalogueProductView>

/** An asset whose support is over or will be. */
export const SupportView = z.object({
  asset: AssetName,
  /** Id in the catalogue. */
  product: z.string(),
  name: z.string(),
  endOfSupport: z.string(),
  daysLeft: z.int(),
  isOver: z.boolean(),
  successor: z.object({ id: z.string(), name: z.string(), endOfSupport: z.string().optional() }).optional(),
  securityContact: z.string().optional(),
})
export type SupportView = z.infer<typeof SupportView>

export const CATALOGUE_ROUTES = defineRoutes({
  listCatalogue: {
    method: 'GET',
    path: '/catalogue',
    action: 'catalogue.read',
    query: z.object({ search: z.string().max(200).optional() }),
    reply: z.object({
      edition: EditionView.nullable(),
      /** Number of an edition of which parts are still missing. */
      waiting: Index.nullable(),
      /** Entries of the catalogue that were not taken over. */
      refused: z.array(z.object({ index: Index, code: z.string(), text: z.string() })),
      products: z.array(CatalogueProductView),
    }),
  },
  showCatalogueProduct: {
    method: 'GET',
    path: '/catalogue/:id',
    action: 'catalogue.read',
    params: z.object({ id: z.string().min(1).max(64) }),
    reply: z.object({ edition: EditionView, product: CatalogueProductView, predecessor: z.string().optional(), successor: z.string().optional() }),
  },
  /** Assets whose support is over or ends within `days` (180 where absent), the most urgent first. */
  listSupport: {
    method: 'GET',
    path: '/support',
    action: 'catalogue.read',
    query: z.object({ days: z.coerce.number().int().min(0).max(3650).optional() }),
    reply: z.object({ edition: EditionView.nullable(), assets: z.array(SupportView) }),
  },
})

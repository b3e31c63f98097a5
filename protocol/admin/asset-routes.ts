// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a node about single assets, and how an inventory file looks before it is read.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { CorrectionEffect } from './correction-routes.ts'
import { Count } from './fields.ts'
import { AssetView, InventoryFaultView, InventoryFile } from './inventory-routes.ts'
import { MatchView } from './match-routes.ts'

/** One line; control characters and direction overrides are never meant. */
const Text = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+$/, 'not-one-line')

/** As a person types it. Without an id it gets one of its own. */
const TypedAsset = z.strictObject({
  ...AssetView.shape,
  id: Text.optional(),
  vendor: Text.optional(),
  product: Text,
  version: Text.optional(),
  cpe: Text.optional(),
  purl: Text.optional(),
  model: Text.optional(),
  serial: Text.optional(),
  office: Text.optional(),
  role: Text.optional(),
  host: Text.optional(),
})

const MatchCounts = z.object({ affected: Count, check: Count })

/** What one of the kept imports or changes by hand did to it. */
const AssetChangeView = z.object({
  /** Of the import. */
  number: Count,
  at: Count,
  source: z.string(),
  format: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
  fields: z.array(z.object({ field: z.string(), from: z.string().optional(), to: z.string().optional() })),
})
export type AssetChangeView = z.infer<typeof AssetChangeView>

/** A column of a table with what stands in its first rows. */
const ColumnView = z.object({ name: z.string(), field: z.string().optional(), samples: z.array(z.string()) })

/** What was recognised in a file, before any of it is understood. */
export const InspectionView = z.object({
  format: z.string(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  preset: z.string().optional(),
  /** Where the meaning of the columns came from. */
  origin: z.enum(['own', 'given', 'remembered', 'preset', 'detected']).optional(),
  columns: z.array(ColumnView),
})
export type InspectionView = z.infer<typeof InspectionView>

export const ASSET_ROUTES = defineRoutes({
  showAsset: {
    method: 'GET',
    path: '/asset',
    action: 'inventory.read',
    /** Ids hold any sign; in a path a slash would end them. */
    query: z.object({ id: z.string().min(1).max(1000) }),
    reply: z.object({
      asset: AssetView,
      /** The most urgent first; settled ones too. */
      matches: z.array(MatchView),
      /** As which product of the catalogue it is recognised. */
      catalogue: z.array(z.object({ id: z.string(), name: z.string(), daysLeft: z.int().nullable() })),
      /** Of the kept imports, the newest first. */
      history: z.array(AssetChangeView),
    }),
  },
  putAsset: {
    method: 'PUT',
    path: '/asset',
    action: 'inventory.write',
    /** `before`: what the person saw; null for a new one. Where it is another by now, nothing is changed. */
    body: z.strictObject({ asset: TypedAsset, before: AssetView.nullable() }),
    reply: z.object({ asset: AssetView, total: Count, matches: MatchCounts }),
  },
  /** What putting it would do to the matches of today; nothing is changed. */
  previewAsset: {
    method: 'POST',
    path: '/asset/preview',
    action: 'inventory.read',
    body: z.strictObject({ asset: TypedAsset }),
    reply: CorrectionEffect,
  },
  removeAssets: {
    method: 'POST',
    path: '/inventory/removals',
    action: 'inventory.write',
    body: z.strictObject({ ids: z.array(z.string().min(1).max(1000)).min(1).max(1000) }),
    /** As they were: put again, they are back. */
    reply: z.object({ removed: z.array(AssetView), total: Count, matches: MatchCounts }),
  },
  inspectInventory: {
    method: 'POST',
    path: '/inventory/inspection',
    action: 'inventory.read',
    body: InventoryFile,
    reply: z.object({
      faults: z.array(InventoryFaultView),
      table: InspectionView.optional(),
      presets: z.array(z.object({ name: z.string(), title: z.string() })),
    }),
  },
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: single assets, changed by hand, and a file looked at before it is read.
 *
 * @module
 */
import type { AssetChangeView } from '@ncv/protocol/admin/asset-routes.ts'
import type { AssetView } from '@ncv/protocol/admin/inventory-routes.ts'
import type { ChangedMatch } from '../correction/effect.ts'
import { effectOfAsset } from '../correction/effect.ts'
import { NodeError } from '../errors.ts'
import { recognisedInCatalogue } from '../catalogue/recognised.ts'
import { supportDaysLeft } from '@ncv/protocol/catalogue/support.ts'
import type { Asset } from '../inventory/asset.ts'
import { ASSET_FIELDS, assetFrom, isSameAsset } from '../inventory/asset.ts'
import { withDerivedIds } from '../inventory/asset-id.ts'
import type { ImportPlan } from '../inventory/import-plan.ts'
import { planImport } from '../inventory/import-plan.ts'
import { inspectFile } from '../inventory/inspect.ts'
import { readPresets } from '../inventory/preset.ts'
import type { Links } from '../link/links.ts'
import { readRules } from '../matching/other-names.ts'
import { BY_HAND } from '../store/inventory-import-store.ts'
import type { Stores } from '../store/stores.ts'
import type { DueDays } from '../triage/due.ts'
import type { Triage } from '../triage/triage.ts'
import { matchReader } from '../warning/match-view.ts'
import { nodeRules } from '../warning/node-rules.ts'
import { Turns } from '../warning/turns.ts'
import type { NodeHandlers } from './contract.ts'
import { effectView } from './effect-view.ts'
import type { InventoryWorld } from './inventory.ts'
import { applyPlan, bytesOf, faultViews, wishesOf } from './inventory.ts'

export function assetHandlers(
  world: InventoryWorld,
  stores: Stores,
  { matcher, trust }: Pick<Links, 'matcher' | 'trust'>,
  triage: Triage,
  table: DueDays,
): Pick<NodeHandlers, 'showAsset' | 'putAsset' | 'previewAsset' | 'removeAssets' | 'inspectInventory'> {
  const { inventory, matches } = stores
  const settle = async (plan: ImportPlan, report: Parameters<Links['matcher']['settle']>[0]) => {
    applyPlan(plan, { source: BY_HAND, format: BY_HAND }, stores, matcher, world)
    await matcher.settle(report)
    return { total: inventory.count(), matches: matches.counts() }
  }
  return {
    async showAsset({ query: { id } }, { lang, report, signal }) {
      const asset = known(stores, id)
      await triage.review({ report, signal })
      const read = matchReader(stores, trust.witnessedSize(), world.now(), table)
      const own = read.find({}, true).filter((each) => each.asset.id === id)
      return {
        asset,
        matches: own.map((each) => read.view(each, lang)),
        catalogue: recognisedInCatalogue([asset], nodeRules(stores)).map(({ product }) => ({
          id: product.id,
          name: `${product.vendor} ${product.product}`,
          daysLeft: supportDaysLeft(product, world.now()) ?? null,
        })),
        history: historyOf(stores, asset),
      }
    },
    async putAsset({ body: { asset: typed, before } }, { report }) {
      const asset = oneAsset(typed)
      assertUnchanged(inventory.one(asset.id), before, asset.id)
      const counts = await settle(planImport(inventory.all(), [asset], { isOwn: () => false }), { onProgress: report })
      return { asset, ...counts }
    },
    previewAsset: async ({ body }) => effectView(await previewed(oneAsset(body.asset), world, stores, matcher), stores),
    async removeAssets({ body: { ids } }, { report }) {
      const removed = ids.map((id) => known(stores, id))
      const named = new Set(ids)
      const counts = await settle(planImport(inventory.all(), [], { isOwn: ({ id }) => named.has(id) }), { onProgress: report })
      return { removed, ...counts }
    },
    async inspectInventory({ body }, { lang }) {
      const presets = readPresets()
      const titles = presets.map(({ name, title }) => ({ name, title: title[lang] }))
      const bytes = await bytesOf(body)
      const seen =
        bytes === undefined ? { faults: [{ problem: 'too-large' as const }] } : inspectFile(bytes, wishesOf(body, stores, presets), presets)
      if ('faults' in seen) return { faults: faultViews(seen.faults, lang), presets: titles }
      return { faults: [], table: seen, presets: titles }
    },
  }
}

type TypedAsset = Omit<AssetView, 'id'> & { readonly id?: string | undefined }

function oneAsset(typed: TypedAsset): Asset {
  const [asset] = typed.id === undefined ? withDerivedIds([assetFrom(typed)]) : [assetFrom(typed)]
  if (asset === undefined) throw new TypeError('one asset has one id')
  return asset
}

async function previewed(after: Asset, world: InventoryWorld, stores: Stores, matcher: Pick<Links['matcher'], 'products'>): Promise<ChangedMatch[]> {
  const products = await matcher.products(new Turns(world))
  const stands = (index: number): boolean => stores.warnings.one(index)?.stands === true
  const change = { before: stores.inventory.one(after.id), after }
  return effectOfAsset(change, readRules(nodeRules(stores)), products, stores.advisories, stands)
}

/** @throws NodeError `ASSET_MISSING` */
function known({ inventory }: Pick<Stores, 'inventory'>, id: string): Asset {
  const asset = inventory.one(id)
  if (asset === undefined) throw new NodeError('ASSET_MISSING', { asset: id.slice(0, 200) })
  return asset
}

/** Two people may have the same entry before them: the second one is told. @throws NodeError `ASSET_EXISTS`, `ASSET_CHANGED` */
function assertUnchanged(present: Asset | undefined, before: AssetView | null, id: string): void {
  if (before === null) {
    if (present !== undefined) throw new NodeError('ASSET_EXISTS', { asset: id.slice(0, 200) })
  } else if (present === undefined || !isSameAsset(present, assetFrom(before))) throw new NodeError('ASSET_CHANGED', { asset: id.slice(0, 200) })
}

/** Each step with what it changed: what it was before, against what it was before the next one. */
function historyOf({ inventoryImports }: Pick<Stores, 'inventoryImports'>, asset: Asset): AssetChangeView[] {
  let after: Asset | undefined = asset
  return inventoryImports.touching(asset.id).map(({ import: { number, at, source, format }, before }) => {
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
    const fields = kind === 'changed' ? changedFields(before, after) : []
    after = before
    return { number, at, source, format, kind, fields }
  })
}

function changedFields(before: Asset | undefined, after: Asset | undefined): AssetChangeView['fields'] {
  return ASSET_FIELDS.filter((field) => before?.[field] !== after?.[field]).map((field) => {
    const [from, to] = [before?.[field], after?.[field]]
    return { field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  })
}

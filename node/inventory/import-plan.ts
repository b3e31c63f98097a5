// SPDX-License-Identifier: EUPL-1.2
/**
 * What an import would do to the inventory, before it does it.
 *
 * @module
 */
import type { Asset, AssetField } from './asset.ts'
import { ASSET_FIELDS, isSameAsset } from './asset.ts'

/** Brings one inventory to another: assets by their id. */
export interface AssetChange {
  readonly put: readonly Asset[]
  readonly remove: readonly string[]
}

export interface ImportPlan extends AssetChange {
  readonly added: readonly Asset[]
  readonly changed: readonly { readonly before: Asset; readonly after: Asset; readonly fields: readonly AssetField[] }[]
  readonly removed: readonly Asset[]
  readonly unchanged: number
  /** Entries afterwards. */
  readonly total: number
  /** Undoes the change. */
  readonly wayBack: AssetChange
}

export interface PlanOptions {
  /** What the file does not name stays, and of what it names the fields that it leaves empty. */
  readonly isMerge?: boolean
  /** Which of the present entries the file is about; all where absent. */
  readonly isOwn?: (asset: Asset) => boolean
}

export function planImport(
  present: readonly Asset[],
  incoming: readonly Asset[],
  { isMerge = false, isOwn = () => true }: PlanOptions = {},
): ImportPlan {
  const before = new Map(present.map((asset) => [asset.id, asset]))
  const named = new Set(incoming.map(({ id }) => id))
  const added: Asset[] = []
  const changed: ImportPlan['changed'][number][] = []
  for (const asset of incoming) {
    const old = before.get(asset.id)
    const after = old !== undefined && isMerge ? { ...old, ...asset } : asset
    if (old === undefined) added.push(after)
    else if (!isSameAsset(old, after)) changed.push({ before: old, after, fields: ASSET_FIELDS.filter((field) => old[field] !== after[field]) })
  }
  const removed = isMerge ? [] : present.filter((asset) => isOwn(asset) && !named.has(asset.id))
  return {
    added,
    changed,
    removed,
    unchanged: incoming.length - added.length - changed.length,
    total: present.length + added.length - removed.length,
    put: [...added, ...changed.map(({ after }) => after)],
    remove: removed.map(({ id }) => id),
    wayBack: { put: [...changed.map((each) => each.before), ...removed], remove: added.map(({ id }) => id) },
  }
}

/** A list that was cut short, or came with other ids, must not take the inventory away unnoticed. */
export const SHRINK_SHARE = { numerator: 2, denominator: 5 } as const

/** Whether more than 40 % of the present entries would vanish. */
export function isShrinking({ removed }: Pick<ImportPlan, 'removed'>, present: number): boolean {
  return removed.length * SHRINK_SHARE.denominator > present * SHRINK_SHARE.numerator
}

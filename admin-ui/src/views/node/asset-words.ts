// SPDX-License-Identifier: EUPL-1.2
/**
 * Fields of an asset and their values as people read them.
 *
 * @module
 */
import type { AssetView } from '@ncv/protocol/admin/inventory-routes.ts'
import { beside } from '../../app/direction.ts'
import type { Translate } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import type { de } from '../../i18n/de/asset.ts'

export type AssetWords = Translate<typeof de>
export type AssetField = keyof AssetView

export const OPERATORS = ['self', 'it-dl', 'saas', 'district'] as const satisfies readonly NonNullable<AssetView['operator']>[]
export const CRITICALITIES = ['very-high', 'high', 'medium', 'low'] as const satisfies readonly NonNullable<AssetView['criticality']>[]
export const NEEDS = ['normal', 'high', 'very-high'] as const satisfies readonly NonNullable<AssetView['integrity']>[]
export const EXPOSURES = ['internet', 'internal', 'isolated'] as const satisfies readonly NonNullable<AssetView['exposure']>[]
export const KINDS = ['family', 'os'] as const satisfies readonly NonNullable<AssetView['kind']>[]

/** In the order in which people read them. */
export const ASSET_FIELDS = [
  'id',
  'vendor',
  'product',
  'version',
  'kind',
  'operator',
  'criticality',
  'exposure',
  'office',
  'role',
  'host',
  'confidentiality',
  'integrity',
  'availability',
  'model',
  'serial',
  'cpe',
  'purl',
] as const satisfies readonly AssetField[]

export function assetHref(id: string): string {
  return hrefOf('inventory/asset', { id })
}

/** `Fortinet FortiOS 7.4.9`; the vendor not twice. */
export function assetName({ vendor, product, version }: Pick<AssetView, 'vendor' | 'product' | 'version'>): string {
  const isNamed = vendor !== undefined && product.toLowerCase().startsWith(vendor.toLowerCase())
  return beside([isNamed ? undefined : vendor, product, version], ' ')
}

type Known<V extends string> = readonly V[]
const one = <V extends string>(known: Known<V>, value: string): V | undefined => known.find((each) => each === value)

/** A value of a field in words; what is no word of ours stays as it is. */
export function valueText(field: string, value: string, t: AssetWords): string {
  if (field === 'operator') return keyed(one(OPERATORS, value), (word) => t(`operator.${word}`), value)
  if (field === 'criticality') return keyed(one(CRITICALITIES, value), (word) => t(`criticality.${word}`), value)
  if (field === 'exposure') return keyed(one(EXPOSURES, value), (word) => t(`exposure.${word}`), value)
  if (field === 'kind') return keyed(one(KINDS, value), (word) => t(`kind.${word}`), value)
  if (field === 'confidentiality' || field === 'integrity' || field === 'availability')
    return keyed(one(NEEDS, value), (word) => t(`need.${word}`), value)
  return value
}

function keyed<V extends string>(word: V | undefined, textOf: (word: V) => string, otherwise: string): string {
  return word === undefined ? otherwise : textOf(word)
}

/** Columns of a table may also mean these. */
export const COLUMN_FIELDS = [...ASSET_FIELDS, 'protection', 'os', 'os-version'] as const
export type ColumnField = (typeof COLUMN_FIELDS)[number]

export function isColumnField(field: string): field is ColumnField {
  return COLUMN_FIELDS.some((known) => known === field)
}

export function fieldText(field: string, t: AssetWords): string {
  return isColumnField(field) ? t(`field.${field}`) : field
}

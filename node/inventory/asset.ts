// SPDX-License-Identifier: EUPL-1.2
/**
 * An asset: a product in use. It never leaves the house.
 *
 * @module
 */

/** Who keeps it running: only what the house runs itself makes a task of patching; else the operator is asked. */
export const OPERATORS = ['self', 'it-dl', 'saas', 'district'] as const
export type Operator = (typeof OPERATORS)[number]

/** What a failure would do to the house. */
export const CRITICALITIES = ['low', 'medium', 'high', 'very-high'] as const
export type Criticality = (typeof CRITICALITIES)[number]

/** „Schutzbedarf“ in the three steps of BSI-Standard 200-2, for each of confidentiality, integrity and availability. */
export const PROTECTION_NEEDS = ['normal', 'high', 'very-high'] as const
export type ProtectionNeed = (typeof PROTECTION_NEEDS)[number]

/** From where it can be reached: the Internet, the house's own network, nothing but a network of its own. Absent: not known. */
export const EXPOSURES = ['internet', 'internal', 'isolated'] as const
export type Exposure = (typeof EXPOSURES)[number]

/** What the entry stands for where it is less than one product: a family of products, or an operating system. */
export const ASSET_KINDS = ['family', 'os'] as const
export type AssetKind = (typeof ASSET_KINDS)[number]

export interface Asset {
  readonly id: string
  readonly vendor?: string
  readonly product: string
  /** As the inventory has it; a missing one is never taken for a safe one. */
  readonly version?: string
  readonly cpe?: string
  readonly purl?: string
  /** Model or order number, and serial number, as printed on the device. */
  readonly model?: string
  readonly serial?: string
  readonly operator?: Operator
  readonly criticality?: Criticality
  readonly confidentiality?: ProtectionNeed
  readonly integrity?: ProtectionNeed
  readonly availability?: ProtectionNeed
  readonly exposure?: Exposure
  /** The office („Amt“, „Fachbereich“) that works with it, in its own words. */
  readonly office?: string
  /** Who decides about it: a role such as „Leitung Bürgeramt“, no person's name. */
  readonly role?: string
  /** Name of the device it runs on. */
  readonly host?: string
  /** Absent: exactly this product. */
  readonly kind?: AssetKind
}

/** All fields in the order in which people read them, which is the order of an export. */
export const ASSET_FIELDS = [
  'id',
  'vendor',
  'product',
  'version',
  'cpe',
  'purl',
  'model',
  'serial',
  'operator',
  'criticality',
  'confidentiality',
  'integrity',
  'availability',
  'exposure',
  'office',
  'role',
  'host',
  'kind',
] as const satisfies readonly (keyof Asset)[]
export type AssetField = (typeof ASSET_FIELDS)[number]

/** Fields that know a few words only. */
export const WORD_FIELDS = {
  operator: OPERATORS,
  criticality: CRITICALITIES,
  confidentiality: PROTECTION_NEEDS,
  integrity: PROTECTION_NEEDS,
  availability: PROTECTION_NEEDS,
  exposure: EXPOSURES,
  kind: ASSET_KINDS,
} as const

/** An asset from its fields, empty ones left out. The caller has checked the words of {@link WORD_FIELDS}. */
export function assetFrom(fields: { readonly [Field in AssetField]?: string | null | undefined }): Asset {
  const present = ASSET_FIELDS.flatMap((field) => {
    const value = fields[field]
    return value === undefined || value === null || value === '' ? [] : [[field, value] as const]
  })
  return { id: '', product: '', ...Object.fromEntries(present) }
}

/** Whether two assets say the same. */
export function isSameAsset(a: Asset, b: Asset): boolean {
  return ASSET_FIELDS.every((field) => a[field] === b[field])
}

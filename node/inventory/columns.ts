// SPDX-License-Identifier: EUPL-1.2
/**
 * Which column of a table is which field of an asset.
 *
 * A header that names `id`, `vendor`, `product` and `version` is the product's own: then a column that nobody knows is a typing error and refused.
 * In every other table columns without meaning are left out, and said. In this order: what the caller maps, what this header was mapped to before,
 * a preset that is named, the preset that fits best.
 *
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { ASSET_FIELDS } from './asset.ts'
import type { ColumnField, Mapping } from './column-field.ts'
import { COLUMN_FIELDS, LEFT_OUT } from './column-field.ts'
import type { InventoryFault } from './fault.ts'
import { shown } from './fault.ts'
import type { Preset } from './preset.ts'

/** Where the meaning of the columns came from. */
export type MappingOrigin = 'own' | 'given' | 'remembered' | 'preset' | 'detected'

export interface ColumnPlan {
  /** As the file spells them. */
  readonly names: readonly string[]
  /** One for each name. */
  readonly fields: readonly (ColumnField | undefined)[]
  readonly origin: MappingOrigin
  readonly preset?: string
  /** Of the names; the same header has the same one. */
  readonly fingerprint: string
  /** What to remember of it. */
  readonly mapping: Mapping
}

export interface MappingWishes {
  readonly map?: Mapping
  readonly preset?: Preset
  /** What an earlier import of a table with this header had. */
  readonly remembered?: (fingerprint: string) => { readonly mapping: Mapping; readonly preset: string | undefined } | undefined
  /** Only the product's own header. */
  readonly isOwnOnly?: boolean
}

export const OWN_HEADER = ['id', 'vendor', 'product', 'version'] as const

export function columnKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/** What each column means, or what is wrong with the header on `line`. */
export function planColumns(names: readonly string[], line: number, wishes: MappingWishes, presets: readonly Preset[]): ColumnPlan | InventoryFault {
  const keys = names.map(columnKey)
  const fingerprint = hex(sha256(utf8(JSON.stringify(keys))))
  const asPlan = (mapping: Mapping, origin: MappingOrigin, preset?: string): ColumnPlan | InventoryFault =>
    planFrom({ names, keys, line, mapping, origin, fingerprint, ...(preset === undefined ? {} : { preset }) })
  const isOwn = OWN_HEADER.every((name) => keys.includes(name))
  const { map, preset, remembered, isOwnOnly = false } = wishes
  if (isOwnOnly && !isOwn)
    return { line, field: OWN_HEADER.find((name) => !keys.includes(name)) ?? 'id', problem: 'header', found: shown(names.join(';')) }
  const unknown = Object.keys(map ?? {}).find((key) => !keys.includes(key))
  if (unknown !== undefined) return { line, field: shown(unknown), problem: 'column-unknown', found: shown(names.join(';')) }
  if (preset !== undefined) return asPlan({ ...mappingOf(preset, keys), ...map }, map === undefined ? 'preset' : 'given', preset.name)
  if (isOwn && map === undefined) return ownPlan(names, keys, line, fingerprint)
  const before = remembered?.(fingerprint)
  if (before !== undefined) return asPlan({ ...before.mapping, ...map }, map === undefined ? 'remembered' : 'given', before.preset)
  if (isOwn) return asPlan({ ...Object.fromEntries(keys.filter(isField).map((key) => [key, key])), ...map }, 'given')
  const best = bestPreset(keys, presets)
  const detected = best === undefined ? {} : mappingOf(best, keys)
  return asPlan({ ...detected, ...map }, map === undefined ? 'detected' : 'given', best?.name)
}

/** What the columns would stand for, also where that is no plan: for a person who is about to correct it. */
export function guessedFields(names: readonly string[], { map = {}, preset }: MappingWishes, presets: readonly Preset[]) {
  const keys = names.map(columnKey)
  const best = preset ?? bestPreset(keys, presets)
  const mapping: Mapping = { ...(best === undefined ? {} : mappingOf(best, keys)), ...map }
  const fields = keys.map((key) => (Object.hasOwn(mapping, key) && mapping[key] !== LEFT_OUT ? (mapping[key] as ColumnField | undefined) : undefined))
  return { fields, preset: best?.name }
}

function isField(key: string): key is ColumnField {
  return COLUMN_FIELDS.some((field) => field === key)
}

function ownPlan(names: readonly string[], keys: readonly string[], line: number, fingerprint: string): ColumnPlan | InventoryFault {
  const strange = keys.find((key, i) => !ASSET_FIELDS.some((field) => field === key) || keys.indexOf(key) !== i)
  if (strange !== undefined) return { line, field: shown(strange), problem: 'header', found: shown(strange) }
  const mapping = Object.fromEntries(keys.filter(isField).map((key) => [key, key]))
  return { names, fields: keys.filter(isField), origin: 'own', fingerprint, mapping }
}

interface Parts {
  readonly names: readonly string[]
  readonly keys: readonly string[]
  readonly line: number
  readonly mapping: Mapping
  readonly origin: MappingOrigin
  readonly preset?: string
  readonly fingerprint: string
}

function planFrom({ names, keys, line, mapping, ...rest }: Parts): ColumnPlan | InventoryFault {
  const mapped = keys.map((key) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined))
  const fields = mapped.map((field) => (field === LEFT_OUT ? undefined : field))
  const twice = fields.findIndex((field, i) => field !== undefined && fields.indexOf(field) !== i)
  if (twice >= 0) return { line, field: shown(names[twice] ?? ''), problem: 'column-twice', found: fields[twice] ?? '' }
  if (!fields.includes('product') && !fields.includes('os')) return { line, problem: 'no-product-column', found: shown(names.join(';')) }
  const used = keys.flatMap((key, i) => (mapped[i] === undefined ? [] : [[key, mapped[i]] as const]))
  return { names, fields, mapping: Object.fromEntries(used), ...rest }
}

/** Of two columns for one field the one that the preset names first counts. */
function mappingOf(preset: Preset, keys: readonly string[]): Mapping {
  const taken = new Set<ColumnField>()
  const found: [string, ColumnField][] = []
  for (const [name, field] of Object.entries(preset.columns)) {
    const key = columnKey(name)
    if (taken.has(field) || !keys.includes(key)) continue
    taken.add(field)
    found.push([key, field])
  }
  return Object.fromEntries(found)
}

/** The one whose signature is in the header; else the general one that names most columns. */
function bestPreset(keys: readonly string[], presets: readonly Preset[]): Preset | undefined {
  const fits = ({ signature }: Preset) => signature.some((names) => names.every((name) => keys.includes(columnKey(name))))
  const count = (preset: Preset) => Object.keys(mappingOf(preset, keys)).length
  const most = (some: readonly Preset[]) => some.toSorted((a, b) => count(b) - count(a))[0]
  return most(presets.filter(fits)) ?? most(presets.filter(({ signature }) => signature.length === 0).filter((preset) => count(preset) > 0))
}

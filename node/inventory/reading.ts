// SPDX-License-Identifier: EUPL-1.2
/**
 * A file of any kind that can become an inventory: CSV, a CycloneDX bill of materials, or a scan by nmap.
 *
 * @module
 */
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { Asset } from './asset.ts'
import type { ColumnPlan } from './columns.ts'
import { MAX_BYTES } from './csv.ts'
import type { Faulty, ReadTable, TableWishes } from './csv-table.ts'
import { readTable } from './csv-table.ts'
import { readCyclonedx } from './cyclonedx.ts'
import { readNmap } from './nmap.ts'
import type { Preset } from './preset.ts'

export const INVENTORY_FORMATS = ['csv', 'cyclonedx', 'nmap'] as const
export type InventoryFormat = (typeof INVENTORY_FORMATS)[number]

export const READ_NOTES = [
  'windows-1252',
  'utf-16',
  'ids-derived',
  'rows-repeated',
  'columns-left-out',
  'mapping-remembered',
  'preset-unchecked',
  'services-unnamed',
  'components-left-out',
] as const

/** Something that a person should know about how the file was read. Text: `inventory.note.<code>`. */
export interface ReadNote {
  readonly code: (typeof READ_NOTES)[number]
  readonly params: Readonly<Record<string, string | number>>
}

export interface ReadInventory {
  readonly format: InventoryFormat
  readonly assets: readonly Asset[]
  readonly notes: readonly ReadNote[]
  readonly table?: Pick<ReadTable, 'encoding' | 'delimiter'> & { readonly columns: ColumnPlan }
}

export interface ReadWishes extends TableWishes {
  readonly format?: InventoryFormat
}

/** Yields now and then, so that others have their turn. */
export function* readInventory(bytes: Uint8Array, wishes: ReadWishes, presets: readonly Preset[]): Generator<number, ReadInventory | Faulty> {
  if (bytes.length > MAX_BYTES) return { faults: [{ problem: 'too-large' }] }
  if (bytes.length === 0) return { faults: [{ line: 1, problem: 'empty' }] }
  const format = wishes.format ?? formatOf(bytes)
  if (format === 'csv') {
    const table = yield* readTable(bytes, wishes, presets)
    return 'faults' in table ? table : fromTable(table, presets)
  }
  const text = utf8Text(bytes)
  if (text === undefined) return { faults: [{ line: 1, problem: 'not-utf-8' }] }
  if (format === 'nmap') {
    const scan = readNmap(text)
    if ('faults' in scan) return scan
    return { format, assets: scan.assets, notes: counted('services-unnamed', scan.unnamed) }
  }
  const bill = readCyclonedx(text)
  if ('faults' in bill) return bill
  return { format, assets: bill.assets, notes: counted('components-left-out', bill.leftOut) }
}

/** By its first sign. A table whose first column is called `{` or `<` does not exist. */
export function formatOf(bytes: Uint8Array): InventoryFormat {
  const head = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart()
  if (head.startsWith('{')) return 'cyclonedx'
  return head.startsWith('<') ? 'nmap' : 'csv'
}

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return fromUtf8(bytes).replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}

function counted(code: ReadNote['code'], count: number): ReadNote[] {
  return count === 0 ? [] : [{ code, params: { count } }]
}

function fromTable(table: ReadTable, presets: readonly Preset[]): ReadInventory {
  const { assets, encoding, delimiter, columns, repeated, isDerived } = table
  const leftOut = columns.names.filter((_, i) => columns.fields[i] === undefined)
  const preset = presets.find(({ name }) => name === columns.preset)
  const notes: ReadNote[] = [
    ...(encoding === 'windows-1252' ? [{ code: 'windows-1252' as const, params: {} }] : []),
    ...(encoding.startsWith('utf-16') ? [{ code: 'utf-16' as const, params: {} }] : []),
    ...(columns.origin === 'remembered' ? [{ code: 'mapping-remembered' as const, params: {} }] : []),
    ...(preset !== undefined && preset.signature.length > 0 && preset.source !== 'documentation'
      ? [{ code: 'preset-unchecked' as const, params: { preset: preset.name } }]
      : []),
    ...(leftOut.length === 0
      ? []
      : [{ code: 'columns-left-out' as const, params: { count: leftOut.length, names: leftOut.slice(0, 10).join(', ') } }]),
    ...(isDerived ? [{ code: 'ids-derived' as const, params: {} }] : []),
    ...counted('rows-repeated', repeated),
  ]
  return { format: 'csv', assets, notes, table: { encoding, delimiter, columns } }
}

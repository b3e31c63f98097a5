// SPDX-License-Identifier: EUPL-1.2
/**
 * A table in CSV as assets: all of its rows, or what is wrong with them.
 *
 * Read in steps, so that a running node can do other things in between; what it keeps in memory are the assets, not the text.
 *
 * @module
 */
import type { Asset } from './asset.ts'
import { withDerivedIds } from './asset-id.ts'
import type { ColumnField } from './column-field.ts'
import type { ColumnPlan, MappingWishes } from './columns.ts'
import { planColumns } from './columns.ts'
import type { CsvEncoding } from './csv-encoding.ts'
import { csvText } from './csv-encoding.ts'
import { unguarded } from './csv-export.ts'
import type { CsvRow } from './csv-rows.ts'
import { csvRows, delimiterOf } from './csv-rows.ts'
import type { Cells } from './entry.ts'
import { assetsOf, cellFaults } from './entry.ts'
import type { InventoryFault } from './fault.ts'
import { MAX_FAULTS, shown } from './fault.ts'
import type { Preset } from './preset.ts'

/** More than any Kommune has; beyond it a node would need memory that small ones do not have. */
export const MAX_ASSETS = 250_000
/** Rows read between two chances for others. */
const STEP_ROWS = 2000

export interface TableWishes extends MappingWishes {
  readonly delimiter?: string
}

export interface ReadTable {
  readonly assets: readonly Asset[]
  readonly encoding: CsvEncoding
  readonly delimiter: string
  readonly columns: ColumnPlan
  readonly rows: number
  /** Rows that say exactly what another one says. */
  readonly repeated: number
  /** Whether ids were derived. */
  readonly isDerived: boolean
}

export interface Faulty {
  readonly faults: readonly InventoryFault[]
}

/** Yields the number of rows read so far. */
export function* readTable(bytes: Uint8Array, wishes: TableWishes, presets: readonly Preset[]): Generator<number, ReadTable | Faulty> {
  const text = csvText(bytes)
  if ('problem' in text) return { faults: [text] }
  const { delimiter, pieces } = beginning(text.pieces(), wishes.delimiter)
  const rows = csvRows(pieces, delimiter)
  const lastLine = { line: 1 }
  try {
    const table = yield* readRows(rows, wishes, presets, lastLine)
    return 'faults' in table ? table : { ...table, encoding: text.encoding, delimiter }
  } catch (error) {
    // The decoder's: UTF-16 with half a sign.
    if (error instanceof TypeError && 'code' in error) return { faults: [{ line: lastLine.line, problem: 'not-utf-8' }] }
    throw error
  }
}

/** Looks at the first piece for the delimiter, and hands it out again. A line `sep=;` stays as an empty one, so that lines count as in the file. */
export function beginning(pieces: Generator<string>, wish: string | undefined): { readonly delimiter: string; readonly pieces: Generator<string> } {
  const first = pieces.next().value ?? ''
  const { delimiter, isDeclared } = delimiterOf(first)
  const all = function* (): Generator<string> {
    yield isDeclared ? first.replace(/^sep=./i, '') : first
    yield* pieces
  }
  return { delimiter: wish ?? delimiter, pieces: all() }
}

type TableRows = Generator<CsvRow, InventoryFault | undefined>

function* readRows(
  rows: TableRows,
  wishes: TableWishes,
  presets: readonly Preset[],
  lastLine: { line: number },
): Generator<number, Omit<ReadTable, 'encoding' | 'delimiter'> | Faulty> {
  const header = rows.next()
  if (header.done === true) return { faults: [header.value ?? { line: 1, problem: 'empty' }] }
  const columns = planColumns(header.value.cells, header.value.line, wishes, presets)
  if ('problem' in columns) return { faults: [columns] }
  const collected = new CollectedRows(columns)
  for (let next = rows.next(); ; next = rows.next()) {
    if (next.done === true) {
      if (next.value !== undefined) collected.fault(next.value)
      break
    }
    lastLine.line = next.value.line
    collected.add(next.value)
    if (collected.isFull) break
    if (collected.rows % STEP_ROWS === 0) yield collected.rows
  }
  if (collected.faults.length > 0) return { faults: collected.faults.slice(0, MAX_FAULTS) }
  return { ...(yield* collected.finished()), columns }
}

class CollectedRows {
  readonly faults: InventoryFault[] = []
  rows = 0
  readonly #columns: ColumnPlan
  readonly #assets: Asset[] = []
  readonly #ids = new Set<string>()
  /** What rows without an id say. A million rows of a software list are a few thousand products. */
  readonly #said = new Set<string>()
  readonly #names: ReadonlyMap<ColumnField, string>
  #repeated = 0

  constructor(columns: ColumnPlan) {
    this.#columns = columns
    this.#names = new Map(columns.fields.flatMap((field, i) => (field === undefined ? [] : [[field, columns.names[i] ?? field] as const])))
  }

  get isFull(): boolean {
    return this.faults.length >= MAX_FAULTS || this.#assets.length > MAX_ASSETS
  }

  fault(fault: InventoryFault): void {
    this.faults.push(fault)
  }

  add({ line, cells: all }: CsvRow): void {
    const { fields, names, origin } = this.#columns
    // A spreadsheet exports the empty rows below its table too.
    if (origin !== 'own' && all.every((cell) => cell === '')) return
    this.rows++
    if (all.length !== names.length) return this.fault({ line, problem: 'field-count', found: `${all.length}/${names.length}` })
    if (this.#isSaid(all)) {
      this.#repeated++
      return
    }
    const cells: Record<string, string> = {}
    for (const [i, field] of fields.entries()) if (field !== undefined) cells[field] = unguarded(all[i] ?? '').trim()
    const faults = [...this.#missing(cells, line), ...cellFaults(cells, { line, nameOf: (field) => this.#names.get(field) ?? field })]
    this.faults.push(...faults)
    if (faults.length === 0) for (const asset of assetsOf(cells)) this.#keep(asset, line)
    if (this.#assets.length > MAX_ASSETS) this.fault({ line, problem: 'too-many-assets', found: String(MAX_ASSETS) })
  }

  *finished(): Generator<number, Omit<ReadTable, 'encoding' | 'delimiter' | 'columns'>> {
    const isDerived = !this.#names.has('id')
    const assets: Asset[] = []
    for (const asset of isDerived ? withDerivedIds(this.#assets) : this.#assets) {
      assets.push(asset)
      if (assets.length % STEP_ROWS === 0) yield this.rows
    }
    return { assets, rows: this.rows, repeated: this.#repeated, isDerived }
  }

  /** Rows with ids of their own are never taken for one another. */
  #isSaid(all: readonly string[]): boolean {
    if (this.#names.has('id')) return false
    const { fields } = this.#columns
    const said = all.filter((_, i) => fields[i] !== undefined).join('\u0000')
    const before = this.#said.size
    return this.#said.add(said).size === before
  }

  #missing(cells: Cells, line: number): InventoryFault[] {
    const fault = (field: ColumnField): InventoryFault => ({ line, field: this.#names.get(field) ?? field, problem: 'field-missing' })
    const { id, product = '', os = '' } = cells
    return [...(id === '' ? [fault('id')] : []), ...(product === '' && os === '' ? [fault(this.#names.has('product') ? 'product' : 'os')] : [])]
  }

  #keep(asset: Asset, line: number): void {
    if (asset.id !== '' && this.#ids.has(asset.id)) {
      return this.fault({ line, field: this.#names.get('id') ?? 'id', problem: 'duplicate-id', found: shown(asset.id) })
    }
    this.#ids.add(asset.id)
    this.#assets.push(asset)
  }
}

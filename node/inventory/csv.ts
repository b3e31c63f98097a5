// SPDX-License-Identifier: EUPL-1.2
/**
 * Inventory as CSV: `;`, UTF-8 or windows-1252 (as Excel writes it; said in the result), quoting with `"`, one header line.
 *
 * ```csv
 * id;vendor;product;version
 * a1;Siemens AG;"SIMATIC HMI 4"" panel";V16 Update 4
 * ```
 * `id` and `product` must be filled. Columns `cpe`, `purl`, `model`, `serial`, `operator`, `criticality` may follow. Either all lines are good or none
 * is taken. A cell that a spreadsheet would take for a formula is data here; {@link file://./csv-export.ts} makes it harmless on its way out.
 *
 * @module
 */
import { CsvError, parse } from 'csv-parse/sync'
import type { Asset } from './asset.ts'
import type { CsvEncoding } from './csv-encoding.ts'
import { decodeCsv } from './csv-encoding.ts'
import { CRITICALITY_WORDS, OPERATOR_WORDS, wordValue } from './asset-words.ts'

/** Column names as the file spells them; the first four make the header that every inventory has. */
const REQUIRED = ['id', 'vendor', 'product', 'version'] as const
/** In the order of an export. */
export const COLUMNS = [...REQUIRED, 'cpe', 'purl', 'model', 'serial', 'operator', 'criticality'] as const
const ALLOWED = new Set<string>(COLUMNS)

const MAX_BYTES = 64 * 1024 * 1024
const MAX_FIELD = 1000
const MAX_FAULTS = 50

export type CsvProblem =
  | 'not-utf-8'
  | 'mixed-encoding'
  | 'too-large'
  | 'empty'
  | 'header'
  | 'field-count'
  | 'field-missing'
  | 'field-too-long'
  | 'duplicate-id'
  | 'quoting'
  | 'control-character'
  | 'unknown-value'

/** One thing that is wrong. `line` counts from 1, as editors do; `field` is a column's name where one is to blame. */
export interface CsvFault {
  readonly line: number
  readonly field?: string
  readonly problem: CsvProblem
  /** What stands there, shortened; never more than 40 characters. */
  readonly found?: string
}

export type InventoryResult = { readonly assets: readonly Asset[]; readonly encoding: CsvEncoding } | { readonly faults: readonly CsvFault[] }

interface Row {
  readonly line: number
  readonly fields: readonly string[]
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

function shown(text: string): string {
  return text.replace(new RegExp(CONTROL, 'g'), '?').slice(0, 40)
}

function readRows(text: string): Row[] | CsvFault {
  try {
    const records = parse(text, { delimiter: ';', relax_column_count: true, skip_empty_lines: true, info: true, trim: true })
    return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({ line: info.lines, fields: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as unknown as { lines?: unknown }).lines)
    return { line: Number.isInteger(line) ? line : 1, problem: 'quoting' }
  }
}

function headerFault({ line, fields }: Row): CsvFault | undefined {
  const names = fields.map((name) => name.toLowerCase())
  const missing = REQUIRED.find((name) => !names.includes(name))
  if (missing !== undefined) return { line, field: missing, problem: 'header', found: shown(fields.join(';')) }
  const strange = names.find((name, i) => !ALLOWED.has(name) || names.indexOf(name) !== i)
  return strange === undefined ? undefined : { line, field: shown(strange), problem: 'header', found: shown(strange) }
}

/** Columns that know a few words only. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = { operator: OPERATOR_WORDS, criticality: CRITICALITY_WORDS }

function rowFaults({ line, fields }: Row, names: readonly string[], seen: Map<string, number>): CsvFault[] {
  if (fields.length !== names.length) return [{ line, problem: 'field-count', found: `${fields.length}/${names.length}` }]
  const faults: CsvFault[] = []
  for (const [i, name] of names.entries()) {
    const value = fields[i] ?? ''
    if (value === '' && (name === 'id' || name === 'product')) faults.push({ line, field: name, problem: 'field-missing' })
    if (value.length > MAX_FIELD) faults.push({ line, field: name, problem: 'field-too-long', found: shown(value) })
    const words = WORDS[name]
    if (words !== undefined && value !== '' && wordValue(words, value) === undefined) {
      faults.push({ line, field: name, problem: 'unknown-value', found: shown(value) })
    }
    if (CONTROL.test(value)) faults.push({ line, field: name, problem: 'control-character', found: shown(value) })
  }
  const id = fields[names.indexOf('id')] ?? ''
  if (id !== '' && seen.has(id)) faults.push({ line, field: 'id', problem: 'duplicate-id', found: shown(id) })
  seen.set(id, line)
  return faults
}

/** What an export has made harmless is itself again. */
function unguarded(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value
}

function assetOf(fields: readonly string[], names: readonly string[]): Asset {
  const value = (name: string): string | undefined => unguarded(fields[names.indexOf(name)] ?? '') || undefined
  const present = <Name extends string>(name: Name): { readonly [N in Name]?: string } => {
    const found = value(name)
    return (found === undefined ? {} : { [name]: found }) as { readonly [N in Name]?: string }
  }
  const operator = wordValue(OPERATOR_WORDS, value('operator') ?? '')
  const criticality = wordValue(CRITICALITY_WORDS, value('criticality') ?? '')
  return {
    id: value('id') ?? '',
    product: value('product') ?? '',
    ...present('vendor'),
    ...present('version'),
    ...present('cpe'),
    ...present('purl'),
    ...present('model'),
    ...present('serial'),
    ...(operator === undefined ? {} : { operator }),
    ...(criticality === undefined ? {} : { criticality }),
  }
}

/** All assets, or what is wrong (the first 50 faults); never a part of the file. */
export function parseInventory(bytes: Uint8Array): InventoryResult {
  if (bytes.length > MAX_BYTES) return { faults: [{ line: 1, problem: 'too-large' }] }
  const decoded = decodeCsv(bytes)
  if ('problem' in decoded) return { faults: [decoded] }
  const rows = readRows(decoded.text)
  if (!Array.isArray(rows)) return { faults: [rows] }
  const [header, ...body] = rows
  if (header === undefined) return { faults: [{ line: 1, problem: 'empty' }] }
  const wrong = headerFault(header)
  if (wrong !== undefined) return { faults: [wrong] }
  const names = header.fields.map((name) => name.toLowerCase())
  const seen = new Map<string, number>()
  const faults: CsvFault[] = []
  for (const row of body) {
    faults.push(...rowFaults(row, names, seen))
    if (faults.length >= MAX_FAULTS) return { faults: faults.slice(0, MAX_FAULTS) }
  }
  return faults.length > 0 ? { faults } : { assets: body.map(({ fields }) => assetOf(fields, names)), encoding: decoded.encoding }
}

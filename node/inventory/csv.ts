// SPDX-License-Identifier: EUPL-1.2
/**
 * The product's own CSV: `;`, quoting with `"`, one header line; UTF-8, UTF-16 with its mark, or windows-1252 as Excel writes it (said in the result).
 *
 * ```csv
 * id;vendor;product;version
 * a1;Siemens AG;"SIMATIC HMI 4"" panel";V16 Update 4
 * ```
 * `id` and `product` must be filled. The other columns of {@link file://./asset.ts} may follow. Either all lines are good or none is taken. A cell that
 * a spreadsheet would take for a formula is data here; {@link file://./csv-export.ts} makes it harmless on its way out.
 *
 * @module
 */
import type { Asset } from './asset.ts'
import type { CsvEncoding } from './csv-encoding.ts'
import { readTable } from './csv-table.ts'
import type { InventoryProblem } from './fault.ts'

/** What this format can have; the others belong to free tables and to other formats. */
export const CSV_PROBLEMS = [
  'not-utf-8',
  'mixed-encoding',
  'nul-byte',
  'too-large',
  'empty',
  'header',
  'too-many-columns',
  'too-many-assets',
  'field-count',
  'field-missing',
  'field-too-long',
  'duplicate-id',
  'quoting',
  'control-character',
  'unknown-value',
] as const satisfies readonly InventoryProblem[]
export type CsvProblem = (typeof CSV_PROBLEMS)[number]

/** One thing that is wrong. `line` counts from 1, as editors do; `field` is a column's name where one is to blame. */
export interface CsvFault {
  readonly line: number
  readonly field?: string
  readonly problem: CsvProblem
  /** What stands there, shortened; never more than 40 characters. */
  readonly found?: string
}

export type InventoryResult = { readonly assets: readonly Asset[]; readonly encoding: CsvEncoding } | { readonly faults: readonly CsvFault[] }

export const MAX_BYTES = 128 * 1024 * 1024

/** All assets, or what is wrong (the first 50 faults); never a part of the file. */
export function parseInventory(bytes: Uint8Array): InventoryResult {
  if (bytes.length > MAX_BYTES) return { faults: [{ line: 1, problem: 'too-large' }] }
  const reading = readTable(bytes, { delimiter: ';', isOwnOnly: true }, [])
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done !== true) continue
    if ('assets' in step.value) return { assets: step.value.assets, encoding: step.value.encoding }
    return { faults: step.value.faults.map(asCsvFault) }
  }
}

function asCsvFault({ line = 1, problem, ...rest }: { readonly line?: number; readonly problem: InventoryProblem }): CsvFault {
  const known = CSV_PROBLEMS.find((own) => own === problem)
  if (known === undefined) throw new TypeError(`problem ${problem} of another format`)
  return { line, problem: known, ...rest }
}

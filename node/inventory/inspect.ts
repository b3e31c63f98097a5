// SPDX-License-Identifier: EUPL-1.2
/**
 * What kind of file it is and what stands in its columns, before any of it is understood: for a person who says what the columns mean.
 *
 * Where a column for the product is missing, reading it would be refused; here the columns are shown, so that one can be named.
 *
 * @module
 */
import type { InspectionView } from '@ncv/protocol/admin/asset-routes.ts'
import { guessedFields, planColumns } from './columns.ts'
import { csvText } from './csv-encoding.ts'
import { MAX_BYTES } from './csv.ts'
import type { CsvRow } from './csv-rows.ts'
import { csvRows } from './csv-rows.ts'
import type { Faulty } from './csv-table.ts'
import { beginning } from './csv-table.ts'
import type { Preset } from './preset.ts'
import type { ReadWishes } from './reading.ts'
import { formatOf } from './reading.ts'

const SAMPLE_ROWS = 3
const SAMPLE_CHARS = 60
const NAME_CHARS = 200

export function inspectFile(bytes: Uint8Array, wishes: ReadWishes, presets: readonly Preset[]): InspectionView | Faulty {
  if (bytes.length > MAX_BYTES) return { faults: [{ problem: 'too-large' }] }
  if (bytes.length === 0) return { faults: [{ line: 1, problem: 'empty' }] }
  const format = wishes.format ?? formatOf(bytes)
  if (format !== 'csv') return { format, columns: [] }
  const text = csvText(bytes)
  if ('problem' in text) return { faults: [text] }
  const { delimiter, pieces } = beginning(text.pieces(), wishes.delimiter)
  const rows = csvRows(pieces, delimiter)
  const header = rows.next()
  if (header.done === true) return { faults: [header.value ?? { line: 1, problem: 'empty' }] }
  const samples = firstRows(rows)
  const { encoding } = text
  const { names, fields, preset, origin } = meaningOf(header.value, wishes, presets)
  const columns = names.map((name, i) => {
    const field = fields[i]
    return { name: name.slice(0, NAME_CHARS), ...(field === undefined ? {} : { field }), samples: samples.map((cells) => shown(cells[i])) }
  })
  return { format, encoding, delimiter, ...(preset === undefined ? {} : { preset }), ...(origin === undefined ? {} : { origin }), columns }
}

function meaningOf({ cells: names, line }: CsvRow, wishes: ReadWishes, presets: readonly Preset[]) {
  const plan = planColumns(names, line, wishes, presets)
  if ('problem' in plan) return { names, ...guessedFields(names, wishes, presets), origin: undefined }
  return { names, fields: plan.fields, preset: plan.preset, origin: plan.origin }
}

/** What is broken further down is said when it is read. */
function firstRows(rows: ReturnType<typeof csvRows>): (readonly string[])[] {
  const found: (readonly string[])[] = []
  while (found.length < SAMPLE_ROWS) {
    const next = rows.next()
    if (next.done === true) break
    if (next.value.cells.some((cell) => cell !== '')) found.push(next.value.cells)
  }
  return found
}

function shown(cell: string | undefined): string {
  return (cell ?? '').trim().slice(0, SAMPLE_CHARS)
}

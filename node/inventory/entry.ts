// SPDX-License-Identifier: EUPL-1.2
/**
 * One entry of a file that becomes an inventory: its cells checked, and what stands in them as an asset.
 *
 * @module
 */
import type { Asset } from './asset.ts'
import { assetFrom } from './asset.ts'
import { FIELD_WORDS, wordValue } from './asset-words.ts'
import type { ColumnField } from './column-field.ts'
import type { InventoryFault } from './fault.ts'
import { CONTROL, LINE_ENDS, shown } from './fault.ts'

export const MAX_FIELD_CHARS = 1000

export type Cells = { readonly [Field in ColumnField]?: string }

/** What a file calls a field, and where it stands; for messages. */
export interface Place {
  readonly line?: number
  readonly nameOf?: (field: ColumnField) => string
}

/** What is wrong with single cells. */
export function cellFaults(cells: Cells, { line, nameOf = (field) => field }: Place): InventoryFault[] {
  const faults: InventoryFault[] = []
  for (const [key, value] of Object.entries(cells)) {
    for (const problem of problemsOf(key, value)) {
      faults.push({ ...(line === undefined ? {} : { line }), field: nameOf(key as ColumnField), problem, found: shown(value) })
    }
  }
  return faults
}

function problemsOf(field: string, value: string): readonly CellProblem[] {
  if (value === '') return NO_PROBLEM
  const words = Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field] : undefined
  const isUnknown = words !== undefined && wordValue(words, value) === undefined
  const problems: CellProblem[] = []
  if (value.length > MAX_FIELD_CHARS) problems.push('field-too-long')
  if (isUnknown) problems.push('unknown-value')
  if (CONTROL.test(value)) problems.push('control-character')
  return problems
}

type CellProblem = 'field-too-long' | 'unknown-value' | 'control-character'
const NO_PROBLEM: readonly CellProblem[] = []

/**
 * The assets that an entry stands for: the product, and its operating system where the table names one beside it. None where it names neither.
 * The cells have passed {@link cellFaults}.
 */
export function assetsOf(cells: Cells): Asset[] {
  const { protection, os = '', 'os-version': osVersion, product = '', ...own } = inWords(cells)
  const needs = {
    confidentiality: own.confidentiality ?? protection,
    integrity: own.integrity ?? protection,
    availability: own.availability ?? protection,
  }
  const main = product === '' ? [] : [assetFrom({ ...own, ...needs, product })]
  if (os === '') return main
  const { operator, criticality, exposure, office, role, host, id } = own
  const osId = id === undefined || id === '' ? undefined : `${id}${main.length === 0 ? '' : '-os'}`
  const system = assetFrom({ id: osId, product: os, version: osVersion, operator, criticality, ...needs, exposure, office, role, host, kind: 'os' })
  return [...main, system]
}

/** Words of {@link FIELD_WORDS} as the values that they stand for; `exact` is what an absent kind says. */
function inWords(cells: Cells): Cells {
  const entries = Object.entries(cells).map(([field, value]) => {
    const words = FIELD_WORDS[field]
    // A cell of two lines is one name; in a list it must not become two entries.
    const meant = words === undefined ? value.replace(LINE_ENDS, ' ').trim() : wordValue(words, value)
    return [field, meant === 'exact' ? undefined : meant] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''))
}

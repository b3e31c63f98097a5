// SPDX-License-Identifier: EUPL-1.2
/**
 * `--map "Spalte=feld"`: field names as the contract has them, and the German words that people use for them.
 *
 * @module
 */
import type { InventoryFile } from '@ncv/protocol/admin/inventory-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { MappedTo } from '../inventory/column-field.ts'
import { COLUMN_FIELDS, LEFT_OUT } from '../inventory/column-field.ts'

const GERMAN: Readonly<Record<string, MappedTo>> = {
  kennung: 'id',
  hersteller: 'vendor',
  produkt: 'product',
  modell: 'model',
  seriennummer: 'serial',
  betreiber: 'operator',
  kritikalität: 'criticality',
  schutzbedarf: 'protection',
  vertraulichkeit: 'confidentiality',
  integrität: 'integrity',
  verfügbarkeit: 'availability',
  erreichbarkeit: 'exposure',
  amt: 'office',
  rolle: 'role',
  rechner: 'host',
  art: 'kind',
  betriebssystem: 'os',
  'betriebssystem-version': 'os-version',
}

/** @throws RuntimeError `USAGE` */
export function mapOption(values: readonly string[], io: CommandIo): NonNullable<InventoryFile['map']> {
  const pairs = values.map((value) => {
    // A column's name may hold the sign itself; a field's does not.
    const at = value.lastIndexOf('=')
    const column = value.slice(0, at).trim()
    const field = fieldNamed(
      value
        .slice(at + 1)
        .trim()
        .toLowerCase(),
    )
    if (at < 1 || column === '' || field === undefined) {
      const expected = io.text('inventory.map.expected', { fields: COLUMN_FIELDS.join(', ') })
      throw usageError(io.lang, 'value', { option: '--map', found: value.slice(0, 80), expected })
    }
    return [column, field] as const
  })
  return Object.fromEntries(pairs)
}

function fieldNamed(word: string): MappedTo | undefined {
  if (word === LEFT_OUT) return LEFT_OUT
  return COLUMN_FIELDS.find((field) => field === word) ?? (Object.hasOwn(GERMAN, word) ? GERMAN[word] : undefined)
}

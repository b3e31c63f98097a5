// SPDX-License-Identifier: EUPL-1.2
/**
 * The inventory as CSV for people: all columns, `;`, UTF-8 with a byte order mark so that Excel shows umlauts.
 *
 * Attack: a device reports `=HYPERLINK("https://…")` as its name, the inventory is exported, and the officer's spreadsheet runs it. Cells that begin
 * with `=`, `+`, `-`, `@`, tab or carriage return get an apostrophe in front; an import takes it away again.
 *
 * @module
 */
import type { Asset } from './asset.ts'
import { COLUMNS } from './csv.ts'

function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[;"\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export function formatInventory(assets: readonly Asset[]): string {
  const lines = assets.map((asset) => COLUMNS.map((column) => cell(asset[column] ?? '')).join(';'))
  return `\uFEFF${[COLUMNS.join(';'), ...lines].join('\r\n')}\r\n`
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The inventory as CSV for people: all columns, `;`, UTF-8 with a byte order mark so that Excel shows umlauts.
 *
 * Attack: a device reports `=HYPERLINK("https://…")` as its name, the inventory is exported, and the officer's spreadsheet runs it. Cells that begin
 * with `=`, `+`, `-`, `@`, tab or carriage return, with or without apostrophes in front, get one more apostrophe; an import takes one away again.
 *
 * @module
 */
import type { Asset } from './asset.ts'
import { ASSET_FIELDS } from './asset.ts'

const FORMULA = /^'*[=+\-@\t\r]/
const GUARDED = /^'+[=+\-@\t\r]/

/** What {@link formatInventory} made harmless is itself again. */
export function unguarded(value: string): string {
  return GUARDED.test(value) ? value.slice(1) : value
}

function cell(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[;"\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export function formatInventory(assets: readonly Asset[]): string {
  const lines = assets.map((asset) => ASSET_FIELDS.map((field) => cell(asset[field] ?? '')).join(';'))
  return `\uFEFF${[ASSET_FIELDS.join(';'), ...lines].join('\r\n')}\r\n`
}

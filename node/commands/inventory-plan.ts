// SPDX-License-Identifier: EUPL-1.2
/**
 * What an import would change, or has changed, as lines for people.
 *
 * ```
 * 1 neu, 1 geändert, 1 entfällt, 84 unverändert; danach 86 Einträge.
 *   + fw-02   Fortinet FortiOS 7.4.9
 *   ~ fw-01   version: 7.2.11 → 7.2.12
 *   - pc-17   Adobe Acrobat Reader DC
 * ```
 *
 * @module
 */
import type { AssetView, ImportView } from '@ncv/protocol/admin/inventory-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'

/** `long` shows how the file was understood, too. */
export function planLines(plan: ImportView, io: CommandIo, length: 'short' | 'long'): string[] {
  const { counts, total } = plan
  const head = length === 'long' ? [...sourceLines(plan, io), io.text('inventory.first'), ...plan.first.map((asset) => `  ${assetText(asset)}`)] : []
  return [
    ...head,
    ...plan.notes.map(({ text }) => text),
    io.text('inventory.diff', { ...counts, total }),
    ...listed(plan.added, counts.added, (asset) => `  + ${assetText(asset)}`, io, length),
    ...listed(plan.changed, counts.changed, (change) => `  ~ ${changeText(change)}`, io, length),
    ...listed(plan.removed, counts.removed, (asset) => `  - ${assetText(asset)}`, io, length),
  ]
}

const SHORT = 5

function listed<T>(all: readonly T[], count: number, line: (item: T) => string, io: CommandIo, length: 'short' | 'long'): string[] {
  // A first import is all new: nobody reads that list after the fact.
  const lines = (length === 'short' ? all.slice(0, SHORT) : all).map(line)
  return lines.length < count ? [...lines, io.text('inventory.more', { count: count - lines.length })] : lines
}

function sourceLines({ format, encoding = '', delimiter = '', preset, columns }: ImportView, io: CommandIo): string[] {
  if (format !== 'csv') return [io.text(`inventory.format.${format}`)]
  const sign = delimiter === '\t' ? io.text('inventory.delimiter.tab') : `„${delimiter}“`
  const head = io.text('inventory.format.csv', { encoding, delimiter: sign, ...(preset === undefined ? {} : { preset }) })
  const meaning = columns.filter(({ field }) => field !== undefined).map(({ name, field = '' }) => io.text('inventory.column', { name, field }))
  return [head, ...meaning]
}

function assetText({ id, vendor, product, version, host, office }: AssetView): string {
  const name = [product.startsWith(vendor ?? '') ? undefined : vendor, product, version].filter((part) => part !== undefined).join(' ')
  const place = [host, office].filter((part) => part !== undefined).join(', ')
  return `${id}  ${name}${place === '' ? '' : ` (${place})`}`
}

function changeText({ before, after, fields }: ImportView['changed'][number]): string {
  const changes = fields.map((field) => {
    const key = field as keyof AssetView
    return `${field}: ${before[key] ?? '–'} → ${after[key] ?? '–'}`
  })
  return `${after.id}  ${changes.join('; ')}`
}

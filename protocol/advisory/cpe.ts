// SPDX-License-Identifier: EUPL-1.2
/**
 * CPE names, 2.2 URIs and 2.3 formatted strings: `cpe:/a:gitea:gitea:1.25.2`, `cpe:2.3:a:gitea:gitea:1.25.2:*:*:*:*:*:*:*`.
 *
 * Read here, compared in {@link file://./cpe-matching.ts}.
 *
 * @see https://doi.org/10.6028/NIST.IR.7695
 * @module
 */

/** In the order of NISTIR 7695, section 5.2. */
export const CPE_ATTRIBUTES = [
  'part',
  'vendor',
  'product',
  'version',
  'update',
  'edition',
  'language',
  'swEdition',
  'targetSw',
  'targetHw',
  'other',
] as const
export type CpeAttribute = (typeof CPE_ATTRIBUTES)[number]

/** `any`: `*` or left out. `na`: `-`, the attribute does not apply. `isPattern`: the text holds `*` or `?` at its ends. */
export type CpeValue = 'any' | 'na' | { readonly text: string; readonly isPattern: boolean }

export interface Cpe {
  readonly part: string
  readonly vendor: string
  /** Never empty; may be a pattern. */
  readonly product: string
  /** Empty for ANY (`*` or left out) and NA. */
  readonly version: string
  readonly values: Readonly<Record<CpeAttribute, CpeValue>>
}

const MAX_LENGTH = 1000

/** An attribute of a formatted string: `\` quotes the next sign; an unquoted `*` or `?` stands for others. */
function formattedValue(attribute: string | undefined): CpeValue {
  const raw = (attribute ?? '').toLowerCase()
  if (raw === '' || raw === '*') return 'any'
  if (raw === '-') return 'na'
  const isPattern = /(?:^|[^\\])[*?]/.test(raw)
  return { text: raw.replace(/\\(.)/g, '$1'), isPattern }
}

/** An attribute of a URI: `%01` is `?`, `%02` is `*` (NISTIR 7695, section 6.1.2.2). */
function uriValue(attribute: string | undefined): CpeValue {
  const raw = (attribute ?? '').toLowerCase()
  if (raw === '') return 'any'
  if (raw === '-') return 'na'
  const isPattern = /%0[12]/.test(raw)
  const open = raw.replaceAll('%01', '?').replaceAll('%02', '*')
  try {
    return { text: decodeURIComponent(open).replace(/\\(.)/g, '$1'), isPattern }
  } catch {
    return { text: open, isPattern }
  }
}

/** The sixth attribute of a URI may hold five: `~edition~sw_edition~target_sw~target_hw~other`. */
function uriAttributes(text: string): CpeValue[] {
  const fields = text.split(':')
  const packed = (fields[5] ?? '').startsWith('~') ? (fields[5] as string).slice(1).split('~') : [fields[5] ?? '']
  const [edition, swEdition, targetSw, targetHw, other] = packed
  return [...fields.slice(0, 5).concat(Array(5).fill('')).slice(0, 5), edition, fields[6], swEdition, targetSw, targetHw, other].map(uriValue)
}

const plain = (value: CpeValue | undefined): string => (value === undefined || typeof value === 'string' ? '' : value.text)

/** `undefined` where the text is no CPE name or names no product. */
export function parseCpe(text: string): Cpe | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const trimmed = text.trim()
  const formatted = trimmed.toLowerCase().startsWith('cpe:2.3:')
  if (!formatted && !trimmed.toLowerCase().startsWith('cpe:/')) return undefined
  const read = formatted
    ? trimmed
        .slice(8)
        .split(/(?<!\\):/)
        .map(formattedValue)
    : uriAttributes(trimmed.slice(5))
  const values = Object.fromEntries(CPE_ATTRIBUTES.map((name, i) => [name, read[i] ?? 'any'])) as Record<CpeAttribute, CpeValue>
  const product = plain(values.product)
  if (!/^[aho]?$/.test(plain(values.part)) || product === '') return undefined
  return { part: plain(values.part), vendor: plain(values.vendor), product, version: plain(values.version), values }
}

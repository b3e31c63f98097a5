// SPDX-License-Identifier: EUPL-1.2
/**
 * CPE names, 2.2 URIs and 2.3 formatted strings: `cpe:/a:gitea:gitea:1.25.2`, `cpe:2.3:a:gitea:gitea:1.25.2:*:*:*:*:*:*:*`.
 *
 * Only part, vendor and product are compared here (NISTIR 7696, attribute by attribute); versions have their own module.
 *
 * @see https://doi.org/10.6028/NIST.IR.7695
 * @module
 */

export interface Cpe {
  readonly part: string
  readonly vendor: string
  readonly product: string
  /** Empty for ANY (`*` or left out). */
  readonly version: string
}

const MAX_LENGTH = 1000

function plainAttribute(attribute: string | undefined): string {
  const text = attribute ?? ''
  return text === '*' || text === '' ? '' : text.replace(/\\(.)/g, '$1').toLowerCase()
}

function percentDecoded(attribute: string | undefined): string {
  try {
    return plainAttribute(decodeURIComponent(attribute ?? ''))
  } catch {
    return plainAttribute(attribute)
  }
}

/** `undefined` where the text is no CPE name or names no product. */
export function parseCpe(text: string): Cpe | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const formatted = text.startsWith('cpe:2.3:')
  if (!formatted && !text.startsWith('cpe:/')) return undefined
  const attributes = formatted
    ? text
        .slice(8)
        .split(/(?<!\\):/)
        .map(plainAttribute)
    : text.slice(5).split(':').map(percentDecoded)
  const [part = '', vendor = '', product = '', version = ''] = attributes
  return /^[aho]?$/.test(part) && product !== '' ? { part, vendor, product, version } : undefined
}

function attributesAgree(a: string, b: string): boolean {
  return a === '' || b === '' || a === b
}

/** The same product; ANY agrees with everything, a product must be named on both sides. */
export function sameCpeProduct(a: Cpe, b: Cpe): boolean {
  return a.product === b.product && attributesAgree(a.part, b.part) && attributesAgree(a.vendor, b.vendor)
}

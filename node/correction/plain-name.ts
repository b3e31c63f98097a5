// SPDX-License-Identifier: EUPL-1.2
/**
 * A product's name without what belongs to one piece or one release of it: `SIMATIC WinCC OA V3.16` → `SIMATIC WinCC OA`.
 *
 * An alias outlives the next update of its asset, and the asset's own version tells its release. A year stays: `SQL Server 2019` is a product of its own.
 *
 * @module
 */
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import { isOrderNumber } from '@ncv/protocol/advisory/order-number.ts'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import type { NamedProduct } from '@ncv/protocol/message/catalogue.ts'

/** Brackets that hold nothing but order numbers. */
function withoutOrderNumbers(text: string): string {
  return text.replace(/ ?\(([^()]{1,200})\)/g, (whole, content: string) => {
    const pieces = fold(content)
      .split(/[\s,;]+/)
      .filter((piece) => piece !== '')
    return pieces.length > 0 && pieces.every(isOrderNumber) ? '' : whole
  })
}

/** Where the release line stands in the text, and nothing else is lost with it; else the text as it is. */
function withoutLine(text: string, vendor: string | undefined): string {
  const house = parseVendor(vendor)
  const { line, words } = parseProductName(text, house)
  if (line === undefined || line.isYear || line.reach !== 'same') return text
  const chunks = text.split(/\s+/)
  const length = line.text.split(' ').length
  const start = chunks.findIndex((_, i) => fold(chunks.slice(i, i + length).join(' ')).replace(/[,;:]$/, '') === line.text)
  if (start < 0) return text
  const plain = [...chunks.slice(0, start), ...chunks.slice(start + length)].join(' ')
  const left = parseProductName(plain, house)
  const isSame = left.line === undefined && left.words.map((word) => word.text).join(' ') === words.map((word) => word.text).join(' ')
  return plain !== '' && isSame ? plain : text
}

export function withoutRelease({ vendor, product }: NamedProduct): NamedProduct {
  const plain = withoutLine(product, vendor)
  return vendor === undefined ? { product: plain } : { vendor, product: plain }
}

/** Any piece and any release of it. */
export function plainName({ vendor, product }: NamedProduct): NamedProduct {
  const plain = withoutOrderNumbers(product).trim()
  return withoutRelease({ ...(vendor === undefined ? {} : { vendor }), product: plain === '' ? product : plain })
}

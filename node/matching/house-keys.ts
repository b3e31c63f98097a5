// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys of the houses that names stand in: under which a vendor is looked for, in its own field and at the beginning of a product's text.
 *
 * @module
 */
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'

/** Of names for which nobody says the house. */
export const ANY_HOUSE = ''

const keysOfHouse = new WeakMap<Vendor, readonly string[]>()

/** {@link houseKeys} of a vendor that many products have; the same list each time. */
export function keptHouseKeys(vendor: Vendor): readonly string[] {
  const known = keysOfHouse.get(vendor)
  if (known !== undefined) return known
  const keys = houseKeys(vendor)
  keysOfHouse.set(vendor, keys)
  return keys
}

/** Two vendors that {@link file://../../protocol/advisory/vendor.ts} takes for one share a key: first word, all letters, or initials. */
export function houseKeys({ names }: Vendor): string[] {
  if (names.length === 0) return [ANY_HOUSE]
  const keys = names.flatMap((name) => {
    const words = name.split(' ')
    const initials = words.length > 1 ? [words.map((word) => word.charAt(0)).join('')] : []
    return [words[0] as string, name.replaceAll(' ', ''), name.replace(/[ +]/g, ''), ...initials]
  })
  return [...new Set(keys)]
}

const keysInText = new WeakMap<Vendor, readonly string[]>()

/** By which a vendor is known in the text of a product: the first word of a name, or the name in one; never by initials. */
export function textKeys(vendor: Vendor): readonly string[] {
  const known = keysInText.get(vendor)
  if (known !== undefined) return known
  const keys = [...new Set(vendor.names.flatMap((name) => [name.split(' ')[0] as string, name.replace(/[ +]/g, '')]))]
  keysInText.set(vendor, keys)
  return keys
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Identifiers for entries that come without one: made from what does not change when a product is updated, so that the next import of the same
 * list finds the same entries, and what people decided about them stays.
 *
 *     acrobat-reader-pc-017-3fa91b2c04      product, host, and 40 bits of SHA-256 over vendor, product, host, serial number
 *
 * The version goes in only where one host has the same product in two versions; everything else only where even that does not tell two entries
 * apart. Entries that say the same in every field are one.
 *
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Asset } from './asset.ts'
import { ASSET_FIELDS, isSameAsset } from './asset.ts'

const SLUG_CHARS = 40
const HASH_CHARS = 10

/** From what tells most entries apart to what tells all of them apart. */
const LADDER: readonly ((asset: Asset) => readonly (string | undefined)[])[] = [
  ({ vendor, product, host, serial, kind }) => [vendor, product, host, serial, kind],
  ({ vendor, product, host, serial, kind, version }) => [vendor, product, host, serial, kind, version],
  (asset) => ASSET_FIELDS.map((field) => asset[field]),
]

/** Assets without an id of their own, one by one, each with a derived one; the same entry twice comes once. */
export function* withDerivedIds(assets: readonly Asset[], step = 0): Generator<Asset> {
  const identity = LADDER[step]
  if (identity === undefined) {
    yield* assets.slice(0, 1)
    return
  }
  for (const [key, group] of Map.groupBy(assets, (asset) => keyOf(identity(asset)))) {
    const [first] = group
    if (first === undefined) continue
    if (group.every((asset) => isSameAsset(asset, first))) yield { ...first, id: derivedId(first, key) }
    else yield* withDerivedIds(group, step + 1)
  }
}

/** Spelling of upper and lower case changes between exports; it tells nothing apart. */
function keyOf(parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts.map((part) => part?.toLowerCase() ?? ''))
}

function derivedId({ product, host }: Asset, key: string): string {
  const slug = slugOf(host === undefined ? product : `${product}-${host}`)
  return `${slug}${slug === '' ? '' : '-'}${hex(sha256(utf8(key))).slice(0, HASH_CHARS)}`
}

const FOLDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** Small letters, digits and hyphens. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, SLUG_CHARS)
    .replace(/-$/, '')
}

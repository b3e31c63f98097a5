// SPDX-License-Identifier: EUPL-1.2
/**
 * How good suggestions are, on the labelled set of inventory × advisories and names that were mistyped on purpose.
 *
 * Needs `../shared/data`; without it nothing is measured and the tests are skipped.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { namedProducts } from '../../../node/correction/named-by.ts'
import type { SuggestionIndex } from '../../../node/correction/suggestion.ts'
import { nearProducts, suggestionIndex } from '../../../node/correction/suggestion.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { parseInventory } from '../../../node/inventory/csv.ts'
import type { AssetGroup } from '../../../node/matching/asset-index.ts'
import { buildAssetIndex } from '../../../node/matching/asset-index.ts'
import type { ProductIndex } from '../../../node/matching/product-index.ts'
import { buildProductIndex, touchedByFew } from '../../../node/matching/product-index.ts'
import { nodeOfLine } from '../../../node/matching/recall.ts'
import { aliasFor, neverFor, productKey } from '../../../node/matching/rules.ts'
import { storeAdvisory } from '../../../node/matching/stored-advisory.ts'

const SHARED = new URL('../../../../shared/data/', import.meta.url).pathname
const isHere = existsSync(join(SHARED, 'match'))

let advisories: ReadonlyMap<string, Advisory>
let inventory: readonly Asset[]
let products: ProductIndex
let index: SuggestionIndex

function readAdvisories(): Map<string, Advisory> {
  const folder = join(SHARED, 'csaf', 'cisa')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && file.name.endsWith('.json'))
  return new Map(
    files.flatMap((file) => {
      try {
        const advisory = parseCsaf(readFileSync(join(file.parentPath, file.name)))
        return [[advisory.trackingId, advisory] as const]
      } catch (error) {
        if (error instanceof ProtocolError) return []
        throw error
      }
    }),
  )
}

/** What a product is recognised as: keys of the advisories' names. */
function recognised(asset: Asset, as?: NamedProduct): Set<string> {
  const aliases = as === undefined ? [] : [aliasFor('a', asset, as)]
  const { recall } = touchedByFew(buildAssetIndex([asset], { aliases, never: [], catalogue: [] }), products)
  return new Set([...recall.recognised.keys()].map(keyOfLine))
}

function keyOfLine(line: string): string {
  const { vendor, name, family, fullName } = nodeOfLine(line)
  return productKey({ ...(vendor === undefined ? {} : { vendor }), product: name ?? family ?? fullName })
}

function group(asset: Asset, refused: readonly string[] = []): AssetGroup {
  const [only] = buildAssetIndex([asset]).items
  if (only === undefined) throw new RangeError('no group')
  return { ...only, ruled: { ...only.ruled, never: new Set(refused) } }
}

/** Changes the longest word of letters; `undefined` where there is none. */
function inLongest(change: (word: string, middle: number) => string): (product: string) => string | undefined {
  return (product) => {
    const words = product.split(' ')
    const longest = words.reduce((best, word) => (/^[A-Za-z]+$/.test(word) && word.length > best.length ? word : best), '')
    if (longest.length < 6) return undefined
    return words.map((word) => (word === longest ? change(word, Math.floor(word.length / 2)) : word)).join(' ')
  }
}

const MISTYPED: Readonly<Record<string, (product: string) => string | undefined>> = {
  'a letter lost': inLongest((word, middle) => word.slice(0, middle) + word.slice(middle + 1)),
  'two letters swapped': inLongest((word, middle) => word.slice(0, middle) + word.charAt(middle + 1) + word.charAt(middle) + word.slice(middle + 2)),
  'a letter doubled': inLongest((word, middle) => word.slice(0, middle) + word.charAt(middle) + word.slice(middle)),
  'another letter': inLongest((word, middle) => `${word.slice(0, middle)}${word.charAt(middle) === 'o' ? 'a' : 'o'}${word.slice(middle + 1)}`),
  abbreviated: inLongest((word) => `${word.slice(0, 4)}.`),
  'first word last': (product) => (product.includes(' ') ? product.replace(/^(\S+) (.*)$/, '$2 $1') : undefined),
}

describe.skipIf(!isHere)('suggestions, measured', () => {
  beforeAll(() => {
    advisories = readAdvisories()
    const read = parseInventory(readFileSync(join(SHARED, 'match', 'inventory.csv')))
    if (!('assets' in read)) throw new RangeError('inventory')
    inventory = read.assets
    products = buildProductIndex([...advisories.values()].map((advisory, i) => [i, storeAdvisory(advisory)] as const))
    index = suggestionIndex(products, [])
  }, 120_000)

  test('no near miss of the labelled set is ever suggested', () => {
    const assets = new Map(inventory.map((asset) => [asset.id, asset]))
    const lines = readFileSync(join(SHARED, 'match', 'expected.jsonl'), 'utf8')
      .trim()
      .split('\n')
    const unrelated = lines
      .map((line) => JSON.parse(line) as { asset: string; advisory: string; expect: string })
      .filter(({ expect: wanted }) => wanted === 'unrelated')
    expect(unrelated.length).toBeGreaterThan(40)
    const suggested = unrelated.filter((pair) => {
      const asset = assets.get(pair.asset)
      const advisory = advisories.get(pair.advisory)
      if (asset === undefined || advisory === undefined) throw new RangeError(pair.asset)
      const names = new Set(namedProducts(advisory).map(({ named }) => productKey(named)))
      return nearProducts(group(asset), index).some((near) => names.has(productKey(near)))
    })
    expect(suggested).toEqual([])
  })

  test('of names that are mistyped and no longer recognised, the alias that is suggested makes at least 80 % the right product again', () => {
    const figures = Object.entries(MISTYPED).map(([name, change]) => {
      const figure = { name, lost: 0, right: 0, wrong: 0 }
      for (const asset of inventory) {
        const product = change(asset.product)
        const right = product === undefined || product === asset.product ? new Set<string>() : recognised(asset)
        const mistyped = { ...asset, product: product ?? '' }
        if (right.size === 0 || recognised(mistyped).size > 0) continue
        figure.lost++
        const near = nearProducts(group(mistyped), index)
        if (near.some((each) => [...recognised(mistyped, each)].some((key) => right.has(key)))) figure.right++
        else if (near.length > 0) figure.wrong++
      }
      return figure
    })
    const sum = (key: 'lost' | 'right' | 'wrong'): number => figures.reduce((total, figure) => total + figure[key], 0)
    const shown = JSON.stringify(figures)
    expect(sum('lost'), shown).toBeGreaterThan(300)
    expect(sum('right') / sum('lost'), shown).toBeGreaterThanOrEqual(0.8)
    expect(sum('wrong') / sum('lost'), shown).toBeLessThanOrEqual(0.01)
  }, 120_000)

  test('where the product itself is in no advisory, its siblings are suggested for at most one product in ten', () => {
    const known = inventory.map((asset) => ({ asset, right: recognised(asset) })).filter(({ right }) => right.size > 0)
    const fooled = known.filter(({ asset, right }) => nearProducts(group(asset, [...right]), index).length > 0)
    expect(known.length).toBeGreaterThan(200)
    expect(fooled.length / known.length, fooled.map(({ asset }) => asset.product).join(' | ')).toBeLessThanOrEqual(0.1)
  }, 120_000)
})

test('a name that was refused is not suggested again, whatever its spelling', () => {
  const asset = { id: 'a', vendor: 'Siemens', product: 'Scalence X307-3' }
  const refused = neverFor('n', asset, { vendor: 'SIEMENS', product: 'SCALANCE  X307-3' })
  const one = suggestionIndex(buildProductIndex([[1, { lines: JSON.stringify(['Siemens', 'SCALANCE X307-3']) }]]), [])
  expect(nearProducts(group(asset), one)).toMatchObject([{ product: 'SCALANCE X307-3', nearness: expect.any(Number) }])
  expect(nearProducts(group(asset, [productKey(refused.product)]), one)).toEqual([])
})

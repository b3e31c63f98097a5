// SPDX-License-Identifier: EUPL-1.2
/**
 * The index against a scan of everything, over random names put together from the pieces that real names have.
 *
 * @module
 */
import { expect, test } from 'vitest'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import type { Vendor } from '@ncv/protocol/advisory/vendor.ts'
import { parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { buildAssetIndex, candidates, identifiersOf, namesOf } from '../../../node/matching/asset-index.ts'
import type { NameIndex } from '../../../node/matching/name-index.ts'
import { addName, candidatesOf, housedPieces, newNameIndex, withoutHouse } from '../../../node/matching/name-index.ts'
import { keptHouseKeys, textKeys } from '../../../node/matching/house-keys.ts'
import type { ProductFacts } from '../../../node/matching/product-facts.ts'
import { recognise } from '../../../node/matching/recognise.ts'

const VENDORS = [
  'Siemens',
  'Siemens AG',
  'Moxa',
  'Delta Electronics',
  'Delta Controls',
  '',
  'Open Source',
  'Pepperl+Fuchs',
  'Pepperl & Fuchs',
  'RuggedCom',
]
const BRANDS = ['', 'SIMATIC', 'SIPLUS', 'SCALANCE', 'Software', 'Switch', 'Siemens', 'Automation Worx', 'MELSEC iQ-F', 'Moxa']
const MODELS = [
  'S7-1500',
  'S7-1200',
  'CPU 1513-1 PN',
  'CPU1513-1 PN',
  'X307-2',
  'X307-2 EEC',
  'EDR-810',
  'EDR-810-2GSFP',
  'RTU530/540/560',
  'AFR67x',
  'AFR675',
  'R16ENCPU',
  'R08/16(EN)CPU',
  'ADS/ADX/OAS',
  'ADX',
  'WinCC',
  'Panel',
  'Panels',
  'DS-K1T671XXX',
  'DS-K1T671M',
  'S7-1513-1 PN',
  'MP5/5SC',
  'MP5',
  'Motor Starter M200D',
  'M200D Motorstarter',
  'STEP 7 and WinCC',
  'STEP 7',
  'ASA (Adaptive Security Appliance)',
  'Adaptive Security Appliance',
  'Red Hat Enterprise Linux 8',
  'RHEL 8',
  'Server',
  'Backup 12',
  'Backup',
  'FX5U-32MT/DS',
  'FritzBox',
  'FritzBox 7590',
  'CJ2H',
  'CJ2H-CPU64',
]
const TAILS = [
  '',
  '',
  'family',
  'Series',
  '(Rathaus)',
  '(32M)',
  '(6GK5307-2FD00-2GA3)',
  'V7.5',
  '2019',
  'Professional',
  'with MUI',
  '(formerly EDR-810)',
  '64-bit',
  ', not including X307-2',
  '(TIA Portal V13)',
  '(WinCC)',
  'Client',
  'CE',
  'LTE',
]

/** Deterministic (mulberry32): a failing case can be repeated. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function names(draw: () => number) {
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() * values.length)] as Value
  return {
    vendor: pick(VENDORS),
    product: [pick(BRANDS), pick(MODELS), draw() < 0.3 ? pick(MODELS) : '', pick(TAILS)].filter((part) => part !== '').join(' '),
    ...(draw() < 0.3 ? { version: pick(['12.3', '8.10', '7', '5.1']) } : {}),
  }
}

/** A product of an advisory, drawn as assets are. */
function product(draw: () => number): ProductFacts {
  const { vendor: text, product: name } = names(draw)
  const vendor = vendors.get(text) ?? parseVendor(text)
  vendors.set(text, vendor)
  return { vendor, name: parseProductName(name, vendor), text: name, packages: [] }
}

const vendors = new Map<string, Vendor>()

/** The products as the other index keeps them. */
function indexOf(products: readonly ProductFacts[]): NameIndex<ProductFacts> {
  const index = newNameIndex<ProductFacts>()
  for (const facts of products) {
    const pieces = () => housedPieces(withoutHouse(facts.name, facts.vendor))
    addName(index, {
      item: facts,
      names: [{ houses: keptHouseKeys(facts.vendor), inText: textKeys(facts.vendor), isOneHouse: true, pieces }],
      identifiers: facts.name.orderNumbers,
    })
  }
  return index
}

test.each([1, 2, 3, 4].map((n) => [n]))(
  '100,000 random pairs, draw %i: from either side the index finds exactly what the scan of everything finds',
  (n) => {
    const draw = random(20260100 + n)
    const index = buildAssetIndex(Array.from({ length: 400 }, (_, i): Asset => ({ id: `a${i}`, ...names(draw) })))
    const products = Array.from({ length: 250 }, () => product(draw))
    const productIndex = indexOf(products)
    const byProduct = new Map(products.map((facts) => [facts, candidates(index, facts.vendor, facts.name, [])]))
    let recognised = 0
    const missed: unknown[] = []
    for (const group of index.items) {
      const byAsset = candidatesOf(productIndex, namesOf(group), identifiersOf(group))
      for (const facts of products) {
        if (recognise(group, facts) === undefined) continue
        recognised++
        if (!byAsset.has(facts) || byProduct.get(facts)?.has(group) !== true) missed.push([facts.vendor.names, facts.text, group.assets[0]])
      }
    }
    expect(missed).toEqual([])
    expect(recognised).toBeGreaterThan(500)
  },
)

test('a product whose text begins with another house than its field names is found under either', () => {
  const index = buildAssetIndex([{ id: 'a1', vendor: 'Bechtle', product: 'Siemens ASA (Adaptive Security Appliance) ADX 64-bit' }])
  for (const text of ['Siemens', 'Bechtle']) {
    const vendor = parseVendor(text)
    expect(candidates(index, vendor, parseProductName('MELSEC iQ-F ADX 64-bit', vendor), []).size, text).toBe(text === 'Siemens' ? 1 : 0)
  }
})

test('assets with one vendor and product are looked at once', () => {
  const index = buildAssetIndex([
    { id: 'a1', vendor: 'Moxa', product: 'EDR-810', version: '5.1' },
    { id: 'a2', vendor: 'Moxa', product: 'EDR-810', version: '5.2' },
    { id: 'a3', vendor: 'Moxa', product: 'EDR-910' },
  ])
  expect(index.items.map(({ assets }) => assets.map(({ id }) => id))).toEqual([['a1', 'a2'], ['a3']])
})

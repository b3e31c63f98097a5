// SPDX-License-Identifier: EUPL-1.2
/**
 * The index against a scan of everything, over random names put together from the pieces that real names have.
 *
 * @module
 */
import { expect, test } from 'vitest'
import { parseProductName } from '@ncv/protocol/advisory/product-name.ts'
import { parseVendor } from '@ncv/protocol/advisory/vendor.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { buildAssetIndex, candidates } from '../../../node/matching/asset-index.ts'
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

test('100,000 random pairs: the index finds exactly what the scan of everything finds', () => {
  const draw = random(20260101)
  const inventory: Asset[] = Array.from({ length: 400 }, (_, i) => ({ id: `a${i}`, ...names(draw) }))
  const index = buildAssetIndex(inventory)
  let recognised = 0
  for (let i = 0; i < 250; i++) {
    const { vendor, product } = names(draw)
    const facts: ProductFacts = { vendor: parseVendor(vendor), name: parseProductName(product, parseVendor(vendor)), text: product, packages: [] }
    const found = candidates(index, facts.vendor, facts.name, [])
    const scanned = index.items.filter((group) => recognise(group, facts) !== undefined)
    recognised += scanned.length
    expect([product, scanned.filter((group) => !found.has(group)).map(({ assets }) => assets[0]?.product)]).toEqual([product, []])
  }
  expect(recognised).toBeGreaterThan(800)
})

test('assets with one vendor and product are looked at once', () => {
  const index = buildAssetIndex([
    { id: 'a1', vendor: 'Moxa', product: 'EDR-810', version: '5.1' },
    { id: 'a2', vendor: 'Moxa', product: 'EDR-810', version: '5.2' },
    { id: 'a3', vendor: 'Moxa', product: 'EDR-910' },
  ])
  expect(index.items.map(({ assets }) => assets.map(({ id }) => id))).toEqual([['a1', 'a2'], ['a3']])
})

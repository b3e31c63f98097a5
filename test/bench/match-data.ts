// SPDX-License-Identifier: EUPL-1.2
/**
 * Advisories and inventories for the measurement of matching: invented, with the sizes of real ones, the same on every machine.
 *
 * A quarter of the assets is of products that advisories name, in one of the spellings that inventories have; the rest is of 600 products that no
 * advisory names, many assets each, as workplaces are. `shared`: houses have many pieces of few products, six of each on average; `scattered`: every
 * piece is drawn anew from all products that any advisory names, which no house has, and which touches as many advisories as can be.
 *
 * @module
 */
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { Asset } from '../../node/inventory/asset.ts'
import type { StoredAdvisory } from '../../node/matching/stored-advisory.ts'
import { storeAdvisory } from '../../node/matching/stored-advisory.ts'
import { benchDocument, seededChance } from './csaf-document.ts'

export interface BenchAdvisories {
  /** The documents as JSON, for the clock that everything is measured against. */
  readonly texts: readonly string[]
  readonly advisories: readonly Advisory[]
  readonly stored: readonly StoredAdvisory[]
  readonly products: readonly NamedProduct[]
}

interface NamedProduct {
  readonly vendor: string
  readonly product: string
  readonly range: string
}

export function benchAdvisories(count: number): BenchAdvisories {
  const texts: string[] = []
  const advisories: Advisory[] = []
  const products: NamedProduct[] = []
  for (let number = 0; number < count; number++) {
    const bytes = benchDocument(number)
    const advisory = parseCsaf(bytes)
    texts.push(fromUtf8(bytes))
    advisories.push(advisory)
    for (const { vendor = '', name = '', range = '' } of advisory.products) products.push({ vendor, product: name, range })
  }
  return { texts, advisories, stored: advisories.map(storeAdvisory), products }
}

const SPELLINGS: readonly ((vendor: string, product: string) => Pick<Asset, 'vendor' | 'product'>)[] = [
  (vendor, product) => ({ vendor, product }),
  (vendor, product) => ({ vendor: `${vendor} GmbH`, product }),
  (vendor, product) => ({ vendor, product: `${vendor} ${product}` }),
  (vendor, product) => ({ vendor: vendor.toUpperCase(), product: `${product} (Rathaus)` }),
]
const QUIET = [
  'Fachverfahren',
  'Arbeitsplatz',
  'Drucker',
  'Kasse',
  'Planung',
  'Archiv',
  'Kamera',
  'Telefon',
  'Waage',
  'Schranke',
  'Beamer',
  'Terminal',
]

export type Draw = 'shared' | 'scattered'

export function benchInventory(count: number, products: readonly NamedProduct[], draw: Draw = 'shared'): Asset[] {
  const chance = seededChance(4711)
  const few = Array.from({ length: Math.max(1, Math.floor(count / 24)) }, () => products[chance.below(products.length)] as NamedProduct)
  const pool = draw === 'shared' ? few : products
  return Array.from({ length: count }, (_, i): Asset => {
    if (i % 4 === 0) {
      const { vendor, product, range } = pool[chance.below(pool.length)] as NamedProduct
      const spelled = (SPELLINGS[chance.below(SPELLINGS.length)] as (typeof SPELLINGS)[number])(vendor, product)
      const version = range.replace(/^< /, '').replace(/\d+$/, (last) => String(Math.max(0, Number(last) - 1 + chance.below(3))))
      return { id: `a${i}`, ...spelled, version }
    }
    const kind = chance.below(600)
    return {
      id: `a${i}`,
      vendor: `Haus ${kind % 50}`,
      product: `${QUIET[kind % QUIET.length]} ${100 + kind}`,
      version: `${1 + chance.below(9)}.${chance.below(9)}`,
    }
  })
}

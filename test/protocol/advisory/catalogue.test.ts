// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue as a message, and the example catalogue.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { faultsOfSense } from '@ncv/protocol/catalogue/faults.ts'
import { splitCatalogue } from '@ncv/protocol/catalogue/parts.ts'
import type { CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import { Catalogue, CataloguePart, catalogueIdOf, catalogueUri, CATALOGUE_NAMESPACE } from '@ncv/protocol/message/catalogue.ts'

const example = (): Catalogue =>
  Catalogue.parse(JSON.parse(readFileSync(new URL('../../../federation/demo/data/catalogue.json', import.meta.url), 'utf8')))
const product: CatalogueProduct = { id: 'a', vendor: 'Haus', product: 'Verfahren', kind: 'specialist', versions: 'numbers' }
const message = (products: CatalogueProduct[], retired?: string[]): CataloguePart => ({
  title: 'T',
  edition: 1,
  isExample: false,
  part: 1,
  parts: 1,
  products,
  ...(retired === undefined ? {} : { retired }),
})

describe('the example catalogue', () => {
  test('holds at least 60 products that Kommunen use, is marked as an example, and fits one message', () => {
    const catalogue = example()
    expect(catalogue.title).toBe('Beispielkatalog')
    expect(catalogue.isExample).toBe(true)
    expect(catalogue.products.length).toBeGreaterThanOrEqual(60)
    expect(catalogue.products.filter(({ kind }) => kind === 'specialist').length).toBeGreaterThanOrEqual(30)
    expect(splitCatalogue(catalogue)).toHaveLength(1)
  })

  test('could be published as it is', () => {
    expect(faultsOfSense(example())).toEqual([])
  })

  test('has predecessors and successors that point at each other', () => {
    const { products } = example()
    const byId = new Map(products.map((each) => [each.id, each]))
    for (const { id, predecessor, successor } of products) {
      if (predecessor !== undefined) expect([id, byId.get(predecessor)?.successor]).toEqual([id, id])
      if (successor !== undefined) expect([id, byId.get(successor)?.predecessor]).toEqual([id, id])
    }
  })
})

describe('the message', () => {
  test.each([
    ['an id that is no machine name', { ...product, id: 'Nicht gut' }],
    ['a day that is none', { ...product, endOfSupport: '2026-13-01' }],
    ['a mailbox, which may be a person’s', { ...product, securityContact: 'mailto:a@haus.example' }],
    ['a page without transport security', { ...product, securityContact: 'http://haus.example' }],
    ['a direction override in a name', { ...product, product: 'Ver\u202efahren' }],
    ['a field that nobody has declared', { ...product, price: 'free' }],
  ])('refuses %s', (_, bad) => {
    expect(CataloguePart.safeParse(message([bad as CatalogueProduct])).success).toBe(false)
    expect(CataloguePart.safeParse(message([product])).success).toBe(true)
  })

  test('has its ids in ascending order, so that none stands twice', () => {
    const second = { ...product, id: 'b' }
    expect(CataloguePart.safeParse(message([product, second])).success).toBe(true)
    expect(CataloguePart.safeParse(message([second, product])).success).toBe(false)
    expect(CataloguePart.safeParse(message([product, product])).success).toBe(false)
    expect(CataloguePart.safeParse(message([product], ['c', 'b'])).success).toBe(false)
  })

  test('an id travels in x_generic_uris under one namespace only', () => {
    expect(catalogueIdOf({ namespace: CATALOGUE_NAMESPACE, uri: catalogueUri('ok-ewo') })).toBe('ok-ewo')
    expect(catalogueIdOf({ namespace: 'https://vendor.example', uri: catalogueUri('ok-ewo') })).toBeUndefined()
    expect(catalogueIdOf({ namespace: CATALOGUE_NAMESPACE, uri: 'urn:ncv:catalogue:Nicht gut' })).toBeUndefined()
  })
})

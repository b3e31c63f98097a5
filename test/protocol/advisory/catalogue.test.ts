// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue as a message, and the example catalogue.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { encode } from '@ncv/protocol/encode.ts'
import type { CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import { Catalogue, catalogueIdOf, catalogueUri, mergeCatalogues, CATALOGUE_NAMESPACE } from '@ncv/protocol/message/catalogue.ts'

const example = (): Catalogue =>
  Catalogue.parse(JSON.parse(readFileSync(new URL('../../../federation/demo/data/catalogue.json', import.meta.url), 'utf8')))
const product: CatalogueProduct = { id: 'a', vendor: 'Haus', product: 'Verfahren', kind: 'specialist', versions: 'numbers' }
const message = (edition: number, products: CatalogueProduct[], retired?: string[]): Catalogue => ({
  title: 'T',
  edition,
  isExample: false,
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
    expect(encode(catalogue).length).toBeLessThan(60 * 1024)
  })

  test('has every id once, and predecessors and successors that point at each other', () => {
    const { products } = example()
    const byId = new Map(products.map((each) => [each.id, each]))
    expect(byId.size).toBe(products.length)
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
    expect(Catalogue.safeParse(message(1, [bad as CatalogueProduct])).success).toBe(false)
    expect(Catalogue.safeParse(message(1, [product])).success).toBe(true)
  })

  test('an id travels in x_generic_uris under one namespace only', () => {
    expect(catalogueIdOf({ namespace: CATALOGUE_NAMESPACE, uri: catalogueUri('ok-ewo') })).toBe('ok-ewo')
    expect(catalogueIdOf({ namespace: 'https://vendor.example', uri: catalogueUri('ok-ewo') })).toBeUndefined()
    expect(catalogueIdOf({ namespace: CATALOGUE_NAMESPACE, uri: 'urn:ncv:catalogue:Nicht gut' })).toBeUndefined()
  })

  test('a later message replaces products by id and retires others', () => {
    const merged = mergeCatalogues([message(1, [product, { ...product, id: 'b' }]), message(2, [{ ...product, product: 'Verfahren 2' }], ['b'])])
    expect([...merged.values()].map(({ id, product: name }) => [id, name])).toEqual([['a', 'Verfahren 2']])
  })
})

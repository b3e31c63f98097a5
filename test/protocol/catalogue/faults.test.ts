// SPDX-License-Identifier: EUPL-1.2
/**
 * What is wrong with an edition before it is published, each with its place.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { catalogueDifference } from '@ncv/protocol/catalogue/difference.ts'
import { faultsOfForm, faultsOfSense } from '@ncv/protocol/catalogue/faults.ts'
import { supportDaysLeft } from '@ncv/protocol/catalogue/support.ts'
import type { CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import { Catalogue } from '@ncv/protocol/message/catalogue.ts'

const product = (id: string, extra: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  id,
  vendor: 'Haus',
  product: `Verfahren ${id}`,
  kind: 'specialist',
  versions: 'numbers',
  ...extra,
})
const catalogue = (products: CatalogueProduct[], extra: Partial<Catalogue> = {}): Catalogue => ({
  title: 'Katalog',
  edition: 1,
  isExample: false,
  products,
  ...extra,
})
const A = product('a')
const B = product('b')

function formOf(value: unknown): string[] {
  const parsed = Catalogue.safeParse(value)
  return parsed.success ? [] : faultsOfForm(parsed.error).map(({ pointer, problem }) => `${pointer} ${problem}`)
}
const senseOf = (...args: Parameters<typeof faultsOfSense>): string[] => faultsOfSense(...args).map(({ pointer, problem }) => `${pointer} ${problem}`)

describe('a fault of form is told with its JSON pointer', () => {
  test.each([
    ['a member is missing', { ...catalogue([A]), title: undefined }, '/title missing'],
    ['a product has no vendor', catalogue([{ ...A, vendor: undefined } as unknown as CatalogueProduct]), '/products/0/vendor missing'],
    ['a kind is unknown', catalogue([A, { ...B, kind: 'toy' } as unknown as CatalogueProduct]), '/products/1/kind choice'],
    ['a name is too long', catalogue([product('a', { product: 'x'.repeat(201) })]), '/products/0/product too-long'],
    ['there is no product', catalogue([]), '/products too-short'],
    ['an id is none', catalogue([product('Ä')]), '/products/0/id form'],
    ['a number stands for a text', catalogue([{ ...A, vendor: 7 } as unknown as CatalogueProduct]), '/products/0/vendor form'],
    ['a member is unknown', catalogue([{ ...A, 'a/b~c': 1 } as unknown as CatalogueProduct]), '/products/0/a~1b~0c unknown-member'],
    ['it is no object', 7, ' form'],
  ])('%s', (_, value, expected) => {
    expect(formOf(value)).toEqual([expected])
  })
})

describe('a fault of sense is told with its JSON pointer', () => {
  test('a good edition has none', () => {
    expect(senseOf(catalogue([A, { ...B, predecessor: 'a' }]))).toEqual([])
  })

  test.each([
    ['an id twice', [A, { ...B, id: 'a' }], '/products/1/id id-twice'],
    ['an alias that is the own name', [product('a', { aliases: [{ vendor: 'HAUS', product: 'verfahren A' }] })], '/products/0/aliases/0 own-alias'],
    ['an alias twice', [product('a', { aliases: [{ product: 'X' }, { product: 'x' }] })], '/products/0/aliases/1 own-alias'],
    ['a name of two products', [A, product('b', { aliases: [{ vendor: 'Haus', product: 'Verfahren A' }] })], '/products/1/aliases/0 name-taken'],
    [
      'a product built into itself',
      [product('a', { embedded: [{ vendor: 'Haus', product: 'Verfahren A' }] })],
      '/products/0/embedded/0 contains-itself',
    ],
    ['a successor that does not exist', [product('a', { successor: 'z' })], '/products/0/successor unknown-id'],
    ['a predecessor that does not exist', [product('a', { predecessor: 'z' })], '/products/0/predecessor unknown-id'],
    ['a product that follows itself', [product('a', { successor: 'a' })], '/products/0/successor circular'],
    ['a day that no calendar has', [product('a', { endOfSupport: '2027-02-30' })], '/products/0/endOfSupport no-day'],
  ])('%s', (_, products, expected) => {
    expect(senseOf(catalogue(products))).toEqual([expected])
  })

  test('successors in a circle, in one direction or through predecessors, and not the product that only leads there', () => {
    const circle = [
      product('a', { successor: 'b' }),
      product('b', { successor: 'c' }),
      product('c', { predecessor: 'b', successor: 'a' }),
      product('d', { successor: 'a' }),
    ]
    expect(senseOf(catalogue(circle))).toEqual(['/products/0/successor circular', '/products/1/successor circular', '/products/2/successor circular'])
    expect(senseOf(catalogue([product('a', { predecessor: 'b' }), product('b', { predecessor: 'a' })]))).toHaveLength(2)
  })

  test('an edition that is not the next', () => {
    expect(senseOf(catalogue([A], { edition: 2 }))).toEqual(['/edition edition'])
    expect(senseOf(catalogue([A], { edition: 1 }), catalogue([A]))).toEqual(['/edition edition'])
    expect(senseOf(catalogue([A], { edition: 2 }), catalogue([A]))).toEqual([])
    expect(senseOf(catalogue([A], { edition: 5 }), catalogue([A]), false)).toEqual([])
    expect(senseOf(catalogue([A], { edition: 1 }), catalogue([A]), false)).toEqual(['/edition edition'])
  })

  test('a product that vanished without being retired, and an id that is used again', () => {
    const before = catalogue([A, B])
    expect(senseOf(catalogue([A], { edition: 2 }), before)).toEqual(['/products vanished'])
    const after = catalogue([A], { edition: 2, retired: ['b'] })
    expect(senseOf(after, before)).toEqual([])
    expect(senseOf(catalogue([A], { edition: 3 }), after)).toEqual(['/retired retired-lost'])
    expect(senseOf(catalogue([A, B], { edition: 3, retired: ['b'] }), after)).toEqual(['/products/1/id retired-used'])
    expect(senseOf(catalogue([A], { retired: ['z', 'z'] }))).toEqual(['/retired/0 retired-unknown', '/retired/1 id-twice'])
  })
})

describe('the difference of two editions', () => {
  test('names what is new, changed and gone; the order of members and products does not count', () => {
    const changed = { ...B, endOfSupport: '2027-01-01' }
    const before = { products: [A, B, product('d')] }
    const sameA = Object.fromEntries(Object.entries(A).reverse()) as CatalogueProduct
    expect(catalogueDifference(before, { products: [changed, sameA, product('c')] })).toEqual({ added: ['c'], changed: ['b'], removed: ['d'] })
    expect(catalogueDifference(undefined, { products: [A] })).toEqual({ added: ['a'], changed: [], removed: [] })
  })
})

describe('the end of support', () => {
  test('is counted in whole days, up to and including the last one', () => {
    const left = (day: string | undefined, now: string) => supportDaysLeft(day === undefined ? {} : { endOfSupport: day }, Date.parse(now))
    expect(left('2026-03-10', '2026-03-10T23:59:59Z')).toBe(0)
    expect(left('2026-03-10', '2026-03-11T00:00:00Z')).toBe(-1)
    expect(left('2026-09-06', '2026-03-10T12:00:00Z')).toBe(180)
    expect(left(undefined, '2026-03-10T12:00:00Z')).toBeUndefined()
  })
})

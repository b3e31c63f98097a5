// SPDX-License-Identifier: EUPL-1.2
/**
 * Parts and order of editions (ncv-catalogue, sections 3 and 4), and its example.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { PartHead } from '@ncv/protocol/catalogue/editions.ts'
import { headOf, orderOfEditions } from '@ncv/protocol/catalogue/editions.ts'
import { joinParts, splitCatalogue } from '@ncv/protocol/catalogue/parts.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Catalogue, CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import { CataloguePart } from '@ncv/protocol/message/catalogue.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { readVectors } from '../crypto/vectors.ts'
import { catalogueVector, EXAMPLE_PART, specText, squeezed } from '../membership/example.ts'

const id = (n: number): string => `p${String(n).padStart(5, '0')}`
const product = (n: number, extra: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  id: id(n),
  vendor: `Haus ${n}`,
  product: `Verfahren ${n}`,
  kind: 'specialist',
  versions: 'numbers',
  ...extra,
})
const catalogue = (count: number, extra: Partial<Catalogue> = {}): Catalogue => ({
  title: 'Katalog',
  edition: 1,
  isExample: false,
  products: Array.from({ length: count }, (_, n) => product(n)),
  ...extra,
})

/** Heads of an edition of so many parts whose first entry is `first`. */
function edition(number: number, first: number, parts = 1, change: Partial<PartHead> = {}): PartHead[] {
  return Array.from({ length: parts }, (_, i) => ({
    index: first + i,
    tlp: 'TLP:CLEAR' as const,
    title: 'T',
    edition: number,
    isExample: false,
    part: i + 1,
    parts,
    firstId: id(2 * i),
    lastId: id(2 * i + 1),
    ...change,
  }))
}
const order = (heads: PartHead[], unread: number[] = [], size = 100) => {
  const { current, pending, refused } = orderOfEditions(heads, unread, size)
  return { current: current?.edition, pending: pending?.edition, refused: Object.fromEntries(refused) }
}

describe('the parts of an edition', () => {
  test('join to the edition that was split, whatever its order was', () => {
    const whole = catalogue(900, { retired: ['z-2', 'z-1'] })
    const parts = splitCatalogue({ ...whole, products: whole.products.toReversed() })
    expect(parts.length).toBeGreaterThan(3)
    expect(joinParts(parts)).toEqual({ ...whole, retired: ['z-1', 'z-2'] })
  })

  test('are messages: each is encoded within the bounds and reads back', () => {
    const alias = { vendor: 'v'.repeat(200), product: 'ü'.repeat(200) }
    const embedded = Array.from({ length: 40 }, (_, n) => ({ vendor: `Teilehaus ${n}`, product: `Teil ${n}` }))
    const retired = Array.from({ length: 600 }, (_, n) => `${'r'.repeat(56)}${String(n).padStart(8, '0')}`)
    for (const extra of [{ aliases: Array.from({ length: 20 }, () => alias) }, { embedded }]) {
      const parts = splitCatalogue(catalogue(120, { products: Array.from({ length: 120 }, (_, n) => product(n, extra)), retired }))
      for (const part of parts) {
        const bytes = encode(part as unknown as Value)
        expect(bytes.length).toBeLessThan(60 * 1024 - 512)
        expect(parsePayload(bytes, CataloguePart)).toEqual(part)
      }
    }
  })

  test('are at most 64, and no id stands in two', () => {
    expect(() =>
      splitCatalogue(
        catalogue(9_999, {
          products: Array.from({ length: 9_999 }, (_, n) => product(n, { aliases: [{ product: 'x'.repeat(200) }, { product: 'y'.repeat(200) }] })),
        }),
      ),
    ).toThrow(expect.objectContaining({ code: 'CATALOGUE_TOO_LARGE' }))
    expect(() => splitCatalogue(catalogue(1, { products: [product(1), product(1)] }))).toThrow(expect.objectContaining({ code: 'CATALOGUE_PARTS' }))
  })
})

describe('the edition in force', () => {
  test('is the newest whole one', () => {
    expect(order([])).toEqual({ current: undefined, pending: undefined, refused: {} })
    expect(order([...edition(1, 5), ...edition(2, 9, 3)])).toMatchObject({ current: 2, refused: {} })
  })

  test('is not one of which a part is still unread', () => {
    const [first, second, third] = edition(2, 9, 3) as [PartHead, PartHead, PartHead]
    expect(order([...edition(1, 5), first, third], [10])).toEqual({ current: 1, pending: 2, refused: {} })
    expect(order([...edition(1, 5), first, second], [], 11)).toEqual({ current: 1, pending: 2, refused: {} })
  })

  test('is not one of which a part can never come', () => {
    const [first, second, third] = edition(2, 9, 3) as [PartHead, PartHead, PartHead]
    expect(order([...edition(1, 5), first, third])).toEqual({
      current: 1,
      pending: undefined,
      refused: { 9: 'CATALOGUE_PARTS', 11: 'CATALOGUE_PARTS' },
    })
    expect(order([...edition(1, 5), second, third]).refused).toEqual({ 10: 'CATALOGUE_PARTS', 11: 'CATALOGUE_PARTS' })
    expect(order([...edition(1, 5), first, second], [], 12).refused).toEqual({ 9: 'CATALOGUE_PARTS', 10: 'CATALOGUE_PARTS' })
  })

  test.each([
    ['label', { tlp: 'TLP:GREEN' }],
    ['title', { title: 'U' }],
    ['edition', { edition: 3 }],
    ['number of parts', { parts: 3 }],
    ['mark as an example', { isExample: true }],
    ['order of ids', { firstId: id(1) }],
  ] as const)('is not one whose parts differ in their %s', (_, change) => {
    const [first, second] = edition(2, 9, 2) as [PartHead, PartHead]
    expect(order([...edition(1, 5), first, { ...second, ...change }])).toEqual({
      current: 1,
      pending: undefined,
      refused: { 9: 'CATALOGUE_PARTS', 10: 'CATALOGUE_PARTS' },
    })
  })

  test('is not replaced by the same number again, nor by a lower one', () => {
    expect(order([...edition(1, 5), ...edition(2, 6), ...edition(2, 7), ...edition(1, 8)])).toEqual({
      current: 2,
      pending: undefined,
      refused: { 7: 'CATALOGUE_LOWER', 8: 'CATALOGUE_LOWER' },
    })
  })

  test('is not followed by one behind a gap, until the gap is filled', () => {
    expect(order([...edition(1, 5), ...edition(3, 7)])).toMatchObject({ current: 1, refused: { 7: 'CATALOGUE_GAP' } })
    expect(order([...edition(2, 5)])).toMatchObject({ current: undefined, refused: { 5: 'CATALOGUE_GAP' } })
    expect(order([...edition(1, 5), ...edition(3, 7), ...edition(2, 8), ...edition(3, 9)])).toMatchObject({
      current: 3,
      refused: { 7: 'CATALOGUE_GAP' },
    })
  })

  test('may follow what cannot be read: a body that is kept back does not hold up what comes behind it', () => {
    expect(order([...edition(1, 5), ...edition(3, 7)], [6])).toEqual({ current: 3, pending: undefined, refused: {} })
    expect(order([...edition(4, 7)], [2])).toMatchObject({ current: 4, refused: {} })
    expect(order([...edition(1, 5), ...edition(3, 7)], [8])).toMatchObject({ current: 1, refused: { 7: 'CATALOGUE_GAP' } })
  })

  test('is the same in whatever order the parts became readable', () => {
    const heads = [...edition(1, 5), ...edition(2, 9, 3), ...edition(2, 20), ...edition(3, 30, 2)]
    const whole = order(heads)
    expect(order(heads.toReversed())).toEqual(whole)
    expect(whole).toEqual({ current: 3, pending: undefined, refused: { 20: 'CATALOGUE_LOWER' } })
  })
})

describe('the example of ncv-catalogue, section 1', () => {
  const vector = readVectors<ReturnType<typeof catalogueVector>>('ncv-catalogue.json')

  test('is what this code makes, and reads back', () => {
    expect(vector).toMatchObject(catalogueVector())
    const payload = parsePayload(fromHex(vector.payload), CataloguePart)
    expect(payload).toEqual(EXAMPLE_PART)
    expect(headOf(19, 'TLP:CLEAR', payload)).toMatchObject({ index: 19, firstId: 'example-fachverfahren-5', lastId: 'example-fachverfahren-5' })
    expect(parseEntry(fromHex(vector.entry)).kind).toBe('catalogue')
    expect(hex(leafHash(fromHex(vector.entry)))).toBe(vector.leaf)
  })

  test('stands in the spec', () => {
    const spec = specText('ncv-catalogue')
    for (const part of [vector.entry, vector.leaf, vector.bodyHash]) expect(spec).toContain(squeezed(part))
  })
})

// SPDX-License-Identifier: EUPL-1.2
/** The inventory in the interface: search and filters, what columns mean, answers of the questionnaire, the catalogue's filter. @module */
import type { CatalogueProductView } from '@ncv/protocol/admin/catalogue-routes.ts'
import type { AssetView, QuestionView } from '@ncv/protocol/admin/inventory-routes.ts'
import { QuestionAnswer } from '@ncv/protocol/admin/inventory-routes.ts'
import { describe, expect, test } from 'vitest'
import { filterProducts } from '../../admin-ui/src/views/node/catalogue-filter.ts'
import { mapOf, mappingFault, meaningOf } from '../../admin-ui/src/views/node/column-mapping.ts'
import { filterAssets, officesOf as officesIn, searched } from '../../admin-ui/src/views/node/inventory-filter.ts'
import { added, changed, officesOf, removed, ticked } from '../../admin-ui/src/views/node/office-answers.ts'

const ASSETS: readonly AssetView[] = [
  { id: 'fw-1', vendor: 'Fortinet', product: 'FortiOS', version: '7.4.8', operator: 'self', office: 'IT', criticality: 'very-high' },
  { id: 'mw-1', vendor: 'Beispiel', product: 'Meldehaus', operator: 'it-dl', office: 'Bürgeramt' },
  { id: 'sk-1', product: 'Schulkasse', version: '3', office: 'Ämter für Schule', host: 'srv-schule' },
]
const ids = (text: string) => filterAssets(searched(ASSETS), new URLSearchParams(text)).map(({ id }) => id)

describe('the inventory', () => {
  test('is found by any words of product, vendor, host, office and id', () => {
    expect(ids('q=forti 7.4')).toEqual(['fw-1'])
    expect(ids('q=SRV-')).toEqual(['sk-1'])
    expect(ids('q=forti melde')).toEqual([])
  })

  test('is filtered by all that the address names', () => {
    expect(ids('operator=it-dl')).toEqual(['mw-1'])
    expect(ids('office=IT&criticality=very-high')).toEqual(['fw-1'])
    expect(ids('lacks=version')).toEqual(['mw-1'])
    expect(ids('lacks=operator')).toEqual(['sk-1'])
    expect(ids('lacks=nonsense')).toHaveLength(3)
  })

  test('names its offices in the order of the German alphabet', () => {
    expect(officesIn(ASSETS)).toEqual(['Ämter für Schule', 'Bürgeramt', 'IT'])
  })
})

describe('columns of a table', () => {
  const columns = [{ name: 'Softwarename', field: 'product' }, { name: 'Notiz' }, { name: '' }]

  test('need one for the product or the operating system, and none twice', () => {
    expect(mappingFault(meaningOf(columns))).toBeUndefined()
    expect(mappingFault([undefined, 'os'])).toBeUndefined()
    expect(mappingFault([undefined, 'vendor'])).toEqual({ kind: 'no-product' })
    expect(mappingFault(['product', 'product'])).toEqual({ kind: 'twice', field: 'product' })
  })

  test('go to the server with what each means, the left-out ones too', () => {
    expect(mapOf(columns, ['product', 'version', undefined])).toEqual({ Softwarename: 'product', Notiz: 'version' })
    expect(mapOf(columns, ['product', undefined, undefined])).toEqual({ Softwarename: 'product', Notiz: '-' })
  })
})

describe('an answer of the questionnaire', () => {
  const question = (id: string, office: string, answer?: QuestionAnswer): QuestionView => ({
    ...{ id, office, officeTitle: `Amt ${office}`, text: '?', products: [] },
    ...(answer === undefined ? {} : { answer }),
  })

  test('is what is ticked; nothing ticked is no answer, and never "none"', () => {
    const one = ticked('none', 'meso', true)
    expect(one).toEqual([{ id: 'meso' }])
    expect(QuestionAnswer.safeParse(one).success).toBe(true)
    expect(ticked(one ?? undefined, 'meso', false)).toBeNull()
  })

  test('keeps version and operator, and forgets what is emptied', () => {
    const typed = changed([{ id: 'meso' }], 0, { version: '5.2' })
    expect(typed).toEqual([{ id: 'meso', version: '5.2' }])
    expect(changed(typed ?? undefined, 0, { version: '' })).toEqual([{ id: 'meso' }])
    expect(QuestionAnswer.safeParse(changed(typed ?? undefined, 0, { operator: 'it-dl' })).success).toBe(true)
  })

  test('takes products that no question names, without empty fields', () => {
    const own = added([{ id: 'meso' }], { vendor: ' ', product: ' Eigenbau ', version: '' })
    expect(own).toEqual([{ id: 'meso' }, { product: 'Eigenbau' }])
    expect(removed(own ?? undefined, 1)).toEqual([{ id: 'meso' }])
  })

  test('counts for its office', () => {
    const offices = officesOf([question('a', 'it', 'none'), question('b', 'it'), question('c', 'bau')])
    expect(offices.map(({ id, title, answered }) => [id, title, answered])).toEqual([
      ['it', 'Amt it', 1],
      ['bau', 'Amt bau', 0],
    ])
  })
})

describe('the catalogue', () => {
  const base: Omit<CatalogueProductView, 'id' | 'product'> = { vendor: 'Haus', kind: 'specialist', versions: 'numbers', assets: [], daysLeft: null }
  const products: CatalogueProductView[] = [
    { ...base, id: 'a', product: 'Meldehaus', aliases: [{ product: 'EWO-Alt' }], assets: [{ id: 'mw-1', product: 'Meldehaus' }] },
    { ...base, id: 'b', product: 'Kasse', endOfSupport: '2026-01-31', daysLeft: 20 },
  ]
  const found = (text: string) => filterProducts(products, new URLSearchParams(text)).map(({ id }) => id)

  test('is found by other names, by what is in use, and by what ends', () => {
    expect(found('q=ewo-alt')).toEqual(['a'])
    expect(found('own=own')).toEqual(['a'])
    expect(found('own=ending')).toEqual(['b'])
    expect(found('')).toEqual(['a', 'b'])
  })
})

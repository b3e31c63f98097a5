// SPDX-License-Identifier: EUPL-1.2
/** Assets changed by hand, and a file looked at before it is read. */
import type { AssetView, InventoryFile } from '@ncv/protocol/admin/inventory-routes.ts'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CALL } from '../../support/call.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode } from '../link/node-stage.ts'

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'by hand', count: 1 })
})
afterEach(() => stage[Symbol.asyncDispose]())

const handlers = () => stagedNode(stage).handlers
const put = async (asset: Partial<AssetView> & { product: string }, before: AssetView | null = null) =>
  await handlers().putAsset({ body: { asset: asset as AssetView, before } }, CALL)
const all = async () => (await handlers().listInventory({}, CALL)).assets
const imports = async () => (await handlers().listInventoryImports({}, CALL)).imports
const take = async (text: string, more: Partial<InventoryFile> = {}) =>
  await handlers().importInventory({ body: { file: base64(utf8(text)), isShrinkAllowed: true, name: 'liste.csv', ...more } }, CALL)

describe('an asset by hand', () => {
  test('gets an id of its own, and can be found under it with its history', async () => {
    const { asset, total } = await put({ vendor: 'Fortinet', product: 'FortiOS', version: '7.4.8' })
    expect(total).toBe(1)
    expect(asset.id).toMatch(/^fortios-[0-9a-f]{10}$/)
    const shown = await handlers().showAsset({ query: { id: asset.id } }, CALL)
    expect(shown).toMatchObject({ asset, matches: [], history: [{ kind: 'added', format: 'hand', fields: [] }] })
  })

  test('changes only from what the person saw', async () => {
    const { asset } = await put({ id: 'fw', product: 'FortiOS', version: '7.4.8' })
    await put({ ...asset, version: '7.4.9' }, asset)
    await expect(put({ ...asset, version: '7.4.10' }, asset)).rejects.toMatchObject({ code: 'ASSET_CHANGED' })
    await expect(put({ id: 'fw', product: 'Anderes' })).rejects.toMatchObject({ code: 'ASSET_EXISTS' })
    expect(await all()).toEqual([{ id: 'fw', product: 'FortiOS', version: '7.4.9' }])
    const { history } = await handlers().showAsset({ query: { id: 'fw' } }, CALL)
    expect(history.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['changed', [{ field: 'version', from: '7.4.8', to: '7.4.9' }]],
      ['added', []],
    ])
  })

  test('a field that is emptied is gone', async () => {
    const { asset } = await put({ id: 'fw', product: 'FortiOS', version: '7.4.8', office: 'IT' })
    await put({ id: 'fw', product: 'FortiOS' }, asset)
    expect(await all()).toEqual([{ id: 'fw', product: 'FortiOS' }])
  })

  test('that was removed is given back as it was, and undone as an import is', async () => {
    const { asset } = await put({ id: 'fw', product: 'FortiOS', role: 'Leitung IT' })
    const { removed } = await handlers().removeAssets({ body: { ids: ['fw'] } }, CALL)
    expect(removed).toEqual([asset])
    await expect((async () => await handlers().removeAssets({ body: { ids: ['fw'] } }, CALL))()).rejects.toMatchObject({ code: 'ASSET_MISSING' })
    await handlers().undoInventoryImport({}, CALL)
    expect(await all()).toEqual([asset])
  })

  test('changes by hand do not push the last five files out of the history, and nothing older than these is kept', async () => {
    for (let i = 0; i < 7; i++) await take(`id;vendor;product;version\na${i};V;P;1\n`)
    for (let i = 0; i < 10; i++) await put({ id: `h${i}`, product: 'P' })
    const kept = await imports()
    expect(kept.filter(({ format }) => format === 'csv')).toHaveLength(5)
    expect(kept.filter(({ format }) => format === 'hand')).toHaveLength(10)
    for (let i = 0; i < kept.length; i++) await handlers().undoInventoryImport({}, CALL)
    expect(await all()).toEqual([{ id: 'a1', vendor: 'V', product: 'P', version: '1' }])
  })
})

describe('a file before it is read', () => {
  const inspect = async (text: string | Uint8Array, more: Partial<InventoryFile> = {}) =>
    await handlers().inspectInventory({ body: { file: base64(typeof text === 'string' ? utf8(text) : text), ...more } }, CALL)

  test('shows its columns with samples, also where no column is known for the product', async () => {
    const { table, faults, presets } = await inspect('Ding;Stand\n"Meldehaus; neu";7.3\n;\nKasse;\n')
    expect(faults).toEqual([])
    expect(table).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ';' })
    expect(table?.columns.map(({ name, samples }) => [name, samples])).toEqual([
      ['Ding', ['Meldehaus; neu', 'Kasse']],
      ['Stand', ['7.3', '']],
    ])
    expect(presets.map(({ name }) => name)).toContain('excel-de')
  })

  test('is recognised in windows-1252, and its mapping is remembered', async () => {
    const bytes = Uint8Array.from([...'Gerät;Ding\nx;Kasse\n'].map((sign) => sign.charCodeAt(0)))
    expect((await inspect(bytes)).table).toMatchObject({ encoding: 'windows-1252', columns: [{ name: 'Gerät' }, { name: 'Ding' }] })
    const map = { Ding: 'product', Gerät: '-' } as const
    await handlers().importInventory({ body: { file: base64(bytes), map } }, CALL)
    const again = await inspect(bytes)
    expect(again.table).toMatchObject({ origin: 'remembered', columns: [{ name: 'Gerät' }, { name: 'Ding', field: 'product' }] })
    expect(again.table?.columns[0]?.field).toBeUndefined()
  })

  test.each([
    ['', 'empty'],
    ['a;b\u0000\n1;2\n', 'nul-byte'],
  ])('that is no table is refused with a sentence: %j', async (text, problem) => {
    const { table, faults } = await inspect(text)
    expect(table).toBeUndefined()
    expect(faults[0]).toMatchObject({ problem })
    expect(faults[0]?.text.length).toBeGreaterThan(10)
  })
})

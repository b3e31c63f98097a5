// SPDX-License-Identifier: EUPL-1.2
/**
 * Corrections from end to end in one process: a wrong verdict goes, a missed one comes, both are listed, exported, imported elsewhere and undone.
 *
 * @module
 */
import { compose, composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, WARNING } from '../link/node-stage.ts'
import type { TestProduct } from '../matching/advisory-builder.ts'
import { csafDocument } from '../matching/advisory-builder.ts'
import { CALL } from '../../support/call.ts'

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'corrections' })
})
afterEach(() => stage[Symbol.asyncDispose]())

async function publish(trackingId: string, ...products: readonly TestProduct[]): Promise<number> {
  const vulnerabilities = [{ cve: 'CVE-2026-0001', product_status: { known_affected: products.map(({ id }) => id) } }]
  const bytes = utf8(JSON.stringify(csafDocument({ products, vulnerabilities })).replaceAll('"EX-1"', JSON.stringify(trackingId)))
  const body = composeAttachment(stage.hub, 'TLP:CLEAR', bytes)
  const warning: Warning = {
    ...WARNING,
    lane: 'passed-through',
    title: trackingId,
    advisory: { namespace: 'https://vendor.example', trackingId, version: '1' },
    document: { sha256: sha256(bytes), length: bytes.length, body: body.hash },
  }
  return await stage.hub.sequencer.append([
    compose(stage.hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'publisher-terms', payload: warning as unknown as Value, attachments: [body] }),
  ])
}

const handlers = (node = 0) => stagedNode(stage, node).handlers

async function inventory(lines: readonly string[], node = 0): Promise<void> {
  const { stores, links } = stagedNode(stage, node)
  const assets = lines.map((line) => {
    const [id = '', vendor = '', product = '', version = '', serial = ''] = line.split(';')
    return { id, product, ...(vendor === '' ? {} : { vendor }), ...(version === '' ? {} : { version }), ...(serial === '' ? {} : { serial }) }
  })
  stores.log.inOne(() => {
    stores.inventory.replace(assets)
    links.matcher.inventoryChanged()
  })
  await links.matcher.settle()
}

function touched(node = 0): string[] {
  return stagedNode(stage, node)
    .stores.matches.all()
    .map(({ index, asset, verdict }) => `${asset} ${stagedNode(stage, node).stores.warnings.one(index)?.warning.title} ${verdict}`)
    .sort()
}

const TOMCAT: TestProduct = { id: 'P1', vendor: 'Apache', product: 'Tomcat', range: '<9.0.111' }
const ROUTER: TestProduct = { id: 'P1', vendor: 'Acme', product: 'Router 3000', range: '<2.0' }

describe('an asset written otherwise', () => {
  test('is shown with what becomes of its matches before it is saved, and that is what becomes of them', async () => {
    await inventory(['r;Acme;Router 3000;1.0', 'other;Acme;Router 3000;1.0'])
    await publish('EINS', ROUTER)
    await stage.look()
    const preview = async (asset: object) => await handlers().previewAsset({ body: { asset: { id: 'r', product: 'Router 3000', ...asset } } }, CALL)
    const right = await preview({ vendor: 'Acme', version: '2.1' })
    expect(right).toMatchObject({ removed: 1, added: 0, changed: 0, matches: [{ asset: 'r', title: 'EINS', before: 'affected', others: 0 }] })
    expect(await preview({ vendor: 'Acme' })).toMatchObject({ removed: 0, changed: 1, matches: [{ before: 'affected', after: 'check' }] })
    expect(await preview({ vendor: 'Acme', version: '1.1' })).toMatchObject({ removed: 0, added: 0, changed: 0, matches: [] })
    expect(await preview({ id: 'new', vendor: 'Acme', version: '1.0' })).toMatchObject({ added: 1, matches: [{ asset: 'new', after: 'affected' }] })
    expect(touched()).toEqual(['other EINS affected', 'r EINS affected'])
    const before = { id: 'r', vendor: 'Acme', product: 'Router 3000', version: '1.0' }
    await handlers().putAsset({ body: { asset: { ...before, version: '2.1' }, before } }, CALL)
    expect(touched()).toEqual(['other EINS affected'])
  })
})

describe('a correction', () => {
  test('"never this product" takes the match away at once, for every asset written so, and for advisories to come', async () => {
    await inventory(['a1;;Router 3000;1.0', 'a2;;ROUTER  3000;1.5', 'a3;Acme;Router 3000;1.0'])
    await publish('EINS', ROUTER)
    await stage.look()
    expect(touched()).toEqual(['a1 EINS affected', 'a2 EINS affected', 'a3 EINS affected'])
    const shown = await handlers().correct({ body: { asset: 'a1', kind: 'never', advisory: 'EINS', preview: true } }, CALL)
    expect(shown).toMatchObject({ isApplied: false, effect: { removed: 2, added: 0, changed: 0 } })
    expect(touched()).toHaveLength(3)
    const done = await handlers().correct({ body: { asset: 'a1', kind: 'never', advisory: 'EINS', note: 'Nachbau' } }, CALL)
    expect(done).toMatchObject({
      isApplied: true,
      effect: shown.effect,
      corrections: [{ kind: 'never', said: { vendor: 'Acme', product: 'Router 3000' } }],
    })
    expect(touched()).toEqual(['a3 EINS affected'])
    await publish('ZWEI', ROUTER)
    await stage.look()
    expect(touched()).toEqual(['a3 EINS affected', 'a3 ZWEI affected'])
  })

  test('an alias makes the match that was missed, and its undoing takes it away; what is undone can be redone', async () => {
    await inventory(['w;;Webdienst Rathaus;9.0.100'])
    await publish('EINS', TOMCAT)
    await stage.look()
    expect(touched()).toEqual([])
    const { corrections } = await handlers().correct({ body: { asset: 'w', kind: 'alias', named: { vendor: 'Apache', product: 'Tomcat' } } }, CALL)
    const id = corrections[0]?.id ?? ''
    expect(touched()).toEqual(['w EINS affected'])
    expect(await handlers().undoCorrection({ params: { id }, body: { preview: true } }, CALL)).toMatchObject({
      isApplied: false,
      effect: { removed: 1 },
    })
    expect(touched()).toHaveLength(1)
    await handlers().undoCorrection({ params: { id }, body: {} }, CALL)
    expect(touched()).toEqual([])
    expect((await handlers().listCorrections({ query: {} }, CALL)).corrections).toEqual([])
    expect((await handlers().listCorrections({ query: { all: 'true' } }, CALL)).corrections).toMatchObject([
      { id, isUndone: true, history: [{ what: 'made' }, { what: 'undone' }] },
    ])
    await handlers().redoCorrection({ params: { id }, body: {} }, CALL)
    expect(touched()).toEqual(['w EINS affected'])
  })

  test('an alias to a product of an advisory carries no release: the asset keeps being recognised after its update', async () => {
    await inventory(['w;;Prozessbild;3.16'])
    await publish('EINS', { id: 'P1', vendor: 'Siemens', product: 'SIMATIC WinCC OA V3.16', range: 'vers:all/*' })
    await publish('ZWEI', { id: 'P1', vendor: 'Siemens', product: 'SIMATIC WinCC OA', range: '<3.18' })
    await stage.look()
    const done = await handlers().correct({ body: { asset: 'w', kind: 'alias', advisory: 'EINS', product: 'P1' } }, CALL)
    expect(done.corrections).toMatchObject([
      { said: { vendor: 'Siemens', product: 'SIMATIC WinCC OA' }, origin: { advisory: 'EINS', productId: 'P1' } },
    ])
    expect(touched()).toEqual(['w EINS affected', 'w ZWEI affected'])
  })

  test('a correction tells in the list what it does to the matches of today', async () => {
    await inventory(['w;;Webdienst Rathaus;9.0.100', 'r;;Router 3000;1.0'])
    await publish('EINS', TOMCAT)
    await publish('ZWEI', ROUTER)
    await stage.look()
    await handlers().correct({ body: { asset: 'w', kind: 'alias', named: { vendor: 'Apache', product: 'Tomcat' } } }, CALL)
    await handlers().correct({ body: { asset: 'r', kind: 'never', advisory: 'ZWEI' } }, CALL)
    const { corrections } = await handlers().listCorrections({ query: {} }, CALL)
    expect(corrections.map(({ kind, effect }) => ({ kind, ...effect })).sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'alias', added: 1, removed: 0, changed: 0 },
      { kind: 'never', added: 0, removed: 1, changed: 0 },
    ])
  })

  test('an export holds in another node of the house, names no asset, and comes in whole or not at all', async () => {
    await inventory(['geheimer-host;;Webdienst Rathaus;9.0.100'])
    await inventory(['w7;;Webdienst Rathaus;9.0.1'], 1)
    await publish('EINS', TOMCAT)
    await stage.look()
    await handlers().correct({ body: { asset: 'geheimer-host', kind: 'alias', named: { vendor: 'Apache', product: 'Tomcat' } } }, CALL)
    const { json, count } = await handlers().exportCorrections({}, CALL)
    expect(count).toBe(1)
    expect(json).not.toContain('geheimer-host')
    const broken = base64(utf8(json.replace('"alias"', '"alais"')))
    await expect(handlers(1).importCorrections({ body: { name: 'k.json', bytes: broken } }, CALL)).rejects.toMatchObject({
      code: 'CORRECTIONS_INVALID',
      params: { file: 'k.json', pointer: '/corrections/0/kind' },
    })
    expect(touched(1)).toEqual([])
    const body = { name: 'k.json', bytes: base64(utf8(json)) }
    expect(await handlers(1).importCorrections({ body }, CALL)).toMatchObject({ isApplied: true, known: 0, effect: { added: 1 } })
    expect(touched(1)).toEqual(['w7 EINS affected'])
    expect(await handlers(1).importCorrections({ body }, CALL)).toMatchObject({ isApplied: false, known: 1, corrections: [] })
  })

  test('what a serial number recognised as affected is not silenced without force', async () => {
    await inventory(['p;Acme;Pumpe Keller;1.0;AC-77', 'q;Acme;Pumpe Keller;1.0'])
    await publish('EINS', { id: 'P1', vendor: 'Acme', product: 'Pump 3000', range: 'vers:all/*', helper: { serial_numbers: ['AC-77'] } })
    await stage.look()
    expect(touched()).toEqual(['p EINS affected'])
    const body = { asset: 'p', kind: 'never' as const, advisory: 'EINS' }
    await expect(handlers().correct({ body }, CALL)).rejects.toMatchObject({ code: 'CORRECTION_DANGEROUS', params: { count: 1, asset: 'p' } })
    expect(await handlers().correct({ body: { ...body, preview: true } }, CALL)).toMatchObject({ effect: { matches: [{ isSure: true }] } })
    expect(touched()).toEqual(['p EINS affected'])
    expect(await handlers().correct({ body: { ...body, force: true } }, CALL)).toMatchObject({ isApplied: true, effect: { removed: 1 } })
    expect(touched()).toEqual([])
  })

  test('an asset is not denied its own name without force: nothing would be heard of the product any more', async () => {
    await inventory(['r;ACME GmbH;Router 3000;1.0'])
    await publish('EINS', ROUTER)
    await stage.look()
    const body = { asset: 'r', kind: 'never' as const, advisory: 'EINS' }
    await expect(handlers().correct({ body }, CALL)).rejects.toMatchObject({ code: 'CORRECTION_SAME_NAME' })
    expect(touched()).toEqual(['r EINS affected'])
    expect(await handlers().correct({ body: { ...body, force: true } }, CALL)).toMatchObject({ isApplied: true })
  })

  test('decisions on all other matches stay, and so do their matches, byte by byte', async () => {
    await inventory(['w;;Webdienst Rathaus;9.0.100', 'r;;Router 3000;1.0'])
    await publish('EINS', TOMCAT)
    await publish('ZWEI', ROUTER)
    await stage.look()
    await handlers().setMatch({ body: { asset: 'r', advisory: 'ZWEI', status: 'in-progress' } }, CALL)
    const before = stagedNode(stage).stores.matches.all()
    await handlers().correct({ body: { asset: 'w', kind: 'alias', named: { vendor: 'Apache', product: 'Tomcat' } } }, CALL)
    const after = stagedNode(stage).stores.matches.all()
    expect(after.filter(({ asset }) => asset === 'r')).toEqual(before)
    const { matches } = await handlers().listMatches({ query: { all: 'true' } }, CALL)
    expect(matches.filter(({ asset }) => asset.id === 'r')).toMatchObject([{ status: 'in-progress' }])
  })

  test('a match that an undone correction brings back has the decision that was taken about it', async () => {
    await inventory(['r;;Router 3000;1.0'])
    await publish('EINS', ROUTER)
    await stage.look()
    await handlers().setMatch({ body: { asset: 'r', advisory: 'EINS', status: 'in-progress' } }, CALL)
    const { corrections } = await handlers().correct({ body: { asset: 'r', kind: 'never', advisory: 'EINS' } }, CALL)
    expect((await handlers().listMatches({ query: { all: 'true' } }, CALL)).matches).toEqual([])
    await handlers().undoCorrection({ params: { id: corrections[0]?.id ?? '' }, body: {} }, CALL)
    expect((await handlers().listMatches({ query: { all: 'true' } }, CALL)).matches).toMatchObject([{ asset: { id: 'r' }, status: 'in-progress' }])
  })

  test('a correction outlives a restart of the node', async () => {
    await inventory(['r;;Router 3000;1.0'])
    await publish('EINS', ROUTER)
    await stage.look()
    await handlers().correct({ body: { asset: 'r', kind: 'never', advisory: 'EINS' } }, CALL)
    await stage.reopen(0)
    await stagedNode(stage).links.matcher.rescan()
    expect(touched()).toEqual([])
  })

  test('its opposite is refused until it is undone; what nobody recognised cannot be denied', async () => {
    await inventory(['r;Acme;Router 3000;1.0', 'w;;Webdienst;1'])
    await publish('EINS', ROUTER)
    await publish('VIELE', { ...ROUTER, id: 'A' }, { ...TOMCAT, id: 'B' })
    await stage.look()
    const never = { asset: 'r', kind: 'never' as const, named: { vendor: 'Acme', product: 'Switch' } }
    const { corrections } = await handlers().correct({ body: never }, CALL)
    await expect(handlers().correct({ body: { ...never, kind: 'alias' } }, CALL)).rejects.toMatchObject({
      code: 'CORRECTION_CONTRADICTS',
      params: { id: corrections[0]?.id },
    })
    const refused: readonly (readonly [object, string])[] = [
      [{ asset: 'w', kind: 'never', advisory: 'EINS' }, 'CORRECTION_NOTHING'],
      [{ asset: 'x', kind: 'never', advisory: 'EINS' }, 'ASSET_MISSING'],
      [{ asset: 'w', kind: 'never', advisory: 'DREI' }, 'ADVISORY_UNKNOWN'],
      [{ asset: 'w', kind: 'alias', advisory: 'VIELE' }, 'PRODUCT_AMBIGUOUS'],
      [{ asset: 'w', kind: 'alias', advisory: 'VIELE', product: 'C' }, 'PRODUCT_MISSING'],
      [{ asset: 'r', kind: 'alias', named: { vendor: 'ACME', product: 'router 3000' } }, 'CORRECTION_SELF'],
    ]
    for (const [body, code] of refused) {
      await expect(handlers().correct({ body: body as typeof never }, CALL), code).rejects.toMatchObject({ code })
    }
    expect((await handlers().listCorrections({ query: { all: 'true' } }, CALL)).corrections).toHaveLength(1)
  })
})

describe('suggestions', () => {
  test('name what a mistyped product may have meant, make no match of it, and the alias taken from them does', async () => {
    await inventory(['s;Siemens;Scalence X307-3;4.1.2', 'n;Siemens;SCALANCE X308-2;4.1.2', 't;;Webdienst;1'])
    await publish('EINS', { id: 'P1', vendor: 'Siemens', product: 'SCALANCE X307-3 (6GK5307-3BL00-2AA3)', range: '<4.1.4' })
    await stage.look()
    const { suggestions } = await handlers().listSuggestions({}, CALL)
    expect(suggestions).toMatchObject([{ assets: ['s'], products: [{ vendor: 'Siemens', product: 'SCALANCE X307-3', source: 'advisory' }] }])
    expect(touched()).toEqual([])
    const [{ vendor = '', product = '' } = {}] = suggestions[0]?.products ?? []
    await handlers().correct({ body: { asset: 's', kind: 'alias', named: { vendor, product } } }, CALL)
    expect(touched()).toEqual(['s EINS affected'])
    expect(await handlers().listSuggestions({}, CALL)).toEqual({ suggestions: [] })
  })

  test('one that is turned down does not come again', async () => {
    await inventory(['s;Siemens;Scalence X307-3;4.1.2'])
    await publish('EINS', { id: 'P1', vendor: 'Siemens', product: 'SCALANCE X307-3', range: '<4.1.4' })
    await stage.look()
    await handlers().correct({ body: { asset: 's', kind: 'never', named: { vendor: 'Siemens', product: 'SCALANCE X307-3' } } }, CALL)
    expect(await handlers().listSuggestions({}, CALL)).toEqual({ suggestions: [] })
  })
})

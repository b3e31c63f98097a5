// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue end to end: from two analysts' signatures at the hub to matches in every node.
 *
 * @module
 */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { addCatalogueDraft, prepareEdition, publishCatalogueDraft } from '@ncv/federation/hub/publish/catalogue.ts'
import { compose, composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { fromHex, utf8 } from '@ncv/protocol/bytes.ts'
import { splitCatalogue } from '@ncv/protocol/catalogue/parts.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Catalogue, CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asset } from '../../../node/inventory/asset.ts'
import { testMember } from '../../support/founded-hub.ts'
import type { VirtualApp } from '../../support/virtual-world.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode, WARNING } from '../link/node-stage.ts'
import { csafDocument } from '../matching/advisory-builder.ts'
import { CALL } from '../../support/call.ts'

const ANALYSTS = [testMember('anna'), testMember('bert')] as const

const MELDEWERK: CatalogueProduct = {
  id: 'meldewerk',
  vendor: 'Beispielhaus eG',
  product: 'Meldewerk',
  kind: 'specialist',
  versions: 'numbers',
  aliases: [{ vendor: 'Altes Haus', product: 'Einwohnerkartei Plus' }],
  embedded: [{ vendor: 'Apache', product: 'Tomcat' }],
  endOfSupport: '2026-03-31',
  successor: 'meldewerk-neo',
  securityContact: 'https://beispielhaus.example/sicherheit',
}
const NEO: CatalogueProduct = {
  id: 'meldewerk-neo',
  vendor: 'Beispielhaus eG',
  product: 'Meldewerk Neo',
  kind: 'specialist',
  versions: 'numbers',
  predecessor: 'meldewerk',
}
const filler = (n: number): CatalogueProduct => ({
  id: `x-${String(n).padStart(4, '0')}`,
  vendor: `Haus ${n}`,
  product: `Verfahren ${n}`,
  kind: 'specialist',
  versions: 'none',
})

const ASSETS: readonly Asset[] = [
  { id: 'a1', vendor: 'Altes Haus', product: 'Einwohnerkartei Plus', version: '4.1' },
  { id: 'a2', vendor: 'Anderes Haus', product: 'Anderes Werk', version: '1' },
]

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'catalogue' })
  for (const [i, { identity }] of ANALYSTS.entries()) stage.hub.drafts.addAnalyst(`analyst-${i}`, identity.publicKey)
})
afterEach(() => stage[Symbol.asyncDispose]())

async function publish(
  products: readonly CatalogueProduct[],
  tlp: 'TLP:CLEAR' | 'TLP:GREEN' = 'TLP:CLEAR',
  extra: Partial<Catalogue> = {},
): Promise<number> {
  const text = JSON.stringify({ title: 'Beispielkatalog', isExample: true, products, ...extra })
  const prepared = prepareEdition(stage.hub, text, tlp)
  if ('faults' in prepared) throw new Error(JSON.stringify(prepared.faults))
  const [author, approver] = (['author', 'approver'] as const).map((role, i) =>
    signDraft(ANALYSTS[i]!.identity.seed, stage.hub.opened.origin, role, fromHex(prepared.id)),
  )
  const { id } = addCatalogueDraft(stage.hub, text, tlp, 'analyst-0', author!)
  return await publishCatalogueDraft(stage.hub, id, 'analyst-1', approver!)
}

/** Past the hub's own checks, as a hub would that breaks the rules. */
function parts(edition: number, products: readonly CatalogueProduct[]) {
  return splitCatalogue({ title: 'Katalog', edition, isExample: false, products: [...products] }).map((part) =>
    compose(stage.hub, { kind: 'catalogue', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: part as unknown as Value }),
  )
}

async function publishAdvisory(vendor: string, product: string, range: string): Promise<number> {
  const document = csafDocument({
    products: [{ id: 'P1', vendor, product, range }],
    vulnerabilities: [{ cve: 'CVE-2026-0001', product_status: { known_affected: ['P1'] } }],
  })
  const bytes = utf8(JSON.stringify(document))
  const body = composeAttachment(stage.hub, 'TLP:CLEAR', bytes)
  const warning: Warning = {
    ...WARNING,
    lane: 'passed-through',
    advisory: { namespace: 'https://vendor.example', trackingId: `EX-${product}-${range}`, version: '1' },
    document: { sha256: sha256(bytes), length: bytes.length, body: body.hash },
  }
  return await stage.hub.sequencer.append([
    compose(stage.hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'publisher-terms', payload: warning as unknown as Value, attachments: [body] }),
  ])
}

async function take(assets: readonly Asset[]): Promise<void> {
  const { stores, links } = stagedNode(stage)
  stores.log.inOne(() => {
    stores.inventory.replace(assets)
    links.matcher.inventoryChanged()
  })
  await links.matcher.settle()
}
const matches = async () => (await stagedNode(stage).handlers.listMatches({ query: { all: 'true' } }, CALL)).matches
const quarantined = () => stagedNode(stage).stores.log.quarantined()
const current = (index = 0) => stagedNode(stage, index).stores.catalogue.edition()

describe('an edition that two analysts have signed', () => {
  test('is held by every node, whole, and marked until it is witnessed', async () => {
    const index = await publish([MELDEWERK, NEO])
    await stage.look()
    for (const [i] of stage.nodes.entries()) {
      expect(current(i)).toMatchObject({ edition: 1, index, parts: 1, title: 'Beispielkatalog', isExample: true, tlp: 'TLP:CLEAR' })
      expect(stagedNode(stage, i).stores.catalogue.all()).toEqual([MELDEWERK, NEO])
    }
    const edition = async () => (await stagedNode(stage).handlers.listCatalogue({ query: {} }, CALL)).edition
    expect(await edition()).toMatchObject({ isWitnessed: false, isExample: true, products: 2 })
    await stage.witness()
    await stage.look()
    expect(await edition()).toMatchObject({ isWitnessed: true })
  })

  test('makes an asset that goes by another name match what came before it and what comes after', async () => {
    await take(ASSETS)
    const earlier = await publishAdvisory('Beispielhaus eG', 'Meldewerk', '<4.2')
    await stage.look()
    expect(await matches()).toEqual([])
    await publish([MELDEWERK, NEO])
    await stage.look()
    expect(await matches()).toMatchObject([{ index: earlier, asset: { id: 'a1' }, verdict: 'affected' }])
    expect((await matches())[0]?.reasons.join()).toContain('Produktkatalog')
    await publishAdvisory('Beispielhaus eG', 'Meldewerk', '>=4.0')
    await stage.look()
    expect(await matches()).toHaveLength(2)
  })

  test('makes a built-in component a question to the vendor, with the page on which to ask', async () => {
    await take(ASSETS)
    await publish([MELDEWERK, NEO])
    await publishAdvisory('Apache', 'Tomcat', '<10.1')
    await stage.look()
    const [match, ...others] = await matches()
    expect(others).toEqual([])
    expect(match).toMatchObject({ asset: { id: 'a1' }, verdict: 'check' })
    expect(match?.reasons.join()).toContain('weiß nur der Hersteller: bitte fragen (https://beispielhaus.example/sicherheit)')
  })

  test('that retires a product ends the matches that rested on it', async () => {
    await take(ASSETS)
    await publish([MELDEWERK, NEO])
    await publishAdvisory('Beispielhaus eG', 'Meldewerk', '<4.2')
    await stage.look()
    expect(await matches()).toHaveLength(1)
    const { predecessor: _, ...neo } = NEO
    await publish([neo], 'TLP:CLEAR', { retired: ['meldewerk'] })
    await stage.look()
    expect(current()).toMatchObject({ edition: 2 })
    expect(await matches()).toEqual([])
  })

  test('is read by members under TLP:GREEN', async () => {
    await rotateEpoch(stage.hub)
    await publish([MELDEWERK, NEO], 'TLP:GREEN')
    await stage.witness()
    await stage.look()
    expect(current(2)).toMatchObject({ edition: 1, tlp: 'TLP:GREEN' })
  })
})

describe('an edition of several parts', () => {
  const MANY = [MELDEWERK, NEO, ...Array.from({ length: 700 }, (_, n) => filler(n))]

  /** The mirror's and the hub's copy of this body are not there. */
  function holdBack(index: number): void {
    const path = `/${bodyPath(parseEntry(stage.hub.log.entry(index)!).body)}`
    const without = (app: VirtualApp): VirtualApp => ({
      fetch: (request) => (new URL(request.url).pathname === path ? new Response(null, { status: 404 }) : app.fetch(request)),
    })
    stage.federation.host(RELAY_URL, without(stage.relay.publicApp))
    stage.federation.host(HUB_URL, without(hubApp(stage.hub)))
  }
  function giveAll(): void {
    stage.federation.host(RELAY_URL, stage.relay.publicApp)
    stage.federation.host(HUB_URL, hubApp(stage.hub))
  }

  test('is in force with its last part and not before, and the entries are done together', async () => {
    await publish([MELDEWERK, NEO])
    await stage.look()
    const index = await publish(MANY)
    await stage.federation.advance(60_000)
    holdBack(index + 1)
    await stagedNode(stage).links.feed.poll()
    const { stores } = stagedNode(stage)
    expect(current()).toMatchObject({ edition: 1 })
    expect(stores.catalogue.count()).toBe(2)
    expect(stores.log.openCount()).toBeGreaterThan(1)
    expect(await stagedNode(stage).handlers.listCatalogue({ query: {} }, CALL)).toMatchObject({ waiting: 2, refused: [], edition: { edition: 1 } })
    giveAll()
    await stagedNode(stage).links.feed.poll()
    expect(current()).toMatchObject({ edition: 2, index })
    expect(stores.catalogue.count()).toBe(MANY.length)
    expect([stores.log.openCount(), quarantined()]).toEqual([0, []])
  })

  test('that is held back does not hold up the next one, and changes nothing when it comes', async () => {
    const index = await publish(MANY)
    await publish([MELDEWERK, NEO, filler(1)], 'TLP:CLEAR', {
      retired: MANY.slice(2)
        .map(({ id }) => id)
        .filter((id) => id !== filler(1).id),
    })
    await stage.federation.advance(60_000)
    holdBack(index)
    await stagedNode(stage).links.feed.poll()
    expect(current()).toMatchObject({ edition: 2 })
    giveAll()
    await stagedNode(stage).links.feed.poll()
    expect(current()).toMatchObject({ edition: 2 })
    expect([stagedNode(stage).stores.log.openCount(), quarantined()]).toEqual([0, []])
  })

  test('with a hole that nothing can fill is refused whole and said', async () => {
    const [first, ...others] = parts(1, MANY)
    const index = await stage.hub.sequencer.append([first!])
    await stage.warn()
    await stage.hub.sequencer.append(others)
    await stage.look()
    expect(current()).toBeUndefined()
    expect(quarantined().map(({ code }) => code)).toEqual(Array.from({ length: others.length + 1 }, () => 'CATALOGUE_PARTS'))
    expect(quarantined()[0]?.index).toBe(index)
  })

  test('survives a restart between two of its parts', async () => {
    const index = await publish(MANY)
    await stage.federation.advance(60_000)
    holdBack(index + 2)
    await stagedNode(stage).links.feed.poll()
    expect(current()).toBeUndefined()
    await stage.reopen(0)
    giveAll()
    await stagedNode(stage).links.feed.poll()
    expect(current()).toMatchObject({ edition: 1, parts: parts(1, MANY).length })
  })
})

describe('a hub that breaks the order', () => {
  test('with a lower or the same edition is refused, and the one in force stays', async () => {
    await stage.hub.sequencer.append([...parts(1, [MELDEWERK, NEO]), ...parts(2, [filler(1)])])
    await stage.hub.sequencer.append([...parts(2, [filler(2)]), ...parts(1, [filler(3)])])
    await stage.look()
    expect(current()).toMatchObject({ edition: 2 })
    expect(stagedNode(stage).stores.catalogue.all()).toEqual([filler(1)])
    expect(quarantined().map(({ code }) => code)).toEqual(['CATALOGUE_LOWER', 'CATALOGUE_LOWER'])
  })

  test('with the very same entry again is refused: an edition is published once', async () => {
    const [entry] = parts(1, [MELDEWERK, NEO])
    await stage.hub.sequencer.append([entry!])
    await stage.hub.sequencer.append([{ ...entry!, bodies: [] }])
    await stage.look()
    expect(current()).toMatchObject({ edition: 1, index: 1 })
    expect(quarantined()).toEqual([{ index: 2, code: 'CATALOGUE_LOWER' }])
  })

  test('with an edition left out is refused, and the next in order is taken', async () => {
    await stage.hub.sequencer.append([...parts(1, [MELDEWERK, NEO]), ...parts(3, [filler(3)])])
    await stage.look()
    expect([current()?.edition, quarantined()]).toEqual([1, [{ index: 2, code: 'CATALOGUE_GAP' }]])
    const { refused } = await stagedNode(stage).handlers.listCatalogue({ query: {} }, CALL)
    expect(refused).toMatchObject([{ index: 2, code: 'CATALOGUE_GAP' }])
    expect(refused[0]?.text).toContain('fehlt eine im Protokoll')
    await stage.hub.sequencer.append(parts(2, [filler(2)]))
    await stage.look()
    expect(stagedNode(stage).stores.catalogue.all()).toEqual([filler(2)])
  })

  test('with two catalogues for one edition in two logs is caught by the log itself', async () => {
    await stage.hub.sequencer.append(parts(1, [MELDEWERK, NEO]))
    await stage.witness()
    await stage.look()
    const other = await nodeStage({ seed: 'catalogue' })
    try {
      await other.hub.sequencer.append([
        compose(other.hub, {
          kind: 'catalogue',
          tlp: 'TLP:CLEAR',
          terms: 'n-cert',
          payload: splitCatalogue({ title: 'Katalog', edition: 1, isExample: false, products: [filler(1)] })[0] as unknown as Value,
        }),
      ])
      stage.federation.host(HUB_URL, hubApp(other.hub))
      stage.federation.host(RELAY_URL, hubApp(other.hub))
      await stagedNode(stage).links.feed.poll()
      expect(stagedNode(stage).links.feed.state()).toMatchObject({ code: 'LOG_FORK', isHalted: true })
      expect(stagedNode(stage).stores.catalogue.all()).toEqual([MELDEWERK, NEO])
    } finally {
      await other[Symbol.asyncDispose]()
    }
  })
})

describe('what people are shown', () => {
  beforeEach(async () => {
    await take(ASSETS)
    await publish([MELDEWERK, NEO, filler(7)])
    await stage.look()
  })

  test('the catalogue, searched by any of its names, with the own assets', async () => {
    const { handlers } = stagedNode(stage)
    const found = async (search: string) => (await handlers.listCatalogue({ query: { search } }, CALL)).products.map(({ id }) => id)
    expect(await found('einwohnerkartei')).toEqual(['meldewerk'])
    expect(await found('TOMCAT')).toEqual(['meldewerk'])
    expect(await found('beispielhaus neo')).toEqual(['meldewerk-neo'])
    expect(await found('nichts davon')).toEqual([])
    const shown = await handlers.showCatalogueProduct({ params: { id: 'meldewerk' } }, CALL)
    expect(shown).toMatchObject({
      product: { assets: [{ id: 'a1', version: '4.1' }] },
      successor: 'Beispielhaus eG Meldewerk Neo',
      edition: { isExample: true },
    })
    await expect(async () => handlers.showCatalogueProduct({ params: { id: 'nie' } }, CALL)).rejects.toMatchObject({
      code: 'CATALOGUE_PRODUCT_MISSING',
    })
  })

  test('own products whose support ends soon or is over, with their successor', async () => {
    const { handlers } = stagedNode(stage)
    const { assets } = await handlers.listSupport({ query: {} }, CALL)
    expect(assets).toMatchObject([
      { asset: { id: 'a1' }, product: 'meldewerk', endOfSupport: '2026-03-31', isOver: false, successor: { name: 'Beispielhaus eG Meldewerk Neo' } },
    ])
    expect(assets[0]?.daysLeft).toBeGreaterThan(30)
    expect((await handlers.listSupport({ query: { days: 30 } }, CALL)).assets).toEqual([])
  })
})

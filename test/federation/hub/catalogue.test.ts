// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue at the hub: checked, under four eyes, whole or not at all, seen by `ncv log verify`.
 *
 * @module
 */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { publishedEditions } from '@ncv/federation/hub/publish/catalogue-editions.ts'
import { addCatalogueDraft, prepareEdition, publishCatalogueDraft } from '@ncv/federation/hub/publish/catalogue.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { splitCatalogue } from '@ncv/protocol/catalogue/parts.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Catalogue, CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, testMember } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { publicFilesOf, sourceOf } from '../log/public-log.ts'

const ANNA = testMember('anna')
const BERT = testMember('bert')
let founded: FoundedHub
beforeEach(async () => {
  founded = await foundHub(virtualFederation({ seed: 'catalogue' }).party('hub'))
  await rotateEpoch(founded.hub)
  founded.hub.drafts.addAnalyst('anna', ANNA.identity.publicKey)
  founded.hub.drafts.addAnalyst('bert', BERT.identity.publicKey)
})
afterEach(() => founded.dispose())

const product = (n: number, extra: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  id: `p-${String(n).padStart(4, '0')}`,
  vendor: 'Haus',
  product: `Verfahren ${n}`,
  kind: 'specialist',
  versions: 'numbers',
  ...extra,
})
const file = (count: number, extra: Partial<Catalogue> = {}): string =>
  JSON.stringify({ title: 'Produktkatalog', isExample: false, products: Array.from({ length: count }, (_, n) => product(n)), ...extra })

type Tlp = 'TLP:CLEAR' | 'TLP:GREEN'
const sign = (id: string, role: 'author' | 'approver', { identity }: TestMember) =>
  signDraft(identity.seed, founded.hub.opened.origin, role, fromHex(id))

function draft(text: string, tlp: Tlp = 'TLP:CLEAR') {
  const prepared = prepareEdition(founded.hub, text, tlp)
  if ('faults' in prepared) throw new Error(JSON.stringify(prepared.faults))
  return addCatalogueDraft(founded.hub, text, tlp, 'anna', sign(prepared.id, 'author', ANNA))
}
const approve = (id: string) => publishCatalogueDraft(founded.hub, id, 'bert', sign(id, 'approver', BERT))
const publish = (text: string, tlp?: Tlp) => approve(draft(text, tlp).id)
const verdict = () =>
  verifyLog(sourceOf(publicFilesOf(founded)), undefined, 0).then(
    ({ size }) => size,
    ({ code, params }) => ({ code, ...params }),
  )

describe('an edition', () => {
  test('is published under four eyes, counted by the hub, and read back out of the log', async () => {
    const first = await publish(file(3))
    expect(parseEntry(founded.hub.log.entry(first)!)).toMatchObject({ kind: 'catalogue', tlp: 'TLP:CLEAR', terms: 'n-cert', epoch: 0 })
    await publish(file(4))
    const { current } = publishedEditions(founded.hub)
    expect(current?.catalogue).toMatchObject({ edition: 2, title: 'Produktkatalog', isExample: false })
    expect(current?.catalogue.products).toHaveLength(4)
    expect(await verdict()).toBe(4)
  })

  test('is not published by its author, nor with an author’s signature', async () => {
    const { id } = draft(file(1))
    await expect(publishCatalogueDraft(founded.hub, id, 'anna', sign(id, 'approver', ANNA))).rejects.toMatchObject({ code: 'FOUR_EYES' })
    await expect(publishCatalogueDraft(founded.hub, id, 'bert', sign(id, 'author', BERT))).rejects.toMatchObject({ code: 'ANALYST_KEY' })
    expect(founded.hub.log.size()).toBe(2)
  })

  test('is sealed for members under TLP:GREEN, and the hub still reads it', async () => {
    const index = await publish(file(1), 'TLP:GREEN')
    const { body, epoch } = parseEntry(founded.hub.log.entry(index)!)
    expect(epoch).toBe(1)
    expect(Buffer.from(founded.hub.log.body(body)!).includes('Verfahren')).toBe(false)
    expect(publishedEditions(founded.hub).current).toMatchObject({ tlp: 'TLP:GREEN', catalogue: { edition: 1 } })
    expect(await verdict()).toBe(3)
  })

  test('that is large becomes several entries behind each other, in one step', async () => {
    const index = await publish(file(800))
    const kinds = Array.from({ length: founded.hub.log.size() }, (_, i) => parseEntry(founded.hub.log.entry(i)!).kind)
    expect(kinds.slice(index)).toEqual(Array.from({ length: kinds.length - index }, () => 'catalogue'))
    expect(kinds.length - index).toBeGreaterThanOrEqual(4)
    expect(publishedEditions(founded.hub).current?.catalogue.products).toHaveLength(800)
    expect(await verdict()).toBe(kinds.length)
  })

  test('that is published again answers with the same entry; two at the same moment make one', async () => {
    const { id } = draft(file(2))
    const results = await Promise.allSettled([approve(id), approve(id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await approve(id)).toBe(2)
    expect(founded.hub.log.size()).toBe(3)
  })

  test('loses against another one of the same number that came first', async () => {
    const [one, other] = [draft(file(2)), draft(file(3))]
    const results = await Promise.allSettled([approve(one.id), approve(other.id)])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await expect(approve(other.id)).rejects.toMatchObject({ code: 'CATALOGUE_EDITION', params: { found: 1, expected: 2 } })
    expect(founded.hub.log.size()).toBe(3)
  })

  test('from which products vanish is refused until they are named as retired', async () => {
    await publish(file(3))
    const cut = prepareEdition(founded.hub, file(2), 'TLP:CLEAR')
    expect(cut).toEqual({ faults: [{ pointer: '/products', problem: 'vanished', found: 'p-0002' }] })
    const prepared = prepareEdition(founded.hub, file(2, { retired: ['p-0002'] }), 'TLP:CLEAR')
    expect(prepared).toMatchObject({ difference: { added: [], changed: [], removed: ['p-0002'] }, catalogue: { edition: 2 } })
  })

  test('that is no JSON is refused with line and column, whatever else it may be', () => {
    const refuse = (text: string) => () => prepareEdition(founded.hub, text, 'TLP:CLEAR')
    expect(refuse('{\n  "title": "x",\n  "title": "y" }')).toThrow(
      expect.objectContaining({ code: 'CATALOGUE_NOT_JSON', params: expect.objectContaining({ line: 3 }) }),
    )
    expect(refuse(file(2).slice(0, -5))).toThrow(expect.objectContaining({ code: 'CATALOGUE_NOT_JSON' }))
  })

  test('has another id under another label: who approved one has not approved the other', () => {
    const [clear, green] = (['TLP:CLEAR', 'TLP:GREEN'] as const).map((tlp) => prepareEdition(founded.hub, file(1), tlp))
    expect(clear).toHaveProperty('id')
    expect(clear).not.toMatchObject({ id: green !== undefined && 'id' in green ? green.id : '' })
  })
})

describe('after a recovery without the old key', () => {
  test('what was sealed cannot be read, so the number must be given and must be higher', async () => {
    await publish(file(1), 'TLP:GREEN')
    const blind = { ...founded.hub, issuing: Object.assign(Object.create(founded.hub.issuing), { epochKey: () => undefined }) }
    expect(publishedEditions(blind)).toEqual({ current: undefined, isComplete: false })
    expect(prepareEdition(blind, file(1), 'TLP:CLEAR')).toEqual({ faults: [{ pointer: '/edition', problem: 'missing' }] })
    expect(prepareEdition(blind, file(1, { edition: 2 }), 'TLP:CLEAR')).toMatchObject({ catalogue: { edition: 2 } })
  })
})

describe('ncv log verify refuses a log', () => {
  const parts = (edition: number, count: number) =>
    splitCatalogue({ title: 'T', edition, isExample: false, products: Array.from({ length: count }, (_, n) => product(n)) }).map((part) =>
      compose(founded.hub, { kind: 'catalogue', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: part as unknown as Value }),
    )
  const warning = () =>
    compose(founded.hub, {
      kind: 'warning',
      tlp: 'TLP:CLEAR',
      terms: 'n-cert',
      payload: { lane: 'assessed', title: 'Hinweis', publisher: 'N-CERT', isExercise: false },
    })

  test('in which an edition stands twice', async () => {
    await founded.hub.sequencer.append([...parts(1, 1), ...parts(1, 2)])
    expect(await verdict()).toMatchObject({ code: 'CATALOGUE_LOWER', index: 3 })
  })

  test('in which an edition was left out', async () => {
    await founded.hub.sequencer.append([...parts(1, 1), ...parts(3, 1)])
    expect(await verdict()).toMatchObject({ code: 'CATALOGUE_GAP', index: 3 })
  })

  test('in which another entry stands where a part should', async () => {
    const [first, ...others] = parts(1, 800)
    await founded.hub.sequencer.append([first!, warning(), ...others])
    expect(await verdict()).toMatchObject({ code: 'CATALOGUE_PARTS', index: 3 })
  })

  test('not, while only the beginning of an edition is there', async () => {
    await founded.hub.sequencer.append(parts(1, 800).slice(0, 2))
    expect(await verdict()).toBe(4)
  })
})

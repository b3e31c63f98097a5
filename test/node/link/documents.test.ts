// SPDX-License-Identifier: EUPL-1.2
/** Documents of warnings, from the feed to the match. @module */
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { compose, composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { filesBelow, sourceOf } from '../../federation/log/public-log.ts'
import type { VirtualApp } from '../../support/virtual-world.ts'
import type { NodeStage } from './node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode, WARNING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'documents' })
})
afterEach(() => stage[Symbol.asyncDispose]())

/** A document as published, with the warning that names it. */
async function publishDocument(
  document: unknown = baseDocument(),
  {
    tlp = 'TLP:CLEAR',
    supersedes,
    version = '2',
    claim,
  }: { tlp?: 'TLP:CLEAR' | 'TLP:GREEN'; supersedes?: number; version?: string; claim?: Uint8Array } = {},
): Promise<number> {
  const bytes = utf8(JSON.stringify(document))
  const body = composeAttachment(stage.hub, tlp, bytes)
  const warning: Warning = {
    ...WARNING,
    lane: 'passed-through',
    advisory: { namespace: 'https://cert.example', trackingId: 'PRUEF-2099-0001', version },
    document: { sha256: claim ?? sha256(bytes), length: bytes.length, body: body.hash },
    ...(supersedes === undefined ? {} : { supersedes }),
  }
  return await stage.hub.sequencer.append([
    compose(stage.hub, { kind: 'warning', tlp, terms: 'publisher-terms', payload: warning as unknown as Value, attachments: [body] }),
  ])
}

function importInventory(csv: string) {
  return stagedNode(stage).handlers.importInventory({ body: { file: base64(utf8(`id;vendor;product;version\n${csv}`)) } }, CALL)
}

/** Path of the body of the entry itself, beside which its document lies. */
function entryBody(index: number): string {
  return `/${bodyPath(parseEntry(stage.hub.log.entries(index, index + 1)[0] as Uint8Array).body)}`
}

const matches = async () => (await stagedNode(stage).handlers.listMatches({ query: { all: 'true' } }, CALL)).matches

describe('documents behind warnings', () => {
  test('one that touches the inventory becomes a match with its reason, in clear and encrypted', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\na2;Musterhaus;Musterwerk;4.2\n')
    await rotateEpoch(stage.hub)
    const index = await publishDocument(baseDocument(), { tlp: 'TLP:GREEN' })
    await stage.witness()
    await stage.look()
    expect(await matches()).toMatchObject([{ index, asset: { id: 'a1' }, verdict: 'affected', cves: ['CVE-2099-0001'], status: 'open' }])
    expect((await matches())[0]?.reasons.join()).toContain('4.2')
  })

  test('a new inventory is matched against all warnings that are here', async () => {
    await publishDocument()
    await stage.look()
    expect(await matches()).toEqual([])
    expect(await importInventory('a1;Musterhaus;Musterwerk;4.1\n')).toMatchObject({ imported: 1, matches: { affected: 1, check: 0 } })
    expect(await importInventory('a1;Musterhaus;Musterwerk;4.2\n')).toMatchObject({ imported: 1, matches: { affected: 0, check: 0 } })
  })

  test('a warning whose document is another than it says is shown, unmatched, with the reason', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    const index = await publishDocument(baseDocument(), { claim: new Uint8Array(32) })
    const broken = await publishDocument('kein CSAF', { version: '3' })
    await stage.look()
    const { warnings } = await stagedNode(stage).handlers.listWarnings({ query: {} }, CALL)
    expect(warnings).toMatchObject([
      { index: broken, document: 'unreadable', documentCode: 'CSAF_INVALID' },
      { index, document: 'unreadable', documentCode: 'BODY_MISMATCH' },
    ])
    expect(await matches()).toEqual([])
  })

  test('a document that is damaged everywhere keeps no later one from being matched', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    const damaged = await publishDocument()
    const whole = await publishDocument(baseDocument(), { version: '3' })
    await stage.federation.advance(60_000)
    const body = stage.hub.log.bodies(damaged, damaged + 1).map(({ hash }) => `/${bodyPath(hash)}`)
    const answer = (app: VirtualApp): VirtualApp => ({
      fetch: (request) =>
        new URL(request.url).pathname === body.find((path) => path !== entryBody(damaged)) ? new Response(new Uint8Array(99)) : app.fetch(request),
    })
    stage.federation.host(RELAY_URL, answer(stage.relay.publicApp))
    stage.federation.host(HUB_URL, answer(hubApp(stage.hub)))
    await stagedNode(stage).links.feed.poll()
    expect(await matches()).toMatchObject([{ index: whole }])
    expect(stagedNode(stage).links.feed.state().code).toBe('BODY_MISMATCH')
    expect(stagedNode(stage).stores.warnings.counts()).toMatchObject({ all: 2, missing: 1 })
  })

  test('what people decided outlives a revision, and an acceptance ends with its day', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    const first = await publishDocument()
    await stage.look()
    const { handlers } = stagedNode(stage)
    const decision = { asset: 'a1', advisory: 'PRUEF-2099-0001', status: 'accepted' as const, reason: 'läuft nur im Testnetz', until: '2026-01-06' }
    await handlers.setMatch({ body: decision }, CALL)
    const second = await publishDocument(baseDocument(), { supersedes: first, version: '3' })
    await stage.look()
    expect(await matches()).toMatchObject([{ index: second, status: 'accepted', until: '2026-01-06' }])
    stage.relay.stop()
    await stage.federation.advance(2 * 86_400_000)
    expect(await matches()).toMatchObject([{ index: second, status: 'open' }])
  })

  test('a decision without its reason or date, or for what does not touch the inventory, is refused', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    await publishDocument()
    await stage.look()
    const { handlers } = stagedNode(stage)
    const set = (body: object) => () => handlers.setMatch({ body: { asset: 'a1', advisory: 'PRUEF-2099-0001', status: 'closed', ...body } }, CALL)
    expect(set({ status: 'not-relevant' })).toThrow(expect.objectContaining({ code: 'STATUS_REASON' }))
    expect(set({ status: 'accepted', reason: 'x' })).toThrow(expect.objectContaining({ code: 'STATUS_DATE' }))
    expect(set({ status: 'accepted', reason: 'x', until: '2026-02-30' })).toThrow(expect.objectContaining({ code: 'STATUS_DATE' }))
    expect(set({ asset: 'a9' })).toThrow(expect.objectContaining({ code: 'ASSET_MISSING' }))
    expect(set({ advisory: 'PRUEF-2099-0002' })).toThrow(expect.objectContaining({ code: 'ADVISORY_MISSING' }))
  })
})

const concerns = () => (stagedNode(stage).handlers.status({}, CALL) as StatusView).concerns

describe('a newer version of a warning', () => {
  test.each([
    { what: 'cannot be read', document: 'kein CSAF' as unknown, isMissing: false, code: 'unreadable', isRed: true },
    { what: 'is kept back', document: baseDocument() as unknown, isMissing: true, code: 'documents', isRed: false },
  ])('whose document $what leaves the match of the version before it standing, marked and told', async ({ document, isMissing, code, isRed }) => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    const first = await publishDocument()
    await stage.look()
    const second = await publishDocument(document, { supersedes: first, version: '3' })
    await stage.federation.advance(60_000)
    const kept = stage.hub.log
      .bodies(second, second + 1)
      .map(({ hash }) => `/${bodyPath(hash)}`)
      .find((path) => path !== entryBody(second))
    const without = (app: VirtualApp): VirtualApp => ({
      fetch: (request) => (isMissing && new URL(request.url).pathname === kept ? new Response(null, { status: 404 }) : app.fetch(request)),
    })
    stage.federation.host(RELAY_URL, without(stage.relay.publicApp))
    stage.federation.host(HUB_URL, without(hubApp(stage.hub)))
    await stagedNode(stage).links.feed.poll()
    const { handlers, stores } = stagedNode(stage)
    expect(stores.matches.counts()).toEqual({ affected: 1, check: 0 })
    const found = await matches()
    expect(found).toMatchObject([{ index: first, asset: { id: 'a1' } }])
    expect(found[0]?.reasons.join()).toContain('neuere Fassung liegt vor')
    expect(concerns()).toContainEqual(expect.objectContaining({ code, isRed }))
    const decided = await handlers.setMatch({ body: { asset: 'a1', advisory: 'PRUEF-2099-0001', status: 'in-progress' } }, CALL)
    expect(decided).toMatchObject({ index: first, status: 'in-progress' })
  })

  test('takes the match over as soon as its document is here', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    const first = await publishDocument()
    const second = await publishDocument(baseDocument(), { supersedes: first, version: '3' })
    await stage.look()
    expect(await matches()).toMatchObject([{ index: second }])
    expect((await matches())[0]?.reasons.join()).not.toContain('neuere Fassung')
    expect(concerns().map(({ code }) => code)).not.toContain('unreadable')
  })

  test('that was withdrawn does not bring its predecessor back beside a still newer one', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    const first = await publishDocument()
    const second = await publishDocument(baseDocument(), { supersedes: first, version: '3' })
    const third = await publishDocument(baseDocument(), { supersedes: second, version: '4' })
    await stage.publish({ kind: 'withdrawal', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: { entry: second, reason: 'wrong' } })
    await stage.look()
    const { warnings } = stagedNode(stage).stores
    expect(warnings.one(first)).toMatchObject({ supersededBy: third, stands: false })
    expect(warnings.currentCount()).toBe(1)
    expect((await matches()).map(({ index }) => index)).toEqual([third])
  })

  test.each(['start', 'inventory'])('whose document could not be read is tried again at the next %s', async (when) => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    const index = await publishDocument()
    await stage.look()
    // As an older program left it that could not read the document.
    stagedNode(stage).stores.warnings.setDocument(index, 'unreadable', 'CSAF_INVALID')
    stagedNode(stage).stores.matches.put(index, [])
    if (when === 'inventory') await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    else await (await stage.reopen(0)).links.feed.poll()
    expect(await matches()).toMatchObject([{ index }])
    expect(stagedNode(stage).stores.warnings.one(index)).toMatchObject({ document: 'stored', documentCode: null })
  })
})

describe('a decision', () => {
  const settle = async () => {
    const body = { asset: 'a1', advisory: 'PRUEF-2099-0001', status: 'not-relevant' as const, reason: 'abgeschaltet' }
    await stagedNode(stage).handlers.setMatch({ body }, CALL)
    expect(await matches()).toMatchObject([{ status: 'not-relevant' }])
  }
  const open = async () => (await stagedNode(stage).handlers.listMatches({ query: {} }, CALL)).matches

  test('about an earlier version hides no match that became another', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    const first = await publishDocument()
    await stage.look()
    await settle()
    const worse = JSON.parse(JSON.stringify(baseDocument()).replaceAll('CVE-2099-0001', 'CVE-2099-0666')) as unknown
    await publishDocument(worse, { supersedes: first, version: '3' })
    await stage.look()
    const found = await open()
    expect(found).toMatchObject([{ status: 'open', cves: ['CVE-2099-0666'] }])
    expect(found[0]).not.toHaveProperty('reason')
    expect(found[0]?.reasons.join()).toContain('Entscheidung galt einer früheren Fassung')
    await settle()
    expect(await open()).toEqual([])
  })

  test('about another version of the asset hides no match', async () => {
    await importInventory('a1;Musterhaus;Musterwerk;4.1\n')
    await publishDocument()
    await stage.look()
    await settle()
    await importInventory('a1;Musterhaus;Musterwerk;4.0\n')
    expect(await open()).toMatchObject([{ status: 'open' }])
  })
})

describe('catching up', () => {
  test('who was away reads whole bundles instead of single bodies', async () => {
    const { hub } = stage
    const payload = { ...WARNING } as unknown as Value
    const entries = Array.from({ length: 300 }, (_, i) =>
      compose(hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: { ...(payload as object), title: `Nr. ${i}` } as Value }),
    )
    await hub.sequencer.append(entries.slice(0, 150))
    await hub.sequencer.append(entries.slice(150))
    await stage.federation.advance(120_000)
    await stagedNode(stage).links.feed.poll()
    expect(stagedNode(stage).stores.warnings.counts().all).toBe(300)
    const asked = stage.federation.exchanges.filter(({ from }) => from === 'node-1').map(({ url }) => new URL(url).pathname)
    expect(asked.filter((path) => path.startsWith('/body/bundle/'))).toEqual(['/body/bundle/0'])
    expect(asked.filter((path) => /^\/body\/[0-9a-f]{64}$/.test(path)).length).toBeLessThanOrEqual(301 - 256)
  })
})

describe('the export', () => {
  test('is a whole log that anybody can verify against the genesis', async () => {
    await rotateEpoch(stage.hub)
    await publishDocument(baseDocument(), { tlp: 'TLP:GREEN' })
    await publishDocument()
    await stage.witness()
    await stage.look()
    const dir = join(stage.nodes[0]?.dir ?? '', '..', 'export')
    const done = await stagedNode(stage).handlers.exportLog({ body: { dir } }, CALL)
    const { origin } = stage.hub.opened
    const verified = await verifyLog(sourceOf(filesBelow(dir)), { origin }, stage.federation.now())
    expect(verified).toMatchObject({ size: 4 })
    expect(done).toMatchObject({ size: 4, root: base64(stagedNode(stage, 1).stores.log.rootAt(4)) })
  })

  test('is that of one moment, also where the log grows while it is written', async () => {
    // More than are written at once.
    const many = Array.from({ length: 300 }, (_, i) =>
      compose(stage.hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: { ...WARNING, title: `Nr. ${i}` } as unknown as Value }),
    )
    await stage.hub.sequencer.append(many)
    await stage.witness()
    await stage.look()
    const { log } = stagedNode(stage).stores
    const before = { signed: log.note('signed'), witnessed: log.note('witnessed') }
    await stage.warn({ title: 'Inzwischen' })
    await stage.witness()
    await stage.look()
    const note = log.note.bind(log)
    let isLater = false
    Object.assign(log, {
      note: (which: keyof typeof before) => {
        queueMicrotask(() => {
          isLater = true
        })
        return isLater ? note(which) : before[which]
      },
    })
    const dir = join(stage.nodes[0]?.dir ?? '', '..', 'export')
    const { size } = await stagedNode(stage).handlers.exportLog({ body: { dir } }, CALL)
    expect([size, log.size()]).toEqual([before.signed?.size, (before.signed?.size ?? 0) + 1])
    const { origin } = stage.hub.opened
    expect(await verifyLog(sourceOf(filesBelow(dir)), { origin }, stage.federation.now())).toMatchObject({ size })
  })

  test('a folder that holds something is not written into', async () => {
    await stage.look()
    const dir = stage.nodes[0]?.dir ?? ''
    await expect(stagedNode(stage).handlers.exportLog({ body: { dir } }, CALL)).rejects.toMatchObject({ code: 'DIR_NOT_EMPTY' })
  })
})

// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { caseOf as hubCaseOf } from '@ncv/federation/hub/board/case.ts'
import { addReply, publishBoard, signReplyDraft } from '@ncv/federation/hub/board/replies.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { BoardLink } from '@ncv/node/link/board.ts'
import type { KeptKeys } from '@ncv/node/store/wallet-store.ts'
import { fromHex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import type { Reply, ReplyKind } from '@ncv/protocol/message/board.ts'
import { boardUnitMs } from '@ncv/protocol/submission/case-time.ts'
import { formatBatch, sealBatch } from '@ncv/protocol/submission/batch.ts'
import { sealDummy, sealReply } from '@ncv/protocol/submission/reply.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { sealBox } from '@ncv/protocol/submission/seal.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testMember } from '../../support/founded-hub.ts'
import type { Exchange } from '../../support/virtual-world.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, TIMING } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const IDENTITY = JSON.stringify({ name: 'Gemeinde Eins', names: ['Eins'], people: [{ name: 'Erika Musterfrau', role: 'Leitung' }] })
const INCIDENT = JSON.stringify({
  title: 'Phishing',
  description: 'Mails mit falschem Absender und einem Anhang.',
  rsit: 'fraud/phishing',
  vcv: 'Externer Angriff',
  detectedAt: '2026-01-05',
  indicators: [],
  measures: '',
  notes: 'intern',
  assets: ['fileserver-xq7'],
  people: ['Erika Musterfrau'],
})
const ANALYST = ed25519KeyPair(new Uint8Array(32).fill(7))
const DAY_MS = 86_400_000

/** Slots of less than a minute: follow-ups may go in each. */
const SLOT_MS = 20_000
const FAST = { ...TIMING, slotMs: SLOT_MS, maxHoldMs: 2 * SLOT_MS }

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'cases', timing: FAST })
  stage.hub.drafts.addAnalyst('anna', ANALYST.publicKey)
  await rotateEpoch(stage.hub)
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
})
afterEach(() => stage[Symbol.asyncDispose]())

const handlers = (at = 0) => stagedNode(stage, at).handlers
const stores = (at = 0) => stagedNode(stage, at).stores
const posts = (path: string, from = 'node-1'): Exchange[] =>
  stage.federation.exchanges.filter((each) => each.from === from && new URL(each.url).pathname.startsWith(path))

async function contribute(at = 0): Promise<string> {
  stores(at).incidents.putIdentity(IDENTITY)
  const { id } = await handlers(at).addIncident({ body: { json: INCIDENT } }, CALL)
  const { digest } = await handlers(at).previewContribution({ params: { id } }, CALL)
  return (await handlers(at).contribute({ params: { id }, body: { digest } }, CALL)).id
}

/** What the node has queued, as it comes to the hub in a batch of the relay: slots have tests of their own. */
async function deliver(at = 0): Promise<void> {
  const { wallet } = stores(at)
  const { keys, opened } = stage.hub
  const open = wallet.outgoing().filter(({ id }) => !delivered.has(id))
  const boxes = open.map(({ id }) => {
    delivered.add(id)
    return sealBox(keys.box.publicKey, opened.origin, decode(wallet.contentOf(id)) as unknown as Submission, stage.hub.world)
  })
  const slot = Math.max(lastSlot + 1, slotAt(opened.genesis, stage.federation.now()))
  lastSlot = slot
  const outcome = await takeBatch(stage.hub, formatBatch(sealBatch(testMember('cases relay').identity.seed, opened.origin, slot, boxes)))
  expect(outcome).toMatchObject({ accepted: boxes.length, refused: {} })
}

async function contributed(at = 0): Promise<string> {
  const id = await contribute(at)
  await deliver(at)
  return id
}

const delivered = new Set<string>()
let lastSlot = 0
let isRunning = false
beforeEach(() => {
  delivered.clear()
  lastSlot = 0
  isRunning = false
})
async function run(ms: number): Promise<void> {
  if (!isRunning) for (const { node } of stage.nodes) node.start()
  isRunning = true
  await stage.federation.advance(ms)
}

function reply(id: string, text = 'Welche Version?', kind: ReplyKind = 'question', number = 1): void {
  const said: Reply = { contribution: fromHex(id), number, kind, text }
  addReply(stage.hub, said, 'anna', signReplyDraft(ANALYST.seed, stage.hub.opened.origin, said))
}

async function publish(): Promise<void> {
  await stage.federation.advance(boardUnitMs(stage.hub.opened.genesis))
  expect(await publishBoard(stage.hub)).toBe(1)
}

async function asked(id: string, text?: string, kind?: ReplyKind, number?: number): Promise<void> {
  reply(id, text, kind, number)
  await publish()
  await seen()
}

/** The log is witnessed and followed, and the board read. */
async function seen(): Promise<void> {
  await stage.witness()
  await stage.look()
  for (const { node } of stage.nodes) node.links.board.readSome()
}

async function followUp(id: string, text: string): Promise<{ counter: number; left: number }> {
  const { digest } = await handlers().previewFollowUp({ params: { id }, body: { text } }, CALL)
  return await handlers().followUp({ params: { id }, body: { text, digest } }, CALL)
}

describe('a reply on the board', () => {
  test('is read by the node whose contribution it answers, and by no other, though all have the file', async () => {
    const id = await contributed()
    await asked(id)
    expect(await handlers(0).listCases({}, CALL)).toMatchObject({ cases: [{ id, replies: 1, left: 6 }], unread: 0 })
    expect(await handlers(0).showCase({ params: { id: id.slice(0, 8) } }, CALL)).toMatchObject({
      thread: [{ from: 'hub', number: 1, kind: 'question', text: 'Welche Version?' }],
      members: 3,
    })
    const concerns = async (at: number) => (await handlers(at).status({}, CALL)).concerns.map(({ code }) => code)
    expect([await concerns(0), await concerns(1)].map((codes) => codes.includes('asked-back'))).toEqual([true, false])
    for (const at of [1, 2]) {
      expect(await handlers(at).listCases({}, CALL)).toEqual({ cases: [], unread: 0 })
      expect(stores(at).log.openCount()).toBe(0)
      expect(stores(at).log.bodiesOfKind('board')).toHaveLength(1)
    }
  })

  test('is not read before a quorum of witnesses has seen the file', async () => {
    const id = await contributed()
    reply(id)
    await publish()
    await stage.look()
    expect(stores().log.entry(stage.hub.log.size() - 1)?.kind).toBe('board')
    expect(await handlers().listCases({}, CALL)).toMatchObject({ cases: [{ id, replies: 0 }], unread: 0 })
    await stage.witness()
    await stage.look()
    expect(await handlers().listCases({}, CALL)).toMatchObject({ cases: [{ id, replies: 1 }] })
  })

  test('that comes again, as from a hub out of a backup, is shown once', async () => {
    const id = await contributed()
    await asked(id)
    const { xwSeed } = stores().wallet.keptKeys()[0] as KeptKeys
    const { origin } = stage.hub.opened
    const again = sealReply(
      xwingKeyPair(xwSeed).publicKey,
      origin,
      { contribution: fromHex(id), number: 1, kind: 'question', text: 'Welche Version?' },
      stage.hub.world,
    )
    const replies = [again, ...Array.from({ length: 7 }, () => sealDummy(origin, stage.hub.world))]
    await stage.publish({ kind: 'board', tlp: 'TLP:GREEN', terms: 'federation', payload: { replies } as Value })
    await seen()
    expect(await handlers().listCases({}, CALL)).toMatchObject({ cases: [{ id, replies: 1 }], unread: 0 })
  })

  test('sealed to one contribution and about another is passed over', async () => {
    const id = await contributed()
    const { xwSeed } = stores().wallet.keptKeys()[0] as KeptKeys
    const { origin } = stage.hub.opened
    const wrong: Reply = { contribution: new Uint8Array(32), number: 1, kind: 'question', text: 'Welche Version?' }
    const replies = [
      sealReply(xwingKeyPair(xwSeed).publicKey, origin, wrong, stage.hub.world),
      ...Array.from({ length: 7 }, () => sealDummy(origin, stage.hub.world)),
    ]
    await stage.publish({ kind: 'board', tlp: 'TLP:GREEN', terms: 'federation', payload: { replies } as Value })
    await seen()
    expect(await handlers().listCases({}, CALL)).toMatchObject({ cases: [{ id, replies: 0 }], unread: 0 })
  })

  test('in a file that is readable by everybody is refused: a board that outsiders see is none', async () => {
    const replies = Array.from({ length: 8 }, () => sealDummy(stage.hub.opened.origin, stage.hub.world))
    const index = await stage.publish({ kind: 'board', tlp: 'TLP:CLEAR', terms: 'federation', payload: { replies } as Value })
    await seen()
    expect(stores().log.quarantined()).toEqual([{ index, code: 'SCHEMA_MISMATCH' }])
  })

  test('makes the node send nothing: its requests are of the same kinds as those of a node without one', async () => {
    const id = await contributed()
    await run(2 * SLOT_MS)
    const kinds = (from: string, since: number): string[] => [
      ...new Set(
        stage.federation.exchanges
          .filter((each) => each.from === from && each.at >= since)
          .map(({ method, url }) => `${method} ${new URL(url).pathname.replace(/[0-9a-f]{64}|\d+/g, 'n')}`),
      ),
    ]
    const since = stage.federation.now()
    reply(id)
    await publish()
    await run(3 * SLOT_MS)
    expect(stores().cases.book().replies).toHaveLength(1)
    expect(kinds('node-1', since).sort()).toEqual(kinds('node-2', since).sort())
    const boxes = (from: string) => posts('/slot/', from).filter(({ at }) => at >= since).length
    expect(Math.abs(boxes('node-1') - boxes('node-2'))).toBeLessThanOrEqual(1)
  })
})

describe('a follow-up', () => {
  test('goes through the same redaction, and what was shown is what the hub gets', async () => {
    const id = await contributed()
    await asked(id)
    const words = 'Erika Musterfrau sagt: Version 7.2, auf fileserver-xq7.'
    const preview = await handlers().previewFollowUp({ params: { id }, body: { text: words } }, CALL)
    expect(preview).toMatchObject({ counter: 1, answers: 1, members: 3, left: 5 })
    expect(preview.text).not.toMatch(/Erika|Musterfrau|xq7/)
    expect(preview.text).toContain('Version 7.2')
    const sent = await handlers().followUp({ params: { id }, body: { text: words, digest: preview.digest } }, CALL)
    expect(sent).toMatchObject({ case: id, counter: 1, left: 5 })
    await deliver()
    const found = hubCaseOf(stage.hub, fromHex(id))
    expect(found.followUps).toHaveLength(1)
    expect(Buffer.from(found.followUps[0]?.payload ?? []).includes(preview.text)).toBe(true)
    expect((await handlers().showCase({ params: { id } }, CALL)).thread).toMatchObject([
      { from: 'hub' },
      { from: 'own', counter: 1, text: preview.text },
    ])
  })

  test('is refused when its words changed after they were shown, and nothing is queued', async () => {
    const id = await contributed()
    const before = stores().wallet.outgoing().length
    expect(() => handlers().followUp({ params: { id }, body: { text: 'anders', digest: '0'.repeat(64) } }, CALL)).toThrow(
      expect.objectContaining({ code: 'FOLLOW_UP_CHANGED' }),
    )
    expect(stores().wallet.outgoing()).toHaveLength(before)
  })

  test('fails closed: without an identity profile, and with words that are none, nothing leaves', async () => {
    const id = await contributed()
    const { incidents } = stores()
    const identity = incidents.identity.bind(incidents)
    incidents.identity = () => undefined
    expect(() => handlers().previewFollowUp({ params: { id }, body: { text: 'Version 7.2' } }, CALL)).toThrow(
      expect.objectContaining({ code: 'IDENTITY_MISSING' }),
    )
    incidents.identity = identity
    expect(() => handlers().previewFollowUp({ params: { id }, body: { text: '   ' } }, CALL)).toThrow()
    expect(stores().cases.book().followUps).toEqual([])
  })

  test('may be made six times; the seventh is refused in the house', async () => {
    const id = await contributed()
    for (let n = 1; n <= 6; n++) expect(await followUp(id, `Nachtrag Nummer ${n}`)).toMatchObject({ counter: n, left: 6 - n })
    await expect(followUp(id, 'noch einer')).rejects.toMatchObject({ code: 'FOLLOW_UP_NONE_LEFT' })
    await deliver()
    expect(hubCaseOf(stage.hub, fromHex(id)).followUps.map(({ counter }) => counter)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('still goes out when its token has been worthless for long', async () => {
    const id = await contributed()
    await stage.federation.advance(3 * TIMING.periodMs)
    await stagedNode(stage).links.walletLink.tick()
    expect(await followUp(id, 'Version 7.2')).toMatchObject({ counter: 1 })
    await stagedNode(stage).links.walletLink.tick()
    expect(
      stores()
        .wallet.outgoing()
        .find(({ kind }) => kind === 'follow-up')?.state,
    ).toBe('queued')
    await deliver()
    expect(hubCaseOf(stage.hub, fromHex(id)).followUps).toHaveLength(1)
  })

  test('after a closing word is refused', async () => {
    const id = await contributed()
    await asked(id, 'Danke, erledigt.', 'closing')
    await expect(followUp(id, 'noch etwas')).rejects.toMatchObject({ code: 'CASE_ENDED' })
    expect(await handlers().listCases({}, CALL)).toMatchObject({ cases: [{ id, ended: 'closed', left: 0 }] })
  })
})

describe('what stays in the house', () => {
  test('a follow-up that came to its end makes room in the wallet with the next period; the case still tells how it ended', async () => {
    const id = await contributed()
    await followUp(id, 'Version 7.2')
    const { wallet, cases } = stores()
    const own = wallet.outgoing().find(({ kind }) => kind === 'follow-up')?.id
    wallet.settle([], (entry) => (entry.id === own ? { state: 'accepted' } : undefined))
    stagedNode(stage).links.board.tick()
    expect(wallet.outgoing().some(({ kind }) => kind === 'follow-up')).toBe(false)
    expect(cases.book().followUps).toMatchObject([{ id: own, state: 'accepted' }])
    expect((await handlers().showCase({ params: { id } }, CALL)).thread).toMatchObject([{ from: 'own', state: 'accepted' }])
  })

  test('a node without its wallet, as after a restore, still shows what was said, adds nothing, and says so', async () => {
    const id = await contributed()
    await asked(id)
    stores().wallet.forgetKeys(() => true)
    expect(await handlers().listCases({}, CALL)).toMatchObject({ cases: [{ id, replies: 1, ended: 'keys-gone', left: 0 }] })
    expect((await handlers().showCase({ params: { id } }, CALL)).thread).toMatchObject([{ text: 'Welche Version?' }])
    await expect(followUp(id, 'Version 7.2')).rejects.toMatchObject({ code: 'CASE_KEYS_GONE' })
    await expect(handlers().revealCase({ params: { id } }, CALL)).rejects.toMatchObject({ code: 'CASE_KEYS_GONE' })
  })

  test('says nothing without the key of the vault: no id, no word, no key of any contribution is in its files', async () => {
    const [first, second] = [await contributed(), await contribute()]
    await asked(first)
    await followUp(first, 'Version 7.2')
    const kept = stores().wallet.keptKeys()
    expect(kept).toHaveLength(2)
    const dir = stage.nodes[0]?.dir ?? ''
    const secrets = [first, second].flatMap((id) => [Buffer.from(id), Buffer.from(id, 'hex')])
    const keys = kept.flatMap(({ edSeed, xwSeed, token }) => [edSeed, xwSeed, token.subarray(2, 34)]).map((each) => Buffer.from(each))
    const words = ['Welche Version?', 'Version 7.2'].map((each) => Buffer.from(utf8(each)))
    const files = ['node.sqlite', 'node.sqlite-wal', 'wallet.sqlite', 'wallet.sqlite-wal']
      .map((name) => join(dir, name))
      .filter((file) => existsSync(file))
    expect(files.length).toBeGreaterThanOrEqual(2)
    for (const file of files) {
      const bytes = readFileSync(file)
      for (const secret of [...secrets, ...keys, ...words]) expect(bytes.includes(secret), file).toBe(false)
    }
  })

  test('thirty days after the last word the keys are forgotten; the texts stay', async () => {
    const id = await contributed()
    await asked(id)
    const { now } = stage.federation
    const linkAfter = (days: number) => new BoardLink(stores(), stage.hub.opened, { ...stage.hub.world, now: () => now() + days * DAY_MS })
    linkAfter(29).tick()
    expect(stores().wallet.keptKeys()).toHaveLength(1)
    linkAfter(31).tick()
    expect(stores().wallet.keptKeys()).toEqual([])
    expect(stores().cases.book().replies).toHaveLength(1)
  })
})

describe('„Das waren wir“', () => {
  test('tells the hub the name for one contribution alone, by one request that a person asked for', async () => {
    const id = await contributed()
    const other = await contributed()
    expect(posts('/reveal')).toHaveLength(0)
    expect(await handlers().revealCase({ params: { id } }, CALL)).toMatchObject({ id })
    expect(posts('/reveal')).toHaveLength(1)
    const member = stagedNode(stage).self.keys.id
    expect(hubCaseOf(stage.hub, fromHex(id)).claim?.member).toBe(member)
    expect(hubCaseOf(stage.hub, fromHex(other)).claim).toBeUndefined()
    expect(await handlers().showCase({ params: { id } }, CALL)).toMatchObject({ isRevealed: true })
    await expect(handlers().revealCase({ params: { id } }, CALL)).rejects.toMatchObject({ code: 'CASE_REVEALED' })
  })

  test('of what the hub never got is refused by it, and not noted here', async () => {
    const id = await contribute()
    await expect(handlers().revealCase({ params: { id } }, CALL)).rejects.toMatchObject({ code: 'CASE_UNKNOWN' })
    expect(await handlers().showCase({ params: { id } }, CALL)).toMatchObject({ isRevealed: false })
  })
})

test('slots go on as they are while cases are worked on', async () => {
  const id = await contributed()
  await run(4 * SLOT_MS)
  await asked(id)
  await followUp(id, 'Version 7.2')
  await run(8 * SLOT_MS)
  expect(hubCaseOf(stage.hub, fromHex(id)).followUps).toHaveLength(1)
  const slots = posts('/slot/').map(({ at }) => slotAt(stage.hub.opened.genesis, at))
  expect(new Set(slots).size).toBe(slots.length)
  expect(posts('/slot/').every(({ requestBody }) => requestBody.length === 9328)).toBe(true)
})

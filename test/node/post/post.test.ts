// SPDX-License-Identifier: EUPL-1.2
/** The post from node to node: who reads it, what is kept, what comes twice. */
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { postHash } from '@ncv/protocol/post/seal.ts'
import { openPostTaken } from '@ncv/protocol/post/taken.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { HUB_URL } from '../link/node-stage.ts'
import { deliver, enqueue, idOf, letter, postStage, SLOT_MS, stagedNode, wordsOf } from './post-stage.ts'

describe('a letter', () => {
  test('reaches its recipient, whose node holds its words, and nobody else; the sender keeps the hub’s signed receipt', async () => {
    await using stage = await postStage('letter')
    const id = enqueue(stage, 0, letter([idOf(stage, 1)], 'Nur für Sie'))
    await deliver(stage)
    expect(wordsOf(stagedNode(stage, 1)).join()).toContain('Nur für Sie')
    expect(wordsOf(stagedNode(stage, 2))).toEqual([])
    const out = stagedNode(stage, 0).stores.post.out(id)!
    expect(out.state).toBe('taken')
    const taken = openPostTaken(stage.hub.opened.origin, out.taken!, stage.hub.keys.identity.publicKey, postHash(out.wire!))
    expect(taken.at).toBe(out.takenAt)
    expect(stage.hub.post.hubPosts(10)).toEqual([])
  })

  test('to the hub lies there as it was signed, and in no mailbox', async () => {
    await using stage = await postStage('to-hub')
    enqueue(stage, 0, letter(['hub'], 'An die Zentrale'))
    await deliver(stage)
    const [kept] = stage.hub.post.hubPosts(10)
    expect(new TextDecoder().decode(kept?.frame)).toContain('An die Zentrale')
    expect(kept?.sender).toBe(idOf(stage, 0))
    for (const { node } of stage.nodes) expect(node.stores.post.received()).toEqual([])
  })

  test('has one effect, however often it is handed in and fetched', async () => {
    await using stage = await postStage('twice')
    const id = enqueue(stage, 0, letter([idOf(stage, 1)]))
    stage.federation.break(HUB_URL, 'cut', 'node-1')
    await stagedNode(stage, 0).links.post.outbox.sendDue()
    expect(stagedNode(stage, 0).stores.post.out(id)?.state).toBe('sealed')
    stage.federation.mend(HUB_URL, 'node-1')
    await stage.federation.advance(SLOT_MS)
    await deliver(stage)
    expect(stagedNode(stage, 0).stores.post.out(id)?.state).toBe('taken')
    // As after a backup: the node has forgotten how far it had fetched.
    stagedNode(stage, 1).stores.post.putCursor({ generation: new Uint8Array(16), after: 0 })
    await deliver(stage)
    expect(stagedNode(stage, 1).stores.post.received()).toHaveLength(1)
    const posts = stage.federation.exchanges.filter(({ url }) => url.endsWith('/post'))
    expect(posts.length).toBeGreaterThan(1)
    expect(new Set(posts.map(({ requestBody }) => hex(requestBody))).size).toBe(1)
  })

  test('can be taken back as long as it waits, and not any more when it was signed', async () => {
    await using stage = await postStage('undo')
    const { stores, links } = stagedNode(stage, 0)
    const waits = enqueue(stage, 0, letter([idOf(stage, 1)], 'bleibt', { haste: 'spread' }))
    await links.post.outbox.sendDue()
    expect(stores.post.undo(waits)).toBe(true)
    const sent = enqueue(stage, 0, letter([idOf(stage, 1)], 'ging'))
    await deliver(stage)
    expect(stores.post.undo(sent)).toBe(false)
    expect(wordsOf(stagedNode(stage, 1)).join()).not.toContain('bleibt')
  })

  test('that nobody hurries for leaves in the third to sixth slot after the one in which it was written', async () => {
    await using stage = await postStage('spread')
    const { genesis } = stage.hub.opened
    const slotOf = (at: number): number => Math.floor((at - genesis.createdAt) / SLOT_MS)
    const { stores, links } = stagedNode(stage, 0)
    const ids = Array.from({ length: 20 }, () => enqueue(stage, 0, letter([idOf(stage, 1)], 'ohne Eile', { haste: 'spread' })))
    const written = slotOf(stage.federation.now())
    for (let i = 0; i < 8 * 12; i++) {
      await links.post.outbox.sendDue()
      await stage.federation.advance(SLOT_MS / 12)
    }
    const slots = ids.map((id) => slotOf(stores.post.out(id)!.sentAt!) - written)
    expect(Math.min(...slots)).toBeGreaterThanOrEqual(3)
    expect(Math.max(...slots)).toBeLessThanOrEqual(7)
    expect(new Set(slots).size).toBeGreaterThan(2)
  })

  test('above TLP:GREEN does not leave for a member that has not pledged, and says so', async () => {
    await using stage = await postStage('pledge')
    const id = enqueue(stage, 0, letter([idOf(stage, 1)], 'gelb', { tlp: 'TLP:AMBER' }))
    await deliver(stage)
    expect(stagedNode(stage, 0).stores.post.out(id)).toMatchObject({ state: 'refused', code: 'POST_LABEL' })
    expect(stage.federation.exchanges.some(({ url }) => url.endsWith('/post'))).toBe(false)
  })
})

describe('the instant of a letter', () => {
  test('is drawn by code that cannot look into the wallet', () => {
    for (const file of ['node/post/outbox.ts', 'node/post/post-link.ts', 'node/post/offer-again.ts', 'protocol/post/timing.ts']) {
      const source = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
      const imported = Array.from(source.matchAll(/from '([^']+)'/g), ([, path = '']) => path)
      expect(imported.length).toBeGreaterThan(3)
      // All stores at once would be the wallet, too.
      expect(imported.filter((path) => /wallet|stores\.ts|submit|outgoing|contribution|case-store/.test(path))).toEqual([])
    }
  })
})

describe('receipts', () => {
  test('come by themselves where they were asked for, and only from who was sent the letter', async () => {
    await using stage = await postStage('receipts')
    const to = [idOf(stage, 1), idOf(stage, 2)]
    const id = enqueue(stage, 0, letter(to, 'Bitte bestätigen', { receipt: 'delivered' }))
    const silent = enqueue(stage, 0, letter(to, 'Ohne'))
    await deliver(stage)
    await stage.federation.advance(8 * SLOT_MS)
    await deliver(stage)
    // The receipts were drawn now, and wait for their instants.
    await stage.federation.advance(8 * SLOT_MS)
    await deliver(stage)
    await deliver(stage)
    const { post } = stagedNode(stage, 0).stores
    expect(
      post
        .out(id)
        ?.receipts.map(({ by, state }) => `${by} ${state}`)
        .sort(),
    ).toEqual(to.map((by) => `${by} delivered`).sort())
    expect(post.out(silent)?.receipts).toEqual([])
    post.addReceipt('m-0000000000000000', { post: fromHex(id), state: 'read', at: 1 })
    expect(post.out(id)?.receipts).toHaveLength(2)
  })
})

describe('a hub that has lost its post', () => {
  test('is given again what the nodes had handed in, and nobody reads it twice', async () => {
    await using stage = await postStage('lost')
    const [read, unread] = [idOf(stage, 1), idOf(stage, 2)]
    enqueue(stage, 0, letter([read, unread], 'wieder da'))
    enqueue(stage, 1, letter([idOf(stage, 0)], 'Hallo'))
    for (const { node } of stage.nodes) await node.links.post.outbox.sendDue()
    for (const index of [0, 1]) await stagedNode(stage, index).links.post.inbox.fetch()
    stage.hub.post.forget(stage.federation.now() + 1, stage.federation.now())
    stage.hub.post.endGeneration()
    await deliver(stage)
    expect(wordsOf(stagedNode(stage, 2))).toEqual([])
    await stage.federation.advance(5 * SLOT_MS)
    await deliver(stage)
    for (const index of [1, 2]) expect(wordsOf(stagedNode(stage, index))).toHaveLength(1)
    expect(
      stagedNode(stage, 0)
        .stores.post.sent()
        .map(({ state }) => state),
    ).toEqual(['taken'])
  })
})

describe('bad mail', () => {
  test('is set aside with its code, and what comes behind it is read', async () => {
    await using stage = await postStage('poison')
    enqueue(stage, 0, letter([idOf(stage, 1)], '', { content: new Uint8Array([0xc1]) }))
    enqueue(stage, 0, letter([idOf(stage, 1)], 'dahinter'))
    await deliver(stage)
    const { post } = stagedNode(stage, 1).stores
    expect(post.aside().map(({ code }) => code)).toEqual(['CODEC_REFUSED'])
    expect(wordsOf(stagedNode(stage, 1)).join()).toContain('dahinter')
  })

  test('for the hub is refused, nothing of it is kept, and the sender learns the code', async () => {
    await using stage = await postStage('poison-hub')
    const id = enqueue(stage, 0, letter(['hub', idOf(stage, 1)], '', { content: new Uint8Array([0xc1]) }))
    const next = enqueue(stage, 0, letter(['hub'], 'dahinter'))
    await deliver(stage)
    const { post } = stagedNode(stage, 0).stores
    expect(post.out(id)).toMatchObject({ state: 'refused', code: 'CODEC_REFUSED' })
    expect(post.out(next)?.state).toBe('taken')
    expect(stagedNode(stage, 1).stores.post.received()).toEqual([])
    expect(stage.hub.post.hubPosts(10)).toHaveLength(1)
  })
})

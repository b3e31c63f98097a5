// SPDX-License-Identifier: EUPL-1.2
/** The doors of the post at the hub: who may hand in and fetch what, and what happens twice. @module */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { forgetPost } from '@ncv/federation/hub/post/attachments.ts'
import { sendPost } from '@ncv/federation/hub/post/send.ts'
import { HUB_AUDIENCE, hubApp } from '@ncv/federation/hub/public-app.ts'
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { PostMessage } from '@ncv/protocol/message/post.ts'
import { Mailbox } from '@ncv/protocol/message/post.ts'
import { sealAttachment } from '@ncv/protocol/post/attachment.ts'
import { openPost, parseSealedPost, postHash, sealPost, signPost } from '@ncv/protocol/post/seal.ts'
import { openPostTaken } from '@ncv/protocol/post/taken.ts'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, testMember } from '../../support/founded-hub.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

let federation: VirtualFederation
let founded: FoundedHub
let app: Hono
let anna: TestMember
let bert: TestMember
let carl: TestMember
beforeEach(async () => {
  federation = virtualFederation({ seed: 'post-doors' })
  founded = await foundHub(federation.party('hub'))
  app = hubApp(founded.hub)
  const [first, second, third] = founded.members as [TestMember, TestMember, TestMember]
  anna = first
  bert = second
  carl = third
})
afterEach(() => founded.dispose())

async function ask(member: TestMember, path: string, body: Uint8Array = new Uint8Array()): Promise<Response> {
  const world = federation.party('node')
  const signer = { seed: member.identity.seed, subject: member.id, jti: hex(world.random(16)) }
  const authorization = await signRequest({ ...signer, audience: HUB_AUDIENCE, method: 'POST', path, body, now: world.now() })
  return await app.request(path, { method: 'POST', body: new Uint8Array(body), headers: { authorization } })
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { readonly code: string }).code
}

async function mailboxOf(member: TestMember, after = 0): Promise<Mailbox> {
  const response = await ask(member, '/mailbox', encode({ after }))
  expect(response.status).toBe(200)
  return Mailbox.parse(decode(new Uint8Array(await response.arrayBuffer()), { bytes: 4 * 1024 * 1024, depth: 4, items: 4096 }))
}

interface Written {
  readonly to: readonly string[]
  readonly id?: Uint8Array
  readonly text?: string
  readonly attachments?: PostMessage['attachments']
  readonly sentAt?: number
  readonly from?: string
}

/** Sealed bytes of a message that `member` signed. */
function written(
  member: TestMember,
  { to, id, text = 'Guten Tag', attachments = [], sentAt = federation.now(), from = member.id }: Written,
): Uint8Array {
  const { opened, keys } = founded.hub
  const world = federation.party('node')
  const content = encode({ subject: 'Betreff', text })
  const message: PostMessage = {
    id: id ?? world.random(16),
    from,
    to: [...to].sort(),
    kind: 'message',
    sentAt,
    content,
    attachments,
    receipt: 'none',
  }
  const frame = signPost(opened.origin, { tlp: 'TLP:GREEN', terms: 'member' }, message, member.identity.seed)
  const boxes = [{ id: 'hub', box: keys.box.publicKey }, ...founded.members.map((each) => ({ id: each.id, box: each.box.publicKey }))]
  return sealPost(opened.origin, frame, message, boxes, world)
}

describe('handing in', () => {
  test('gives the hub’s signed receipt, the same one for the same bytes, and one mailbox entry', async () => {
    const bytes = written(anna, { to: [bert.id] })
    const receipts = [await ask(anna, '/post', bytes), await ask(anna, '/post', bytes)].map(async (each) => new Uint8Array(await each.arrayBuffer()))
    const [first, second] = (await Promise.all(receipts)) as [Uint8Array, Uint8Array]
    const { opened, keys } = founded.hub
    expect(openPostTaken(opened.origin, first, keys.identity.publicKey, postHash(bytes)).at).toBe(federation.now())
    expect(equalBytes(first, second)).toBe(true)
    expect((await mailboxOf(bert)).posts).toHaveLength(1)
  })

  test('another text under an id that was used is refused', async () => {
    const id = new Uint8Array(16).fill(7)
    expect((await ask(anna, '/post', written(anna, { to: [bert.id], id }))).status).toBe(200)
    const refused = await ask(anna, '/post', written(anna, { to: [bert.id], id, text: 'Anders' }))
    expect([refused.status, await codeOf(refused)]).toEqual([409, 'POST_DUPLICATE'])
    // The id is the sender's own: nobody occupies one for another.
    expect((await ask(carl, '/post', written(carl, { to: [bert.id], id }))).status).toBe(200)
  })

  test('to somebody who is no member is refused, and nobody gets anything', async () => {
    const { opened } = founded.hub
    const stranger = testMember('fremd')
    const world = federation.party('node')
    const to = [bert.id, stranger.id].sort()
    const message: PostMessage = {
      id: world.random(16),
      from: anna.id,
      to,
      kind: 'message',
      sentAt: 0,
      content: new Uint8Array(),
      attachments: [],
      receipt: 'none',
    }
    const frame = signPost(opened.origin, { tlp: 'TLP:GREEN', terms: 'member' }, message, anna.identity.seed)
    const bytes = sealPost(
      opened.origin,
      frame,
      message,
      [stranger, bert].map(({ id, box }) => ({ id, box: box.publicKey })),
      world,
    )
    expect(await codeOf(await ask(anna, '/post', bytes))).toBe('POST_RECIPIENT')
    expect((await mailboxOf(bert)).posts).toEqual([])
  })

  test('in the name of another is refused, whoever signed', async () => {
    expect(await codeOf(await ask(bert, '/post', written(anna, { to: ['hub'] })))).toBe('POST_MISMATCH')
    expect(await codeOf(await ask(bert, '/post', written(bert, { to: ['hub'], from: anna.id })))).toBe('POST_MISMATCH')
  })

  test('with a time that cannot be right is refused', async () => {
    for (const sentAt of [federation.now() + 3_600_000, federation.now() - 400 * 86_400_000])
      expect(await codeOf(await ask(anna, '/post', written(anna, { to: ['hub'], sentAt })))).toBe('POST_TIME')
  })

  test('without a signature, with a stranger’s or with garbage is refused', async () => {
    expect((await app.request('/post', { method: 'POST', body: new Uint8Array(written(anna, { to: [bert.id] })) })).status).toBe(401)
    expect((await ask(testMember('fremd'), '/post', new Uint8Array([1]))).status).toBe(403)
    expect((await ask(anna, '/post', new Uint8Array([1]))).status).toBe(400)
  })

  test('without measure is answered with 429 and the seconds to wait, for this member alone', async () => {
    const bytes = written(anna, { to: [bert.id] })
    let response = await ask(anna, '/post', bytes)
    for (let i = 0; i < 200 && response.status === 200; i++) response = await ask(anna, '/post', bytes)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(bert, '/post', written(bert, { to: [anna.id] }))).status).toBe(200)
    await federation.advance(60_000)
    expect((await ask(anna, '/post', bytes)).status).toBe(200)
  })
})

describe('a member that does not take part', () => {
  /** The same hub, whose log would say this of Anna. */
  function withAnna(change: object): void {
    const { registry } = founded.hub
    const standing = { ...registry.all.get(anna.id)!, ...change }
    const all = new Map([...registry.all, [anna.id, standing]])
    const members = new Map([...registry.members].filter(([id]) => id !== anna.id))
    const { rules, state } = registry
    app = hubApp({ ...founded.hub, registry: { all, members, rules, state } as unknown as FoundedHub['hub']['registry'] })
  }

  test('by its own wish reads its mailbox and writes no letters; others may still write to it', async () => {
    withAnna({ state: 'suspended', suspendedBy: 'own-request' })
    expect((await mailboxOf(anna)).posts).toEqual([])
    expect(await codeOf(await ask(anna, '/post', written(anna, { to: ['hub'] })))).toBe('POST_SENDER')
    expect(await codeOf(await ask(anna, '/post', written(anna, { to: [bert.id] })))).toBe('POST_SENDER')
    expect((await ask(bert, '/post', written(bert, { to: [anna.id] }))).status).toBe(200)
  })

  test('because its key is in wrong hands, or because it has left, opens no door', async () => {
    for (const change of [{ state: 'suspended', suspendedBy: 'key' }, { state: 'left' }, { state: 'expelled' }]) {
      withAnna(change)
      for (const path of ['/post', '/mailbox', '/mailbox/taken', '/attachment', `/attachment/${'0'.repeat(64)}`])
        expect([path, (await ask(anna, path, encode({ after: 0 }))).status]).toEqual([path, 403])
    }
    expect(await codeOf(await ask(bert, '/post', written(bert, { to: [anna.id] })))).toBe('POST_RECIPIENT')
  })
})

describe('a mailbox', () => {
  test('shows its own member what was sealed to it, oldest first, and nothing of another’s', async () => {
    for (const text of ['eins', 'zwei']) await ask(anna, '/post', written(anna, { to: [bert.id], text }))
    await ask(anna, '/post', written(anna, { to: [carl.id], text: 'drei' }))
    const { posts } = await mailboxOf(bert)
    const { opened } = founded.hub
    const reader = { origin: opened.origin, id: bert.id, secretKey: bert.box.secretKey }
    const texts = posts.map(({ sealed }) => decode(openPost(parseSealedPost(sealed), reader, () => anna.identity.publicKey).message.content))
    expect(texts).toEqual(['eins', 'zwei'].map((text) => ({ subject: 'Betreff', text })))
    expect((await mailboxOf(bert, posts[0]!.number)).posts).toHaveLength(1)
    expect((await mailboxOf(anna)).posts).toEqual([])
  })

  test('gives up to a megabyte at once and says that there is more', async () => {
    for (let i = 0; i < 20; i++) await ask(anna, '/post', written(anna, { to: [bert.id], text: 'x'.repeat(14_900) }))
    const { hub } = founded
    const content = { subject: 'x', text: 'y' }
    for (let i = 0; i < 300; i++) sendPost(hub, { kind: 'message', to: [bert.id], content, tlp: 'TLP:GREEN', terms: 'n-cert' })
    let found = await mailboxOf(bert)
    let count = 0
    for (let rounds = 0; rounds < 10; rounds++) {
      count += found.posts.length
      expect(found.posts.reduce((sum, { sealed }) => sum + sealed.length, 0)).toBeLessThanOrEqual(1024 * 1024)
      if (!found.more) break
      found = await mailboxOf(bert, found.posts.at(-1)!.number)
    }
    expect(count).toBe(320)
  })

  test('keeps what was fetched until its time is over, and then forgets it with its files', async () => {
    const world = federation.party('node')
    const { attachment, file } = sealAttachment(founded.hub.opened.origin, 'a.txt', new Uint8Array([1]), world)
    await ask(anna, '/attachment', file)
    await ask(anna, '/post', written(anna, { to: [bert.id], attachments: [attachment] }))
    const [first] = (await mailboxOf(bert)).posts
    expect((await ask(bert, '/mailbox/taken', encode({ through: first!.number }))).status).toBe(204)
    await federation.advance(2 * 86_400_000)
    forgetPost(founded.hub)
    expect((await mailboxOf(bert)).posts).toHaveLength(1)
    expect(readdirSync(join(founded.dir, 'attachments'))).toHaveLength(1)
    await federation.advance(364 * 86_400_000)
    forgetPost(founded.hub)
    expect((await mailboxOf(bert)).posts).toEqual([])
    expect(readdirSync(join(founded.dir, 'attachments'))).toEqual([])
  })

  test('of a hub that came out of a backup counts anew under another name', async () => {
    const before = (await mailboxOf(bert)).generation
    expect((await mailboxOf(bert)).generation).toEqual(before)
    founded.hub.post.endGeneration()
    expect((await mailboxOf(bert)).generation).not.toEqual(before)
  })
})

describe('attachments', () => {
  const sealedFile = () => sealAttachment(founded.hub.opened.origin, 'a.txt', new Uint8Array([1, 2, 3]), federation.party('node'))

  test('are given to recipients of the post and to who handed them in, and to nobody else', async () => {
    const { attachment, file } = sealedFile()
    expect(hex(new Uint8Array(await (await ask(anna, '/attachment', file)).arrayBuffer()))).toBe(hex(attachment.sealed))
    const path = `/attachment/${hex(attachment.sealed)}`
    expect((await ask(bert, path)).status).toBe(404)
    await ask(anna, '/post', written(anna, { to: [bert.id], attachments: [attachment] }))
    for (const [member, status] of [
      [anna, 200],
      [bert, 200],
      [carl, 404],
    ] as const)
      expect((await ask(member, path)).status).toBe(status)
    // Naming somebody else's file in a post of one's own opens nothing.
    expect(await codeOf(await ask(carl, '/post', written(carl, { to: [anna.id], attachments: [attachment] })))).toBe('ATTACHMENT_MISSING')
  })

  test('that the post names must be there first', async () => {
    const { attachment } = sealedFile()
    expect(await codeOf(await ask(anna, '/post', written(anna, { to: [bert.id], attachments: [attachment] })))).toBe('ATTACHMENT_MISSING')
  })

  test('of a length that no sealed file has are refused, and a path that is none finds nothing', async () => {
    expect(await codeOf(await ask(anna, '/attachment', new Uint8Array(100)))).toBe('ATTACHMENT_MALFORMED')
    for (const path of ['/attachment/..%2f..%2fhub.key', `/attachment/${'0'.repeat(64)}`]) expect((await ask(anna, path)).status).toBe(404)
  })

  test('without a post are forgotten after a day', async () => {
    await ask(anna, '/attachment', sealedFile().file)
    await federation.advance(2 * 86_400_000)
    forgetPost(founded.hub)
    expect(readdirSync(join(founded.dir, 'attachments'))).toEqual([])
  })
})

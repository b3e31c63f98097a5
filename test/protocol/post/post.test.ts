// SPDX-License-Identifier: EUPL-1.2
import { concat, fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sealAead } from '@ncv/protocol/crypto/aead.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { hkdfSha256, sha256 } from '@ncv/protocol/crypto/hash.ts'
import { sealTo } from '@ncv/protocol/crypto/sealed-box.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { SealedPost } from '@ncv/protocol/message/post.ts'
import { POST_CONTENT_MAX_BYTES, POST_KINDS } from '@ncv/protocol/message/post.ts'
import { mayReceive, senderKeyOf } from '@ncv/protocol/post/correspondents.ts'
import type { PostReader } from '@ncv/protocol/post/seal.ts'
import {
  openPost,
  parseSealedPost,
  POST_BODY_BYTES,
  postCommitment,
  postHash,
  sealPost,
  SEALED_POST_MAX_BYTES,
  signPost,
} from '@ncv/protocol/post/seal.ts'
import { openPostTaken } from '@ncv/protocol/post/taken.ts'
import { describe, expect, test } from 'vitest'
import { codeOf, seededChance } from '../crypto/chance.ts'
import { readVectors } from '../crypto/vectors.ts'
import { boxOf, keyOf, seed, SEEDS, specText } from '../membership/example.ts'
import { BOXES, HUB_SEED, LABEL, POST, postOrigin, postVector, READER, READER_SEED, SENDER } from './post-example.ts'

const origin = postOrigin()
const chance = seededChance('post')
const reader: PostReader = { origin, id: READER, secretKey: READER_SEED }
const keyOfSender = () => keyOf('wiesenbrueck')
const frame = signPost(origin, LABEL, POST, seed(SEEDS.wiesenbrueck))
const sealedPost = (): SealedPost => parseSealedPost(sealPost(origin, frame, POST, BOXES, chance))

describe('the example of ncv-post', () => {
  const vector = readVectors<ReturnType<typeof postVector>>('ncv-post.json')

  test('is what this code makes', () => {
    expect(postVector()).toEqual(vector)
  })

  test('stands in the spec', () => {
    const spec = specText('ncv-post')
    const { message, sealed, attachment } = vector
    for (const bytes of [message.id, message.frameHash, sealed.commitment, sealed.bodyHash, sealed.hash, attachment.sha256, attachment.sealed])
      expect(spec).toContain(bytes)
  })

  test('opens for both recipients to what it says', () => {
    const post = parseSealedPost(Uint8Array.from(Buffer.from(vector.sealed.bytes, 'base64')))
    for (const each of [reader, { origin, id: 'hub', secretKey: HUB_SEED }]) {
      const { message, tlp, terms, id } = openPost(post, each, keyOfSender)
      expect(message).toEqual(POST)
      expect({ tlp, terms, id: hex(id) }).toEqual({ ...LABEL, id: vector.message.id })
    }
  })

  test('has the hub’s receipt, which is of this post and of no other', () => {
    const bytes = fromHex(vector.taken.frame)
    expect(openPostTaken(origin, bytes, keyOf('hub'), fromHex(vector.sealed.hash)).at).toBe(1_772_000_001_000)
    expect(codeOf(() => openPostTaken(origin, bytes, keyOf('hub'), new Uint8Array(32)))).toBe('RECEIPT_OTHER')
    expect(codeOf(() => openPostTaken(origin, bytes, keyOf('relay'), fromHex(vector.sealed.hash)))).toBe('ENVELOPE_SIGNATURE')
  })
})

describe('a sealed post', () => {
  test('cannot be opened by the wrong recipient, nor by a right one at the place of another', () => {
    const post = sealedPost()
    expect(codeOf(() => openPost(post, { ...reader, secretKey: seed(9) }, keyOfSender))).toBe('POST_UNREADABLE')
    expect(codeOf(() => openPost(post, { ...reader, id: SENDER }, keyOfSender))).toBe('POST_RECIPIENT')
    const exchanged = { ...post, wraps: post.wraps.toReversed() }
    expect(codeOf(() => openPost(exchanged, reader, keyOfSender))).toBe('POST_UNREADABLE')
  })

  test('between members cannot be opened by the hub that carries it', () => {
    const message = { ...POST, to: [READER] }
    const own = signPost(origin, LABEL, message, seed(SEEDS.wiesenbrueck))
    const post = parseSealedPost(sealPost(origin, own, message, BOXES, chance))
    expect(codeOf(() => openPost(post, { origin, id: READER, secretKey: HUB_SEED }, keyOfSender))).toBe('POST_UNREADABLE')
    expect(codeOf(() => openPost(post, { origin, id: 'hub', secretKey: HUB_SEED }, keyOfSender))).toBe('POST_RECIPIENT')
  })

  test('of another federation is refused', () => {
    const other = seed(7)
    const foreign = signPost(other, LABEL, POST, seed(SEEDS.wiesenbrueck))
    expect(codeOf(() => openPost(parseSealedPost(sealPost(other, foreign, POST, BOXES, chance)), reader, keyOfSender))).toBe('POST_UNREADABLE')
    // Its frame, sealed anew for this federation by whoever could read it.
    expect(codeOf(() => openPost(parseSealedPost(sealPost(origin, foreign, POST, BOXES, chance)), reader, keyOfSender))).toBe('ORIGIN_MISMATCH')
  })

  test('has one author: who seals it anew cannot change whose it is, to whom it went, its id or its files', () => {
    const stolen = { ...POST, to: [READER, SENDER].sort() }
    const boxes = [...BOXES, { id: SENDER, box: boxOf('wiesenbrueck') }]
    const widened = parseSealedPost(sealPost(origin, frame, stolen, boxes, chance))
    expect(codeOf(() => openPost(widened, reader, keyOfSender))).toBe('POST_MISMATCH')
    expect(codeOf(() => openPost(sealedPost(), reader, () => keyOf('hub')))).toBe('ENVELOPE_SIGNATURE')
    const renamed = parseSealedPost(sealPost(origin, frame, { ...POST, id: new Uint8Array(16) }, BOXES, chance))
    expect(codeOf(() => openPost(renamed, reader, keyOfSender))).toBe('POST_MISMATCH')
    const bare = parseSealedPost(sealPost(origin, frame, { ...POST, attachments: [] }, BOXES, chance))
    expect(codeOf(() => openPost(bare, reader, keyOfSender))).toBe('POST_MISMATCH')
  })

  test('whose recipients, id or files were changed on the way opens for nobody', () => {
    const post = sealedPost()
    for (const changed of [{ to: ['hub', 'zzz'] }, { id: new Uint8Array(16) }, { files: [] }]) {
      const altered = { ...post, ...changed }
      const id = altered.to.includes(READER) ? READER : 'zzz'
      expect(codeOf(() => openPost(altered, { ...reader, id }, keyOfSender))).toBe('POST_UNREADABLE')
    }
  })

  test('reads the same for all: a second key for one recipient does not fit the commitment', () => {
    const post = sealedPost()
    const second = seed(0x70)
    const info = concat(utf8('NCV post wrap v1\0'), origin, post.commitment, Uint8Array.of(1))
    const wraps = [post.wraps[0]!, sealTo(boxOf('hohenwehr'), info, new Uint8Array(), second, chance)]
    expect(() => openPost({ ...post, wraps }, reader, keyOfSender)).toThrow('commitment')
  })

  test('with something in its padding, or more padding than it needs, is refused', () => {
    const key = seed(0x71)
    const base = sealedPost()
    const commitment = postCommitment(key)
    const info = (place: number) => concat(utf8('NCV post wrap v1\0'), origin, commitment, Uint8Array.of(place))
    const wraps = BOXES.map(({ box }, place) => sealTo(box, info(place), new Uint8Array(), key, chance))
    const bodyInfo = concat(utf8('NCV post body v1\0'), origin, sha256(encode({ id: base.id, to: base.to, files: base.files } as unknown as Value)))
    const okm = hkdfSha256(key, commitment, bodyInfo, 44)
    const withPlaintext = (plaintext: Uint8Array): SealedPost => ({
      ...base,
      wraps,
      commitment,
      body: sealAead(okm.subarray(0, 32), okm.subarray(32), new Uint8Array(), plaintext),
    })
    const head = concat(Uint8Array.of(frame.length >> 8, frame.length & 0xff), frame)
    const smallest = POST_BODY_BYTES.find((size) => head.length <= size)!
    const right = concat(head, new Uint8Array(smallest - head.length))
    expect(openPost(withPlaintext(right), reader, keyOfSender).message).toEqual(POST)
    expect(() => openPost(withPlaintext(concat(right.subarray(0, -1), Uint8Array.of(1))), reader, keyOfSender)).toThrow('padding')
    expect(() => openPost(withPlaintext(concat(head, new Uint8Array(65_536 - head.length))), reader, keyOfSender)).toThrow('padding')
    expect(() => openPost(withPlaintext(right.subarray(0, -1)), reader, keyOfSender)).toThrow('padding')
  })

  test('shows one of four sizes beside the number of its recipients', () => {
    const sizes = new Set<number>()
    for (const length of [0, 10, 500, 900, 3000, 9000, 15_000, 30_000, POST_CONTENT_MAX_BYTES]) {
      const message = { ...POST, attachments: [], content: new Uint8Array(length) }
      const own = signPost(origin, LABEL, message, seed(SEEDS.wiesenbrueck))
      sizes.add(parseSealedPost(sealPost(origin, own, message, BOXES, chance)).body.length - 16)
    }
    expect([...sizes]).toEqual(POST_BODY_BYTES)
  })

  test('of the largest size to 64 recipients fits what the hub takes', () => {
    const to = Array.from({ length: 64 }, (_, i) => `m-${String(i).padStart(16, '0')}`)
    const message = {
      ...POST,
      to,
      content: new Uint8Array(POST_CONTENT_MAX_BYTES),
      attachments: Array.from({ length: 5 }, () => POST.attachments[0]!),
    }
    const own = signPost(origin, LABEL, message, seed(SEEDS.wiesenbrueck))
    const boxes = to.map((id) => ({ id, box: boxOf('hub') }))
    const bytes = sealPost(origin, own, message, boxes, chance)
    expect(bytes.length).toBeLessThanOrEqual(SEALED_POST_MAX_BYTES)
    expect(parseSealedPost(bytes).to).toHaveLength(64)
  })

  test('with recipients out of order or twice, with a wrap too few, or in another spelling is malformed', () => {
    const bytes = sealPost(origin, frame, POST, BOXES, chance)
    const post = parseSealedPost(bytes)
    const spelt = (change: object): Uint8Array => encode({ ...post, ...change } as unknown as Value)
    for (const change of [{ to: [READER, 'hub'] }, { to: ['hub', 'hub'] }, { wraps: post.wraps.slice(1) }, { v: 2 }, { more: 1 }])
      expect(codeOf(() => parseSealedPost(spelt(change)))).toBe('POST_MALFORMED')
    expect(codeOf(() => parseSealedPost(concat(bytes, Uint8Array.of(0))))).toBe('CODEC_REFUSED')
    expect(hex(postHash(bytes))).toBe(hex(postHash(encode(post as unknown as Value))))
  })
})

describe('who may write and read', () => {
  const key = ed25519KeyPair(seed(1)).publicKey
  const member = (rest: object) => ({ key, box: boxOf('hub'), state: 'admitted' as const, hasPledge: false, ...rest })
  const members = new Map([
    ['in', member({})],
    ['rests', member({ state: 'suspended', suspendedBy: 'own-request' })],
    ['blocked', member({ state: 'suspended', suspendedBy: 'key' })],
    ['left', member({ state: 'left' })],
    ['expelled', member({ state: 'expelled' })],
  ])

  test('admitted members write all kinds, one that rests asks to come back and no more, nobody else writes', () => {
    const may = (from: string) =>
      POST_KINDS.filter((kind) => {
        try {
          return senderKeyOf({ members, hub: undefined }, { from, kind }) === key
        } catch {
          return false
        }
      })
    expect(may('in')).toEqual([...POST_KINDS])
    expect(may('rests')).toEqual(['member-request'])
    for (const nobody of ['blocked', 'left', 'expelled', 'hub', 'm-0000000000000000']) expect(may(nobody)).toEqual([])
  })

  test('above TLP:GREEN only members with a pledge are given anything', () => {
    for (const tlp of ['TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const) {
      expect(mayReceive(member({}), tlp)).toBe(false)
      expect(mayReceive(member({ hasPledge: true }), tlp)).toBe(true)
      expect(mayReceive({ ...member({ hasPledge: true }), state: 'left' }, tlp)).toBe(false)
    }
    for (const tlp of ['TLP:CLEAR', 'TLP:GREEN'] as const) expect(mayReceive(member({}), tlp)).toBe(true)
  })
})

// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { concat, utf8 } from '@ncv/protocol/bytes.ts'
import { sealTo } from '@ncv/protocol/crypto/sealed-box.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { assertBoxSize, COVER, FRAME_MAX_BYTES, openBox, sealBox, SUBMISSION_KINDS } from '@ncv/protocol/submission/seal.ts'
import { codeOf, seededChance } from '../crypto/chance.ts'

const world = seededChance('boxes')
const hub = xwingKeyPair(new Uint8Array(32).fill(8))
const origin = new Uint8Array(32).fill(0xaa)
const submission = (kind: (typeof SUBMISSION_KINDS)[number], frameBytes: number): Submission => ({
  kind,
  token: new Uint8Array(482).fill(1),
  edPk: new Uint8Array(32).fill(2),
  xwPk: new Uint8Array(1216).fill(3),
  frame: new Uint8Array(frameBytes).fill(4),
})

describe('a box', () => {
  test('has 9,328 bytes, whether it holds a long report, a short answer or nothing', () => {
    const contents = [COVER, ...SUBMISSION_KINDS.flatMap((kind) => [submission(kind, 0), submission(kind, 900), submission(kind, FRAME_MAX_BYTES)])]
    for (const content of contents) {
      const box = sealBox(hub.publicKey, origin, content, world)
      expect(box.length).toBe(9328)
      expect(openBox(hub.secretKey, origin, box)).toEqual(content)
    }
  })

  test('is never sent twice: each sealing has other bytes from the first to the last', () => {
    const [first, second] = [sealBox(hub.publicKey, origin, COVER, world), sealBox(hub.publicKey, origin, COVER, world)]
    for (const at of [0, 1088, 1120, 5000, 9296]) expect(first.subarray(at, at + 32)).not.toEqual(second.subarray(at, at + 32))
  })

  test('takes what fits and says by how much the rest is too large', () => {
    expect(() => sealBox(hub.publicKey, origin, submission('follow-up', FRAME_MAX_BYTES + 1), world)).toThrow(
      'CONTRIBUTION_TOO_LARGE (found=8191, limit=8190)',
    )
  })

  test('opens for no other key and in no other federation', () => {
    const box = sealBox(hub.publicKey, origin, submission('report', 100), world)
    expect(codeOf(() => openBox(new Uint8Array(32), origin, box))).toBe('BOX_UNREADABLE')
    expect(codeOf(() => openBox(hub.secretKey, new Uint8Array(32), box))).toBe('BOX_UNREADABLE')
    for (const at of [0, 1100, 1120, 9327]) {
      const changed = box.map((byte, i) => (i === at ? byte ^ 0x80 : byte))
      expect(codeOf(() => openBox(hub.secretKey, origin, changed))).toBe('BOX_UNREADABLE')
    }
  })

  test('of another size is refused before anything is decrypted', () => {
    const box = sealBox(hub.publicKey, origin, COVER, world)
    expect(codeOf(() => openBox(hub.secretKey, origin, box.subarray(1)))).toBe('BOX_SIZE')
    expect(codeOf(() => assertBoxSize(concat(box, Uint8Array.of(0))))).toBe('BOX_SIZE')
    expect(() => assertBoxSize(box)).not.toThrow()
  })

  test('is refused when its inside is not the one encoding of a submission', () => {
    const open = (plaintext: Uint8Array): unknown => {
      const box = sealTo(hub.publicKey, concat(utf8('NCV box v1\0'), origin), new Uint8Array(), plaintext, world)
      return openBox(hub.secretKey, origin, box)
    }
    const padded = (content: Uint8Array, length: number = content.length): Uint8Array =>
      concat(Uint8Array.of(length >> 8, length & 0xff), content, new Uint8Array(8190 - content.length))
    expect(open(padded(encode({ kind: 'cover' })))).toEqual(COVER)
    const leaking = padded(encode({ kind: 'cover' }))
    leaking[8191] = 1
    const refused = [
      leaking,
      padded(encode({ kind: 'cover' }), 0xffff),
      padded(encode({ kind: 'cover' }), 3),
      padded(encode({ kind: 'cover', more: 1 })),
      padded(encode({ kind: 'other' })),
      padded(encode({ kind: 'report' })),
      padded(encode({ ...submission('report', 10), token: new Uint8Array(481) })),
      padded(new Uint8Array(), 0),
    ]
    expect(refused.map((plaintext) => codeOf(() => open(plaintext)))).toEqual(refused.map(() => 'BOX_UNREADABLE'))
  })

  test('cannot be sealed to what is no key', () => {
    expect(codeOf(() => sealBox(hub.publicKey.subarray(1), origin, COVER, world))).toBe('KEY_INVALID')
  })
})

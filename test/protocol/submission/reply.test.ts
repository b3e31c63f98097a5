// SPDX-License-Identifier: EUPL-1.2
import { concat, utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sealTo } from '@ncv/protocol/crypto/sealed-box.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import type { Reply } from '@ncv/protocol/message/board.ts'
import { Board, REPLY_BYTES } from '@ncv/protocol/message/board.ts'
import { boardUnitAt, boardUnitMs, caseEnd } from '@ncv/protocol/submission/case-time.ts'
import { openReply, padReply, sealDummy, sealReply } from '@ncv/protocol/submission/reply.ts'
import { signReveal, verifyReveal } from '@ncv/protocol/submission/reveal.ts'
import { describe, expect, test } from 'vitest'
import { codeOf, seededChance } from '../crypto/chance.ts'
import { readVectors } from '../crypto/vectors.ts'
import { specText } from '../membership/example.ts'
import { boardOrigin, boardVector, CONTRIBUTION, ED_SEED, MEMBER, REPLY, XW_SEED } from './board-example.ts'

const chance = seededChance('replies')
const key = xwingKeyPair(XW_SEED)
const origin = boardOrigin()

describe('the examples of ncv-board', () => {
  const vector = readVectors<ReturnType<typeof boardVector>>('ncv-board.json')

  test('are what this code makes', () => {
    expect(boardVector()).toEqual(vector)
  })

  test('stand in the spec', () => {
    const spec = specText('ncv-board')
    const { reply, followUp, reveal } = vector
    for (const bytes of [reply.content, reply.paddedHash, reply.sealedHash, followUp.id, followUp.mark, reveal.signature])
      expect(spec).toContain(bytes)
  })

  test('open to what they say', () => {
    expect(openReply(XW_SEED, origin, Uint8Array.from(Buffer.from(vector.reply.sealed, 'base64')))).toEqual(REPLY)
  })
})

describe('a sealed reply', () => {
  test('has 3,184 bytes, whether it is long, short or none', () => {
    const long: Reply = { ...REPLY, text: 'x'.repeat(1500) }
    for (const bytes of [sealReply(key.publicKey, origin, REPLY, chance), sealReply(key.publicKey, origin, long, chance), sealDummy(origin, chance)])
      expect(bytes).toHaveLength(REPLY_BYTES)
  })

  test('opens with the key of its contribution in its federation, and with no other', () => {
    const sealed = sealReply(key.publicKey, origin, REPLY, chance)
    expect(openReply(XW_SEED, origin, sealed)).toEqual(REPLY)
    expect(openReply(new Uint8Array(32), origin, sealed)).toBeUndefined()
    expect(openReply(XW_SEED, new Uint8Array(32), sealed)).toBeUndefined()
    for (const at of [0, 1100, 1120, REPLY_BYTES - 1]) {
      expect(
        openReply(
          XW_SEED,
          origin,
          sealed.map((byte, i) => (i === at ? byte ^ 1 : byte)),
        ),
      ).toBeUndefined()
    }
  })

  test('nobody opens a dummy', () => {
    expect(openReply(XW_SEED, origin, sealDummy(origin, chance))).toBeUndefined()
  })

  test('never shows the same bytes twice', () => {
    const [a, b] = [sealReply(key.publicKey, origin, REPLY, chance), sealReply(key.publicKey, origin, REPLY, chance)]
    expect(a.subarray(0, 64)).not.toEqual(b.subarray(0, 64))
    expect(a.subarray(1120, 1184)).not.toEqual(b.subarray(1120, 1184))
  })

  test('that is too long in bytes is refused with both figures', () => {
    const wide: Reply = { ...REPLY, text: 'ß'.repeat(950) }
    expect(padReply(wide)).toHaveLength(2048)
    expect(() => padReply({ ...REPLY, text: 'ß'.repeat(1400) })).toThrow(/REPLY_TOO_LARGE \(found=\d+, limit=2046\)/)
  })

  test('with anything in its padding or another inside is refused', () => {
    const sealed = (plaintext: Uint8Array) => sealTo(key.publicKey, concat(utf8('NCV reply v1\0'), origin), new Uint8Array(), plaintext, chance)
    const padded = padReply(REPLY)
    expect(openReply(XW_SEED, origin, sealed(padded))).toEqual(REPLY)
    expect(codeOf(() => openReply(XW_SEED, origin, sealed(concat(padded.subarray(0, 2047), Uint8Array.of(1)))))).toBe('REPLY_UNREADABLE')
    expect(codeOf(() => openReply(XW_SEED, origin, sealed(new Uint8Array(2048))))).toBe('REPLY_UNREADABLE')
    expect(codeOf(() => openReply(XW_SEED, origin, sealed(padded.subarray(0, 2047))))).toBe('REPLY_UNREADABLE')
    expect(codeOf(() => openReply(XW_SEED, origin, sealed(new Uint8Array(2048).fill(0xff))))).toBe('REPLY_UNREADABLE')
  })
})

describe('a board file', () => {
  test('holds eight or sixteen replies of one size, never another number', () => {
    const replies = (count: number, bytes = REPLY_BYTES) => ({ replies: Array.from({ length: count }, () => new Uint8Array(bytes)) })
    const accepted = Array.from({ length: 33 }, (_, count) => count).filter((count) => Board.safeParse(replies(count)).success)
    expect(accepted).toEqual([8, 16])
    expect(Board.safeParse(replies(8, REPLY_BYTES - 1)).success).toBe(false)
  })
})

describe('a reveal', () => {
  const claim = { origin, member: MEMBER, contribution: CONTRIBUTION }
  const signature = signReveal(ED_SEED, claim)
  const { publicKey } = ed25519KeyPair(ED_SEED)

  test('holds for this member, this contribution and this federation alone', () => {
    expect(verifyReveal(publicKey, claim, signature)).toBe(true)
    expect(verifyReveal(publicKey, { ...claim, member: 'hohenwehr.example' }, signature)).toBe(false)
    expect(verifyReveal(publicKey, { ...claim, contribution: new Uint8Array(32) }, signature)).toBe(false)
    expect(verifyReveal(publicKey, { ...claim, origin: new Uint8Array(32) }, signature)).toBe(false)
    expect(verifyReveal(ed25519KeyPair(new Uint8Array(32)).publicKey, claim, signature)).toBe(false)
  })
})

describe('the clock of cases', () => {
  const week = 7 * 86_400_000
  const clock = (periodMs: number) => ({ createdAt: 1000, timing: { periodMs, slotMs: 1, kMin: 1, maxHoldMs: 1, reportTokens: 1, countingKeys: 0 } })

  test('counts hours where a period is a week, and seconds at least', () => {
    expect(boardUnitMs(clock(week))).toBe(3_600_000)
    expect(boardUnitMs(clock(120_000))).toBe(1_000)
    expect(boardUnitAt(clock(week), 1000 + 3_600_000)).toBe(1)
  })

  test('ends a case thirty days after the last word, and not before its token has been worthless for thirty days', () => {
    expect(caseEnd(clock(week), 0)).toBe(1000 + 2 * week + 30 * 86_400_000)
    expect(caseEnd(clock(week), 0, 1000 + 9 * week)).toBe(1000 + 9 * week + 30 * 86_400_000)
  })
})

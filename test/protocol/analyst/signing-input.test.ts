// SPDX-License-Identifier: EUPL-1.2
import { draftSigningInput, erasureSigningInput, replySigningInput, SIGNING_ROLES } from '@ncv/protocol/analyst/signing-input.ts'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { describe, expect, test } from 'vitest'

const ORIGIN = new Uint8Array(32).fill(0x11)
const ID = new Uint8Array(32).fill(0x22)
const SEED = new Uint8Array(32).fill(0x33)

describe('what an analyst signs', () => {
  test('for a draft is laid out byte by byte as it says', () => {
    expect(hex(draftSigningInput(ORIGIN, 'author', ID))).toBe(
      `4e43562064726166742076310061757468 6f7200${'11'.repeat(32)}${'22'.repeat(32)}`.replace(' ', ''),
    )
    expect(hex(signEd25519(SEED, draftSigningInput(ORIGIN, 'approver', ID)))).toMatchInlineSnapshot(
      `"a0ee6b65f44d2bcdcf8bdf480d48e2068bc3ebc728f2cb1fc7f29f5a13f0e7e94a02d30447a7e15ffc1b519873c54479c6eba11c1f9abfadfb9c5b2bb45fae0c"`,
    )
  })

  test('for an erasure and for a reply is laid out byte by byte as it says', () => {
    expect(hex(erasureSigningInput(ORIGIN, 'approver', ID))).toBe(
      `${hex(utf8('NCV erasure v1'))}00${hex(utf8('approver'))}00${'11'.repeat(32)}${'22'.repeat(32)}`,
    )
    expect(hex(replySigningInput(ORIGIN, Uint8Array.of(0x80)))).toBe(`${hex(utf8('NCV reply draft v1'))}00${'11'.repeat(32)}80`)
  })

  test('is never the same for two roles or two purposes', () => {
    const all = [
      ...SIGNING_ROLES.flatMap((role) => [draftSigningInput(ORIGIN, role, ID), erasureSigningInput(ORIGIN, role, ID)]),
      replySigningInput(ORIGIN, ID),
    ].map(hex)
    expect(new Set(all).size).toBe(all.length)
  })
})

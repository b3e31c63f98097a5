// SPDX-License-Identifier: EUPL-1.2
/** What the web interface signs is what the hub verifies: both lay it out in their own code. @module */
import { draftSigningInput, erasureSigningInput, replySigningInput, SIGNING_ROLES } from '@ncv/protocol/analyst/signing-input.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { REPLY_KINDS } from '@ncv/protocol/message/board.ts'
import { formatReply } from '@ncv/protocol/submission/reply.ts'
import { describe, expect, test } from 'vitest'
import type { Signer } from '../../admin-ui/src/hub/signing.ts'
import { bytesOf, draftInput, erasureInput, hexOf, openKeyFile, packReply, parseKeyFile, replyInput } from '../../admin-ui/src/hub/signing.ts'

const ORIGIN = '5a'.repeat(32)
const ID = 'c3'.repeat(32)
const SEED = '07'.repeat(32)
const KEY_FILE = `ncv-analyst anna ${SEED}\n`

describe('the signing input of the web interface', () => {
  test.each(SIGNING_ROLES)('is that of the protocol for the %s of a draft and of an erasure', (role) => {
    expect(hexOf(draftInput(ORIGIN, role, ID))).toBe(hex(draftSigningInput(fromHex(ORIGIN), role, fromHex(ID))))
    expect(hexOf(erasureInput(ORIGIN, role, ID))).toBe(hex(erasureSigningInput(fromHex(ORIGIN), role, fromHex(ID))))
  })

  test.each([
    ['short', { text: 'Wann?' }],
    ['a day to answer until', { text: 'Wann?', closes: '2026-12-01' }],
    ['31 bytes', { text: 'x'.repeat(31) }],
    ['32 bytes', { text: 'x'.repeat(32) }],
    ['255 bytes', { text: 'x'.repeat(255) }],
    ['256 bytes', { text: 'x'.repeat(256) }],
    ['umlauts and line breaks', { text: 'Grüße 🛟\nzweite Zeile' }],
    ['the longest', { text: 'ä'.repeat(1500) }],
  ])('is that of the protocol for a reply: %s', (_, words) => {
    for (const kind of REPLY_KINDS)
      for (const number of [1, 99]) {
        const content = formatReply({ contribution: fromHex(ID), number, kind, ...words })
        expect(hexOf(packReply({ contribution: ID, number, kind, ...words }))).toBe(hex(content))
        expect(hexOf(replyInput(ORIGIN, { contribution: ID, number, kind, ...words }))).toBe(hex(replySigningInput(fromHex(ORIGIN), content)))
      }
  })
})

describe('a key file', () => {
  test('opens to a signer whose signatures the hub accepts', async () => {
    const opened = (await openKeyFile(KEY_FILE)) as Signer
    expect(opened.id).toBe('anna')
    const input = draftInput(ORIGIN, 'author', ID)
    const signature = await opened.sign(input)
    expect(verifyEd25519(ed25519KeyPair(fromHex(SEED)).publicKey, input, fromHex(signature))).toBe(true)
  })

  test('is not kept: nothing of the seed can be read off the signer', async () => {
    expect(JSON.stringify(await openKeyFile(KEY_FILE))).toBe('{"id":"anna"}')
  })

  test.each([
    '',
    'ncv-analyst',
    `ncv-analyst Anna ${SEED}`,
    `ncv-analyst anna ${SEED}00`,
    `ncv-analyst anna ${SEED} ${'x'.repeat(300)}`,
    `ssh-ed25519 ${SEED}`,
  ])('is none: %j', async (text) => {
    expect(parseKeyFile(text)).toBeUndefined()
    expect(await openKeyFile(text)).toBe('not-a-key')
  })

  test('is the same with and without the line break at its end', () => {
    expect(parseKeyFile(KEY_FILE)).toEqual(parseKeyFile(KEY_FILE.trim()))
    expect(hexOf(bytesOf(SEED))).toBe(SEED)
  })
})

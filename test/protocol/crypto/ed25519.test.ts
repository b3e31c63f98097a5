// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { base64url, fromBase64url, fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { assertEd25519Key, ed25519KeyPair, signEd25519, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { compactVerify } from 'jose'
import { codeOf } from './chance.ts'
import type { Wycheproof } from './vectors.ts'
import { deviations, readVectors } from './vectors.ts'

interface Rfc8032 {
  readonly name: string
  readonly seed: string
  readonly publicKey: string
  readonly message: string
  readonly signature: string
}

describe('Ed25519', () => {
  test.each(readVectors<readonly Rfc8032[]>('rfc8032-ed25519.json'))('RFC 8032 section 7.1, $name', ({ seed, publicKey, message, signature }) => {
    const pair = ed25519KeyPair(fromHex(seed))
    expect(hex(pair.publicKey)).toBe(publicKey)
    expect(hex(signEd25519(pair.seed, fromHex(message)))).toBe(signature)
    expect(verifyEd25519(pair.publicKey, fromHex(message), fromHex(signature))).toBe(true)
  })

  test('every Wycheproof signature is accepted or refused as the vectors say', () => {
    const vectors = readVectors<Wycheproof<{ publicKey: { pk: string } }, { msg: string; sig: string }>>('wycheproof-ed25519.json')
    expect(deviations(vectors, ({ msg, sig }, { publicKey }) => verifyEd25519(fromHex(publicKey.pk), fromHex(msg), fromHex(sig)))).toEqual({
      deviating: [],
      run: true,
    })
  })

  test('RFC 8037 A.4: the signature is that of the JWS, and jose accepts it', async () => {
    const seed = fromBase64url('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A')
    const input = 'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc'
    const signature = base64url(signEd25519(seed, utf8(input)))
    expect(signature).toBe('hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg')
    const key = { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', x: base64url(ed25519KeyPair(seed).publicKey) }
    expect((await compactVerify(`${input}.${signature}`, key)).protectedHeader).toEqual({ alg: 'EdDSA' })
  })

  // The eight points of small order and spellings of them that are not canonical: with such a key one signature fits any message.
  const SMALL_ORDER = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '0000000000000000000000000000000000000000000000000000000000000000',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    '0100000000000000000000000000000000000000000000000000000000000080',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ]

  test.each(SMALL_ORDER)('a key of small order cannot be registered and signs nothing: %s', (key) => {
    expect(codeOf(() => assertEd25519Key(fromHex(key)))).toBe('KEY_INVALID')
    // R = the key, S = 0 holds for such keys under verifiers that only check the equation.
    expect(verifyEd25519(fromHex(key), utf8('any'), fromHex(key + '00'.repeat(32)))).toBe(false)
  })

  test('a key with a component of small order cannot be registered', () => {
    // Plus the point of order two: (x, y) + (0, -1) = (-x, -y).
    const { publicKey } = ed25519KeyPair(new Uint8Array(32).fill(7))
    const encoded = BigInt(`0x${hex(publicKey.toReversed())}`)
    const [sign, y] = [encoded >> 255n, encoded & (2n ** 255n - 1n)]
    const mixed = fromHex((((1n - sign) << 255n) | (2n ** 255n - 19n - y)).toString(16).padStart(64, '0')).toReversed()
    expect(codeOf(() => assertEd25519Key(mixed))).toBe('KEY_INVALID')
  })

  test('wrong lengths are refused, not cut', () => {
    const { publicKey, seed } = ed25519KeyPair(new Uint8Array(32).fill(7))
    const signature = signEd25519(seed, utf8('m'))
    expect(() => assertEd25519Key(publicKey)).not.toThrow()
    expect(codeOf(() => assertEd25519Key(publicKey.subarray(1)))).toBe('KEY_INVALID')
    expect(codeOf(() => ed25519KeyPair(seed.subarray(1)))).toBe('KEY_INVALID')
    expect(codeOf(() => signEd25519(new Uint8Array(33), utf8('m')))).toBe('KEY_INVALID')
    expect(verifyEd25519(publicKey, utf8('m'), signature.subarray(0, 63))).toBe(false)
    expect(verifyEd25519(publicKey.subarray(0, 31), utf8('m'), signature)).toBe(false)
  })
})

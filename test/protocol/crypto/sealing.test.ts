// SPDX-License-Identifier: EUPL-1.2
import sodium from 'libsodium-wrappers'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { openAead, sealAead } from '@ncv/protocol/crypto/aead.ts'
import { hkdfSha256, hmacSha256, sha256, sha384, sha512 } from '@ncv/protocol/crypto/hash.ts'
import { seedFor } from '@ncv/protocol/crypto/key-derivation.ts'
import { openSealed, SEAL_OVERHEAD_BYTES, sealTo } from '@ncv/protocol/crypto/sealed-box.ts'
import { xwingDecapsulate, xwingEncapsulate, xwingKeyPair, xwingOpener } from '@ncv/protocol/crypto/xwing.ts'
import { codeOf, seededChance } from './chance.ts'
import type { Wycheproof } from './vectors.ts'
import { deviations, readVectors } from './vectors.ts'

interface XwingVector {
  readonly seed: string
  readonly eseed: string
  readonly pk: string
  readonly ct: string
  readonly ss: string
}

describe('hashes', () => {
  test('parts are hashed one after another', () => {
    expect(hex(sha256(utf8('a'), utf8('bc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha384(utf8('abc'))).toEqual(sha384(utf8('ab'), utf8('c')))
    expect([sha384().length, sha512().length]).toEqual([48, 64])
  })

  test('RFC 4231 case 2: HMAC-SHA-256', () => {
    expect(hex(hmacSha256(utf8('Jefe'), utf8('what do ya want '), utf8('for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })

  test('every Wycheproof HKDF-SHA-256 vector comes out as the vectors say', () => {
    const vectors =
      readVectors<Wycheproof<object, { ikm: string; salt: string; info: string; size: number; okm: string }>>('wycheproof-hkdf-sha256.json')
    const derive = ({ ikm, salt, info, size, okm }: { ikm: string; salt: string; info: string; size: number; okm: string }): boolean => {
      try {
        return hex(hkdfSha256(fromHex(ikm), fromHex(salt), fromHex(info), size)) === okm
      } catch {
        return false
      }
    }
    expect(deviations(vectors, derive)).toEqual({ deviating: [], run: true })
  })

  test('seeds under one master differ by label, and a label has one spelling', () => {
    const master = new Uint8Array(32).fill(1)
    expect(seedFor(master, 'hub/signing/1')).toEqual(hkdfSha256(master, utf8('NCV seed v1\0'), utf8('hub/signing/1'), 32))
    expect(seedFor(master, 'hub/signing/1')).not.toEqual(seedFor(master, 'hub/signing/2'))
    expect(() => seedFor(master, 'Hub signing')).toThrow(RangeError)
    expect(codeOf(() => seedFor(master.subarray(1), 'hub'))).toBe('KEY_INVALID')
  })
})

function secretOrRefusal(open: () => Uint8Array): string {
  try {
    return hex(open())
  } catch {
    return 'refused'
  }
}

describe('X-Wing', () => {
  test.each(readVectors<readonly XwingVector[]>('xwing-draft-10.json'))('the draft’s vector with seed $seed', ({ seed, eseed, pk, ct, ss }) => {
    const pair = xwingKeyPair(fromHex(seed))
    expect(hex(pair.publicKey)).toBe(pk)
    const { ciphertext, sharedSecret } = xwingEncapsulate(pair.publicKey, fromHex(eseed))
    expect([hex(ciphertext), hex(sharedSecret)]).toEqual([ct, ss])
    expect(hex(xwingDecapsulate(fromHex(ct), pair.secretKey))).toBe(ss)
  })

  test('libsodium opens every ciphertext to the same secret, also altered ones, and refuses the same', () => {
    const seed = new Uint8Array(32).fill(7)
    const { ciphertext } = xwingEncapsulate(xwingKeyPair(seed).publicKey, new Uint8Array(64).fill(3))
    const open = xwingOpener(seed)
    const altered = Array.from({ length: 140 }, (_, i) => ciphertext.map((byte, at) => (at === 8 * i ? byte ^ (i + 1) : byte)))
    const points = ['00', '01', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800', `ed${'ff'.repeat(30)}7f`, 'ff'.repeat(32)]
    const strange = points.map((point) => concat(ciphertext.subarray(0, 1088), fromHex(point.padEnd(64, '0'))))
    const found = [ciphertext, ...altered, ...strange].map((each) => secretOrRefusal(() => open(each)))
    expect(found).toEqual([ciphertext, ...altered, ...strange].map((each) => secretOrRefusal(() => sodium.crypto_kem_xwing_dec(each, seed))))
    expect(found.filter((each) => each === 'refused')).toHaveLength(4)
    expect(new Set(found).size).toBe(found.length - 3)
  })

  test('keys and ciphertexts of a wrong length or without a valid part are refused', () => {
    const { publicKey, secretKey } = xwingKeyPair(new Uint8Array(32).fill(9))
    expect(codeOf(() => xwingKeyPair(new Uint8Array(31)))).toBe('KEY_INVALID')
    expect(codeOf(() => xwingEncapsulate(publicKey.subarray(1), new Uint8Array(64)))).toBe('KEY_INVALID')
    expect(codeOf(() => xwingEncapsulate(publicKey, new Uint8Array(63)))).toBe('KEY_INVALID')
    expect(codeOf(() => xwingEncapsulate(new Uint8Array(1216).fill(0xff), new Uint8Array(64)))).toBe('KEY_INVALID')
    expect(codeOf(() => xwingDecapsulate(new Uint8Array(1119), secretKey))).toBe('DECRYPT_FAILED')
  })
})

describe('ChaCha20-Poly1305', () => {
  test('every Wycheproof vector comes out as the vectors say', () => {
    type Aead = { key: string; iv: string; aad: string; msg: string; ct: string; tag: string }
    const vectors = readVectors<Wycheproof<object, Aead>>('wycheproof-chacha20-poly1305.json')
    const works = ({ key, iv, aad, msg, ct, tag }: Aead): boolean => {
      try {
        const [k, n, a, sealed] = [fromHex(key), fromHex(iv), fromHex(aad), fromHex(ct + tag)]
        return hex(openAead(k, n, a, sealed)) === msg && hex(sealAead(k, n, a, fromHex(msg))) === ct + tag
      } catch {
        return false
      }
    }
    expect(deviations(vectors, works)).toEqual({ deviating: [], run: true })
  })

  test('what does not open has its code', () => {
    const [key, nonce] = [new Uint8Array(32), new Uint8Array(12)]
    expect(codeOf(() => openAead(key, nonce, utf8('a'), sealAead(key, nonce, utf8('b'), utf8('text'))))).toBe('DECRYPT_FAILED')
    expect(codeOf(() => openAead(key, nonce, utf8('a'), new Uint8Array(3)))).toBe('DECRYPT_FAILED')
    expect(codeOf(() => openAead(key, nonce.subarray(1), utf8('a'), new Uint8Array(30)))).toBe('KEY_INVALID')
  })
})

describe('sealed box', () => {
  const { publicKey, secretKey } = xwingKeyPair(new Uint8Array(32).fill(3))
  const world = seededChance('sealed box')
  const sealed = sealTo(publicKey, utf8('info'), utf8('aad'), utf8('text'), world)

  test('the holder of the key opens what was sealed to it', () => {
    expect(sealed.length).toBe(4 + SEAL_OVERHEAD_BYTES)
    expect(openSealed(secretKey, utf8('info'), utf8('aad'), sealed)).toEqual(utf8('text'))
  })

  test('it opens with no other key, info or aad, and not when a byte was changed or cut', () => {
    const other = xwingKeyPair(new Uint8Array(32).fill(4)).secretKey
    const changed = sealed.map((byte, i) => (i === 5 || i === 1130 ? byte ^ 1 : byte))
    const attempts = [
      () => openSealed(other, utf8('info'), utf8('aad'), sealed),
      () => openSealed(secretKey, utf8('onfi'), utf8('aad'), sealed),
      () => openSealed(secretKey, utf8('info'), utf8('daa'), sealed),
      () => openSealed(secretKey, utf8('info'), utf8('aad'), changed),
      () => openSealed(secretKey, utf8('info'), utf8('aad'), sealed.subarray(0, -1)),
      () => openSealed(secretKey, utf8('info'), utf8('aad'), sealed.subarray(0, 100)),
    ]
    expect(attempts.map(codeOf)).toEqual(attempts.map(() => 'DECRYPT_FAILED'))
  })

  test('two sealings of one text share neither ciphertext nor key stream', () => {
    const again = sealTo(publicKey, utf8('info'), utf8('aad'), utf8('text'), world)
    expect(again.subarray(0, 32)).not.toEqual(sealed.subarray(0, 32))
    expect(again.subarray(1120)).not.toEqual(sealed.subarray(1120))
    expect(concat(again)).toHaveLength(sealed.length)
  })
})

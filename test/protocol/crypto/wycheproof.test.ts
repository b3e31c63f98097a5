// SPDX-License-Identifier: EUPL-1.2
/**
 * Wycheproof's sets for what our formats stand on and do not use by itself: X25519 (within X-Wing) and RSA-PSS with 3,072-bit keys (the size of
 * an issuer key, under another hash). Both libraries that compute them here are asked.
 *
 * @module
 */
import { constants, createPrivateKey, createPublicKey, diffieHellman, verify } from 'node:crypto'
import { concat, equalBytes, fromHex } from '@ncv/protocol/bytes.ts'
import { parseRsaPublicKey, verifyPssSha384 } from '@ncv/protocol/crypto/rsa.ts'
import sodium from 'libsodium-wrappers'
import { describe, expect, test } from 'vitest'
import type { Wycheproof } from './vectors.ts'
import { deviations, readVectors } from './vectors.ts'

await sodium.ready

interface Exchange {
  readonly public: string
  readonly private: string
  readonly shared: string
  readonly flags: readonly string[]
  readonly result: string
  readonly tcId: number
}

const PKCS8_X25519 = fromHex('302e020100300506032b656e04220420')
const SPKI_X25519 = fromHex('302a300506032b656e032100')

function ofSodium(secret: Uint8Array, key: Uint8Array): Uint8Array {
  return sodium.crypto_scalarmult(secret, key)
}

function ofOpenssl(secret: Uint8Array, key: Uint8Array): Uint8Array {
  const privateKey = createPrivateKey({ key: Buffer.from(concat(PKCS8_X25519, secret)), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey({ key: Buffer.from(concat(SPKI_X25519, key)), format: 'der', type: 'spki' })
  return new Uint8Array(diffieHellman({ privateKey, publicKey }))
}

/** What came out: the secret of the vectors, another one, or a refusal. */
function outcome(exchange: (secret: Uint8Array, key: Uint8Array) => Uint8Array, { public: key, private: secret, shared }: Exchange): string {
  try {
    return equalBytes(exchange(fromHex(secret), fromHex(key)), fromHex(shared)) ? 'same' : 'other'
  } catch {
    return 'refused'
  }
}

describe('X25519, as it is inside X-Wing', () => {
  const { testGroups, numberOfTests } = readVectors<Wycheproof<object, Exchange>>('wycheproof-x25519.json')
  const exchanges = testGroups.flatMap((group) => group.tests) as unknown as readonly Exchange[]

  test.each([
    ['libsodium', ofSodium],
    ['OpenSSL', ofOpenssl],
  ])('%s comes to the secret of every Wycheproof vector and refuses those whose secret would be zero', (_name, exchange) => {
    expect(exchanges).toHaveLength(numberOfTests)
    // Accepted deviations: all of them are marked "acceptable" and have a public key of small order. Whoever sends one wants the secret to be
    // zero whatever the other side does; RFC 7748, section 6.1, leaves it to the reader to refuse.
    const expected = (each: Exchange): string => (each.flags.includes('ZeroSharedSecret') ? 'refused' : 'same')
    expect(exchanges.filter((each) => outcome(exchange, each) !== expected(each)).map(({ tcId, flags }) => `${tcId} ${flags.join(' ')}`)).toEqual([])
    expect(exchanges.filter(({ flags, result }) => flags.includes('ZeroSharedSecret') && result !== 'acceptable')).toEqual([])
    expect(exchanges.filter(({ flags }) => flags.includes('ZeroSharedSecret')).length).toBeGreaterThan(20)
  })
})

describe('RSA-PSS with keys of 3,072 bits', () => {
  const vectors = readVectors<Wycheproof<{ publicKeyDer: string }, { msg: string; sig: string }>>('wycheproof-rsa-pss-3072-sha256.json')

  test('OpenSSL accepts or refuses every Wycheproof signature (SHA-256, salt 32) as the vectors say', () => {
    const accepts = ({ msg, sig }: { msg: string; sig: string }, { publicKeyDer }: { publicKeyDer: string }): boolean => {
      const key = createPublicKey({ key: Buffer.from(fromHex(publicKeyDer)), format: 'der', type: 'spki' })
      return verify('sha256', fromHex(msg), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }, fromHex(sig))
    }
    expect(deviations(vectors, accepts)).toEqual({ deviating: [], run: true })
  })

  test('a token’s verification (SHA-384, salt 48) takes none of them: hash and salt are not negotiable', () => {
    const accepted = vectors.testGroups.flatMap(({ publicKeyDer, tests }) => {
      const key = parseRsaPublicKey(fromHex(publicKeyDer))
      return tests.filter(({ msg, sig }) => verifyPssSha384(key, fromHex(msg), fromHex(sig), 48))
    })
    expect(accepted).toEqual([])
  })
})

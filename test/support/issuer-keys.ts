// SPDX-License-Identifier: EUPL-1.2
/**
 * Published RSA keys in the place of fresh ones: making them takes seconds and depends on real chance.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { fromBase64 } from '@ncv/protocol/bytes.ts'
import type { IssuerKeyGenerator } from '@ncv/protocol/crypto/rsa.ts'
import { parseRsaPrivateKey } from '@ncv/protocol/crypto/rsa.ts'

const FILE = new URL('../vectors/issuer-keys.json', import.meta.url)

/** Hands out the published keys in their order; fails when there are no more, so that no test meets a key twice unawares. */
export function issuerKeyFixtures(): IssuerKeyGenerator {
  const { keys } = JSON.parse(readFileSync(FILE, 'utf8')) as { keys: { pkcs8: string }[] }
  let next = 0
  return () => {
    const key = keys[next++]
    if (key === undefined) return Promise.reject(new Error('no more published issuer keys'))
    const privateKeyPkcs8 = fromBase64(key.pkcs8)
    return Promise.resolve({ privateKeyPkcs8, publicKeySpki: parseRsaPrivateKey(privateKeyPkcs8).publicKey.spki })
  }
}

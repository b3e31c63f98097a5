// SPDX-License-Identifier: EUPL-1.2
/**
 * A federation's issuer keys for tests, made from the published test keys, and tokens issued under them.
 *
 * @module
 */
import { fromBase64, hex } from '@ncv/protocol/bytes.ts'
import type { RsaPrivateKey } from '@ncv/protocol/crypto/rsa.ts'
import { parseRsaPrivateKey } from '@ncv/protocol/crypto/rsa.ts'
import type { Chance } from '@ncv/protocol/crypto/xwing.ts'
import type { TokenFederation, TokenUse } from '@ncv/protocol/token/challenge.ts'
import type { TokenKey, WalletToken } from '@ncv/protocol/token/issuance.ts'
import { finishTokens, issuanceRequest, issueTokens, prepareTokens } from '@ncv/protocol/token/issuance.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import { readVectors } from '../crypto/vectors.ts'

const KEYS = readVectors<{ keys: readonly { pkcs8: string; spki: string }[] }>('issuer-keys.json').keys

export const FEDERATION: TokenFederation = { federationId: 'nds.example', origin: new Uint8Array(32).fill(0xaa) }

/** One of the three test keys, announced for this use. */
export function tokenKey(number: 0 | 1 | 2, use: TokenUse): TokenKey {
  return { ...use, spki: fromBase64(KEYS[number]?.spki ?? '') }
}

export function privateKey(number: 0 | 1 | 2): RsaPrivateKey {
  return parseRsaPrivateKey(fromBase64(KEYS[number]?.pkcs8 ?? ''))
}

/** A token as a member of `federation` gets it. */
export function issueOne(federation: TokenFederation, number: 0 | 1 | 2, use: TokenUse, world: Chance): WalletToken {
  const key = tokenKey(number, use)
  const pending = prepareTokens(federation, key, 1, world)
  const response = issueTokens(issuanceRequest(pending), (keyId) =>
    keyId === hex(tokenKeyId(key.spki)) ? { privateKey: privateKey(number), quota: 1 } : undefined,
  )
  const [token] = finishTokens(federation, [key], pending, response)
  if (token === undefined) throw new Error('no token was issued')
  return token
}

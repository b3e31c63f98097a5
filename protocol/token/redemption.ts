// SPDX-License-Identifier: EUPL-1.2
/**
 * Redemption: what the hub checks before it spends a token. Each refusal has its own code, so that a log line tells a
 * forgery from a late sender.
 *
 * The order is cheap to dear: lengths, hashes, then one RSA verification. Spending (the nonce is UNIQUE in the ledger) is
 * the caller's, in the same transaction as the contribution.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { assertOneTimeEd25519Key } from '../crypto/ed25519.ts'
import type { RsaPublicKey } from '../crypto/rsa.ts'
import { assertXwingKey } from '../crypto/xwing.ts'
import { ProtocolError } from '../errors.ts'
import { verifyBlind } from './blind.ts'
import type { TokenFederation, TokenPurpose } from './challenge.ts'
import { challengeDigest } from './challenge.ts'
import type { OneTimeKeys, Token } from './token.ts'
import { formatTokenInput, oneTimeNonce, parseToken } from './token.ts'

/** An issuer key that is good now: those of this period and of the one before. */
export interface AcceptedKey {
  readonly period: number
  /** 0 for a report, else the number of the question's key. */
  readonly k: number
  readonly keyId: Uint8Array
  /** Parsed once for many tokens: reading a key takes longer than using it. */
  readonly key: RsaPublicKey
  /** Its challenge digest, where there are many tokens to check; computed where it is missing. */
  readonly challenge?: Uint8Array
}

export interface Expected extends TokenFederation {
  readonly purpose: TokenPurpose
  readonly accepted: readonly AcceptedKey[]
}

export interface Redemption {
  /** Goes into the ledger of spent tokens. */
  readonly nonce: Uint8Array
  readonly period: number
  readonly keyId: Uint8Array
}

/** How far from the accepted periods a refused token's own period is looked for, only to name the reason. */
const WINDOW = { report: { before: 520, after: 52 }, count: { before: 8, after: 1 } } as const
const MAX_COUNTING_KEY = 64

/** Why a token with the right one-time keys, but with none of the accepted challenges, is refused. */
function refuseChallenge({ challengeDigest: digest }: Token, { purpose, accepted, ...federation }: Expected): never {
  const periods = accepted.map(({ period }) => period)
  const [first, last] = periods.length === 0 ? [0, 0] : [Math.min(...periods), Math.max(...periods)]
  for (const kind of [purpose, purpose === 'report' ? 'count' : 'report'] as const) {
    for (let period = Math.max(0, first - WINDOW[kind].before); period <= last + WINDOW[kind].after; period++) {
      const [from, to] = kind === 'report' ? [0, 0] : [1, MAX_COUNTING_KEY]
      for (let k = from; k <= to; k++) {
        if (!equalBytes(challengeDigest(federation, { purpose: kind, period, k }), digest)) continue
        // In an accepted period only another question's, or another purpose's, key is left.
        throw new ProtocolError(kind === purpose && !periods.includes(period) ? 'TOKEN_PERIOD' : 'TOKEN_KEY_UNKNOWN', { found: period, first, last })
      }
    }
  }
  throw new ProtocolError('TOKEN_FEDERATION')
}

/**
 * Verifies a token and that it certifies these one-time keys.
 *
 * | code | the token |
 * |---|---|
 * | `TOKEN_MALFORMED` | has another length or type |
 * | `KEY_INVALID` | comes with one-time keys that are none |
 * | `TOKEN_BINDING` | certifies other one-time keys |
 * | `TOKEN_FEDERATION` | was made for another federation (or one longer ago than anyone looks) |
 * | `TOKEN_PERIOD` | is of this federation, but too old or too early |
 * | `TOKEN_KEY_UNKNOWN` | names a key that is not accepted for its use: of another purpose or question, or a withdrawn one |
 * | `TOKEN_SIGNATURE` | was not signed by the key it names |
 *
 * @throws ProtocolError one of these
 */
export function checkToken(bytes: Uint8Array, keys: OneTimeKeys, expected: Expected): Redemption {
  const token = parseToken(bytes)
  assertOneTimeEd25519Key(keys.edPk)
  assertXwingKey(keys.xwPk)
  if (!equalBytes(oneTimeNonce(keys), token.nonce)) throw new ProtocolError('TOKEN_BINDING')
  const { purpose, accepted } = expected
  const sameUse = accepted.filter(({ period, k, challenge }) =>
    equalBytes(challenge ?? challengeDigest(expected, { purpose, period, k }), token.challengeDigest),
  )
  if (sameUse.length === 0) return refuseChallenge(token, expected)
  const key = sameUse.find(({ keyId }) => equalBytes(keyId, token.keyId))
  if (key === undefined) throw new ProtocolError('TOKEN_KEY_UNKNOWN')
  if (!verifyBlind(key.key, formatTokenInput(token), token.authenticator)) throw new ProtocolError('TOKEN_SIGNATURE')
  return { nonce: token.nonce, period: key.period, keyId: token.keyId }
}

// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { concat, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { challengeDigest, challengeFor, formatChallenge } from '@ncv/protocol/token/challenge.ts'
import type { TokenUse } from '@ncv/protocol/token/challenge.ts'
import { oneTimeKeys } from '@ncv/protocol/token/issuance.ts'
import { parseRsaPublicKey } from '@ncv/protocol/crypto/rsa.ts'
import type { AcceptedKey, Expected } from '@ncv/protocol/token/redemption.ts'
import { checkToken } from '@ncv/protocol/token/redemption.ts'
import { formatToken, oneTimeNonce, parseToken, tokenKeyId } from '@ncv/protocol/token/token.ts'
import { codeOf, seededChance } from '../crypto/chance.ts'
import { FEDERATION, issueOne, tokenKey } from './federation.ts'

const world = seededChance('redemption')
const report = (period: number): TokenUse => ({ purpose: 'report', period, k: 0 })

function acceptedKey(number: 0 | 1 | 2, { period, k, purpose }: TokenUse): AcceptedKey {
  const { spki } = tokenKey(number, { purpose, period, k })
  return { period, k, key: parseRsaPublicKey(spki), keyId: tokenKeyId(spki) }
}

/** Period 41 under test key 0 and period 40 under test key 1. */
const EXPECTED: Expected = { ...FEDERATION, purpose: 'report', accepted: [acceptedKey(0, report(41)), acceptedKey(1, report(40))] }

describe('a token', () => {
  const issued = issueOne(FEDERATION, 0, report(41), world)
  const keys = oneTimeKeys(issued)

  test('is accepted with the keys it certifies, in its period and in the next', () => {
    const { nonce, period, keyId } = checkToken(issued.token, keys, EXPECTED)
    expect([nonce, period, hex(keyId)]).toEqual([oneTimeNonce(keys), 41, hex(tokenKeyId(tokenKey(0, report(41)).spki))])
    const older = issueOne(FEDERATION, 1, report(40), world)
    expect(checkToken(older.token, oneTimeKeys(older), EXPECTED).period).toBe(40)
  })

  test('is refused with another one-time key, whether to sign or to be answered', () => {
    const thief = oneTimeKeys(issueOne(FEDERATION, 0, report(41), world))
    expect(codeOf(() => checkToken(issued.token, thief, EXPECTED))).toBe('TOKEN_BINDING')
    expect(codeOf(() => checkToken(issued.token, { ...keys, edPk: thief.edPk }, EXPECTED))).toBe('TOKEN_BINDING')
    expect(codeOf(() => checkToken(issued.token, { ...keys, xwPk: thief.xwPk }, EXPECTED))).toBe('TOKEN_BINDING')
  })

  test('is refused when its nonce is exchanged for that of other keys', () => {
    const thief = oneTimeKeys(issueOne(FEDERATION, 0, report(41), world))
    const forged = formatToken({ ...parseToken(issued.token), nonce: oneTimeNonce(thief) })
    expect(codeOf(() => checkToken(forged, thief, EXPECTED))).toBe('TOKEN_SIGNATURE')
  })

  test('is refused in another federation, by name or by genesis', () => {
    for (const federation of [
      { ...FEDERATION, federationId: 'bb.example' },
      { ...FEDERATION, origin: new Uint8Array(32) },
    ]) {
      const foreign = issueOne(federation, 0, report(41), world)
      expect(codeOf(() => checkToken(foreign.token, oneTimeKeys(foreign), EXPECTED))).toBe('TOKEN_FEDERATION')
      expect(checkToken(foreign.token, oneTimeKeys(foreign), { ...EXPECTED, ...federation }).period).toBe(41)
    }
  })

  test.each([0, 39, 42, 60])('of period %i is refused while 40 and 41 are accepted', (period) => {
    const other = issueOne(FEDERATION, 2, report(period), world)
    expect(codeOf(() => checkToken(other.token, oneTimeKeys(other), EXPECTED))).toBe('TOKEN_PERIOD')
  })

  test('of another period stays refused when the key of an accepted period signed it', () => {
    const other = issueOne(FEDERATION, 0, report(39), world)
    expect(codeOf(() => checkToken(other.token, oneTimeKeys(other), EXPECTED))).toBe('TOKEN_PERIOD')
  })

  test('under a key that is not the period’s is refused: a withdrawn key, or one made for one member', () => {
    const other = issueOne(FEDERATION, 2, report(41), world)
    expect(codeOf(() => checkToken(other.token, oneTimeKeys(other), EXPECTED))).toBe('TOKEN_KEY_UNKNOWN')
    const swapped = issueOne(FEDERATION, 1, report(41), world)
    expect(codeOf(() => checkToken(swapped.token, oneTimeKeys(swapped), EXPECTED))).toBe('TOKEN_KEY_UNKNOWN')
  })

  test('for counting is no token for a report, and that of one question none for another', () => {
    const count: TokenUse = { purpose: 'count', period: 41, k: 2 }
    const counted = issueOne(FEDERATION, 2, count, world)
    expect(codeOf(() => checkToken(counted.token, oneTimeKeys(counted), EXPECTED))).toBe('TOKEN_KEY_UNKNOWN')
    const question = (k: number): Expected => ({ ...FEDERATION, purpose: 'count', accepted: [acceptedKey(2, { ...count, k })] })
    expect(checkToken(counted.token, oneTimeKeys(counted), question(2)).period).toBe(41)
    expect(codeOf(() => checkToken(counted.token, oneTimeKeys(counted), question(1)))).toBe('TOKEN_KEY_UNKNOWN')
    expect(codeOf(() => checkToken(issued.token, keys, question(2)))).toBe('TOKEN_KEY_UNKNOWN')
  })

  test('that nobody signed is refused', () => {
    const forged = issued.token.map((byte, i) => (i === 481 ? byte ^ 1 : byte))
    expect(codeOf(() => checkToken(forged, keys, EXPECTED))).toBe('TOKEN_SIGNATURE')
    expect(codeOf(() => checkToken(concat(issued.token.subarray(0, 98), new Uint8Array(384).fill(0xff)), keys, EXPECTED))).toBe('TOKEN_SIGNATURE')
  })

  test('of another length or type is refused, and so are keys that are none', () => {
    expect(issued.token.length).toBe(482)
    expect(codeOf(() => checkToken(issued.token.subarray(1), keys, EXPECTED))).toBe('TOKEN_MALFORMED')
    expect(
      codeOf(() =>
        checkToken(
          issued.token.map((byte, i) => (i === 1 ? 2 : byte)),
          keys,
          EXPECTED,
        ),
      ),
    ).toBe('TOKEN_MALFORMED')
    expect(codeOf(() => checkToken(issued.token, { ...keys, edPk: new Uint8Array(32) }, EXPECTED))).toBe('KEY_INVALID')
    expect(codeOf(() => checkToken(issued.token, { ...keys, xwPk: new Uint8Array(32) }, EXPECTED))).toBe('KEY_INVALID')
  })

  test('is refused, not waved through, while no key is accepted', () => {
    expect(codeOf(() => checkToken(issued.token, keys, { ...EXPECTED, accepted: [] }))).toMatch(/^TOKEN_(PERIOD|FEDERATION)$/)
  })
})

describe('the layout', () => {
  test('parsing and formatting a token are inverse', () => {
    const parts = {
      nonce: new Uint8Array(32).fill(1),
      challengeDigest: new Uint8Array(32).fill(2),
      keyId: new Uint8Array(32).fill(3),
      authenticator: new Uint8Array(384).fill(4),
    }
    expect(parseToken(formatToken(parts))).toEqual(parts)
    expect(hex(formatToken(parts)).slice(0, 8)).toBe('4e430101')
    expect(() => formatToken({ ...parts, nonce: new Uint8Array(31) })).toThrow(RangeError)
    expect(() => formatToken({ ...parts, authenticator: new Uint8Array(256) })).toThrow(RangeError)
  })

  test('the example of ncv-token, section 3', () => {
    const federation = { federationId: 'nds.example', origin: new Uint8Array(32).fill(0xaa) }
    const context = sha256(utf8('NCV token v1\0'), federation.origin, utf8('report\0'), new Uint8Array(7), Uint8Array.of(41, 0, 0))
    expect(challengeFor(federation, report(41)).redemptionContext).toEqual(context)
    expect(hex(formatChallenge(challengeFor(federation, report(41))))).toBe(
      `4e43${'000b'}${hex(utf8('nds.example'))}${'20'}${hex(context)}${'0040'}${'6161'.repeat(32)}`,
    )
    expect(hex(context)).toBe('c3a358288b32771c390bbc7fbfd18f7cc8329f2a5f6a189e673bd585a4441514')
    expect(hex(challengeDigest(federation, report(41)))).toBe('cfe44b45d4d12277afd20ed601bab9c572b02a05139c120033cd92d83e553e0f')
  })

  test('a use that cannot be told from another has no challenge', () => {
    for (const use of [
      { ...report(1), k: 1 },
      { ...report(-1) },
      { ...report(0.5) },
      { purpose: 'count', period: 1, k: 0 },
      { purpose: 'count', period: 1, k: 65536 },
    ] as const) {
      expect(() => challengeFor(FEDERATION, use)).toThrow(RangeError)
    }
    const base = challengeFor(FEDERATION, report(1))
    expect(() => formatChallenge({ ...base, issuerName: new Uint8Array() })).toThrow(RangeError)
    expect(() => formatChallenge({ ...base, redemptionContext: new Uint8Array(33) })).toThrow(RangeError)
    expect(() => formatChallenge({ ...base, originInfo: new Uint8Array(65536) })).toThrow(RangeError)
  })
})

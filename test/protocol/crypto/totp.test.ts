// SPDX-License-Identifier: EUPL-1.2
/** One-time codes: the vectors of RFC 4226 (appendix D) and RFC 6238 (appendix B), RFC 4648 (section 10), and each code once. */
import { utf8 } from '@ncv/protocol/bytes.ts'
import { acceptedStep, base32, hotp, otpauthUri, totpStep } from '@ncv/protocol/crypto/totp.ts'
import { describe, expect, test } from 'vitest'

const SECRET = utf8('12345678901234567890')

describe('codes', () => {
  test.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489'],
  ])('of counter %i are those of RFC 4226', (counter, code) => {
    expect(hotp(SECRET, counter)).toBe(code)
  })

  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i are those of RFC 6238', (second, code) => {
    expect(hotp(SECRET, totpStep(second * 1_000), 8)).toBe(code)
  })

  test('hold one step before and after, and no longer', () => {
    const now = 1_767_600_000_000
    const here = totpStep(now)
    for (const [drift, isAccepted] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const)
      expect(acceptedStep(SECRET, hotp(SECRET, here + drift), now, -1)).toBe(isAccepted ? here + drift : undefined)
  })

  test('open once: neither the one that was used nor an older one again', () => {
    const now = 1_767_600_000_000
    const here = totpStep(now)
    expect(acceptedStep(SECRET, hotp(SECRET, here), now, here)).toBeUndefined()
    expect(acceptedStep(SECRET, hotp(SECRET, here - 1), now, here)).toBeUndefined()
    expect(acceptedStep(SECRET, hotp(SECRET, here + 1), now, here)).toBe(here + 1)
  })
})

test('a secret is written as RFC 4648 does', () => {
  for (const [text, written] of [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const)
    expect(base32(utf8(text))).toBe(written)
})

test('the link for an authenticator escapes what a name may hold', () => {
  expect(otpauthUri(SECRET, 'Stadt Köln & Co', 'anna@x')).toMatch(
    /^otpauth:\/\/totp\/Stadt%20K%C3%B6ln%20%26%20Co:anna%40x\?secret=[A-Z2-7]{32}&issuer=/,
  )
})

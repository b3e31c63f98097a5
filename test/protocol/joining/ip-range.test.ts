// SPDX-License-Identifier: EUPL-1.2
/** Ranges and domains have one spelling. @module */
import { parseDomain, parseIpRange } from '@ncv/protocol/joining/ip-range.ts'
import { describe, expect, test } from 'vitest'

describe('a range', () => {
  test.each([
    ['203.0.113.0/24', '203.0.113.0/24'],
    [' 203.0.113.7 ', '203.0.113.7/32'],
    ['2001:DB8:0:0::/40', '2001:db8::/40'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1/128'],
    ['2001:0db8::0001', '2001:db8::1/128'],
    // RFC 5952 section 4.2.2: one group of zeros stays.
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1/128'],
    ['10.0.0.0/8', '10.0.0.0/8'],
  ])('%s is written %s', (text, canonical) => {
    expect(parseIpRange(text)).toBe(canonical)
    expect(parseIpRange(canonical)).toBe(canonical)
  })

  test.each([
    ['bits behind the prefix', '203.0.113.7/24'],
    ['IPv6 bits behind the prefix', '2001:db8::1/64'],
    ['half of the Internet', '0.0.0.0/1'],
    ['all of IPv6', '::/0'],
    ['a leading zero', '010.0.0.1'],
    ['a number too large', '256.0.0.1'],
    ['a prefix too long', '10.0.0.0/33'],
    ['two gaps', '2001::db8::1'],
    ['nine groups', '1:2:3:4:5:6:7:8:9'],
    ['a name', 'gemeinde.example'],
    ['nothing', ''],
    ['an embedded IPv4 address', '::ffff:10.0.0.1'],
  ])('with %s is refused', (_, text) => expect(parseIpRange(text)).toBeUndefined())
})

describe('a domain', () => {
  test('is written in small letters without the last dot', () => {
    expect(parseDomain('WWW.Gemeinde.Example.')).toBe('www.gemeinde.example')
    expect(parseDomain('xn--wiesenbrck-zhb.example')).toBe('xn--wiesenbrck-zhb.example')
  })
  test.each([
    'gemeinde',
    '*.gemeinde.example',
    'wiesenbrück.example',
    '-a.example',
    '203.0.113.1',
    'a..example',
    `${'a'.repeat(64)}.example`,
    'https://a.example',
  ])('is not %s', (text) => expect(parseDomain(text)).toBeUndefined())
})

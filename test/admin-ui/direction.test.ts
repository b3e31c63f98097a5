// SPDX-License-Identifier: EUPL-1.2
/**
 * Names beside others in one text.
 *
 * @module
 */
import { isolated as isolatedByParty } from '@ncv/runtime/direction.ts'
import { describe, expect, test } from 'vitest'
import { beside, isolated, named } from '../../admin-ui/src/app/direction.ts'

describe('a name beside others', () => {
  test('stays as it is where it is read from the left', () => {
    for (const name of ['Größe & Söhne', '😀', 'Łódź', 'Αθήνα', '東京']) expect(isolated(name)).toBe(name)
    expect(beside(['Fortinet', undefined, '', false, 'FortiOS'], ' ')).toBe('Fortinet FortiOS')
  })

  test('that is read from the right turns itself alone', () => {
    expect(beside(['חיפה', '7.4.8'])).toBe('\u2068חיפה\u2069 · 7.4.8')
    expect(named('بلدية', 'm-1')).toBe('\u2068بلدية\u2069 (m-1)')
  })

  test('cannot end its isolation itself', () => {
    expect(isolated('a\u2069\u202eb')).toBe('\u2068a\ufffd\ufffdb\u2069')
    expect(isolated('\u2068a\u2069\u202eb')).toBe('\u2068\ufffda\ufffd\ufffdb\u2069')
  })

  test('is isolated once, where one sentence stands in another', () => {
    const sentence = `Unbekannt: ${isolated('חיפה')}.`
    expect(isolated(sentence)).toBe(sentence)
  })

  test('is shown alike by a page and by what a party says to it', () => {
    for (const name of ['Größe', 'חיפה', 'a\u202eb', '\u2068a\u2069', '\u2068a', 'a\u2069b\u2068']) expect(isolated(name)).toBe(isolatedByParty(name))
  })
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * The bytes of wake-ups.
 *
 * @module
 */
import { concat, utf8 } from '@ncv/protocol/bytes.ts'
import { formatSizeEvent, HEARTBEAT, SizeEvents } from '@ncv/protocol/wake-up/event-stream.ts'
import { describe, expect, test } from 'vitest'

describe('an event stream', () => {
  test('is made of lines of the HTML Standard', () => {
    expect(formatSizeEvent(4711)).toEqual(utf8('data: 4711\n\n'))
    expect(HEARTBEAT).toEqual(utf8(':\n\n'))
  })

  test('gives the same sizes in whatever pieces it comes', () => {
    const whole = concat(HEARTBEAT, formatSizeEvent(0), formatSizeEvent(12), HEARTBEAT, formatSizeEvent(2 ** 53 - 1))
    for (let width = 1; width <= whole.length; width++) {
      const events = new SizeEvents()
      const sizes: number[] = []
      for (let at = 0; at < whole.length; at += width) sizes.push(...(events.push(whole.subarray(at, at + width)) ?? [-1]))
      expect(sizes).toEqual([0, 12, 2 ** 53 - 1])
    }
  })

  test('gives nothing before its line has ended', () => {
    const events = new SizeEvents()
    expect(events.push(utf8('data: 47'))).toEqual([])
    expect(events.push(utf8('11\n'))).toEqual([4711])
  })

  test.each([
    ['another field', 'event: x\n'],
    ['a size with a sign', 'data: -1\n'],
    ['a size with leading zeros', 'data: 007\n'],
    ['a size that is not whole', 'data: 1.5\n'],
    ['a size that no number holds', 'data: 9999999999999999\n'],
    ['a page of a proxy', '<html>'.padEnd(40, 'x')],
    ['carriage returns', 'data: 1\r\n'],
    ['a line without an end', 'x'.repeat(33)],
  ])('ends with %s', (_what, text) => {
    expect(new SizeEvents().push(utf8(text))).toBeUndefined()
  })

  test('ends when it is longer than any honest one', () => {
    const events = new SizeEvents()
    const piece = concat(...Array.from({ length: 1_000 }, () => HEARTBEAT))
    let pieces = 0
    while (events.push(piece) !== undefined && pieces < 1_000) pieces++
    expect(pieces).toBe(87)
  })
})

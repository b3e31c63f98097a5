// SPDX-License-Identifier: EUPL-1.2
/**
 * The listener under virtual time, against all that proxies do to streams.
 *
 * @module
 */
import { utf8 } from '@ncv/protocol/bytes.ts'
import { formatSizeEvent, HEARTBEAT } from '@ncv/protocol/wake-up/event-stream.ts'
import { listen } from '@ncv/protocol/wake-up/listener.ts'
import { describe, expect, test } from 'vitest'
import { virtualFederation } from '../../support/virtual-world.ts'
import type { FakeStreams } from './fake-streams.ts'
import { fakeStreams, STREAM_HEADERS } from './fake-streams.ts'

const URL = 'https://relay.test/events'
const HOUR_MS = 3_600_000

function listening(fake: FakeStreams) {
  const sizes: number[] = []
  return { sizes, ...listen(fake.world, URL, (size) => void sizes.push(size)) }
}

describe('a stream that works', () => {
  test('tells sizes, and is asked for once', async () => {
    const fake = fakeStreams()
    const { sizes, isOn } = listening(fake)
    await fake.federation.advance(10_000)
    expect(fake.opened.map(({ url }) => url)).toEqual([URL])
    const { reader } = fake.last()
    reader.open(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    reader.bytes(formatSizeEvent(3))
    for (let i = 0; i < 100; i++) {
      await fake.federation.advance(25_000)
      reader.bytes(HEARTBEAT)
    }
    reader.bytes(formatSizeEvent(4))
    expect(sizes).toEqual([3, 4])
    expect(isOn()).toBe(true)
    expect(fake.opened).toHaveLength(1)
  })

  test('is closed when it is not wanted any more, and nothing follows', async () => {
    const fake = fakeStreams()
    const { stop, sizes } = listening(fake)
    await fake.federation.advance(10_000)
    const { reader } = fake.last()
    reader.open(200, STREAM_HEADERS)
    stop()
    expect(fake.last().isCancelled).toBe(true)
    reader.bytes(formatSizeEvent(9))
    reader.end()
    await fake.federation.advance(HOUR_MS)
    expect(sizes).toEqual([])
    expect(fake.opened).toHaveLength(1)
  })

  test('that ends after it held is asked for again soon; a thousand that were cut together come back apart', async () => {
    const returns: number[] = []
    for (let i = 0; i < 1_000; i++) {
      const fake = fakeStreams(`cut ${i}`)
      const { stop } = listening(fake)
      await fake.federation.advance(10_000)
      const { reader } = fake.last()
      reader.open(200, STREAM_HEADERS)
      for (let beat = 0; beat < 3; beat++) {
        await fake.federation.advance(25_000)
        reader.bytes(HEARTBEAT)
      }
      reader.end()
      await fake.federation.advance(10_000)
      expect(fake.opened).toHaveLength(2)
      returns.push(fake.last().at - 85_000)
      stop()
    }
    const seconds = Array.from({ length: 10 }, (_, s) => returns.filter((at) => Math.floor(at / 1_000) === s).length)
    expect(Math.max(...seconds)).toBeLessThan(150)
    expect(Math.min(...seconds)).toBeGreaterThan(50)
  })
})

describe('where streams do not come through', () => {
  /** What happens to each attempt. */
  const proxies: Readonly<Record<string, (fake: FakeStreams) => Promise<void>>> = {
    'a proxy that hangs': async ({ federation }) => await federation.advance(15_000),
    'a proxy that holds everything back but the header': async ({ federation, last }) => {
      last().reader.open(200, STREAM_HEADERS)
      await federation.advance(60_000)
    },
    'a proxy that cuts after the first bytes': async ({ last }) => {
      last().reader.open(200, STREAM_HEADERS)
      last().reader.bytes(formatSizeEvent(7))
      last().reader.end('NET_UNREACHABLE')
    },
    'a mirror that knows no streams': async ({ last }) => last().reader.open(404, {}),
    'a proxy with a page of its own': async ({ last }) => last().reader.open(200, { 'content-type': 'text/html' }),
    'somebody who sends something else': async ({ last }) => {
      last().reader.open(200, STREAM_HEADERS)
      last().reader.bytes(utf8('<html>\n'))
    },
  }
  test.each(Object.entries(proxies))('%s is asked less and less, at last every quarter of an hour', async (_name, happens) => {
    const fake = fakeStreams()
    const { isOn } = listening(fake)
    for (let opened = 0; opened < 20; opened++) {
      while (fake.opened.length === opened) await fake.federation.advance(1_000)
      const { at } = fake.last()
      await happens(fake)
      expect(fake.last().isCancelled).toBe(true)
      expect(fake.last().at).toBe(at)
    }
    const waits = fake.opened.slice(1).map(({ at }, i) => at - (fake.opened[i]?.at ?? 0))
    expect(waits[0]).toBeLessThan(75_000)
    for (const wait of waits.slice(10)) {
      expect(wait).toBeGreaterThanOrEqual(450_000)
      expect(wait).toBeLessThan(965_000)
    }
    expect(isOn()).toBe(false)
  })

  test('one that is told to wait waits as long, and up to twice that', async () => {
    const fake = fakeStreams()
    listening(fake)
    await fake.federation.advance(10_000)
    fake.last().reader.open(503, { 'retry-after': '300' })
    await fake.federation.advance(299_000)
    expect(fake.opened).toHaveLength(1)
    await fake.federation.advance(302_000)
    expect((fake.opened[1]?.at ?? 0) - 10_000).toBeLessThanOrEqual(600_000)
  })

  test('a world without streams is left in peace', async () => {
    const federation = virtualFederation()
    const { isOn, stop } = listen(federation.party('node'), URL, () => {})
    await federation.advance(HOUR_MS)
    expect(federation.exchanges).toHaveLength(0)
    expect(isOn()).toBe(false)
    stop()
  })
})

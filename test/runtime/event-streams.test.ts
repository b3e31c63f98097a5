// SPDX-License-Identifier: EUPL-1.2
/**
 * Event streams under virtual time, and on a real loopback socket from the server to the listener's side.
 *
 * @module
 */
import { HEARTBEAT_MS } from '@ncv/protocol/wake-up/event-stream.ts'
import { EventStreams } from '@ncv/runtime/event-streams.ts'
import { serve } from '@ncv/runtime/http-server.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realNet } from '@ncv/runtime/real-net.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { describe, expect, test } from 'vitest'
import { virtualFederation } from '../support/virtual-world.ts'

const GET = new Request('https://hub.test/events')

function reading(response: Response) {
  const reader = response.body?.getReader()
  const next = async (): Promise<string> => {
    const step = await reader?.read()
    return step?.done === false ? new TextDecoder().decode(step.value) : 'end'
  }
  return { next, cancel: () => reader?.cancel() }
}

describe('an event stream', () => {
  test('says the size at once, and each time that it is another', async () => {
    const streams = new EventStreams(virtualFederation().party('hub'))
    streams.announce(4)
    const response = streams.serve(GET)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
    const { next } = reading(response)
    expect(await next()).toBe('data: 4\n\n')
    streams.announce(4)
    streams.announce(5)
    expect(await next()).toBe('data: 5\n\n')
  })

  test('gives a sign of life every 25 seconds, also before there is a size', async () => {
    const federation = virtualFederation()
    const streams = new EventStreams(federation.party('hub'))
    const { next } = reading(streams.serve(GET))
    expect(await next()).toBe(':\n\n')
    const coming = next()
    await federation.advance(HEARTBEAT_MS)
    expect(await coming).toBe(':\n\n')
  })

  test('keeps one piece for somebody who does not read, and then tells the newest', async () => {
    const federation = virtualFederation()
    const streams = new EventStreams(federation.party('hub'))
    streams.announce(1)
    const { next } = reading(streams.serve(GET))
    for (let size = 2; size <= 500; size++) streams.announce(size)
    await federation.advance(10 * HEARTBEAT_MS)
    expect(await next()).toBe('data: 1\n\n')
    const coming = next()
    await federation.advance(HEARTBEAT_MS)
    expect(await coming).toBe('data: 500\n\n')
  })

  test('ends by itself after 20 to 40 minutes, each at another time', async () => {
    const federation = virtualFederation()
    const streams = new EventStreams(federation.party('hub'))
    for (let i = 0; i < 100; i++) streams.serve(GET)
    await federation.advance(1_200_000 - HEARTBEAT_MS)
    expect(streams.count).toBe(100)
    await federation.advance(600_000)
    expect(streams.count).toBeGreaterThan(30)
    expect(streams.count).toBeLessThan(70)
    await federation.advance(650_000)
    expect(streams.count).toBe(0)
  })

  test('has room for so many; whoever finds none is told when to come back, and a place that is left is free', async () => {
    const streams = new EventStreams(virtualFederation().party('hub'), 2)
    const first = reading(streams.serve(GET))
    streams.serve(GET)
    const refused = streams.serve(GET)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('300')
    await first.cancel()
    expect(streams.serve(GET).status).toBe(200)
    expect(streams.count).toBe(2)
  })

  test('is not taken by HEAD', () => {
    const streams = new EventStreams(virtualFederation().party('hub'))
    expect(streams.serve(new Request(GET, { method: 'HEAD' })).body).toBeNull()
    expect(streams.count).toBe(0)
  })
})

describe('over a real socket', () => {
  async function open() {
    await using stack = new AsyncDisposableStack()
    const world = stack.use(realWorld({ log: SILENT_LOG }))
    const streams = new EventStreams(world)
    const server = stack.use(await serve({ fetch: (request) => streams.serve(request) }, { host: '127.0.0.1', port: 0 }))
    stack.use(streams)
    const kept = stack.move()
    return { streams, url: `http://127.0.0.1:${server.port}/events`, [Symbol.asyncDispose]: () => kept.disposeAsync() }
  }

  test('a size comes through, and a reader that goes is noticed', async () => {
    await using opened = await open()
    await using net = realNet({})
    const seen: string[] = []
    const heard = Promise.withResolvers<void>()
    opened.streams.announce(7)
    const cancel = net.stream(
      { url: opened.url },
      {
        open: (status, headers) => void seen.push(`${status} ${headers['content-type']}`),
        bytes: (piece) => {
          seen.push(new TextDecoder().decode(piece))
          if (seen.length === 2) opened.streams.announce(8)
          else heard.resolve()
        },
        end: (code) => void seen.push(`end ${code}`),
      },
    )
    await heard.promise
    expect(seen).toEqual(['200 text/event-stream', 'data: 7\n\n', 'data: 8\n\n'])
    cancel()
    while (opened.streams.count > 0) await new Promise(setImmediate)
    expect(seen).toHaveLength(3)
  })

  test('the end of the server is told, and so is one that never was there', async () => {
    const opened = await open()
    await using net = realNet({})
    const ended = Promise.withResolvers<string | undefined>()
    net.stream({ url: opened.url }, { open() {}, bytes: () => void opened[Symbol.asyncDispose](), end: ended.resolve })
    expect(await ended.promise).toBeUndefined()
    const refused = Promise.withResolvers<string | undefined>()
    net.stream({ url: opened.url }, { open() {}, bytes() {}, end: refused.resolve })
    expect(await refused.promise).toBe('NET_UNREACHABLE')
    const forbidden = Promise.withResolvers<string | undefined>()
    net.stream({ url: 'http://169.254.169.254/events' }, { open() {}, bytes() {}, end: forbidden.resolve })
    expect(await forbidden.promise).toBe('NET_REFUSED')
  })
})

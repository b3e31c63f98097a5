// SPDX-License-Identifier: EUPL-1.2
/**
 * The real world: its network refuses what it must, its clock can be shifted.
 *
 * @module
 */
import type { Log } from '@ncv/protocol/world.ts'
import { serve } from '@ncv/runtime/http-server.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realNet } from '@ncv/runtime/real-net.ts'
import { randomBytes, realWorld } from '@ncv/runtime/real-world.ts'
import { describe, expect, test } from 'vitest'
import { codeOfAsync } from './temporary-dir.ts'

const app = {
  fetch(request: Request): Response | Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/away') return new Response(null, { status: 302, headers: { location: '/large' } })
    if (pathname === '/large') return new Response(new Uint8Array(1_001))
    if (pathname === '/never') return new Promise<Response>(() => {})
    return Response.json({ method: request.method, encoding: request.headers.get('accept-encoding') })
  },
}
const open = () => serve(app, { host: '127.0.0.1', port: 0 })

describe('the network', () => {
  test('asks for no encoding, follows no redirect, bounds the reply', async () => {
    await using server = await open()
    // A proxy that does not exist: this machine itself is never reached through one.
    await using net = realNet({ HTTP_PROXY: 'http://127.0.0.1:1' })
    const base = `http://127.0.0.1:${server.port}`
    const reply = await net.request({ method: 'POST', url: `${base}/`, body: new Uint8Array([1]) })
    expect(JSON.parse(new TextDecoder().decode(reply.body))).toEqual({ method: 'POST', encoding: 'identity' })
    expect((await net.request({ method: 'GET', url: `${base}/away` })).status).toBe(302)
    expect((await net.request({ method: 'GET', url: `${base}/large`, maxBytes: 1_001 })).body).toHaveLength(1_001)
    expect(await codeOfAsync(() => net.request({ method: 'GET', url: `${base}/large`, maxBytes: 1_000 }))).toBe('NET_TOO_LARGE')
    expect(await codeOfAsync(() => net.request({ method: 'GET', url: `${base}/never`, timeoutMs: 100 }))).toBe('NET_TIMEOUT')
  })

  test.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'http://user:secret@127.0.0.1/',
    'http://169.254.169.254/latest',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://2852039166/',
    'http://[::ffff:169.254.169.254]/',
    'not a url',
  ])('does not call %s', async (url) => {
    await using net = realNet({})
    expect(await codeOfAsync(() => net.request({ method: 'GET', url, timeoutMs: 2_000 }))).toBe('NET_REFUSED')
  })

  test('says when nobody answers', async () => {
    await using net = realNet({})
    expect(await codeOfAsync(() => net.request({ method: 'GET', url: 'http://127.0.0.1:1/' }))).toBe('NET_UNREACHABLE')
  })

  test('goes through the proxy that the environment names', async () => {
    await using net = realNet({ HTTPS_PROXY: 'http://127.0.0.1:1', HTTP_PROXY: 'http://127.0.0.1:1' })
    expect(await codeOfAsync(() => net.request({ method: 'GET', url: 'http://hub.invalid/' }))).toBe('NET_UNREACHABLE')
  })
})

test('the clock can be shifted, durations cannot', async () => {
  await using shifted = realWorld({ log: SILENT_LOG, clockOffsetMs: 3_600_000 })
  await using real = realWorld({ log: SILENT_LOG })
  expect(Math.abs(shifted.now() - real.now() - 3_600_000)).toBeLessThan(1_000)
  expect(Math.abs(shifted.monotonic() - real.monotonic())).toBeLessThan(1_000)
})

test('randomness comes in any length', () => {
  const bytes = randomBytes(200_000)
  expect(bytes).toHaveLength(200_000)
  expect(new Set(bytes.subarray(180_000)).size).toBe(256)
})

test('what a timer throws is logged and goes no further; a cancelled or disposed timer does not run', async () => {
  const events: string[] = []
  const log: Log = { ...SILENT_LOG, error: (event) => void events.push(event) }
  const world = realWorld({ log })
  const ran: string[] = []
  world.timer(1, () => void ran.push('cancelled'))()
  await new Promise<void>((resolve) => {
    world.timer(1, () => {
      throw new Error('stop')
    })
    world.timer(5, resolve)
  })
  world.timer(1, () => void ran.push('disposed'))
  await world[Symbol.asyncDispose]()
  const other = realWorld({ log })
  await new Promise<void>((resolve) => {
    other.timer(5, resolve)
  })
  expect([ran, events]).toEqual([[], ['internal-error']])
})

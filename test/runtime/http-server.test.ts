// SPDX-License-Identifier: EUPL-1.2
/**
 * Limits of the HTTP server, on a real loopback socket.
 *
 * @module
 */
import { connect } from 'node:net'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { BodyRule, HttpLimits } from '@ncv/runtime/http-server.ts'
import { serve } from '@ncv/runtime/http-server.ts'
import { describe, expect, test } from 'vitest'
import { codeOfAsync } from './temporary-dir.ts'

const echo = { fetch: async (request: Request) => new Response(await request.arrayBuffer(), { headers: { 'x-method': request.method } }) }
const open = (app: { fetch(request: Request): Response | Promise<Response> }, limits: Partial<HttpLimits> = {}, bodies: readonly BodyRule[] = []) =>
  serve(app, { host: '127.0.0.1', port: 0, limits, bodies })
const post = (port: number, body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}, path = '/') =>
  fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers })

/** Sends bytes as they are, then waits for the server to end the connection. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (part) => {
      answer += part.toString('latin1')
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('size', () => {
  test('a body up to the limit arrives unchanged, one byte more is refused with 413', async () => {
    await using server = await open(echo, { bodyBytes: 1_000 })
    const fits = await post(server.port, new Uint8Array(1_000).fill(7))
    expect(new Uint8Array(await fits.arrayBuffer())).toEqual(new Uint8Array(1_000).fill(7))
    const refused = await post(server.port, new Uint8Array(1_001))
    expect(refused.status).toBe(413)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await refused.json()).toMatchObject({ type: 'urn:ncv:error:REQUEST_TOO_LARGE', code: 'REQUEST_TOO_LARGE', params: { limit: 1_000 } })
  })

  test('a body without a declared length is counted as it arrives', async () => {
    await using server = await open(echo, { bodyBytes: 1_000 })
    const chunk = `${(600).toString(16)}\r\n${'x'.repeat(600)}\r\n`
    const answer = await raw(server.port, `POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n${chunk}${chunk}`)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('headers over 8 KiB are refused', async () => {
    await using server = await open(echo)
    const answer = await raw(server.port, `GET / HTTP/1.1\r\nhost: a\r\nx-long: ${'x'.repeat(9_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  })

  test('a compressed body is refused: nobody inflates what a stranger sends', async () => {
    await using server = await open(echo)
    expect((await post(server.port, 'x', { 'content-encoding': 'gzip' })).status).toBe(400)
  })
})

describe('bodies by path', () => {
  test('one path may take what no other path takes', async () => {
    await using server = await open(echo, { bodyBytes: 10 }, [{ path: '/large', bytes: 1_000 }])
    expect((await post(server.port, new Uint8Array(1_000), {}, '/large')).status).toBe(200)
    expect((await post(server.port, new Uint8Array(1_001), {}, '/large')).status).toBe(413)
    expect((await post(server.port, new Uint8Array(11), {}, '/other')).status).toBe(413)
  })

  test('what does not fit beside the bodies in memory is asked to come later, and fits once they are gone', async () => {
    let answerFirst: () => void = () => {}
    let hasArrived: () => void = () => {}
    const arrived = new Promise<void>((resolve) => {
      hasArrived = resolve
    })
    const release = new Promise<void>((resolve) => {
      answerFirst = resolve
    })
    const slow = {
      async fetch(request: Request) {
        if ((await request.arrayBuffer()).byteLength !== 800) return new Response('other')
        hasArrived()
        await release
        return new Response('first')
      },
    }
    await using server = await open(slow, {}, [{ path: '/large', bytes: 1_000, together: 1_000 }])
    const first = post(server.port, new Uint8Array(800), {}, '/large')
    await arrived
    const refused = await post(server.port, new Uint8Array(300), {}, '/large')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    expect((await post(server.port, new Uint8Array(300), {}, '/small')).status).toBe(200)
    answerFirst()
    expect(await (await first).text()).toBe('first')
    expect((await post(server.port, new Uint8Array(300), {}, '/large')).status).toBe(200)
  })

  test('a body that was refused, timed out or made the handler fail leaves its room to the next', async () => {
    const failing = {
      async fetch(request: Request) {
        if ((await request.arrayBuffer()).byteLength === 900) throw new Error('fails')
        return new Response('good')
      },
    }
    await using server = await open(failing, { bodyMs: 200 }, [{ path: '/large', bytes: 1_000, together: 1_000 }])
    expect(await raw(server.port, `POST /large HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\n${'x'.repeat(900)}`)).toMatch(/^HTTP\/1\.1 408 /)
    expect((await post(server.port, new Uint8Array(900), {}, '/large')).status).toBe(500)
    const chunk = `${(600).toString(16)}\r\n${'x'.repeat(600)}\r\n`
    expect(await raw(server.port, `POST /large HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n${chunk}${chunk}`)).toMatch(
      /^HTTP\/1\.1 413 /,
    )
    expect((await post(server.port, new Uint8Array(1_000), {}, '/large')).status).toBe(200)
  })
})

describe('time', () => {
  test('a header that trickles is cut off', async () => {
    await using server = await open(echo, { headersMs: 200 })
    const answer = await raw(server.port, 'GET / HTTP/1.1\r\nhost: a\r\nx-slow')
    expect(answer === '' || answer.startsWith('HTTP/1.1 408 ')).toBe(true)
  })

  test('a body that never comes is answered with 408', async () => {
    await using server = await open(echo, { bodyMs: 200 })
    const answer = await raw(server.port, 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n123')
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('REQUEST_TIMEOUT')
  })

  test('a handler that hangs is answered for', async () => {
    await using server = await open({ fetch: () => new Promise<Response>(() => {}) }, { totalMs: 200 })
    const answer = await fetch(`http://127.0.0.1:${server.port}/`)
    expect(await answer.json()).toMatchObject({ code: 'REQUEST_TIMEOUT' })
  })
})

describe('errors', () => {
  test('an unexpected error answers 500 and says nothing of itself', async () => {
    await using server = await open({
      fetch: () => {
        throw new Error('password=hunter2')
      },
    })
    const answer = await fetch(`http://127.0.0.1:${server.port}/`)
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(text).toContain('urn:ncv:error:INTERNAL')
    expect(text).not.toContain('hunter2')
  })

  test('a problem is told in the language asked for', async () => {
    await using server = await open({
      fetch: () => {
        throw new RuntimeError('REQUEST_NOT_FOUND')
      },
    })
    const ask = async (language: string) => (await fetch(`http://127.0.0.1:${server.port}/`, { headers: { 'accept-language': language } })).text()
    expect(await ask('en-GB,en;q=0.9')).toContain('There is no such')
    expect(await ask('fr')).toContain('gibt es hier nicht')
  })

  test('a port in use is named', async () => {
    await using server = await open(echo)
    expect(await codeOfAsync(() => serve(echo, { host: '127.0.0.1', port: server.port }))).toBe('PORT_IN_USE')
  })
})

test('closing ends connections that are kept alive, and may be called twice', async () => {
  const server = await open(echo)
  await (await fetch(`http://127.0.0.1:${server.port}/`)).arrayBuffer()
  await server.close()
  await server.close()
  await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow()
})

// SPDX-License-Identifier: EUPL-1.2
/** The stage itself: what it promises to the tests that stand on it. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { describe, expect, test } from 'vitest'
import { VIRTUAL_START, virtualFederation } from './virtual-world.ts'

describe('time', () => {
  test('timers fire at their own instant, in order, also those that a timer sets', async () => {
    const federation = virtualFederation()
    const world = federation.party('a')
    const fired: [string, number][] = []
    const note = (name: string) => fired.push([name, world.now() - VIRTUAL_START])
    world.timer(20, () => void note('late'))
    world.timer(10, () => {
      note('early')
      world.timer(5, () => void note('nested'))
    })
    const cancel = world.timer(12, () => void note('cancelled'))
    cancel()
    await federation.advance(100)
    expect(fired).toEqual([
      ['early', 10],
      ['nested', 15],
      ['late', 20],
    ])
    expect(federation.now()).toBe(VIRTUAL_START + 100)
  })

  test('advancing waits for real work that a timer began', async () => {
    const federation = virtualFederation()
    let length = 0
    federation.party('a').timer(1, async () => {
      for (let i = 0; i < 20; i++) length += (await readFile(fileURLToPath(import.meta.url))).length
    })
    await federation.advance(1)
    expect(length).toBeGreaterThan(20_000)
  })

  test('it does not wait for work that itself waits for virtual time', async () => {
    const federation = virtualFederation()
    const world = federation.party('a')
    let isDone = false
    world.timer(1, async () => {
      await new Promise<void>((resolve) => void world.timer(1_000, resolve))
      isDone = true
    })
    await federation.advance(10)
    expect(isDone).toBe(false)
    await federation.advance(1_000)
    expect(isDone).toBe(true)
  })

  test('what a timer throws is logged and kept', async () => {
    const federation = virtualFederation()
    const world = federation.party('a')
    world.timer(1, () => Promise.reject(new Error('broken')))
    await federation.advance(1)
    expect(world.logged('internal-error')).toBe(1)
    expect(federation.failures).toMatchObject([{ message: 'broken' }])
  })
})

describe('chance', () => {
  test('one seed gives one course; parties draw from streams of their own', () => {
    const [first, second] = [virtualFederation({ seed: 's' }), virtualFederation({ seed: 's' })]
    second.party('b').random(100)
    expect(second.party('a').random(40)).toEqual(first.party('a').random(40))
    expect(first.party('b').random(40)).not.toEqual(first.party('a').random(40))
  })
})

describe('network', () => {
  const echo = { fetch: async (request: Request) => new Response(await request.arrayBuffer(), { status: 201, headers: { 'X-Kind': 'echo' } }) }

  test('a request reaches the application of its host, and both sides of it are kept', async () => {
    const federation = virtualFederation()
    federation.host('http://echo.test', echo)
    const reply = await federation.party('a').net.request({ method: 'POST', url: 'http://echo.test/x?y=1', body: utf8('hallo') })
    expect(reply).toMatchObject({ status: 201, headers: { 'x-kind': 'echo' }, body: utf8('hallo') })
    expect(federation.exchanges).toMatchObject([
      { from: 'a', method: 'POST', url: 'http://echo.test/x?y=1', requestBody: utf8('hallo'), status: 201 },
    ])
  })

  test('nobody there, a broken way for one party, a lost answer, an answer that never comes, one that is too long', async () => {
    const federation = virtualFederation()
    const [a, b] = [federation.party('a'), federation.party('b')]
    const ask = (world: typeof a, maxBytes = 100) =>
      world.net.request({ method: 'POST', url: 'http://echo.test/', body: utf8('hallo'), timeoutMs: 50, maxBytes })
    await expect(ask(a)).rejects.toMatchObject({ code: 'NET_UNREACHABLE' })
    federation.host('http://echo.test', echo)
    federation.break('http://echo.test', 'refuse', 'a')
    await expect(ask(a)).rejects.toMatchObject({ code: 'NET_UNREACHABLE' })
    expect((await ask(b)).status).toBe(201)
    federation.mend('http://echo.test', 'a')
    federation.break('http://echo.test', 'cut')
    await expect(ask(a)).rejects.toMatchObject({ params: { reason: 'ECONNRESET' } })
    federation.break('http://echo.test', 'hang')
    const hanging = expect(ask(a)).rejects.toMatchObject({ code: 'NET_TIMEOUT' })
    await federation.advance(50)
    await hanging
    federation.mend('http://echo.test')
    await expect(ask(a, 4)).rejects.toMatchObject({ code: 'NET_TOO_LARGE' })
  })
})

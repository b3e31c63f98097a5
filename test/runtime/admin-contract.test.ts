// SPDX-License-Identifier: EUPL-1.2
/**
 * The admin contract: the same answers from a running process and from handlers in this process.
 *
 * @module
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { adminApp } from '@ncv/runtime/admin-app.ts'
import { loopbackSend } from '@ncv/runtime/admin-client.ts'
import type { AdminClient, Handlers } from '@ncv/runtime/admin-contract.ts'
import { defineRoutes } from '@ncv/runtime/admin-contract.ts'
import { RemoteProblem } from '@ncv/runtime/errors.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { openAdmin, withParty } from '@ncv/runtime/party-client.ts'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { codeOf, codeOfAsync, temporaryDir } from './temporary-dir.ts'

const routes = defineRoutes({
  status: { method: 'GET', path: '/status', reply: z.strictObject({ size: z.int() }) },
  find: {
    method: 'GET',
    path: '/notes/:id',
    params: z.strictObject({ id: z.string() }),
    query: z.strictObject({ limit: z.coerce.number().int().optional() }),
    reply: z.strictObject({ id: z.string(), limit: z.int() }),
  },
  add: { method: 'POST', path: '/notes', body: z.strictObject({ text: z.string().min(1) }), reply: z.strictObject({ length: z.int() }) },
  load: { method: 'POST', path: '/load', body: z.strictObject({ count: z.int() }), reply: z.strictObject({ loaded: z.int() }) },
  fail: {
    method: 'POST',
    path: '/fail',
    body: z.strictObject({ how: z.enum(['coded', 'defect', 'reply']) }),
    reply: z.strictObject({ ok: z.literal(true) }),
  },
})
const handlers: Handlers<typeof routes> = {
  status: () => ({ size: 3 }),
  find: ({ params, query }) => ({ id: params.id, limit: query.limit ?? 10 }),
  add: async ({ body }) => ({ length: body.text.length }),
  load: ({ body }, { report }) => {
    for (let done = 1; done <= body.count; done++) report({ done, total: body.count })
    return { loaded: body.count }
  },
  fail: ({ body }) => {
    if (body.how === 'coded') throw new ProtocolError('TOKEN_SPENT')
    if (body.how === 'defect') throw new Error('secret detail')
    return { ok: false } as unknown as { ok: true }
  },
}
const noParty = () => Promise.reject(new Error('must not be opened here'))

type Use<T> = (client: AdminClient<typeof routes>) => Promise<T>
const ways: readonly (readonly [name: string, run: <T>(use: Use<T>) => Promise<T>])[] = [
  [
    'a running process',
    async (use) => {
      using dir = temporaryDir()
      using _lock = lockParty(dir.path)
      await using _server = await openAdmin(dir.path, routes, handlers)
      return await withParty(dir.path, routes, noParty, use)
    },
  ],
  [
    'this process',
    async (use) => {
      using dir = temporaryDir()
      return await withParty(dir.path, routes, () => ({ handlers, close() {} }), use)
    },
  ],
]

describe.each(ways)('over %s', (_, run) => {
  test('params, query and body arrive as the schemas say', async () => {
    await run(async (client) => {
      expect(await client.status()).toEqual({ size: 3 })
      expect(await client.find({ params: { id: 'ä/ö?ü' }, query: { limit: 5 } })).toEqual({ id: 'ä/ö?ü', limit: 5 })
      expect(await client.add({ body: { text: 'Größe' } })).toEqual({ length: 5 })
    })
  })

  test('a long call reports its progress, then replies', async () => {
    const seen: number[] = []
    const reply = await run((client) => client.load({ body: { count: 300 } }, { onProgress: ({ done }) => seen.push(done) }))
    expect(reply).toEqual({ loaded: 300 })
    expect(seen).toEqual(Array.from({ length: 300 }, (_item, index) => index + 1))
    expect(await run((client) => client.load({ body: { count: 3 } }))).toEqual({ loaded: 3 })
  })

  test('an error keeps its code, with and without progress', async () => {
    const plain = run((client) => client.fail({ body: { how: 'coded' } }))
    await expect(plain).rejects.toMatchObject({ code: 'TOKEN_SPENT', status: 409 })
    const streamed = run((client) => client.fail({ body: { how: 'coded' } }, { onProgress() {} }))
    await expect(streamed).rejects.toMatchObject({ code: 'TOKEN_SPENT', status: 409 })
  })

  test('bad input names the field and does not reach the handler', async () => {
    const error = await run((client) => client.add({ body: { text: '' } })).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(RemoteProblem)
    expect(error).toMatchObject({ code: 'REQUEST_MALFORMED', params: { field: 'body.text' } })
    const surplus = { text: 'x', surplus: 1 }
    await expect(run((client) => client.add({ body: surplus }))).rejects.toMatchObject({ params: { field: 'body.surplus' } })
  })
})

test('a defect tells a peer nothing, and the person at this terminal everything', async () => {
  const [[, remote], [, local]] = [ways[0] ?? never(), ways[1] ?? never()]
  const far = await remote((client) => client.fail({ body: { how: 'defect' } })).catch((caught: unknown) => caught)
  expect(far).toMatchObject({ code: 'INTERNAL' })
  expect(JSON.stringify(far)).not.toContain('secret detail')
  await expect(local((client) => client.fail({ body: { how: 'defect' } }))).rejects.toThrow('secret detail')
  await expect(remote((client) => client.fail({ body: { how: 'reply' } }))).rejects.toMatchObject({ code: 'INTERNAL' })
})

test('without the token there is nothing to see, not even which paths exist', async () => {
  const app = adminApp(routes, handlers, { token: 'right' })
  for (const authorization of ['', 'Bearer ', 'Bearer wrong', 'bearer right', 'Bearer rightx']) {
    for (const path of ['/status', '/nowhere']) {
      const answer = await app.request(path, { headers: { authorization } })
      expect(answer.status, `${authorization} ${path}`).toBe(401)
    }
  }
  expect((await app.request('/status')).status).toBe(401)
  const known = await app.request('/status', { headers: { authorization: 'Bearer right' } })
  expect(known.status).toBe(200)
  const unknown = await app.request('/nowhere', { headers: { authorization: 'Bearer right' } })
  expect(unknown.status).toBe(404)
})

test('only JSON is taken as a body: what a browser form could send from elsewhere is refused', async () => {
  const app = adminApp(routes, handlers, { token: 't' })
  const send = (type: string, body: string) =>
    app.request('/notes', { method: 'POST', body, headers: { authorization: 'Bearer t', 'content-type': type } })
  expect((await send('text/plain', '{"text":"x"}')).status).toBe(400)
  expect((await send('application/json', '{"text":')).status).toBe(400)
  expect((await send('application/json; charset=utf-8', '{"text":"x"}')).status).toBe(200)
})

describe('reaching a party', () => {
  test('a running party announces itself for its owner alone, and takes it back at its end', async () => {
    using dir = temporaryDir()
    const server = await openAdmin(dir.path, routes, handlers)
    expect(statSync(join(dir.path, 'admin-token')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dir.path, 'run.json')).mode & 0o777).toBe(0o600)
    await server.close()
    expect(readdirSync(dir.path)).toEqual([])
  })

  test('a folder that a process holds without answering yet is refused', async () => {
    using dir = temporaryDir()
    using _lock = lockParty(dir.path)
    expect(await codeOfAsync(() => withParty(dir.path, routes, noParty, (client) => client.status()))).toBe('PARTY_LOCKED')
  })

  test('what a killed process left behind does not stop the next command', async () => {
    using dir = temporaryDir()
    const server = await openAdmin(dir.path, routes, handlers)
    await server[Symbol.asyncDispose]()
    const left = await openAdmin(dir.path, routes, { ...handlers, status: () => ({ size: 99 }) })
    // No lock: the process that wrote run.json is gone as far as anybody can tell.
    expect(
      await withParty(
        dir.path,
        routes,
        () => ({ handlers, close() {} }),
        (client) => client.status(),
      ),
    ).toEqual({ size: 3 })
    await left.close()
  })

  test('in this process the party is closed and the lock given back, also after an error', async () => {
    using dir = temporaryDir()
    const closed: string[] = []
    const open = () => ({ handlers, close: () => void closed.push('closed') })
    expect(await codeOfAsync(() => withParty(dir.path, routes, open, (client) => client.fail({ body: { how: 'coded' } })))).toBe('TOKEN_SPENT')
    expect(closed).toEqual(['closed'])
    expect(existsSync(join(dir.path, 'lock'))).toBe(false)
    expect(await codeOfAsync(() => withParty(join(dir.path, 'none'), routes, noParty, (client) => client.status()))).toBe('PARTY_MISSING')
  })

  test('a port where nobody listens is an unreachable party', async () => {
    await using send = loopbackSend(1)
    expect(await codeOfAsync(() => send({ method: 'GET', target: '/', headers: {} }))).toBe('PARTY_UNREACHABLE')
  })
})

test('a table with two routes of one shape, or a path that differs from its params, is a defect', () => {
  const reply = z.strictObject({})
  const route = { method: 'GET', path: '/a/:id', params: z.strictObject({ id: z.string() }), reply } as const
  expect(() => codeOf(() => defineRoutes({ a: route, b: { ...route, path: '/a/:name', params: z.strictObject({ name: z.string() }) } }))).toThrow(
    'twice',
  )
  expect(() => codeOf(() => defineRoutes({ a: { method: 'GET', path: '/a/:id', reply } }))).toThrow('params')
})

test('a missing handler, a missing input and a wrong reply do not compile', () => {
  type Client = AdminClient<typeof routes>
  expectTypeOf<Omit<typeof handlers, 'add'>>().not.toExtend<Handlers<typeof routes>>()
  expectTypeOf<Parameters<Client['status']>[0]>().toEqualTypeOf<unknown>()
  expectTypeOf<Parameters<Client['add']>[0]>().toEqualTypeOf<{ readonly body: { text: string } }>()
  expectTypeOf<Awaited<ReturnType<Client['add']>>>().toEqualTypeOf<{ length: number }>()
})

function never(): never {
  throw new Error('unreachable')
}

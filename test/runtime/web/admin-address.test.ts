// SPDX-License-Identifier: EUPL-1.2
/** Where the admin interface may be asked from, over real sockets: this machine, and a proxy of the house. */
import { request } from 'node:http'
import { NODE_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { ACCOUNT_ROUTES } from '@ncv/protocol/admin/account-routes.ts'
import { accountHandlers } from '@ncv/runtime/account/account-handlers.ts'
import { findRunningParty, openAdmin } from '@ncv/runtime/party-client.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import type { AdminAddressConfig } from '@ncv/runtime/web/admin-address.ts'
import { ADMIN_ADDRESS_KEYS, adminAddress, listeningHosts } from '@ncv/runtime/web/admin-address.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ground, PASSWORD } from '../account/ground.ts'
import { codeOf, temporaryDir } from '../temporary-dir.ts'

const ORIGIN = 'https://ncv.kommune.example'
const PROXIED = { host: 'ncv.kommune.example', 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' }

interface Asked {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly at?: string
}

/** A node's accounts behind a real socket. */
async function opened(config: AdminAddressConfig) {
  const all = ground()
  const { accounts, world } = all
  const stack = new AsyncDisposableStack()
  const dir = stack.use(temporaryDir())
  stack.use(lockParty(dir.path))
  const party = { kind: 'node', name: 'Musterstadt', federation: 'Verbund', host: null } as const
  const web = { world: { ...world, timer: () => () => {} }, party: () => party, key: 'k', counters: () => ({}), accounts }
  const address = adminAddress(config)
  const { port } = stack.use(
    await openAdmin(dir.path, ACCOUNT_ROUTES, accountHandlers(accounts, world.now), { permissions: NODE_PERMISSIONS, address, web }),
  )
  const ask = (path: string, { method = 'GET', body, headers = {}, at = '127.0.0.1' }: Asked = {}) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const own = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
    return new Promise<{ status: number; code: unknown; detail: string; cookie: string; hsts: unknown }>((resolve, reject) => {
      const sent = request({ host: at, port, path, method, headers: { ...own, ...headers } }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const said = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as Record<string, unknown>
          const cookie = answer.headers['set-cookie']?.[0] ?? ''
          const hsts = answer.headers['strict-transport-security']
          resolve({ status: answer.statusCode ?? 0, code: said['code'], detail: String(said['detail']), cookie, hsts })
        })
      })
      sent.on('error', reject)
      // A body that is announced and never sent shows what the header alone decides.
      if ('content-length' in headers) sent.flushHeaders()
      else sent.end(text)
    })
  }
  return { ...all, ask, dir: dir.path, port, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

const signIn = (login: string, headers: Readonly<Record<string, string>>) => ({ method: 'POST', body: { login, password: PASSWORD }, headers })

describe('on loopback alone', () => {
  test('the interface answers to the names of this machine, also over a forwarded port, and to no other', async () => {
    await using stage = await opened({})
    for (const host of ['127.0.0.1', 'localhost', `127.0.0.1:${stage.port}`, 'localhost:9999', '[::1]:80'])
      expect([host, (await stage.ask('/session', { headers: { host } })).status]).toEqual([host, 200])
    for (const host of ['evil.example', `evil.example:${stage.port}`, '127.0.0.1.evil.example', '192.0.2.10', 'localhost.evil.example'])
      expect([host, (await stage.ask('/session', { headers: { host } })).status]).toEqual([host, 421])
  })

  test('a name that was made to point here cannot sign in, nor try passwords, nor use a token', async () => {
    await using stage = await opened({})
    await stage.add('anna', ['admin'])
    const rebound = { host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }
    expect(await stage.ask('/session', signIn('anna', rebound))).toMatchObject({ status: 421, code: 'REQUEST_MISDIRECTED', cookie: '' })
    const { token = '' } = findRunningParty(stage.dir) ?? {}
    expect((await stage.ask('/accounts', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
    expect((await stage.ask('/accounts', { headers: { ...rebound, authorization: `Bearer ${token}` } })).status).toBe(421)
  })

  test('a page of another origin on the same machine is refused', async () => {
    await using stage = await opened({})
    await stage.add('anna', ['admin'])
    const own = `127.0.0.1:${stage.port}`
    expect((await stage.ask('/session', signIn('anna', { host: own, origin: `http://${own}` }))).status).toBe(200)
    for (const origin of ['http://127.0.0.1:1', `https://${own}`, `http://localhost:${stage.port}`, 'null'])
      expect((await stage.ask('/session', signIn('anna', { host: own, origin }))).status).toBe(421)
  })
})

describe('behind a proxy with TLS', () => {
  test('browsers sign in at the configured origin, with a cookie for it alone and told to come by https from then on', async () => {
    await using stage = await opened({ adminOrigin: ORIGIN })
    await stage.add('anna', ['admin'])
    const answer = await stage.ask('/session', signIn('anna', { ...PROXIED, origin: ORIGIN }))
    expect(answer).toMatchObject({ status: 200, hsts: 'max-age=31536000' })
    expect(answer.cookie).toMatch(/^__Host-ncv-[0-9a-f]{8}=[A-Za-z0-9_-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
    expect((await stage.ask('/session', { headers: { host: '127.0.0.1' } })).hsts).toBeUndefined()
  })

  test('another origin, the same name without TLS, and another port are refused', async () => {
    await using stage = await opened({ adminOrigin: ORIGIN })
    await stage.add('anna', ['admin'])
    for (const origin of ['http://ncv.kommune.example', 'https://ncv.kommune.example:8443', 'https://evil.example', 'null'])
      expect((await stage.ask('/session', signIn('anna', { ...PROXIED, origin }))).code).toBe('REQUEST_MISDIRECTED')
    for (const host of ['ncv.kommune.example:8443', 'kommune.example', 'ncv.kommune.example.evil.example'])
      expect((await stage.ask('/session', { headers: { ...PROXIED, host } })).code).toBe('REQUEST_MISDIRECTED')
  })

  test('what reached the proxy in the clear is not served', async () => {
    await using stage = await opened({ adminOrigin: ORIGIN })
    expect((await stage.ask('/session', { headers: { ...PROXIED, 'x-forwarded-proto': 'http' } })).code).toBe('REQUEST_UNPROTECTED')
  })

  test('a proxy that changes the name gets a sentence that says so', async () => {
    await using stage = await opened({ adminOrigin: ORIGIN })
    await stage.add('anna', ['admin'])
    const { detail } = await stage.ask('/session', signIn('anna', { host: `127.0.0.1:${stage.port}`, origin: ORIGIN, 'accept-language': 'de' }))
    expect(detail).toContain('aus einer Seite von https://ncv.kommune.example')
    expect(detail).toContain('Host')
  })

  test('programs use their tokens over the same way', async () => {
    await using stage = await opened({ adminOrigin: ORIGIN })
    const { token = '', origin } = findRunningParty(stage.dir) ?? {}
    expect(origin).toBe(ORIGIN)
    expect((await stage.ask('/accounts', { headers: { host: PROXIED.host, authorization: `Bearer ${token}` } })).status).toBe(200)
    expect((await stage.ask('/accounts', { headers: { host: PROXIED.host } })).status).toBe(401)
  })

  test('what is said of a client’s address changes nothing: names are locked out, addresses never', async () => {
    await using stage = await opened({ adminOrigin: ORIGIN })
    await stage.add('anna', ['admin'])
    await stage.add('bert', ['officer'])
    const from = (address: string) => ({ ...PROXIED, origin: ORIGIN, 'x-forwarded-for': address, 'x-real-ip': address, forwarded: `for=${address}` })
    const wrong = { login: 'anna', password: 'falsch geraten, ganz falsch' }
    for (let each = 0; each < 5; each++) await stage.ask('/session', { method: 'POST', body: wrong, headers: from(`192.0.2.${each}`) })
    expect((await stage.ask('/session', signIn('anna', from('198.51.100.7')))).code).toBe('SIGN_IN_LOCKED')
    expect((await stage.ask('/session', signIn('bert', from('192.0.2.1')))).status).toBe(200)
  })

  test('whoever has not signed in sends little, whoever has sends an inventory', async () => {
    await using stage = await opened({ adminOrigin: ORIGIN })
    await stage.add('anna', ['admin'])
    const { cookie } = await stage.ask('/session', signIn('anna', { ...PROXIED, origin: ORIGIN }))
    const large = { method: 'POST', headers: { ...PROXIED, origin: ORIGIN, 'content-type': 'application/json', 'content-length': '100000' } }
    const attempt = (headers: Readonly<Record<string, string>>) =>
      stage.ask('/account-links', { ...large, headers: { ...large.headers, ...headers } })
    for (const headers of [{}, { authorization: 'Bearer guessed' }, { cookie: 'a=b' }])
      expect((await attempt(headers)).code).toBe('REQUEST_TOO_LARGE')
    const own = { ...PROXIED, origin: ORIGIN, cookie: cookie.split(';')[0] as string }
    const sent = await stage.ask('/account-links', { method: 'POST', body: { filler: 'x'.repeat(100_000) }, headers: own })
    expect(sent).toMatchObject({ code: 'REQUEST_MALFORMED' })
  })
})

describe('the address that is configured', () => {
  test('is loopback where nothing is said; any other takes the origin of a proxy', () => {
    expect(adminAddress({})).toEqual({ host: '127.0.0.1', port: 0 })
    expect(adminAddress({ adminHost: '0.0.0.0', adminPort: 8440, adminOrigin: ORIGIN })).toEqual({ host: '0.0.0.0', port: 8440, origin: ORIGIN })
    for (const adminHost of ['0.0.0.0', '::', '192.0.2.10', '10.0.0.1', 'fe80::1'])
      expect(codeOf(() => adminAddress({ adminHost }))).toBe('ADMIN_HOST_OPEN')
    for (const adminHost of ['127.0.0.1', '127.0.0.2', '::1']) expect(adminAddress({ adminHost }).host).toBe(adminHost)
    expect(codeOf(() => adminAddress({ adminHost: 'ncv.kommune.example' }))).toBe('LISTEN_REFUSED')
  })

  test('is https and a bare origin, in its one spelling', () => {
    const Key = z.object(ADMIN_ADDRESS_KEYS)
    for (const adminOrigin of [ORIGIN, 'https://ncv.kommune.example:8443', 'https://192.0.2.10'])
      expect(Key.safeParse({ adminOrigin }).success).toBe(true)
    for (const adminOrigin of [
      'http://ncv.kommune.example',
      `${ORIGIN}/`,
      `${ORIGIN}/ui`,
      `${ORIGIN}:443`,
      'https://NCV.example',
      'https://u@x.example',
      'ncv',
      '',
    ]) {
      expect([adminOrigin, Key.safeParse({ adminOrigin }).success]).toEqual([adminOrigin, false])
      expect(codeOf(() => adminAddress({ adminOrigin }))).toBe('ADMIN_ORIGIN')
    }
  })

  test('never takes the commands on this machine their way', async () => {
    expect(listeningHosts('192.0.2.10')).toEqual(['127.0.0.1', '192.0.2.10'])
    expect(listeningHosts('0.0.0.0')).toEqual(['0.0.0.0'])
    await using stage = await opened({ adminHost: '127.0.0.2', adminOrigin: ORIGIN })
    for (const at of ['127.0.0.1', '127.0.0.2']) expect((await stage.ask('/session', { at, headers: PROXIED })).status).toBe(200)
  })
})

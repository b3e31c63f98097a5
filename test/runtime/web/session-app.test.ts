// SPDX-License-Identifier: EUPL-1.2
/** Sessions as a browser meets them: cookies, other origins, fixation, what is asked again. */
import { HUB_ACCOUNT_RULES, NODE_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { ACCOUNT_ROUTES } from '@ncv/protocol/admin/account-routes.ts'
import { HUB_PERMISSIONS, NODE_PERMISSIONS, OWNER } from '@ncv/protocol/admin/permissions.ts'
import { accountHandlers } from '@ncv/runtime/account/account-handlers.ts'
import { adminApp } from '@ncv/runtime/admin-app.ts'
import { callerOfRole } from '@ncv/runtime/web/caller.ts'
import type { Web } from '@ncv/runtime/web/web-app.ts'
import { openWeb } from '@ncv/runtime/web/web-app.ts'
import { describe, expect, test } from 'vitest'
import { ground, PASSWORD } from '../account/ground.ts'

const HERE = 'http://127.0.0.1:8080'
const MINUTE = 60_000
const ACTIONS = Object.values(ACCOUNT_ROUTES).flatMap(({ action }) => action)

interface Asked {
  readonly method?: string
  readonly body?: unknown
  readonly cookie?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

function staged({ rules = NODE_ACCOUNT_RULES, kind = 'node' as 'node' | 'hub' } = {}) {
  const all = ground(rules)
  const { world, accounts } = all
  const permissions = kind === 'node' ? NODE_PERMISSIONS : HUB_PERMISSIONS
  const party = { kind, name: 'Musterstadt', federation: 'Verbund', host: null } as const
  const face = { world: { ...world, timer: () => () => {} }, party: () => party, key: 'k', counters: () => ({}), accounts }
  const web: Web = openWeb(face, permissions, ACTIONS)
  const admin = adminApp(ACCOUNT_ROUTES, accountHandlers(accounts, world.now), {
    ...{ token: 'owners', access: { permissions, roleOf: (token) => (token === 'a-programs' ? 'officer' : undefined) } },
    sessionCaller: (request) => web.sessionCaller(request),
    onCall: (call) => accounts.audit.noteCall(call),
  })
  const app = web.before(admin, (token) => (token === 'owners' ? callerOfRole(OWNER) : undefined))
  const ask = async (path: string, { method = 'GET', body, cookie, headers = {} }: Asked = {}) => {
    const own = { 'sec-fetch-site': 'same-origin', host: '127.0.0.1:8080', ...(method === 'GET' ? {} : { origin: HERE }) }
    const request = new Request(`${HERE}${path}`, {
      method,
      headers: {
        ...own,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const response = await app.fetch(request)
    const reply = (await response.json()) as Record<string, unknown>
    return { status: response.status, reply, cookie: response.headers.get('set-cookie')?.split(';')[0], whole: response.headers.get('set-cookie') }
  }
  const signIn = async (login: string, cookie?: string) => await ask('/session', { method: 'POST', body: { login, password: PASSWORD }, cookie })
  return { ...all, ask, signIn }
}

describe('signing in', () => {
  test('gives a cookie that no script reads, no other site sends and no other host gets', async () => {
    const { add, signIn } = staged()
    await add('anna', ['admin'])
    const { status, whole, reply } = await signIn('anna')
    expect([status, reply['state'], reply['roles']]).toEqual([200, 'open', ['admin']])
    expect(whole).toMatch(/^__Host-ncv-[0-9a-f]{8}=[A-Za-z0-9_-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
  })

  test('never takes over an id that the browser brings, and ends the session that had it', async () => {
    const { add, signIn, ask } = staged()
    await add('anna', ['admin'])
    const planted = `__Host-ncv-00000000=${'A'.repeat(43)}`
    const first = await signIn('anna', planted)
    expect(first.cookie).not.toContain('A'.repeat(43))
    const second = await signIn('anna', first.cookie)
    expect(second.cookie).not.toBe(first.cookie)
    expect((await ask('/session', { cookie: first.cookie })).reply['state']).toBe('none')
    expect((await ask('/session', { cookie: second.cookie })).reply['state']).toBe('open')
  })

  test('is refused to a page of another origin, whatever it claims', async () => {
    const { add, ask, signIn } = staged()
    await add('anna', ['admin'])
    const { cookie } = await signIn('anna')
    const body = { login: 'anna', password: PASSWORD }
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://boese.example' },
      { origin: 'null' },
    ]) {
      expect((await ask('/session', { method: 'POST', body, headers })).status).toBe(401)
      expect((await ask('/account-links', { method: 'POST', body: {}, cookie, headers })).status).toBe(401)
      expect((await ask('/session/set-up', { method: 'POST', body: {}, headers })).status).toBe(401)
    }
    expect((await ask('/account-links', { method: 'POST', body: {}, cookie })).status).toBe(200)
  })

  test('with an access token still works', async () => {
    const { ask } = staged()
    const opened = await ask('/session', { method: 'POST', body: { token: 'owners' } })
    expect([opened.status, opened.reply['roles'], opened.reply['confirmBy']]).toEqual([200, ['owner'], 'token'])
    expect((await ask('/session', { method: 'POST', body: { token: 'guessed' } })).status).toBe(401)
  })

  test('says how long to wait after too many wrong passwords, and where it fails says nothing of what was typed', async () => {
    const { add, ask } = staged()
    await add('anna', ['admin'])
    const wrong = () => ask('/session', { method: 'POST', body: { login: 'anna', password: 'falsch' } })
    for (let at = 0; at < 4; at++) expect((await wrong()).status).toBe(403)
    const { status, reply } = await wrong()
    expect([status, reply['code'], reply['params']]).toEqual([429, 'SIGN_IN_LOCKED', { seconds: 60 }])
    expect(String(reply['detail'])).toContain('60 Sekunden')
    const malformed = await ask('/session', { method: 'POST', body: { login: 'anna', password: 7 } })
    expect(malformed.status).toBe(400)
  })
})

describe('a session', () => {
  test('ends after half an hour without a sign of life, and what a page asks by itself is none', async () => {
    const { add, signIn, ask, clock } = staged()
    await add('anna', ['admin'])
    const { cookie } = await signIn('anna')
    clock.now += 20 * MINUTE
    expect((await ask('/accounts', { cookie, headers: { 'ncv-background': '1' } })).status).toBe(200)
    clock.now += 11 * MINUTE
    expect((await ask('/accounts', { cookie })).status).toBe(401)
  })

  test('goes on with a sign of life, but not beyond twelve hours', async () => {
    const { add, signIn, ask, clock } = staged()
    await add('anna', ['admin'])
    const { cookie } = await signIn('anna')
    for (let at = 0; at < 35; at++) {
      clock.now += 20 * MINUTE
      expect((await ask('/session/extension', { method: 'POST', cookie })).status).toBe(200)
    }
    clock.now += 21 * MINUTE
    expect((await ask('/session/extension', { method: 'POST', cookie })).status).toBe(401)
  })

  test('is asked for the password again before what weighs much, and then goes on', async () => {
    const { add, signIn, ask, clock } = staged()
    await add('anna', ['admin'])
    const { cookie } = await signIn('anna')
    clock.now += 6 * MINUTE
    const refused = await ask('/account-links', { method: 'POST', body: {}, cookie })
    expect([refused.status, refused.reply['code']]).toEqual([403, 'REAUTH_REQUIRED'])
    expect((await ask('/accounts', { cookie })).status).toBe(200)
    expect((await ask('/session/confirmation', { method: 'POST', body: { password: 'falsch' }, cookie })).status).toBe(403)
    expect((await ask('/session/confirmation', { method: 'POST', body: { password: PASSWORD }, cookie })).status).toBe(200)
    expect((await ask('/account-links', { method: 'POST', body: {}, cookie })).status).toBe(200)
  })

  test('of an access token is confirmed by the same token, not by another’s password', async () => {
    const { ask, clock } = staged()
    const { cookie } = await ask('/session', { method: 'POST', body: { token: 'owners' } })
    clock.now += 6 * MINUTE
    expect((await ask('/account-links', { method: 'POST', body: {}, cookie })).reply['code']).toBe('REAUTH_REQUIRED')
    expect((await ask('/session/confirmation', { method: 'POST', body: { token: 'guessed' }, cookie })).status).toBe(403)
    expect((await ask('/session/confirmation', { method: 'POST', body: { token: 'owners' }, cookie })).status).toBe(200)
  })

  test('ends everywhere when the account is disabled, and everywhere else when its holder says so', async () => {
    const { add, accounts, signIn, ask } = staged()
    await add('chef', ['admin'])
    const { id } = await add('anna', ['officer'])
    const [one, other] = [await signIn('anna'), await signIn('anna')]
    const own = await ask('/session/others', { method: 'DELETE', cookie: other.cookie })
    expect((own.reply['sessions'] as unknown[]).length).toBe(1)
    expect((await ask('/session', { cookie: one.cookie })).reply['state']).toBe('none')
    accounts.change(id, { isActive: false })
    expect((await ask('/session', { cookie: other.cookie })).reply['state']).toBe('none')
    expect((await signIn('anna')).reply['code']).toBe('SIGN_IN_FAILED')
  })

  test('of a hub’s admin may do nothing before the second factor', async () => {
    const { add, signIn, ask } = staged({ rules: HUB_ACCOUNT_RULES, kind: 'hub' })
    await add('anna', ['admin'])
    const { reply, cookie } = await signIn('anna')
    expect([reply['state'], reply['needsSecondFactor'], reply['actions']]).toEqual(['open', true, []])
    expect((await ask('/accounts', { cookie })).status).toBe(403)
    expect((await ask('/session/second-factor', { method: 'POST', cookie })).status).toBe(200)
  })

  test('has a new id after a new password, and the old one is worth nothing', async () => {
    const { add, signIn, ask } = staged()
    await add('anna', ['admin'])
    const { cookie } = await signIn('anna')
    const changed = await ask('/session/password', { method: 'PUT', body: { password: PASSWORD, next: 'ein ganz neues Kennwort' }, cookie })
    expect(changed.status).toBe(200)
    expect(changed.cookie).not.toBe(cookie)
    expect((await ask('/session', { cookie })).reply['state']).toBe('none')
  })
})

describe('a set-up link over the network', () => {
  test('signs in whom it makes, once, and can be looked at before', async () => {
    const { accounts, ask } = staged()
    const { secret } = accounts.makeLink({})
    const look = () => ask('/session/set-up-look', { method: 'POST', body: { link: secret } })
    expect((await look()).reply['roles']).toEqual(['admin', 'officer'])
    const body = { link: secret, login: 'anna', name: 'Anna', password: PASSWORD }
    const made = await ask('/session/set-up', { method: 'POST', body })
    expect([made.status, made.reply['state']]).toEqual([200, 'open'])
    expect((await look()).reply['code']).toBe('LINK_INVALID')
    expect((await ask('/session/set-up', { method: 'POST', body })).reply['code']).toBe('LINK_INVALID')
  })
})

describe('a call with a token', () => {
  test('that would change something is in the trail with its role, and the token is not; what only reads is not there', async () => {
    const { add, ask, signIn } = staged()
    await add('anna', ['admin'])
    await add('rita', ['auditor'])
    const bearing = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
    await ask('/accounts', bearing('owners'))
    await ask('/account-links', { method: 'POST', body: { roles: ['officer'] }, ...bearing('owners') })
    await ask('/account-links', { method: 'POST', body: { roles: ['admin'] }, ...bearing('a-programs') })
    await ask('/account-links', { method: 'POST', body: { roles: ['admin'] }, ...bearing('nobodys') })
    const [anna, rita] = [(await signIn('anna')).cookie, (await signIn('rita')).cookie]
    const { reply: asked } = await ask('/audit-requests', { method: 'POST', body: { reason: 'Verdacht' }, cookie: anna })
    await ask(`/audit-requests/${asked['id']}/release`, { method: 'POST', cookie: rita })
    const { reply } = await ask(`/audit-requests/${asked['id']}/events`, { cookie: anna })
    const events = reply['events'] as { who: string; role: string | null; action: string; outcome: string }[]
    const byToken = events.filter(({ who }) => who === '').map(({ role, action, outcome }) => [role, action, outcome])
    expect(byToken).toEqual([
      ['officer', 'account.write', 'refused'],
      ['owner', 'account.write', 'done'],
    ])
    expect(events.filter(({ who }) => who === 'ANNA').map(({ role }) => role)).not.toContain('admin')
    expect(JSON.stringify(reply)).not.toMatch(/owners|a-programs|nobodys/)
  })
})

describe('the audit trail', () => {
  async function twoPeople() {
    const all = staged()
    await all.add('anna', ['admin'])
    await all.add('rita', ['auditor'])
    const [anna, rita] = [(await all.signIn('anna')).cookie, (await all.signIn('rita')).cookie]
    const request = async () => {
      const { reply } = await all.ask('/audit-requests', { method: 'POST', body: { reason: 'Verdacht auf Missbrauch' }, cookie: anna })
      return Number(reply['id'])
    }
    return { ...all, anna, rita, request }
  }

  test('opens for two together, for half an hour, and for nobody else', async () => {
    const { ask, anna, rita, request, clock, add, signIn } = await twoPeople()
    const id = await request()
    const read = async (cookie: string | undefined) => (await ask(`/audit-requests/${id}/events`, { cookie })).status
    expect([await read(anna), await read(rita)]).toEqual([403, 403])
    expect((await ask(`/audit-requests/${id}/release`, { method: 'POST', cookie: anna })).status).toBe(403)
    expect((await ask(`/audit-requests/${id}/release`, { method: 'POST', cookie: rita })).status).toBe(200)
    await add('olaf', ['officer'])
    const { cookie: olaf } = await signIn('olaf')
    expect([await read(anna), await read(rita), await read(olaf)]).toEqual([200, 200, 403])
    clock.now += 29 * MINUTE
    expect([await read(anna), await read(rita)]).toEqual([200, 200])
    clock.now += MINUTE
    expect([await read(anna), await read(rita)]).toEqual([403, 403])
  })

  test('is neither asked for nor released without an account: a token is nobody', async () => {
    const { ask, request } = await twoPeople()
    const id = await request()
    const { cookie } = await ask('/session', { method: 'POST', body: { token: 'owners' } })
    const ways = [
      await ask('/audit-requests', { method: 'POST', body: { reason: 'nur mal so' }, cookie }),
      await ask(`/audit-requests/${id}/release`, { method: 'POST', cookie }),
      await ask(`/audit-requests/${id}/events`, { cookie }),
    ]
    expect(ways.map(({ reply }) => reply['code'])).toEqual(['ACCOUNT_NEEDED', 'ACCOUNT_NEEDED', 'ACCOUNT_NEEDED'])
  })

  test('holds signing in, failing and every change, by ids and never by what was said', async () => {
    const { ask, anna, rita, request, accounts } = await twoPeople()
    const [, other] = accounts.all()
    await ask('/session', { method: 'POST', body: { login: 'anna', password: 'ein falsches Wort' } })
    await ask(`/accounts/${other?.id}`, { method: 'PUT', body: { name: 'Geheimer Name' }, cookie: anna })
    await ask('/accounts/a-000000000000', { method: 'DELETE', cookie: anna })
    await ask(`/accounts/${other?.id}`, { method: 'PUT', body: { name: 'x' }, cookie: rita })
    const id = await request()
    await ask(`/audit-requests/${id}/release`, { method: 'POST', cookie: rita })
    const { reply } = await ask(`/audit-requests/${id}/events`, { cookie: anna })
    const lines = (reply['events'] as { who: string; action: string; object: string; outcome: string }[]).map(
      ({ who, action, object, outcome }) => `${who} ${action} ${object} ${outcome}`,
    )
    expect(lines).toEqual([
      `Geheimer Name audit.release ${id} done`,
      'ANNA audit.request  done',
      `Geheimer Name account.write ${other?.id} refused`,
      'ANNA account.write a-000000000000 failed',
      `ANNA account.write ${other?.id} done`,
      'ANNA session.open  failed',
      'Geheimer Name session.open  done',
      'ANNA session.open  done',
    ])
    expect(JSON.stringify(reply)).not.toMatch(/falsches|Verdacht/)
  })

  test('is forgotten after a year', async () => {
    const { clock, accounts, ask, signIn, request, rita } = await twoPeople()
    clock.now += 367 * 24 * 60 * MINUTE
    const [anna, again] = [(await signIn('anna')).cookie, (await signIn('rita')).cookie]
    expect(rita).not.toBe(again)
    const { reply: asked } = await ask('/audit-requests', { method: 'POST', body: { reason: 'Rückschau' }, cookie: anna })
    await ask(`/audit-requests/${asked['id']}/release`, { method: 'POST', cookie: again })
    const { reply } = await ask(`/audit-requests/${asked['id']}/events`, { cookie: anna })
    expect((reply['events'] as unknown[]).length).toBe(4)
    expect(accounts.all()).toHaveLength(2)
    expect(await request()).toBeNaN()
  })
})

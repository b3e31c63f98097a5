// SPDX-License-Identifier: EUPL-1.2
/** Somebody of the host at a tenant's own interface: let in once, for a minute, as a visitor, and named in the tenant's trail. @module */
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import { FRESH_ACTIONS, NODE_PERMISSIONS, VISITOR_ROLES } from '@ncv/protocol/admin/permissions.ts'
import { findRunningParty } from '@ncv/runtime/party-client.ts'
import { TICKET_MS, Visits } from '@ncv/runtime/web/visits.ts'
import { randomBytes } from '@ncv/runtime/real-world.ts'
import { describe, expect, test } from 'vitest'
import type { HostedStage } from './hosted-stage.ts'
import { CALL, HOST_NAME, hostedStage } from './hosted-stage.ts'

const PASSWORD = 'neun Reiher auf dem Priel'

async function personAt({ accounts }: HostedStage): Promise<Caller> {
  const { secret } = accounts.makeLink({ roles: ['officer'] })
  const { id, name } = await accounts.setUp(secret, { login: 'karla', name: 'Karla', password: PASSWORD })
  return { roles: ['officer'], account: { id, name } }
}

interface Asked {
  readonly status: number
  readonly reply: { readonly code?: string; readonly roles?: string[]; readonly account?: { readonly name: string } | null; readonly state?: string }
  readonly cookie: string
}

/** A request to a tenant's own interface, as its page makes it. */
async function ask(stage: HostedStage, tenant: string, method: string, path: string, body?: unknown, cookie = ''): Promise<Asked> {
  const { port } = findRunningParty(stage.path(tenant)) ?? { port: 0 }
  const origin = `http://127.0.0.1:${port}`
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(`${origin}${path}`, { method, headers: { origin, cookie, 'content-type': 'application/json' }, ...sent })
  const set = answer.headers.getSetCookie()[0] ?? ''
  return { status: answer.status, reply: (await answer.json()) as Asked['reply'], cookie: set.slice(0, set.indexOf(';')) }
}

const ticketIn = (path: string): string => path.slice(path.indexOf('=') + 1)

describe('a visit', () => {
  test('opens a session at that tenant alone, once, and not with less than an account', async () => {
    await using stage = hostedStage('eins', 'zwei')
    await stage.start()
    const caller = await personAt(stage)
    expect(() => stage.handlers.visitTenant({ params: { tenant: 'eins' } }, CALL)).toThrow(expect.objectContaining({ code: 'ACCOUNT_NEEDED' }))
    const visit = async (tenant: string) => ticketIn((await stage.handlers.visitTenant({ params: { tenant } }, { ...CALL, caller })).path)
    const [one, two] = [await visit('eins'), await visit('zwei')]
    expect((await ask(stage, 'zwei', 'POST', '/session', { ticket: one })).reply.code).toBe('TICKET_INVALID')
    const { reply, cookie } = await ask(stage, 'zwei', 'POST', '/session', { ticket: two })
    expect(reply).toMatchObject({ state: 'open', roles: VISITOR_ROLES, account: { name: `Karla (${HOST_NAME})` } })
    expect((await ask(stage, 'zwei', 'POST', '/session', { ticket: two })).reply.code).toBe('TICKET_INVALID')
    // Who is here may look at what is open, and not at who may sign in.
    expect((await ask(stage, 'zwei', 'GET', '/today', undefined, cookie)).status).toBe(200)
    expect((await ask(stage, 'zwei', 'GET', '/accounts', undefined, cookie)).status).toBe(403)
  })

  test('stands in the trail of the tenant, under the account at the host and without the name', async () => {
    await using stage = hostedStage('eins')
    await stage.start()
    const caller = await personAt(stage)
    const { path } = await stage.handlers.visitTenant({ params: { tenant: 'eins' } }, { ...CALL, caller })
    await ask(stage, 'eins', 'POST', '/session', { ticket: ticketIn(path) })
    const { audit } = stage.node('eins').accounts
    const [asks, releases] = ['a-000000000001', 'a-000000000002'].map((id): Caller => ({ roles: [], account: { id, name: id } })) as [Caller, Caller]
    const { id } = audit.request(asks, 'Wer war hier?')
    audit.release(releases, id)
    const who = (caller.account?.id ?? '').replace('a-', 'h-')
    expect(audit.read(asks, id, undefined).events).toMatchObject([{ who, action: 'session.visit', outcome: 'done' }])
  })

  test('ends with the account at the host', async () => {
    await using stage = hostedStage('eins')
    await stage.start()
    const caller = await personAt(stage)
    const visit = async () => ticketIn((await stage.handlers.visitTenant({ params: { tenant: 'eins' } }, { ...CALL, caller })).path)
    const { cookie } = await ask(stage, 'eins', 'POST', '/session', { ticket: await visit() })
    const unused = await visit()
    stage.accounts.change(caller.account?.id ?? '', { isActive: false })
    expect((await ask(stage, 'eins', 'GET', '/session', undefined, cookie)).reply.state).toBe('none')
    expect((await ask(stage, 'eins', 'POST', '/session', { ticket: unused })).reply.code).toBe('TICKET_INVALID')
  })

  test('has no right that weighs so much that a password is asked for again, and none for votes, keys and accounts', () => {
    const given = new Set<string>(VISITOR_ROLES.flatMap((role) => NODE_PERMISSIONS[role]))
    expect(FRESH_ACTIONS.filter((action) => given.has(action))).toEqual([])
    const nouns = new Set(['vote', 'keys', 'account', 'audit', 'application', 'membership', 'forwarding', 'report', 'request', 'post', 'mail'])
    const known = new Set<string>(Object.values(NODE_ROUTES).map(({ action }) => action))
    expect([...given].filter((action) => !known.has(action))).toEqual([])
    expect([...given].filter((action) => nouns.has(action.split('.')[0] as string))).toEqual([])
  })
})

describe('a ticket', () => {
  const caller: Caller = { roles: ['editor'], account: { id: 'h-00112233aabb', name: 'Karla' } }

  test('opens nothing after a minute', () => {
    let now = 1_000
    const visits = new Visits({ now: () => now, random: randomBytes })
    const [first, second] = [visits.issue(caller), visits.issue(caller)]
    expect(first.until).toBe(1_000 + TICKET_MS)
    now = first.until - 1
    expect(visits.take(first.secret)).toEqual(caller)
    now = first.until
    expect(visits.take(second.secret)).toBeUndefined()
  })

  test('is 256 bits of chance, and a hundred are open at most', () => {
    const visits = new Visits({ now: () => 0, random: randomBytes })
    const all = Array.from({ length: 101 }, () => visits.issue(caller).secret)
    expect(Buffer.from(all[0] as string, 'base64url')).toHaveLength(32)
    expect(new Set(all).size).toBe(101)
    expect(all.filter((secret) => visits.take(secret) !== undefined)).toHaveLength(100)
  })
})

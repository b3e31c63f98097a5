// SPDX-License-Identifier: EUPL-1.2
import { HOST_ROUTES } from '@ncv/protocol/admin/host-routes.ts'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { Permissions } from '@ncv/protocol/admin/permissions.ts'
import {
  HOST_OWNERS_ALONE,
  HOST_PERMISSIONS,
  HUB_OWNERS_ALONE,
  HUB_PERMISSIONS,
  mayDo,
  NODE_OWNERS_ALONE,
  NODE_PERMISSIONS,
  OWNER,
  RELAY_PERMISSIONS,
} from '@ncv/protocol/admin/permissions.ts'
import { RELAY_ROUTES } from '@ncv/relay/routes.ts'
import { addAccess, readAccess, removeAccess, roleOf } from '@ncv/runtime/access.ts'
import { adminApp } from '@ncv/runtime/admin-app.ts'
import type { Handlers, Routes } from '@ncv/runtime/admin-contract.ts'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const OWNERS_TOKEN = 'of-the-owner'
interface Party {
  readonly name: string
  readonly routes: Routes
  readonly permissions: Permissions
  /** Actions that the owner keeps on purpose. */
  readonly ownersAlone: readonly string[]
}

const PARTIES: readonly Party[] = [
  { name: 'node', routes: NODE_ROUTES, permissions: NODE_PERMISSIONS, ownersAlone: NODE_OWNERS_ALONE },
  { name: 'hub', routes: HUB_ROUTES, permissions: HUB_PERMISSIONS, ownersAlone: HUB_OWNERS_ALONE },
  { name: 'host', routes: HOST_ROUTES, permissions: HOST_PERMISSIONS, ownersAlone: HOST_OWNERS_ALONE },
  { name: 'relay', routes: RELAY_ROUTES, permissions: RELAY_PERMISSIONS, ownersAlone: [] },
]

/** What a request comes to: `let-in` is everything that authorisation did not stop. */
type Outcome = 'let-in' | 'forbidden' | 'unknown'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ncv-access-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** An application over the real route table, whose handlers only say that they were reached. */
function guarded(routes: Routes, permissions: Permissions, folder: string) {
  const reached: string[] = []
  const handlers = Object.fromEntries(Object.keys(routes).map((name) => [name, () => reached.push(name)]))
  const access = { permissions, roleOf: (token: string) => roleOf(folder, token, 1_000) }
  const app = adminApp(routes, handlers as unknown as Handlers<Routes>, { token: OWNERS_TOKEN, access })
  return {
    reached,
    async ask(name: string, token: string | undefined): Promise<Outcome> {
      const { method, path } = routes[name] as Routes[string]
      const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }
      const body = method === 'GET' ? {} : { body: '{}' }
      const { status } = await app.request(path.replaceAll(/:[A-Za-z]+/g, '1'), { method, headers, ...body })
      return status === 401 ? 'unknown' : status === 403 ? 'forbidden' : 'let-in'
    },
  }
}

describe.each(PARTIES)('every route of the $name', ({ routes, permissions, ownersAlone }) => {
  const names = Object.keys(routes)

  test('names an action that a role was given, or that the owner keeps on purpose', () => {
    const given = new Set(Object.values(permissions).flat())
    const kept = new Set(ownersAlone)
    const undecided = names.filter((name) => !given.has(routes[name]?.action ?? '') && !kept.has(routes[name]?.action ?? ''))
    expect(undecided.map((name) => `${name}: ${routes[name]?.action}`)).toEqual([])
    expect(names.length).toBeGreaterThan(0)
  })

  test('no role names an action that no route has', () => {
    const known = new Set(names.map((name) => routes[name]?.action))
    expect(
      Object.values(permissions)
        .flat()
        .filter((action) => !known.has(action)),
    ).toEqual([])
  })

  test('lets in exactly the roles that have its action, before it reads anything', async () => {
    const { ask, reached } = guarded(routes, permissions, dir)
    for (const role of Object.keys(permissions)) {
      const { token } = addAccess(dir, role, null, 0)
      for (const name of names) {
        const isGiven = permissions[role]?.includes(routes[name]?.action ?? '') === true
        expect(`${role} ${name} ${await ask(name, token)}`).toBe(`${role} ${name} ${isGiven ? 'let-in' : 'forbidden'}`)
        if (!isGiven) expect(reached).not.toContain(name)
      }
      reached.length = 0
    }
    for (const name of names) expect(await ask(name, OWNERS_TOKEN)).toBe('let-in')
  })

  test('knows nobody without a token, with a guessed one, or with that of another party of the same kind', async () => {
    const { ask, reached } = guarded(routes, permissions, dir)
    const other = mkdtempSync(join(tmpdir(), 'ncv-access-other-'))
    try {
      const tokens = [undefined, '', 'guess', ...Object.keys(permissions).map((role) => addAccess(other, role, null, 0).token)]
      for (const token of tokens) for (const name of names) expect(await ask(name, token)).toBe('unknown')
      expect(reached).toEqual([])
    } finally {
      rmSync(other, { recursive: true, force: true })
    }
  })
})

describe('an access', () => {
  test('is worth nothing after its end, nor once it was taken away', () => {
    const { id, token } = addAccess(dir, 'reader', 2_000, 0)
    expect([roleOf(dir, token, 1_999), roleOf(dir, token, 2_000)]).toEqual(['reader', undefined])
    removeAccess(dir, id)
    expect(roleOf(dir, token, 0)).toBeUndefined()
    expect(() => removeAccess(dir, id)).toThrow('ACCESS_MISSING')
  })

  test('is kept as a hash in a file for the owner alone', () => {
    const { token } = addAccess(dir, 'voter', null, 0)
    const file = join(dir, 'access.json')
    expect(readFileSync(file, 'utf8')).not.toContain(token)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readAccess(dir)).toHaveLength(1)
  })

  test('cannot be had by breaking the file: nobody but the owner gets in then', () => {
    const { token } = addAccess(dir, 'voter', null, 0)
    writeFileSync(join(dir, 'access.json'), '{"role":"owner"}')
    expect(() => roleOf(dir, token, 0)).toThrow('ACCESS_FILE')
  })
})

test('a role that nobody defined may do nothing, and what has no action is the owner’s', () => {
  expect(mayDo(NODE_PERMISSIONS, 'constructor', 'status.read')).toBe(false)
  expect(mayDo(NODE_PERMISSIONS, 'reader', undefined)).toBe(false)
  expect(mayDo(NODE_PERMISSIONS, OWNER, undefined)).toBe(true)
})

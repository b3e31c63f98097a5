// SPDX-License-Identifier: EUPL-1.2
/** Accounts of the host's own people: in its own folder, with roles of its own. @module */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { HOST_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { HOST_OWNERS_ALONE, HOST_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { hostAccounts } from '@ncv/node/host/main.ts'
import { HOST_DB, openHostDb } from '@ncv/node/store/open-host-db.ts'
import { NODE_RETENTION } from '@ncv/node/store/retention-rules.ts'
import { describe, expect, test } from 'vitest'
import { AT, hostedStage } from './hosted-stage.ts'

const PASSWORD = 'neun Reiher auf dem Priel'

describe('accounts of the host', () => {
  test('are kept in a file of its own that nobody else reads, with tables that a node has too', async () => {
    await using stage = hostedStage()
    const file = join(stage.dir, HOST_DB)
    const db = openHostDb(file, () => AT)
    try {
      const accounts = hostAccounts(stage.timers.world, db, 'Betreiber')
      const { secret } = accounts.makeLink({})
      await accounts.setUp(secret, { login: 'karla', name: 'Karla', password: PASSWORD })
      expect(accounts.all()).toMatchObject([{ login: 'karla', roles: ['admin', 'officer'] }])
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all()
      const ruled = NODE_RETENTION.map(({ table }) => table)
      expect(tables.length).toBeGreaterThan(3)
      expect(tables.filter((table) => !ruled.includes(table))).toEqual([])
    } finally {
      db.close()
    }
    expect(readFileSync(file).includes(PASSWORD)).toBe(false)
  })

  test('open nothing before the second factor where they decide for many or hand out roles', async () => {
    await using stage = hostedStage()
    const roles = Object.keys(HOST_PERMISSIONS).filter((role) => stage.accounts.rolesOf({ roles: [role], totp: null }).length === 0)
    expect(roles).toEqual(['officer', 'admin'])
  })

  test('never release the audit trail that they themselves are in', () => {
    for (const role of ['admin', 'officer']) expect(HOST_ACCOUNT_RULES.apart).toContainEqual(['auditor', role])
  })

  test('hand no paths of the machine to the program: that is for the owner of the folder', () => {
    const given = new Set<string>(Object.values(HOST_PERMISSIONS).flat())
    expect(HOST_OWNERS_ALONE.filter((action) => given.has(action))).toEqual([])
  })
})

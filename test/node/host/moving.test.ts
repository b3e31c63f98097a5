// SPDX-License-Identifier: EUPL-1.2
/** Tenants come and go with their folders. @module */
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readNodeConfig, writeNodeConfig } from '@ncv/node/config.ts'
import { assertNoConflict } from '@ncv/node/host/conflict.ts'
import { withNode } from '@ncv/node/open-in-process.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { describe, expect, test } from 'vitest'
import { joinedFolder } from '../inventory/joined-node.ts'
import { CALL, HOST_NAME, hostedStage } from './hosted-stage.ts'

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const status = (dir: string) => withNode(dir, {}, 'de', (node) => node.status())

describe('a tenant that leaves', () => {
  test('takes its folder along and runs on its own, and comes back', async () => {
    await using stage = hostedStage('eins', 'zwei')
    await stage.start()
    const { id } = await stage.node('eins').handlers.status({}, CALL)
    const out = join(stage.root, 'own')
    expect(await stage.handlers.releaseTenant({ params: { tenant: 'eins' }, body: { to: out } }, CALL)).toEqual({
      tenant: 'eins',
      dir: out,
      keyFile: null,
    })
    expect(existsSync(stage.path('eins'))).toBe(false)
    expect(await status(out)).toMatchObject({ id, host: null })
    expect((await stage.handlers.hostStatus({}, CALL)).tenants.map(({ tenant }) => tenant)).toEqual(['zwei'])
    await stage.handlers.adoptTenant({ body: { folder: out, tenant: 'eins-wieder' } }, CALL)
    expect(await stage.node('eins-wieder').handlers.status({}, CALL)).toMatchObject({ id, host: HOST_NAME })
  })

  test('runs on here where the folder cannot be moved', async () => {
    await using stage = hostedStage('eins')
    await stage.start()
    const { releaseTenant } = stage.handlers
    mkdirSync(join(stage.root, 'taken'))
    for (const [to, wanted] of [
      [join(stage.root, 'taken'), 'TENANT_EXISTS'],
      [join(stage.root, 'nowhere/own'), 'DIR_MISSING'],
    ] as const)
      await expect(async () => await releaseTenant({ params: { tenant: 'eins' }, body: { to } }, CALL)).rejects.toThrow(code(wanted))
    expect(stage.host.tenant('eins')?.situation().state).toBe('running')
  })

  test('tells of a key file that lies elsewhere', async () => {
    await using stage = hostedStage('eins')
    const keyFile = join(stage.root, 'one.key')
    writeNodeConfig(stage.path('eins'), { ...readNodeConfig(stage.path('eins')), keyFile })
    const done = await stage.handlers.releaseTenant({ params: { tenant: 'eins' }, body: { to: join(stage.root, 'own') } }, CALL)
    expect(done.keyFile).toBe(keyFile)
  })

  test('is not reached through a link beside it', async () => {
    await using stage = hostedStage('eins')
    symlinkSync(stage.path('eins'), stage.path('verweis'))
    const before = readNodeConfig(stage.path('eins'))
    const to = join(stage.root, 'own')
    await expect(async () => await stage.handlers.releaseTenant({ params: { tenant: 'verweis' }, body: { to } }, CALL)).rejects.toThrow(
      code('TENANT_LINK'),
    )
    await expect(async () => await stage.handlers.detachTenant({ params: { tenant: 'verweis' } }, CALL)).rejects.toThrow(code('TENANT_LINK'))
    expect(readNodeConfig(stage.path('eins'))).toEqual(before)
    expect(existsSync(to)).toBe(false)
  })

  test('is put aside, file by file as it was', async () => {
    await using stage = hostedStage('eins')
    const before = readdirSync(stage.path('eins')).sort()
    const { dir } = await stage.handlers.detachTenant({ params: { tenant: 'eins' } }, CALL)
    expect(readdirSync(dir).sort()).toEqual(before)
    expect(stage.host.names()).toEqual([])
  })
})

describe('a node that is taken in', () => {
  test('keeps a vault key that lay inside its folder under an absolute path', async () => {
    await using stage = hostedStage()
    const alone = join(stage.root, 'alone')
    joinedFolder(alone)
    writeNodeConfig(alone, { ...readNodeConfig(alone), keyFile: join(alone, 'vault.key') })
    await stage.handlers.adoptTenant({ body: { folder: alone, tenant: 'neu' } }, CALL)
    expect(readNodeConfig(stage.path('neu'))).toMatchObject({ host: HOST_NAME })
    expect((await status(stage.path('neu'))).host).toBe(HOST_NAME)
  })

  test('is not taken while it runs, nor over another, nor where there is none', async () => {
    await using stage = hostedStage('eins')
    const alone = join(stage.root, 'alone')
    joinedFolder(alone)
    const adopt = (folder: string, tenant: string) => async () => await stage.handlers.adoptTenant({ body: { folder, tenant } }, CALL)
    await expect(adopt(alone, 'eins')).rejects.toThrow(code('TENANT_EXISTS'))
    await expect(adopt(join(stage.root, 'host'), 'neu')).rejects.toThrow(code('PARTY_MISSING'))
    using _lock = lockParty(alone)
    await expect(adopt(alone, 'neu')).rejects.toThrow(code('PARTY_LOCKED'))
    expect(existsSync(join(alone, 'node.key'))).toBe(true)
  })
})

test('whoever runs the relay or the hub of a federation hosts none of its members', () => {
  const parties = { hub: { name: 'N-CERT' }, relay: { name: 'IT-Zweckverband Wiesenland' } } as Parameters<typeof assertNoConflict>[1]
  expect(() => assertNoConflict('it-zweckverband  wiesenland', parties)).toThrow(code('HOST_CONFLICT'))
  expect(() => assertNoConflict('n-cert', parties)).toThrow(code('HOST_CONFLICT'))
  expect(() => assertNoConflict('Rechenzentrum Nord', parties)).not.toThrow()
})

// SPDX-License-Identifier: EUPL-1.2
/** Folders of tenants: no way leads from one to another. @module */
import { chmodSync, linkSync, mkdirSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readNodeConfig, writeNodeConfig } from '@ncv/node/config.ts'
import { assertOwnFolder, assertTenantName, tenantEnvironment } from '@ncv/node/host/tenant-folder.ts'
import { describe, expect, test } from 'vitest'
import { CALL, hostedStage } from './hosted-stage.ts'

const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe("a tenant's folder", () => {
  test('is refused when it is a link to another', async () => {
    await using stage = hostedStage('eins', 'zwei')
    renameSync(stage.path('zwei'), join(stage.root, 'elsewhere'))
    symlinkSync(join(stage.root, 'elsewhere'), stage.path('zwei'))
    await stage.start()
    expect(stage.host.tenant('zwei')?.situation()).toMatchObject({ state: 'failed', code: 'TENANT_LINK' })
    expect(stage.host.tenant('eins')?.situation().state).toBe('running')
  })

  test.each(['node.sqlite', 'vault.key', 'config.json'])('is refused when its %s is a link, soft or hard', async (file) => {
    await using stage = hostedStage('eins', 'zwei')
    const own = join(stage.path('zwei'), file)
    renameSync(own, join(stage.root, 'kept'))
    symlinkSync(join(stage.path('eins'), file), own)
    expect(() => assertOwnFolder(stage.path('zwei'))).toThrow(code('TENANT_LINK'))
    renameSync(join(stage.root, 'kept'), own)
    expect(() => assertOwnFolder(stage.path('zwei'))).not.toThrow()
    linkSync(own, join(stage.root, 'second-name'))
    expect(() => assertOwnFolder(stage.path('zwei'))).toThrow(code('TENANT_LINK'))
  })

  test('is refused when others on the machine can read it, or a file in it', async () => {
    await using stage = hostedStage('eins')
    chmodSync(stage.path('eins'), 0o750)
    expect(() => assertOwnFolder(stage.path('eins'))).toThrow(code('TENANT_OPEN'))
    chmodSync(stage.path('eins'), 0o700)
    chmodSync(join(stage.path('eins'), 'node.sqlite'), 0o640)
    expect(() => assertOwnFolder(stage.path('eins'))).toThrow(code('TENANT_OPEN'))
  })

  test("is refused when its vault key is another tenant's", async () => {
    await using stage = hostedStage('eins', 'zwei')
    for (const name of ['eins', 'zwei'])
      writeNodeConfig(stage.path(name), { ...readNodeConfig(stage.path(name)), keyFile: join(stage.path('eins'), 'vault.key') })
    await stage.start()
    expect(stage.host.tenant('zwei')?.situation().code).toBe('TENANT_KEY_SHARED')
    mkdirSync(join(stage.root, 'keys'))
    renameSync(join(stage.path('eins'), 'vault.key'), join(stage.root, 'keys/one.key'))
    for (const name of ['eins', 'zwei'])
      writeNodeConfig(stage.path(name), { ...readNodeConfig(stage.path(name)), keyFile: join(stage.root, 'keys/one.key') })
    await stage.host.tenant('zwei')?.start()
    expect(stage.host.tenant('zwei')?.situation().code).toBe('TENANT_KEY_SHARED')
  })

  test('has a plain name: no way out of the host leads through it', () => {
    for (const name of ['..', '.', '', '../eins', 'a/b', 'Ä', 'Gross', '-x', 'x'.repeat(41)])
      expect(() => assertTenantName(name), name).toThrow(code('TENANT_NAME'))
    expect(() => assertTenantName('wiesenbrueck-2')).not.toThrow()
  })

  test('is not touched under a name that is none, whatever is asked', async () => {
    await using stage = hostedStage('eins')
    const { releaseTenant, detachTenant } = stage.handlers
    await expect(async () => await releaseTenant({ params: { tenant: '../host' }, body: { to: join(stage.root, 'out') } }, CALL)).rejects.toThrow(
      code('TENANT_NAME'),
    )
    await expect(async () => await detachTenant({ params: { tenant: 'zwei' } }, CALL)).rejects.toThrow(code('TENANT_MISSING'))
  })
})

test('what the environment sets for one node does not hold for all tenants', () => {
  const env = { NCV_KEY_FILE: '/k', NCV_HUB_URL: 'http://x', NCV_CLOCK_OFFSET: '1', HTTPS_PROXY: 'p' }
  expect(tenantEnvironment(env)).toEqual({ NCV_CLOCK_OFFSET: '1', HTTPS_PROXY: 'p' })
})

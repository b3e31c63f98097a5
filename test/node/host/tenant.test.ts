// SPDX-License-Identifier: EUPL-1.2
/** Tenants in one process: what befalls one is its own. @module */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNodeConfig } from '@ncv/node/config.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { adminClient, loopbackSend } from '@ncv/runtime/admin-client.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { findRunningParty } from '@ncv/runtime/party-client.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { describe, expect, test, vi } from 'vitest'
import { CALL, HOST_NAME, hostedStage } from './hosted-stage.ts'

const states = async (stage: ReturnType<typeof hostedStage>) => {
  const { tenants } = await stage.handlers.hostStatus({}, CALL)
  return Object.fromEntries(tenants.map(({ tenant, state, code }) => [tenant, code === null ? state : `${state} ${code}`]))
}

describe('a tenant', () => {
  test('whose database is damaged is shown and tried again, and all others run', async () => {
    await using stage = hostedStage('eins', 'zwei', 'drei')
    const file = join(stage.path('zwei'), 'node.sqlite')
    const sound = readFileSync(file)
    writeFileSync(file, Buffer.from(sound).fill(0x55, 4096, 12_288))
    await stage.start()
    expect(await states(stage)).toEqual({ eins: 'running', drei: 'running', zwei: expect.stringMatching(/^failed DB_/) })
    expect(stage.timers.logged).toContain('tenant-failed')
    expect(await stage.timers.fire()).toBe(15_000)
    expect(stage.host.tenant('zwei')?.situation()).toMatchObject({ state: 'failed', failures: 2 })
    writeFileSync(file, sound)
    expect(await stage.timers.fire()).toBe(30_000)
    expect(await states(stage)).toEqual({ eins: 'running', zwei: 'running', drei: 'running' })
  })

  test('that runs elsewhere is left alone until it does not', async () => {
    await using stage = hostedStage('eins', 'zwei')
    const lock = lockParty(stage.path('eins'))
    await stage.start()
    expect(await states(stage)).toEqual({ eins: 'failed PARTY_LOCKED', zwei: 'running' })
    lock.release()
    await stage.timers.fire()
    expect(await states(stage)).toEqual({ eins: 'running', zwei: 'running' })
    expect(() => lockParty(stage.path('eins'))).toThrow(expect.objectContaining({ code: 'PARTY_LOCKED' }))
  })

  test.each([
    ['and whose data are sound runs on, and is red', false, 'running INTERNAL'],
    ['and whose data are damaged is closed, and tried again', true, 'failed DB_DAMAGED'],
  ])('in which something goes wrong inside %s', async (_title, isDamaged, expected) => {
    await using stage = hostedStage('eins', 'zwei')
    await stage.start()
    const node = stage.node('eins')
    if (isDamaged)
      Object.assign(node.stores, {
        assertSoundPages() {
          throw new RuntimeError('DB_DAMAGED', { file: 'node.sqlite', reason: 'planted' })
        },
      })
    Object.assign(node.triage, { review: () => Promise.reject(new TypeError('planted')) })
    await vi.waitUntil(() => (stage.host.tenant('eins')?.situation().defects ?? 0) > 0, { timeout: 5_000 })
    await stage.timers.fire(1)
    expect(await states(stage)).toEqual({ eins: expected, zwei: 'running' })
    expect((await stage.handlers.hostStatus({}, CALL)).tenants[0]?.isRed).toBe(true)
  })

  test('has an admin interface whose token opens no other', async () => {
    await using stage = hostedStage('eins', 'zwei')
    await stage.start()
    const [one, two] = ['eins', 'zwei'].map((name) => findRunningParty(stage.path(name)))
    if (one === undefined || two === undefined) throw new Error('both run')
    await using send = loopbackSend(two.port)
    await expect(adminClient(NODE_ROUTES, send, one.token).status()).rejects.toThrow(expect.objectContaining({ status: 401 }))
    expect((await adminClient(NODE_ROUTES, send, two.token).status()).host).toBe(HOST_NAME)
    expect(statSync(join(stage.path('eins'), 'admin-token')).mode & 0o777).toBe(0o600)
  })

  test('says who hosts it, also where its folder was put here by hand', async () => {
    await using stage = hostedStage('eins')
    expect(readNodeConfig(stage.path('eins')).host).toBeUndefined()
    await stage.start()
    expect(readNodeConfig(stage.path('eins')).host).toBe(HOST_NAME)
    expect((await stage.node('eins').handlers.status({}, CALL)).host).toBe(HOST_NAME)
  })
})

test('a host that stops gives every folder back', async () => {
  const stage = hostedStage('eins', 'zwei')
  await stage.start()
  await stage.host.stop()
  for (const name of ['eins', 'zwei']) lockParty(stage.path(name)).release()
  await stage[Symbol.asyncDispose]()
})

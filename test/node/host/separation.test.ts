// SPDX-License-Identifier: EUPL-1.2
/** Tenant 7 and tenant 8 of one host: the keys of one are of no use on the files of the other. @module */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readNodeConfig, vaultKeyFile } from '@ncv/node/config.ts'
import { openNodeMaster, readNodeKeys } from '@ncv/node/node-keys.ts'
import { openStores } from '@ncv/node/store/stores.ts'
import type { Vault } from '@ncv/node/vault.ts'
import { readVaultKey, vaultWith } from '@ncv/node/vault.ts'
import { fromBase64, utf8 } from '@ncv/protocol/bytes.ts'
import { randomBytes } from '@ncv/runtime/real-world.ts'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../runtime/temporary-dir.ts'
import type { HostedStage } from './hosted-stage.ts'
import { AT, CALL, hostedStage } from './hosted-stage.ts'

const world = { random: randomBytes, now: () => AT }
const tenants = ['sieben', 'acht'].map((tenant) => ({ tenant, name: `Gemeinde ${tenant}` }))

interface Sealed {
  readonly label: string
  readonly bytes: Uint8Array
}

async function withTwo(): Promise<HostedStage> {
  const stage = hostedStage()
  await stage.handlers.addTenants({ body: { tenants, recoveryOut: join(stage.root, 'recovery'), out: join(stage.root, 'records') } }, CALL)
  return stage
}

function vaultOf(dir: string): Vault {
  return vaultWith(readVaultKey(vaultKeyFile(dir, readNodeConfig(dir))), world)
}

/** Everything that a house seals, written into the real files. @returns what was sealed, as it lies there */
function furnish(dir: string): Sealed[] {
  const sealed: Sealed[] = []
  const vault = vaultOf(dir)
  const noting: Vault = {
    open: vault.open,
    seal(label, text) {
      const bytes = vault.seal(label, text)
      sealed.push({ label, bytes })
      return bytes
    },
  }
  const stores = openStores(dir, noting, world)
  stores.incidents.putIdentity('{"name":"Kanarienvogel Eins"}')
  stores.incidents.add('{"title":"Kanarienvogel Zwei"}', world)
  stores.places.put([], { file: 'Kanarienvogel Drei.csv', at: AT })
  stores.keys.addEpoch('community', 1, 1, utf8('Kanarienvogel Vier der Gemeinde!'))
  const token = { id: 1, period: 0, token: { token: utf8('Kanarienvogel Fünf'), edSeed: randomBytes(32), xwSeed: randomBytes(32) } }
  stores.wallet.ask(0, 1, [])
  stores.wallet.enqueue(
    token,
    { id: 'ab'.repeat(32), kind: 'report', about: 'x', mark: '', period: 0, submission: utf8('Kanarienvogel Sechs') },
    world,
  )
  stores.close()
  return sealed
}

/** All 32-byte secrets that tenant 7 has. */
function secretsOf(dir: string): Uint8Array[] {
  const keys = readNodeKeys(dir, vaultOf(dir))
  return [readVaultKey(vaultKeyFile(dir, readNodeConfig(dir))), keys.identity.seed, keys.box.secretKey.subarray(0, 32)]
}

const filesOf = (dir: string) => readdirSync(dir).map((name) => ({ name, bytes: readFileSync(join(dir, name)) }))

describe("with tenant 7's keys", () => {
  test('nothing opens that tenant 8 has sealed, taken from its files directly', async () => {
    await using stage = await withTwo()
    const [seven, eight] = [stage.path('sieben'), stage.path('acht')]
    const sealed = furnish(eight)
    const files = Buffer.concat(filesOf(eight).map(({ bytes }) => bytes))
    const lying = sealed.filter(({ bytes }) => files.includes(Buffer.from(bytes.subarray(0, 64))))
    expect(new Set(lying.map(({ label }) => label.split('/')[0]))).toEqual(
      new Set(['identity', 'incident', 'places', 'epoch', 'outgoing', 'content', 'contribution', 'kept']),
    )
    for (const { label, bytes } of lying) {
      expect(
        codeOf(() => vaultOf(eight).open(label, bytes)),
        label,
      ).toBeUndefined()
      for (const secret of secretsOf(seven))
        expect(
          codeOf(() => vaultWith(secret, world).open(label, bytes)),
          label,
        ).toBe('VAULT_KEY_WRONG')
    }
  })

  test("tenant 8's own keys do not open", async () => {
    await using stage = await withTwo()
    const master = readFileSync(join(stage.path('acht'), 'node.key'))
    expect(codeOf(() => openNodeMaster(new Uint8Array(master), vaultOf(stage.path('acht'))))).toBeUndefined()
    for (const secret of secretsOf(stage.path('sieben')))
      expect(codeOf(() => openNodeMaster(new Uint8Array(master), vaultWith(secret, world)))).toBe('VAULT_KEY_WRONG')
  })
})

test('no secret of one tenant lies in the folder of another, nor in what the host keeps', async () => {
  await using stage = await withTwo()
  for (const name of ['sieben', 'acht']) furnish(stage.path(name))
  const own = filesOf(stage.path('acht'))
  const recovery = readFileSync(join(stage.root, 'recovery/sieben.recovery'), 'latin1').trim()
  for (const secret of [...secretsOf(stage.path('sieben')), Buffer.from(recovery, 'hex')]) {
    const forms = [Buffer.from(secret), Buffer.from(Buffer.from(secret).toString('hex')), Buffer.from(Buffer.from(secret).toString('base64'))]
    for (const { name, bytes } of own) for (const form of forms) expect(bytes.includes(form), name).toBe(false)
  }
  const shared = readdirSync(stage.dir)
  expect(shared.sort()).toEqual(['detached', 'host.json', 'tenants'])
})

test('two tenants have no key in common, and nobody else on the machine may read their files', async () => {
  await using stage = await withTwo()
  const [seven, eight] = ['sieben', 'acht'].map((name) => secretsOf(stage.path(name)).map((secret) => Buffer.from(secret).toString('hex')))
  expect(new Set([...(seven ?? []), ...(eight ?? [])]).size).toBe(6)
  expect(fromBase64(readFileSync(join(stage.path('sieben'), 'vault.key'), 'utf8').trim())).toHaveLength(32)
  for (const name of ['sieben', 'acht']) {
    furnish(stage.path(name))
    expect(statSync(stage.path(name)).mode & 0o777).toBe(0o700)
    for (const file of readdirSync(stage.path(name))) expect(statSync(join(stage.path(name), file)).mode & 0o777, file).toBe(0o600)
  }
})

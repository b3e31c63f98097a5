// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IncidentStore } from '@ncv/node/store/incident-store.ts'
import { openNodeDb, openWalletDb } from '@ncv/node/store/open-node-db.ts'
import { openStores } from '@ncv/node/store/stores.ts'
import { ensureVaultKey, readVaultKey, vaultWith } from '@ncv/node/vault.ts'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codeOf, temporaryDir } from '../../runtime/temporary-dir.ts'
import { seededRandom } from '../../support/virtual-world.ts'

const world = { random: seededRandom('vault'), now: () => 1_767_600_000_000 }
const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)

describe('the vault', () => {
  test('what was sealed opens with the same key and label, and with no other', () => {
    const vault = vaultWith(key(1), world)
    const sealed = vault.seal('incident/a', utf8('geheim'))
    expect(vault.open('incident/a', sealed)).toEqual(utf8('geheim'))
    expect(codeOf(() => vault.open('incident/b', sealed))).toBe('VAULT_KEY_WRONG')
    expect(codeOf(() => vaultWith(key(2), world).open('incident/a', sealed))).toBe('VAULT_KEY_WRONG')
  })

  test('the same text sealed twice shares no bytes', () => {
    const vault = vaultWith(key(1), world)
    expect(base64(vault.seal('a', utf8('x')))).not.toBe(base64(vault.seal('a', utf8('x'))))
  })

  test('an existing key file is used as it is, never replaced', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'vault.key')
    const made = ensureVaultKey(file, world)
    expect(ensureVaultKey(file, world)).toEqual(made)
    expect(readVaultKey(file)).toEqual(made)
  })

  test('a missing key file and one that holds no key are told apart', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'vault.key')
    expect(codeOf(() => readVaultKey(file))).toBe('KEY_FILE_MISSING')
    writeFileSync(file, 'not a key\n')
    expect(codeOf(() => readVaultKey(file))).toBe('KEY_FILE_MALFORMED')
    writeFileSync(file, base64(new Uint8Array(16)))
    expect(codeOf(() => readVaultKey(file))).toBe('KEY_FILE_MALFORMED')
  })
})

describe('what lies on the disk', () => {
  test('neither incidents nor the identity profile nor tokens can be read in the files', () => {
    using dir = temporaryDir()
    const stores = openStores(dir.path, vaultWith(key(1), world), world)
    stores.incidents.putIdentity('{"name":"Kanarienvogel Eins"}')
    const id = stores.incidents.add('{"title":"Kanarienvogel Zwei"}', world)
    stores.incidents.setContribution(id, 'Kanarienvogel Drei')
    stores.wallet.ask(0, 1, [])
    const token = { id: 1, period: 0, token: { token: utf8('Kanarienvogel Vier'), edSeed: key(4), xwSeed: key(5) } }
    stores.wallet.enqueue(
      token,
      { id: 'ab'.repeat(32), kind: 'report', about: id, mark: '', period: 0, submission: utf8('Kanarienvogel Fünf') },
      world,
    )
    expect(stores.incidents.one(id)?.json).toContain('Kanarienvogel Zwei')
    stores.close()
    const files = ['node.sqlite', 'wallet.sqlite'].map((name) => readFileSync(join(dir.path, name)))
    expect(files.every((file) => file.length > 0)).toBe(true)
    expect(files.some((file) => file.includes('Kanarienvogel'))).toBe(false)
  })

  test('the node’s file does not show which incident a contribution was made of, nor that one was', () => {
    using db = openNodeDb(':memory:', world.now)
    const incidents = new IncidentStore(db, vaultWith(key(1), world))
    const ids = [1, 2].map((n) => incidents.add(`{"title":"${n}"}`, { now: world.now, random: (length) => new Uint8Array(length).fill(n) }))
    const rows = () => db.prepare<[], object>('SELECT rowid, name, length(sealed) AS length FROM secret').all()
    const before = rows()
    incidents.setContribution(ids[0] ?? '', `${'ab'.repeat(32)} delivered`)
    expect(before).toHaveLength(2)
    expect(rows()).toEqual(before)
    expect(ids.map((id) => incidents.contributionOf(id))).toEqual([`${'ab'.repeat(32)} delivered`, undefined])
  })

  test('the wallet’s file links no contribution to this house: neither its id nor its box nor its slot can be read in it', () => {
    using dir = temporaryDir()
    const stores = openStores(dir.path, vaultWith(key(1), world), world)
    const [id, leaf, relay] = ['c5'.repeat(32), key(0x6d), key(0x7e)]
    stores.wallet.ask(0, 1, [])
    const token = { id: 1, period: 0, token: { token: utf8('x'), edSeed: key(4), xwSeed: key(5) } }
    stores.wallet.enqueue(token, { id, kind: 'report', about: 'i-kanarie', mark: '', period: 0, submission: utf8('x') }, world)
    stores.wallet.useSlot({ slot: 7, leaf, outgoing: id, relay })
    stores.wallet.useSlot({ slot: 8, leaf, outgoing: null, relay })
    expect(stores.wallet.unreceived(2).map(({ outgoing }) => outgoing)).toEqual([null, id])
    stores.close()
    const file = join(dir.path, 'wallet.sqlite')
    const bytes = readFileSync(file)
    for (const trace of [id, Buffer.from(id, 'hex'), Buffer.from(leaf), 'i-kanarie', 'sentSlot']) expect(bytes.includes(trace)).toBe(false)
    using db = openWalletDb(file, world.now)
    expect(db.prepare<[], number>('SELECT DISTINCT length(sealed) FROM slot').pluck().all()).toHaveLength(1)
    expect(db.prepare<[], { readonly name: string }>(`SELECT name FROM pragma_table_info('outgoing')`).pluck().all()).toEqual([
      'key',
      'sealed',
      'content',
    ])
  })

  test('the two files are of different kinds: one is not taken for the other', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'x.sqlite')
    openNodeDb(file, world.now).close()
    // More migrations than the other has, or other ones under their numbers.
    expect(codeOf(() => openWalletDb(file, world.now))).toMatch(/^DB_(?:MIGRATION|NEWER)$/)
  })
})

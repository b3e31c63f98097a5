// SPDX-License-Identifier: EUPL-1.2
/** Backup of a node: what is in it, what never is. @module */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { restoreNode } from '@ncv/node/backup.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { restoreRelay, writeRelayBackup } from '@ncv/relay/backup.ts'
import { readRelayKeys, writeRelayMaster } from '@ncv/relay/relay-keys.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../../node/link/node-stage.ts'
import { nodeStage, stagedNode, TIMING } from '../../node/link/node-stage.ts'
import { CALL } from '../../support/call.ts'

let stage: NodeStage
let node: NodeParty
beforeEach(async () => {
  stage = await nodeStage({ seed: 'node-backup' })
  await announceIssuerKeys(stage.hub)
  await stage.warn()
  await stage.witness()
  await stage.look()
  for (const each of stage.nodes) await each.node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const each of stage.nodes) await each.node.links.walletLink.tick()
  node = stagedNode(stage)
})
afterEach(() => stage[Symbol.asyncDispose]())

const path = (name: string) => join(stage.root, name)
const keyFile = () => join(node.self.dir, 'vault.key')
const statusOf = async ({ handlers }: NodeParty) => (await handlers.status({}, CALL)) as StatusView

async function backup(): Promise<string> {
  const file = path('backup-of-node')
  await node.handlers.backup({ body: { path: file } }, CALL)
  return file
}

/** The node is lost; a new one comes out of the backup. */
async function restored(file: string): Promise<NodeParty> {
  const key = path('kept-apart.key')
  writeFileSync(key, readFileSync(keyFile()))
  await node.stop()
  const world = stage.federation.party('node-1')
  const dir = path('restored')
  await restoreNode(world, file, dir, key)
  return openNode(world, dir)
}

describe('a backup of a node', () => {
  test('is made while it runs, for its owner alone, and says which key is not in it', async () => {
    node.start()
    const file = path('backup-of-node')
    const done = await node.handlers.backup({ body: { path: file } }, CALL)
    expect(done).toMatchObject({ size: node.stores.log.size(), bytes: statSync(file).size, keyFile: keyFile() })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(stage.root).filter((name) => name.startsWith('.tmp-'))).toEqual([])
  })

  test('holds neither the wallet nor the vault’s key', async () => {
    const bytes = readFileSync(await backup())
    const head = bytes.subarray(0, bytes.indexOf(0x0a, 16)).toString()
    expect(head).not.toMatch(/wallet|vault/)
    expect(bytes.includes(readFileSync(keyFile()).subarray(0, 40))).toBe(false)
    expect(bytes.includes('CREATE TABLE token')).toBe(false)
    expect(readFileSync(join(node.self.dir, 'wallet.sqlite')).includes('CREATE TABLE token')).toBe(true)
  })

  test('never replaces a file', async () => {
    const file = await backup()
    await expect(backup()).rejects.toMatchObject({ code: 'BACKUP_EXISTS' })
    expect(existsSync(file)).toBe(true)
  })
})

describe('a node out of a backup', () => {
  test('has its keys and its log, begins with an empty wallet, says so, and goes on', async () => {
    const before = await statusOf(node)
    expect(before.tokens).toBe(2)
    const again = await restored(await backup())
    const status = await statusOf(again)
    expect(status).toMatchObject({ id: before.id, size: before.size, root: before.root, tokens: 0 })
    expect(status.concerns.find(({ code }) => code === 'restored')?.text).toMatch(/Geldbörse ist leer/)
    await stage.warn()
    await again.links.feed.poll()
    expect(again.stores.log.size()).toBe(before.size + 1)
    await again.stop()
  })

  test('as a witness cosigns nothing before it has read the mirror: what it signed since, it does not know', async () => {
    const again = await restored(await backup())
    expect(await again.links.witness?.pull()).toBeUndefined()
    stage.hub.witnesses.currentNote()
    await stage.warn()
    await stage.federation.advance(60_000)
    expect(await again.links.witness?.pull()).toBeUndefined()
    await again.links.feed.poll()
    expect(await again.links.witness?.pull()).toBe(stage.hub.log.size())
    await again.stop()
  })

  test('forgets that it was restored once it has fetched tokens of its own', async () => {
    const again = await restored(await backup())
    expect(again.self.restored).toMatchObject({ backupAt: expect.any(Number) })
    await stage.federation.advance(TIMING.periodMs)
    await announceIssuerKeys(stage.hub)
    for (let i = 0; i < 3; i++) {
      for (const each of stage.nodes.slice(1)) await each.node.links.witness?.pull()
      await stage.federation.advance(TIMING.periodMs / 4)
      await again.links.feed.poll()
      await again.links.walletLink.tick()
    }
    const { dir } = again.self
    const hasTokens = again.stores.wallet.hasFetched()
    await again.stop()
    const later = openNode(stage.federation.party('node-1'), dir)
    expect(hasTokens).toBe(true)
    expect(later.self.restored).toBeUndefined()
    await later.stop()
  })

  test('is not laid out without its own key, over a full folder, or from a damaged backup; then nothing is written', async () => {
    const file = await backup()
    const world = stage.federation.party('node-1')
    const dir = path('restored')
    await expect(restoreNode(world, file, dir, undefined)).rejects.toMatchObject({ code: 'RESTORE_KEY' })
    await expect(restoreNode(world, file, dir, join(stage.nodes[1]?.dir ?? '', 'vault.key'))).rejects.toMatchObject({ code: 'VAULT_KEY_WRONG' })
    await expect(restoreNode(world, file, dir, path('absent'))).rejects.toMatchObject({ code: 'KEY_FILE_MISSING' })
    const bytes = readFileSync(file)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1
    writeFileSync(path('damaged'), bytes)
    await expect(restoreNode(world, path('damaged'), dir, keyFile())).rejects.toMatchObject({ code: 'BACKUP_MALFORMED' })
    expect(existsSync(dir)).toBe(false)
    mkdirSync(dir)
    writeFileSync(join(dir, 'mine'), '')
    await expect(restoreNode(world, file, dir, keyFile())).rejects.toMatchObject({ code: 'DIR_NOT_EMPTY' })
    expect(readdirSync(dir)).toEqual(['mine'])
    rmSync(dir, { recursive: true })
  })
})

describe('a relay', () => {
  test('comes out of its backup with its key and the newest head that its mirror accepted, and without the mirror’s files', async () => {
    const dir = path('relay')
    const [first] = stage.nodes
    writeRelayMaster(dir, new Uint8Array(32).fill(3))
    writeFileSync(join(dir, 'config.json'), '{"url":"http://127.0.0.1:8430","hubUrl":"http://127.0.0.1:8420"}')
    writeFileSync(join(dir, 'federation.join'), readFileSync(join(first?.dir ?? '', 'federation.join')))
    const file = path('backup-of-relay')
    expect(await writeRelayBackup(dir, file, stage.federation.now())).toBe(statSync(file).size)
    const again = path('relay-again')
    await restoreRelay(file, again)
    expect(readRelayKeys(again)).toEqual(readRelayKeys(dir))
    expect(readFileSync(join(again, 'public.head'))).toEqual(readFileSync(join(dir, 'public.head')))
    expect(existsSync(join(again, 'public'))).toBe(false)
    await expect(restoreRelay(path('backup-of-relay'), again)).rejects.toMatchObject({ code: 'DIR_NOT_EMPTY' })
  })

  test('is not made of the backup of a node', async () => {
    await expect(restoreRelay(await backup(), path('relay-again'))).rejects.toMatchObject({ code: 'BACKUP_MALFORMED' })
    expect(existsSync(path('relay-again'))).toBe(false)
  })
})

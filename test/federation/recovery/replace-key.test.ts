// SPDX-License-Identifier: EUPL-1.2
/** A lost hub key is replaced by the root key of two people. @module */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { openHub, publicDir } from '@ncv/federation/hub/party.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { completeReplacement, prepareReplacement } from '@ncv/federation/hub/replace-key.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { HUB_KEYS_PATH, hubKeyHistory, newestHubKey, openHeadOfNewKey, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import { openCheckpoint, signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cosigned, witnessAll } from '../../support/founded-hub.ts'
import { issuerKeyFixtures } from '../../support/issuer-keys.ts'
import { warningEntry } from '../log/public-log.ts'
import type { Stage } from './restored-hub.ts'
import { recoveryStage } from './restored-hub.ts'

let stage: Stage
let hub: Hub
let oldSeed: Uint8Array
beforeEach(async () => {
  stage = await recoveryStage('key')
  const { founded } = stage
  await rotateEpoch(founded.hub)
  await founded.hub.sequencer.append([warningEntry(founded.hub, 1)])
  await witnessAll(founded)
  stage.mirrorNow()
  oldSeed = founded.hub.keys.identity.seed
  const { dir, world, opened, log } = founded.hub
  prepareReplacement(world, dir, opened, log, founded.rootShares)
  founded.hub.close()
  hub = await openHub(world, dir, readHubKeys(dir), issuerKeyFixtures())
})
afterEach(async () => {
  hub.close()
  await stage[Symbol.asyncDispose]()
})

/** Witnesses show the head that they know, signed by the old key. */
function showHeads(): void {
  const note = new Uint8Array(readFileSync(join(stage.mirror, 'checkpoint')))
  for (const member of stage.founded.members) hub.witnesses.showHead(cosigned(hub, member, Math.floor(hub.world.now() / 1000), note))
  hub.witnesses.showMirror(undefined)
}

function published(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(publicDir(hub.dir), path)))
}

describe('replacing the hub key', () => {
  test('takes both shares of the root key', () => {
    const { world, dir, opened, log } = hub
    const [first, second] = stage.founded.rootShares
    const before = readHubKeys(dir).identity.publicKey
    for (const shares of [
      [first, first],
      [first, second.map((byte) => byte ^ 1)],
    ] as const) {
      expect(() => prepareReplacement(world, dir, opened, log, shares)).toThrowError(expect.objectContaining({ code: 'ROOT_SHARES' }))
    }
    expect(readHubKeys(dir).identity.publicKey).toEqual(before)
  })

  test('waits for witnesses as everything else does, and nothing is signed with either key until then', async () => {
    await expect(completeReplacement(hub)).rejects.toMatchObject({ code: 'HUB_WAITING' })
    showHeads()
    await expect(hub.sequencer.append([warningEntry(hub, 2)])).rejects.toMatchObject({ code: 'HUB_KEY_PENDING' })
    expect(hub.log.size()).toBe(3)
  })

  test('puts the new key into the log first, under a head that the new key signs, and a new epoch behind it', async () => {
    showHeads()
    expect(await completeReplacement(hub)).toBe(true)
    expect(parseEntry(hub.log.entry(3)!).kind).toBe('hub-key')
    expect(parseEntry(hub.log.entry(4)!).kind).toBe('epoch')
    expect(await hub.sequencer.append([warningEntry(hub, 2)])).toBe(5)
    expect(openCheckpoint(published('checkpoint'), hub.opened.logOrigin, hub.keys.identity.publicKey).size).toBe(6)
    expect(() => openCheckpoint(published('checkpoint'), hub.opened.logOrigin, hub.opened.genesis.hub.key)).toThrowError(
      expect.objectContaining({ code: 'CHECKPOINT_UNSIGNED' }),
    )
  })

  test('is carried out once, also when the hub dies between the log and its own note of it', async () => {
    const pending = join(hub.dir, 'hub-key.pending')
    const frame = readFileSync(pending)
    showHeads()
    await completeReplacement(hub)
    expect(existsSync(pending)).toBe(false)
    const { writeFileSync } = await import('node:fs')
    writeFileSync(pending, frame)
    expect(await completeReplacement(hub)).toBe(false)
    expect(hub.log.bodiesOfKind('hub-key')).toHaveLength(1)
  })
})

describe('a reader who knows the old key alone', () => {
  const read = async (path: string): Promise<Uint8Array | undefined> => (existsSync(join(publicDir(hub.dir), path)) ? published(path) : undefined)

  test('finds the new one by the root key’s signature, and in the tree of the head that it opens', async () => {
    showHeads()
    await completeReplacement(hub)
    const { head, history } = await openHeadOfNewKey(published('checkpoint'), hub.opened, read)
    expect(head.size).toBe(5)
    expect(newestHubKey(history)).toMatchObject({ from: 4, key: hub.keys.identity.publicKey })
  })

  test('refuses a head behind the replacement that the old key signs', async () => {
    showHeads()
    await completeReplacement(hub)
    const { origin, root } = openCheckpoint(published('checkpoint'), hub.opened.logOrigin, hub.keys.identity.publicKey)
    const forged = signCheckpoint({ origin, size: 5, root }, oldSeed)
    const history = hubKeyHistory(hub.opened, hub.log.bodiesOfKind('hub-key'))
    expect(() => openHubCheckpoint(forged, hub.opened, history)).toThrowError(expect.objectContaining({ code: 'CHECKPOINT_UNSIGNED' }))
  })

  test('can check the whole log, over the replacement and on', async () => {
    showHeads()
    await completeReplacement(hub)
    await hub.sequencer.append([warningEntry(hub, 2), warningEntry(hub, 3, 'TLP:GREEN')])
    await witnessAll({ hub, members: stage.founded.members })
    expect(await verifyLog(folderSource(publicDir(hub.dir)), undefined, hub.world.now())).toMatchObject({ size: 7, witnesses: 3 })
    const source = folderSource(publicDir(hub.dir))
    const without = { ...source, read: async (path: string) => (path === HUB_KEYS_PATH ? undefined : await source.read(path)) }
    await expect(verifyLog(without, undefined, hub.world.now())).rejects.toMatchObject({ code: 'CHECKPOINT_UNSIGNED' })
  })

  test('still opens heads from before with the old key', async () => {
    showHeads()
    await completeReplacement(hub)
    const history = hubKeyHistory(hub.opened, hub.log.bodiesOfKind('hub-key'))
    const before = new Uint8Array(readFileSync(join(stage.mirror, 'checkpoint')))
    expect(openHubCheckpoint(before, hub.opened, history).size).toBe(3)
  })
})

test('a hub out of a backup from before the replacement gets its log back, and signs nothing with the old key', async () => {
  showHeads()
  await completeReplacement(hub)
  await hub.sequencer.append([warningEntry(hub, 2)])
  const old = openHub(
    stage.federation.party('old'),
    await copyOfOld(),
    { ...readHubKeys(hub.dir), identity: stage.founded.hub.keys.identity },
    issuerKeyFixtures(),
  )
  const restored = await old
  try {
    expect(await recoverHub(restored, folderSource(publicDir(hub.dir)))).toMatchObject({ from: 3, size: 6 })
    await expect(restored.sequencer.append([warningEntry(restored, 9)])).rejects.toMatchObject({
      code: expect.stringMatching(/HUB_KEY_PENDING|HUB_WAITING/),
    })
  } finally {
    restored.close()
  }
})

/** A folder whose log ends before the replacement. */
async function copyOfOld(): Promise<string> {
  const { cpSync } = await import('node:fs')
  const { openHubDb } = await import('@ncv/federation/store/open-hub-db.ts')
  const dir = join(stage.mirror, '..', 'old')
  cpSync(hub.dir, dir, { recursive: true, filter: (path) => !/public|\.lock$|-wal$|-shm$|hub\.sqlite$/.test(path) })
  hub.copyTo(join(dir, 'hub.sqlite'))
  const db = openHubDb(join(dir, 'hub.sqlite'), () => stage.federation.now())
  db.exec(
    "PRAGMA foreign_keys=OFF; DELETE FROM body WHERE idx >= 3; DELETE FROM epoch_key WHERE idx >= 3; DELETE FROM wrap_file WHERE path LIKE '%/2/%'; DELETE FROM entry WHERE idx >= 3",
  )
  db.exec('UPDATE tile SET bytes = substr(bytes, 1, 96) WHERE level = 0 AND idx = 0')
  db.prepare<[Uint8Array]>(`UPDATE checkpoint SET size = 3, note = ? WHERE name = 'signed'`).run(
    new Uint8Array(readFileSync(join(stage.mirror, 'checkpoint'))),
  )
  db.close()
  return dir
}

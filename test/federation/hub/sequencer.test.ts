// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { openHubDb } from '@ncv/federation/store/open-hub-db.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import { openCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { follow } from '@ncv/protocol/tlog/follow.ts'
import { EMPTY_FRONTIER } from '@ncv/protocol/tlog/frontier.ts'
import { zstdDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

let founded: FoundedHub
beforeEach(async () => {
  founded = await foundHub(virtualFederation({ seed: 'sequencer' }).party('hub'))
})
afterEach(() => founded.dispose())

function notice(hub: Hub, n: number) {
  const payload = { lane: 'assessed', title: `Meldung ${n}`, publisher: 'N-CERT', isExercise: false }
  return compose(hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', payload })
}

async function readPublic(path: string): Promise<Uint8Array | undefined> {
  const file = join(publicDir(founded.dir), path)
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined
}

async function followAll(): Promise<number> {
  const { logOrigin, genesis } = founded.hub.opened
  const head = openCheckpoint((await readPublic('checkpoint'))!, logOrigin, genesis.hub.key)
  return (await follow(EMPTY_FRONTIER, head, readPublic, () => {})).size
}

describe('sequencing', () => {
  test('entries that come together get consecutive places and one head', async () => {
    const { hub } = founded
    const places = await Promise.all(Array.from({ length: 20 }, (_, n) => hub.sequencer.append([notice(hub, n)])))
    expect(places).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    expect(await followAll()).toBe(21)
  })

  test('an entry that cannot be stored harms none of its group', async () => {
    const { hub } = founded
    const poison = {
      ...notice(hub, 1),
      alongside: () => {
        throw new Error('planted')
      },
    }
    const results = await Promise.allSettled([
      hub.sequencer.append([notice(hub, 0)]),
      hub.sequencer.append([poison]),
      hub.sequencer.append([notice(hub, 2)]),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await followAll()).toBe(3)
  })

  test('public files follow over several bundles, with full body bundles and without stale partial tiles', async () => {
    const { hub } = founded
    for (let n = 0; n < 600; n += 50) await hub.sequencer.append(Array.from({ length: 50 }, (_, i) => notice(hub, n + i)))
    expect(await followAll()).toBe(601)
    const bundle = parseBodyBundle(zstdDecompressSync((await readPublic('body/bundle/1'))!))
    expect(bundle.size).toBe(256)
    expect(existsSync(join(publicDir(founded.dir), 'tile/0/000.p'))).toBe(false)
    expect(await readPublic('body/bundle/2')).toBeUndefined()
  })

  test('files that were lost are made again at the start', async () => {
    const { hub } = founded
    await hub.sequencer.append([notice(hub, 0), notice(hub, 1)])
    rmSync(publicDir(founded.dir), { recursive: true })
    await founded.reopen()
    expect(await followAll()).toBe(3)
    const { body } = parseEntry(founded.hub.log.entry(2)!)
    expect(await readPublic(`body/${Buffer.from(body).toString('hex')}`)).toEqual(founded.hub.log.body(body))
  })
})

describe('a damaged public folder', () => {
  test('a body file of the right length with other bytes is made again at the start', async () => {
    const { hub } = founded
    await hub.sequencer.append([notice(hub, 0)])
    const { body } = parseEntry(hub.log.entry(1)!)
    const bytes = hub.log.body(body)!
    writeFileSync(join(publicDir(founded.dir), bodyPath(body)), new Uint8Array(bytes.length))
    await founded.reopen()
    expect(await readPublic(bodyPath(body))).toEqual(bytes)
  })
})

describe('a damaged database', () => {
  async function damage(sql: string): Promise<void> {
    const { hub } = founded
    await hub.sequencer.append([notice(hub, 0), notice(hub, 1)])
    hub.close()
    const db = openHubDb(join(founded.dir, 'hub.sqlite'), () => 0)
    db.exec(sql)
    db.close()
  }

  test('a changed entry is named before anything is signed or served', async () => {
    await damage('UPDATE entry SET bytes = (SELECT bytes FROM entry WHERE idx = 1) WHERE idx = 2')
    await expect(founded.reopen()).rejects.toMatchObject({ code: 'LOG_DAMAGED', params: { index: 2 } })
  })

  test('a missing entry is named', async () => {
    await damage('PRAGMA foreign_keys=OFF; DELETE FROM entry WHERE idx = 1')
    await expect(founded.reopen()).rejects.toMatchObject({ code: 'LOG_DAMAGED' })
  })

  test('a damaged tile is named', async () => {
    await damage('UPDATE tile SET bytes = zeroblob(length(bytes)) WHERE level = 0')
    await expect(founded.reopen()).rejects.toMatchObject({ code: 'LOG_DAMAGED', params: { index: 0 } })
  })
})

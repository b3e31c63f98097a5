// SPDX-License-Identifier: EUPL-1.2
/** The mirror: all that the hub serves, checked, and nothing that takes back or contradicts what was accepted (ncv-log, sections 6 and 8). */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { publicDir as hubPublicDir } from '@ncv/federation/hub/party.ts'
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { BODY_BUNDLE_MAX_BYTES } from '@ncv/protocol/log/body-bundle.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { formatBundle } from '@ncv/protocol/tlog/bundle.ts'
import { openCheckpoint, signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { follow } from '@ncv/protocol/tlog/follow.ts'
import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { growTiles } from '@ncv/protocol/tlog/reader.ts'
import { formatTilePath, newBundles } from '@ncv/protocol/tlog/tile.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import { describe, expect, test } from 'vitest'
import { cosigned, witnessAll } from '../../support/founded-hub.ts'
import { bentHub, fileHub, publish, readerOver } from './published.ts'
import type { RelayStage } from './relay-stage.ts'
import { HUB_URL, RELAY_URL, relayStage } from './relay-stage.ts'

const POLL_MS = 20_000

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

const servedNote = ({ publicDir }: RelayStage) => new Uint8Array(readFileSync(join(publicDir, 'checkpoint')))

/** The hub's own entries but for the last, then others: a second history under the hub's own signature. */
function forkFiles({ founded: { hub } }: RelayStage, more: number): Map<string, Uint8Array> {
  const own = hub.log.entries(0, hub.log.size())
  const entries = [...own.slice(0, -1), ...Array.from({ length: more }, () => own[0]!)]
  const leaves = entries.map(leafHash)
  const files = new Map<string, Uint8Array>()
  for (const { tile, bytes } of growTiles(0, leaves, () => new Uint8Array())) files.set(formatTilePath(tile), bytes)
  for (const bundle of newBundles(0, entries.length))
    files.set(formatTilePath(bundle), formatBundle(entries.slice(256 * bundle.index, 256 * bundle.index + bundle.width)))
  const root = frontierRoot(appendLeaves(EMPTY_FRONTIER, leaves))
  files.set('checkpoint', signCheckpoint({ origin: hub.opened.logOrigin, size: entries.length, root }, hub.keys.identity.seed))
  for (const bytes of own) {
    const { body } = parseEntry(bytes)
    files.set(bodyPath(body), hub.log.body(body)!)
  }
  return files
}

describe('what is mirrored', () => {
  test('after a poll every file of the hub is there, byte for byte, with bundles and documents', async () => {
    using stage = await relayStage()
    const { hub } = stage.founded
    await rotateEpoch(hub)
    await publish(hub, 200)
    await stage.federation.advance(POLL_MS)
    await publish(hub, 100, 'TLP:GREEN')
    await witnessAll(stage.founded)
    await stage.federation.advance(2 * POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 302, witnessedSize: 302, refusal: null })
    const theirs = filesBelow(hubPublicDir(stage.founded.dir))
    expect(theirs.length).toBeGreaterThan(600)
    const missing = theirs.filter((path) => {
      const mirrored = join(stage.publicDir, path)
      return !existsSync(mirrored) || !readFileSync(mirrored).equals(readFileSync(join(hubPublicDir(stage.founded.dir), path)))
    })
    expect(missing).toEqual([])
  })

  test('documents of TLP:GREEN warnings are mirrored before their bundle is full', async () => {
    using stage = await relayStage()
    await rotateEpoch(stage.founded.hub)
    const [document] = await publish(stage.founded.hub, 1, 'TLP:GREEN')
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status().size).toBe(3)
    expect(existsSync(join(stage.publicDir, bodyPath(document!)))).toBe(true)
  })

  test('a node can follow the mirror from nothing to the hub’s root, also at a witnessed head that the mirror skipped', async () => {
    using stage = await relayStage()
    const { hub } = stage.founded
    await publish(hub, 270)
    await witnessAll(stage.founded)
    await publish(hub, 30)
    await stage.federation.advance(POLL_MS)
    const read = readerOver(stage.relay.publicApp)
    for (const [path, size] of [
      ['checkpoint', 301],
      ['witnessed/latest', 271],
    ] as const) {
      const checkpoint = openCheckpoint((await read(path))!, hub.opened.logOrigin, hub.opened.genesis.hub.key)
      const frontier = await follow(EMPTY_FRONTIER, checkpoint, read, () => {})
      expect(frontier.size).toBe(size)
    }
  })

  test('cosignatures that come later reach the mirror’s checkpoint, and are not lost again', async () => {
    using stage = await relayStage()
    const { hub, members } = stage.founded
    await publish(hub, 1)
    await stage.federation.advance(POLL_MS)
    const bare = servedNote(stage)
    await hub.witnesses.addCosignature(cosigned(hub, members[0]!, Math.floor(stage.federation.now() / 1000)))
    await stage.federation.advance(POLL_MS)
    const signed = servedNote(stage)
    expect(fromUtf8(signed)).toContain(`/witness/${members[0]!.id}`)
    stage.federation.host(HUB_URL, bentHub(hub, new Map([['checkpoint', bare]])))
    await stage.federation.advance(POLL_MS)
    expect(servedNote(stage)).toEqual(signed)
  })

  test('a head without a quorum is not archived as witnessed', async () => {
    using stage = await relayStage()
    const { hub } = stage.founded
    await publish(hub, 1)
    stage.federation.host(HUB_URL, bentHub(hub, new Map([['witnessed/latest', hub.witnesses.currentNote()]])))
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 2, witnessedSize: 0, refusal: 'QUORUM_MISSING' })
    expect(existsSync(join(stage.publicDir, 'witnessed/latest'))).toBe(false)
  })
})

describe('what is refused', () => {
  test.each([
    ['as large as the own', 1],
    ['larger than the own', 5],
  ])('a fork that is %s is refused, logged and kept as proof; the old state is served on', async (_, more) => {
    using stage = await relayStage()
    await publish(stage.founded.hub, 3)
    await stage.federation.advance(POLL_MS)
    const before = servedNote(stage)
    const fork = forkFiles(stage, more)
    stage.federation.host(HUB_URL, fileHub(fork))
    await stage.federation.advance(2 * POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 4, refusal: 'LOG_FORK' })
    expect(stage.world.lines.filter(({ event }) => event === 'feed-refused')).toMatchObject([{ level: 'error', fields: { code: 'LOG_FORK' } }])
    expect(servedNote(stage)).toEqual(before)
    expect(new Uint8Array(readFileSync(`${stage.publicDir}.refused`))).toEqual(fork.get('checkpoint'))
    expect(fromUtf8((await readerOver(stage.relay.publicApp)('checkpoint'))!)).toBe(fromUtf8(before))
  })

  test('an older head is refused, also after a restart and with an emptied folder', async () => {
    using stage = await relayStage()
    const { hub } = stage.founded
    const old = hub.witnesses.currentNote()
    await publish(hub, 3)
    await stage.federation.advance(POLL_MS)
    stage.federation.host(HUB_URL, bentHub(hub, new Map([['checkpoint', old]])))
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 4, refusal: 'LOG_ROLLBACK' })
    rmSync(stage.publicDir, { recursive: true })
    stage.restart()
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 0, refusal: 'LOG_ROLLBACK' })
    stage.federation.host(HUB_URL, bentHub(hub, new Map()))
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 4, refusal: null })
  })

  test('an emptied folder does not make the mirror accept a fork', async () => {
    using stage = await relayStage()
    await publish(stage.founded.hub, 3)
    await stage.federation.advance(POLL_MS)
    rmSync(stage.publicDir, { recursive: true })
    stage.federation.host(HUB_URL, fileHub(forkFiles(stage, 5)))
    stage.restart()
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 0, refusal: 'LOG_FORK' })
  })

  test('a log that is older than the join file is refused', async () => {
    using stage = await relayStage()
    const { hub } = stage.founded
    const old = hub.witnesses.currentNote()
    await publish(hub, 2)
    const joined = hub.witnesses.currentNote()
    stage.relay.stop()
    stage.federation.host(HUB_URL, bentHub(hub, new Map([['checkpoint', old]])))
    const publicDir = join(stage.dir, 'second')
    const relay = createRelay({
      world: stage.world,
      opened: hub.opened,
      keys: stage.founded.relay,
      url: RELAY_URL,
      hub: HUB_URL,
      publicDir,
      pollMs: 10_000,
      joined,
    })
    await stage.federation.advance(POLL_MS)
    expect(relay.status()).toMatchObject({ size: 0, refusal: 'LOG_ROLLBACK' })
    relay.stop()
  })

  test('a checkpoint that the hub did not sign is refused', async () => {
    using stage = await relayStage()
    const { hub, members } = stage.founded
    await publish(hub, 1)
    const root = new Uint8Array(32).fill(1)
    const forged = signCheckpoint({ origin: hub.opened.logOrigin, size: 9, root }, members[0]!.identity.seed)
    stage.federation.host(HUB_URL, bentHub(hub, new Map([['checkpoint', forged]])))
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 0, refusal: 'CHECKPOINT_UNSIGNED' })
  })

  test.each([
    ['wrong', new Uint8Array(40), 'BODY_MISMATCH'],
    ['missing', undefined, 'BODY_MISSING'],
  ])('while a document is %s at the hub, the checkpoint that promises it is not served', async (_, bytes, code) => {
    using stage = await relayStage()
    const { hub } = stage.founded
    await stage.federation.advance(POLL_MS)
    const [document] = await publish(hub, 1)
    stage.federation.host(HUB_URL, bentHub(hub, new Map([[bodyPath(document!), bytes]])))
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 1, refusal: code })
    stage.federation.host(HUB_URL, bentHub(hub, new Map()))
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 2, refusal: null })
  })

  test.each([
    ['rubbish', new Uint8Array(100)],
    ['a bomb', new Uint8Array(zstdCompressSync(new Uint8Array(BODY_BUNDLE_MAX_BYTES + 1)))],
    ['of false bodies', new Uint8Array(zstdCompressSync(new Uint8Array(40).fill(0, 0, 36)))],
  ])('a body bundle that is %s costs nothing but the faster way', async (_, bundle) => {
    using stage = await relayStage()
    const { hub } = stage.founded
    await publish(hub, 255)
    stage.federation.host(HUB_URL, bentHub(hub, new Map([['body/bundle/0', bundle]])))
    await stage.federation.advance(POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 256, refusal: null })
    expect(stage.world.logged('message-quarantined')).toBe(1)
    expect(existsSync(join(stage.publicDir, 'body/bundle/0'))).toBe(false)
  })
})

describe('faults', () => {
  test('a hub that is away for many polls is one line in the log; the state is served on', async () => {
    using stage = await relayStage()
    await stage.federation.advance(POLL_MS)
    stage.federation.break(HUB_URL, 'refuse', 'relay')
    await stage.federation.advance(20 * POLL_MS)
    expect(stage.world.logged('feed-unreachable')).toBe(1)
    expect(await readerOver(stage.relay.publicApp)('checkpoint')).toEqual(servedNote(stage))
    stage.federation.mend(HUB_URL, 'relay')
    await publish(stage.founded.hub, 1)
    await stage.federation.advance(2 * POLL_MS)
    expect(stage.relay.status()).toMatchObject({ size: 2, refusal: null })
  })

  test.each([
    ['a body', (stage: RelayStage) => filesBelow(stage.publicDir).find((path) => /^body\/[0-9a-f]{64}$/.test(path))!],
    ['a tile', () => 'tile/0/000.p/4'],
    ['an entry bundle', () => 'tile/entries/000.p/4'],
  ])('%s that was damaged on the disk is fetched again after a restart', async (_, pathIn) => {
    using stage = await relayStage()
    await publish(stage.founded.hub, 3)
    await stage.federation.advance(POLL_MS)
    const file = join(stage.publicDir, pathIn(stage))
    const good = readFileSync(file)
    writeFileSync(file, Buffer.alloc(good.length))
    stage.restart()
    await stage.federation.advance(POLL_MS)
    expect(readFileSync(file).equals(good)).toBe(true)
    expect(stage.relay.status()).toMatchObject({ size: 4, refusal: null })
  })

  test('a restart fetches nothing that is there', async () => {
    using stage = await relayStage()
    await publish(stage.founded.hub, 20)
    await stage.federation.advance(POLL_MS)
    stage.restart()
    const before = stage.federation.exchanges.length
    await stage.federation.advance(1)
    const paths = stage.federation.exchanges.slice(before).map(({ url }) => new URL(url).pathname)
    expect(paths).toEqual(['/witnessed/latest', '/checkpoint'])
  })
})

// SPDX-License-Identifier: EUPL-1.2
/** Nodes, witnesses and relay follow a hub to its new key, and no other key. @module */
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { joinText } from '@ncv/federation/hub/founding.ts'
import { hubKeysFrom, readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { rebuildHub } from '@ncv/federation/hub/rebuild.ts'
import { completeReplacement, prepareReplacement } from '@ncv/federation/hub/replace-key.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import { JOIN_FILE } from '@ncv/node/self.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import { sealBody } from '@ncv/protocol/log/body.ts'
import { formatHubKeys, HUB_KEYS_PATH, hubKeyEntries, hubKeyHeader } from '@ncv/protocol/membership/hub-key.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { openCheckpoint, signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../../node/link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode } from '../../node/link/node-stage.ts'
import { issuerKeyFixtures } from '../../support/issuer-keys.ts'
import type { VirtualApp } from '../../support/virtual-world.ts'
import { CALL } from '../../support/call.ts'

let stage: NodeStage
let oldSeed: Uint8Array
let oldJoin: Uint8Array
beforeEach(async () => {
  stage = await nodeStage({ seed: 'key-followed' })
  oldSeed = stage.hub.keys.identity.seed
  oldJoin = utf8(joinText(stage.hub.opened, HUB_URL, RELAY_URL, stage.hub.witnesses.currentNote()))
  await rotateEpoch(stage.hub)
  await stage.warn()
  await stage.witness()
  await stage.look()
})
afterEach(() => stage[Symbol.asyncDispose]())

/** The hub is stopped, gets a new key from the root key, and announces it when it may sign. */
async function replaceKey(): Promise<void> {
  const { world, dir, opened, log } = stage.hub
  prepareReplacement(world, dir, opened, log, stage.rootShares)
  await stage.restartHub()
  await stage.showHeads()
  expect(await completeReplacement(stage.hub)).toBe(true)
}

const sizes = () => stage.nodes.map(({ node }) => node.stores.log.size())
const witnessed = () => stage.nodes.map(({ node }) => node.links.trust.witnessedSize())
const state = (at = 0) => stagedNode(stage, at).links.feed.state()

async function assertAllGoOn(): Promise<void> {
  await stage.witness()
  await stage.look()
  const size = stage.hub.log.size()
  expect(sizes()).toEqual([size, size, size])
  expect(witnessed()).toEqual([size, size, size])
  expect(stage.relay.status()).toMatchObject({ size, witnessedSize: size, refusal: null })
  for (const { node } of stage.nodes) expect(node.stores.log.quarantined()).toEqual([])
  expect(await verifyLog(folderSource(publicDir(stage.hub.dir)), undefined, stage.federation.now())).toMatchObject({ size, witnesses: 3 })
  expect(await verifyLog(folderSource(join(stage.root, 'relay/public')), undefined, stage.federation.now())).toMatchObject({ size })
}

describe('when the hub key is replaced', () => {
  test('nodes, witnesses and the relay follow the new key, and read what is sealed after it', async () => {
    await replaceKey()
    const green = await stage.warn({ title: 'Grün' }, 'TLP:GREEN')
    await assertAllGoOn()
    for (const { node } of stage.nodes) expect(node.stores.warnings.all().map(({ index }) => index)).toContain(green)
  })

  test('they know it after a restart as well', async () => {
    await replaceKey()
    await assertAllGoOn()
    for (const at of [0, 1, 2]) await stage.reopen(at)
    stage.restartRelay()
    await stage.warn()
    await assertAllGoOn()
  })

  test('contributions are sealed to the new key, and to none until it is witnessed', async () => {
    await replaceKey()
    const { links } = stagedNode(stage)
    await links.feed.poll()
    await stage.look()
    expect(links.trust.hubBox()).toBeUndefined()
    await assertAllGoOn()
    expect(links.trust.hubBox()).toEqual(stage.hub.keys.box.publicKey)
  })

  test('it can be replaced again', async () => {
    await replaceKey()
    await assertAllGoOn()
    await replaceKey()
    await stage.warn()
    await assertAllGoOn()
  })

  test('who joins with a join file from before it, or from after it, follows the same log', async () => {
    await replaceKey()
    await assertAllGoOn()
    const { hub } = stage
    const keys = hubKeyEntries(hub.opened, hub.log.bodiesOfKind('hub-key'))
    const newJoin = utf8(joinText(hub.opened, HUB_URL, RELAY_URL, hub.witnesses.currentNote(), keys))
    for (const bytes of [oldJoin, newJoin]) {
      const late = lateNode(bytes)
      await late.links.feed.poll()
      expect(late.stores.log.size()).toBe(hub.log.size())
      expect(late.links.feed.state().code).toBeUndefined()
      await late.stop()
    }
  })
})

describe('a hub of which nothing is left', () => {
  test('is built anew out of a node’s export and both shares; all go on, and nobody sees a fork', async () => {
    await stage.warn({ title: 'Grün' }, 'TLP:GREEN')
    await stage.witness()
    await stage.look()
    const exported = join(stage.root, 'export')
    await stagedNode(stage, 1).handlers.exportLog({ body: { dir: exported } }, CALL)
    const before = stage.hub.log.size()
    const head = openCheckpoint(
      new Uint8Array(readFileSync(join(exported, 'checkpoint'))),
      stage.hub.opened.logOrigin,
      stage.hub.opened.genesis.hub.key,
    )
    const dir = join(stage.root, 'hub-anew')
    const world = stage.federation.party('hub')
    const config = { host: '127.0.0.1', port: 0, url: HUB_URL, relayUrl: RELAY_URL }
    const built = await rebuildHub(world, dir, folderSource(exported), stage.rootShares, config, issuerKeyFixtures())
    expect(built).toMatchObject({ size: before, isWitnessed: true })
    const hub = await stage.restartHub(dir)
    expect(hub.witnesses.readiness()).toBe('waiting')
    await expect(completeReplacement(hub)).rejects.toMatchObject({ code: 'HUB_WAITING' })
    await stage.showHeads()
    expect(await completeReplacement(hub)).toBe(true)
    await stage.warn({ title: 'Nach dem Neubau' }, 'TLP:GREEN')
    await assertAllGoOn()
    expect(
      await verifyLog(folderSource(publicDir(dir)), { origin: hub.opened.origin, head: { ...head, path: 'before' } }, world.now()),
    ).toMatchObject({
      anchored: true,
    })
  })

  test('is not built with other shares, and leaves no folder behind', async () => {
    const exported = join(stage.root, 'export')
    await stagedNode(stage).handlers.exportLog({ body: { dir: exported } }, CALL)
    const dir = join(stage.root, 'hub-anew')
    const [first, second] = stage.rootShares
    const config = { host: '127.0.0.1', port: 0, url: HUB_URL, relayUrl: RELAY_URL }
    const attempt = rebuildHub(stage.hub.world, dir, folderSource(exported), [first, second.map((byte) => byte ^ 1)], config, issuerKeyFixtures())
    await expect(attempt).rejects.toMatchObject({ code: 'ROOT_SHARES' })
    expect(() => readHubKeys(dir)).toThrowError(expect.objectContaining({ code: 'PARTY_MISSING' }))
  })
})

describe('an attacker', () => {
  /** Hub and mirror alike, but for these files. */
  function bend(files: ReadonlyMap<string, Uint8Array>): void {
    const bent = (app: VirtualApp): VirtualApp => ({
      fetch(request) {
        const bytes = files.get(new URL(request.url).pathname.slice(1))
        return bytes === undefined ? app.fetch(request) : new Response(new Uint8Array(bytes))
      },
    })
    stage.federation.host(HUB_URL, bent(hubApp(stage.hub)))
    stage.federation.host(RELAY_URL, bent(stage.relay.publicApp))
  }

  test('who holds the old key signs no head behind the replacement: nodes and mirror name it and stay where they are', async () => {
    await replaceKey()
    await assertAllGoOn()
    const before = sizes()
    await stage.warn()
    const { origin, size, root } = openCheckpoint(stage.hub.witnesses.currentNote(), stage.hub.opened.logOrigin, stage.hub.keys.identity.publicKey)
    bend(new Map([['checkpoint', signCheckpoint({ origin, size, root }, oldSeed)]]))
    await stagedNode(stage).links.feed.poll()
    expect(state().code).toBe('CHECKPOINT_UNSIGNED')
    expect(sizes()).toEqual(before)
    await stage.federation.advance(60_000)
    expect(stage.relay.status()).toMatchObject({ size: before[0], refusal: 'CHECKPOINT_UNSIGNED' })
  })

  test('a „new key“ that the root key did not sign is refused and named, by nodes, witnesses and the mirror', async () => {
    const before = sizes()
    const thief = hubKeysFrom(new Uint8Array(32).fill(7))
    const { opened, log, world } = stage.hub
    const payload = { key: thief.identity.publicKey, box: thief.box.publicKey, replaces: opened.genesis.hub.key, since: world.now() }
    // Signed with the stolen hub key, and with a root key of the thief's own.
    for (const [seed, code] of [
      [oldSeed, 'ENVELOPE_SIGNATURE'],
      [ed25519KeyPair(new Uint8Array(32).fill(9)).seed, 'ENVELOPE_SIGNATURE'],
    ] as const) {
      const frame = sealEnvelope(hubKeyHeader(opened), payload as unknown as Value, seed)
      const body = sealBody(frame, new Uint8Array(32), opened.origin, undefined)
      const keys = formatHubKeys([{ index: log.size(), body: body.bytes }])
      const head = signCheckpoint({ origin: opened.logOrigin, size: log.size() + 1, root: new Uint8Array(32) }, thief.identity.seed)
      bend(
        new Map([
          ['checkpoint', head],
          [HUB_KEYS_PATH, keys],
        ]),
      )
      await stagedNode(stage).links.feed.poll()
      expect(state().code).toBe(code)
      await expect(stagedNode(stage, 1).links.feed.followHub(head)).rejects.toMatchObject({ code })
      await stage.federation.advance(60_000)
      expect(stage.relay.status().refusal).toBe(code)
    }
    expect(sizes()).toEqual(before)
    stage.federation.host(HUB_URL, hubApp(stage.hub))
    stage.federation.host(RELAY_URL, stage.relay.publicApp)
    await assertAllGoOn()
  })

  test('a replacement that the root key signed but that stands in no log is refused', async () => {
    const { world, dir, opened, log } = stage.hub
    prepareReplacement(world, dir, opened, log, stage.rootShares)
    const frame = new Uint8Array(readFileSync(join(dir, 'hub-key.pending')))
    const keys = readHubKeys(dir)
    const body = sealBody(frame, new Uint8Array(32), opened.origin, undefined)
    const { size, root, origin } = openCheckpoint(stage.hub.witnesses.currentNote(), opened.logOrigin, opened.genesis.hub.key)
    bend(
      new Map([
        ['checkpoint', signCheckpoint({ origin, size, root }, keys.identity.seed)],
        [HUB_KEYS_PATH, formatHubKeys([{ index: size - 1, body: body.bytes }])],
      ]),
    )
    await stagedNode(stage).links.feed.poll()
    expect(state().code).toBe('KEY_INVALID')
  })
})

/** A founder's node that joins only now: its folder is new, its keys are those of the first node. */
function lateNode(file: Uint8Array): NodeParty {
  const dir = mkdtempSync(join(stage.root, 'late-'))
  const world = stage.federation.party('late')
  const [first] = stage.nodes
  if (first === undefined) throw new RangeError('no node')
  for (const name of ['node.key', 'vault.key', 'config.json']) cpSync(join(first.dir, name), join(dir, name))
  joinFederation(dir, openOwnKeys(dir, {}, world), parseJoinFile(file), file, {})
  expect(readFileSync(join(dir, JOIN_FILE)).length).toBe(file.length)
  return openNode(world, dir)
}

// SPDX-License-Identifier: EUPL-1.2
/** What an erasure does at the mirror (ncv-erasing, section 4). @module */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { erasedEntry } from '@ncv/federation/hub/erasing/erase.ts'
import { publicDir as hubPublicDir } from '@ncv/federation/hub/party.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { expect, test } from 'vitest'
import { eraseSigned } from '../../support/erasing.ts'
import { publish } from './published.ts'
import type { RelayStage } from './relay-stage.ts'
import { relayStage } from './relay-stage.ts'

const POLL_MS = 20_000
const bodyOf = ({ founded: { hub } }: RelayStage, index: number) => parseEntry(hub.log.entry(index) as Uint8Array).body
const has = ({ publicDir }: RelayStage, hash: Uint8Array) => existsSync(join(publicDir, bodyPath(hash)))
const bundled = ({ publicDir }: RelayStage, hash: Uint8Array) =>
  parseBodyBundle(new Uint8Array(zstdDecompressSync(readFileSync(join(publicDir, 'body/bundle/0'))))).has(hex(hash))
const bodies = (dir: string) =>
  readdirSync(join(dir, 'body'))
    .filter((name) => name !== 'bundle')
    .sort()

test('body, document and their place in the bundle are gone before the head that says so is served, also after a restart', async () => {
  using stage = await relayStage()
  const { hub } = stage.founded
  await rotateEpoch(hub)
  const documents = await publish(hub, 260, 'TLP:GREEN')
  await stage.federation.advance(2 * POLL_MS)
  const [index, document] = [10, documents[8] as Uint8Array]
  expect([has(stage, bodyOf(stage, index)), has(stage, document), bundled(stage, bodyOf(stage, index))]).toEqual([true, true, true])
  const { index: by } = await eraseSigned(hub, [index])
  await stage.federation.advance(POLL_MS)
  expect(stage.relay.status()).toMatchObject({ size: by + 1, refusal: null })
  expect([has(stage, bodyOf(stage, index)), has(stage, document), bundled(stage, bodyOf(stage, index)), bundled(stage, document)]).toEqual(
    Array.from({ length: 4 }, () => false),
  )
  expect(bodies(stage.publicDir)).toEqual(bodies(hubPublicDir(stage.founded.dir)))
  stage.restart()
  await stage.federation.advance(2 * POLL_MS)
  expect(stage.relay.status()).toMatchObject({ size: by + 1, refusal: null })
})

test('a mirror that begins anew needs no body that was erased, and is as whole as the hub', async () => {
  using stage = await relayStage()
  const { hub } = stage.founded
  await rotateEpoch(hub)
  await publish(hub, 300, 'TLP:GREEN')
  const { index: by } = await eraseSigned(hub, [5, 280])
  await stage.federation.advance(2 * POLL_MS)
  expect(stage.relay.status()).toMatchObject({ size: by + 1, refusal: null })
  expect(bodies(stage.publicDir)).toEqual(bodies(hubPublicDir(stage.founded.dir)))
})

test('a head under which a body is missing that was not erased is not served, until the body is there', async () => {
  using stage = await relayStage()
  const { hub } = stage.founded
  await publish(hub, 2)
  await stage.federation.advance(POLL_MS)
  const size = stage.relay.status().size
  await publish(hub, 3)
  const missing = bodyOf(stage, size)
  const file = join(hubPublicDir(stage.founded.dir), bodyPath(missing))
  const bytes = readFileSync(file)
  rmSync(file)
  await stage.federation.advance(2 * POLL_MS)
  expect(stage.relay.status()).toMatchObject({ size })
  await hub.files.put(bodyPath(missing), new Uint8Array(bytes))
  await stage.federation.advance(2 * POLL_MS)
  expect(stage.relay.status()).toMatchObject({ size: size + 3, refusal: null })
  expect(has(stage, missing)).toBe(true)
})

test('an erasure that names what somebody needs for ever takes nothing away', async () => {
  using stage = await relayStage()
  const { hub } = stage.founded
  await rotateEpoch(hub)
  const epoch = hub.log.size() - 1
  const body = bodyOf(stage, epoch)
  await hub.sequencer.append([
    () => ({ ...erasedEntry(hub, { entries: [{ index: epoch, body }], documents: [body], reason: 'court' }), alongside: () => {} }),
  ])
  await stage.federation.advance(2 * POLL_MS)
  expect(stage.relay.status()).toMatchObject({ size: epoch + 2, refusal: null })
  expect(has(stage, body)).toBe(true)
})

// SPDX-License-Identifier: EUPL-1.2
/** A rescan of a whole node. @module */
import { compose, composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, WARNING } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const TRACKING_ID = 'PRUEF-2099-0001'

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'rescan' })
  const bytes = utf8(JSON.stringify(baseDocument()))
  const body = composeAttachment(stage.hub, 'TLP:CLEAR', bytes)
  const warning: Warning = {
    ...WARNING,
    lane: 'passed-through',
    advisory: { namespace: 'https://cert.example', trackingId: TRACKING_ID, version: '1' },
    document: { sha256: sha256(bytes), length: bytes.length, body: body.hash },
  }
  const payload = warning as unknown as Value
  await stage.hub.sequencer.append([
    compose(stage.hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'publisher-terms', payload, attachments: [body] }),
  ])
  await stage.look()
  const file = base64(utf8('id;vendor;product;version\na1;Musterhaus;Musterwerk;4.1\na2;Musterhaus;Musterwerk;4.1\n'))
  await stagedNode(stage).handlers.importInventory({ body: { file } }, CALL)
  await stagedNode(stage).handlers.setMatch({ body: { asset: 'a1', advisory: TRACKING_ID, status: 'closed' } }, CALL)
})
afterEach(() => stage[Symbol.asyncDispose]())

const statuses = async () =>
  (await stagedNode(stage).handlers.listMatches({ query: { all: 'true' } }, CALL)).matches.map(({ asset, status }) => [asset.id, status]).sort()
const isOwed = () => (stagedNode(stage).handlers.status({}, CALL) as StatusView).concerns.some(({ code }) => code === 'rescan')

test('a complete rescan tells what it did, and decisions stay', async () => {
  const before = await statuses()
  expect(before).toEqual([
    ['a1', 'closed'],
    ['a2', 'open'],
  ])
  const done = await stagedNode(stage).handlers.rescan({}, CALL)
  expect(done).toMatchObject({ advisories: 1, assets: 2, opened: 1, changed: 0, isComplete: true, matches: { affected: 2, check: 0 } })
  expect(await statuses()).toEqual(before)
})

test('another asset that changes takes no decision away', async () => {
  const file = base64(utf8('id;vendor;product;version\na1;Musterhaus;Musterwerk;4.1\na2;Musterhaus;Musterwerk;99\n'))
  await stagedNode(stage).handlers.importInventory({ body: { file } }, CALL)
  expect(await statuses()).toEqual([['a1', 'closed']])
})

test('what a crash left to be matched is told in the status, and done at the next look', async () => {
  stagedNode(stage).stores.matches.put(stagedNode(stage).stores.warnings.withDocument()[0] ?? 0, [])
  stagedNode(stage).stores.advisories.owe(-1)
  const node = await stage.reopen(0)
  expect(isOwed()).toBe(true)
  await node.links.feed.poll()
  expect(isOwed()).toBe(false)
  expect(await statuses()).toEqual([
    ['a1', 'closed'],
    ['a2', 'open'],
  ])
})

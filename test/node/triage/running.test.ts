// SPDX-License-Identifier: EUPL-1.2
/** A running node reopens what was accepted when its day is over. @module */
import { compose, composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { VIRTUAL_START } from '../../support/virtual-world.ts'
import { nodeStage, stagedNode, WARNING } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const MINUTE = 60_000
/** Midnight in Berlin. */
const DAY_END = Date.UTC(2026, 0, 5, 23)

test('a running node reopens what was accepted as soon as the last day is over, with nobody looking', async () => {
  await using stage = await nodeStage({ seed: 'acceptance', relayPollMs: 30 * MINUTE })
  const { handlers, stores, links } = stagedNode(stage)
  const bytes = utf8(JSON.stringify(baseDocument()))
  const body = composeAttachment(stage.hub, 'TLP:CLEAR', bytes)
  const payload = {
    ...WARNING,
    advisory: { namespace: 'https://cert.example', trackingId: 'PRUEF-2099-0001', version: '2' },
    document: { sha256: sha256(bytes), length: bytes.length, body: body.hash },
  }
  const warning = { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'publisher-terms', payload: payload as unknown as Value, attachments: [body] } as const
  await stage.hub.sequencer.append([compose(stage.hub, warning)])
  await stage.look()
  await stage.witness()
  await stage.look()
  const file = base64(utf8('id;vendor;product;version\na1;Musterhaus;Musterwerk;4.1\n'))
  await handlers.importInventory({ body: { file } }, CALL)
  const decision = { asset: 'a1', advisory: 'PRUEF-2099-0001', status: 'accepted' as const, reason: 'Testnetz', until: '2026-01-05' }
  await handlers.setMatch({ body: decision }, CALL)
  await stage.federation.advance(DAY_END - 2 * MINUTE - stage.federation.now())
  expect(stage.federation.now()).toBeGreaterThan(VIRTUAL_START)
  stagedNode(stage).start()
  await stage.federation.advance(MINUTE)
  const decided = () => stores.decisions.history('a1', 'https://cert.example PRUEF-2099-0001').map(({ cause, to }) => [cause, to])
  expect(decided()).toEqual([['person', 'accepted']])
  await stage.federation.advance(3 * MINUTE)
  expect(decided()).toEqual([
    ['person', 'accepted'],
    ['acceptance-ended', 'open'],
  ])
  expect(links.feed.state().isHalted).toBe(false)
})

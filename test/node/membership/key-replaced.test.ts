// SPDX-License-Identifier: EUPL-1.2
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { callBackInput, replaceAfterCallBack } from '@ncv/federation/hub/recovery/take-replacement.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair, signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import { expect, test } from 'vitest'
import { testMember } from '../../support/founded-hub.ts'
import { nodeStage, stagedNode } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

test('a house for which the hub put other keys into the log is told so in red, and nobody else is', async () => {
  await using stage = await nodeStage({ seed: 'taken over' })
  const { hub } = stage
  await rotateEpoch(hub)
  await stage.witness()
  await stage.look()
  const victim = stagedNode(stage, 2)
  const { identity, box } = testMember('somebody else')
  const payload = { member: victim.self.keys.id, key: identity.publicKey, box: box.publicKey, recovery: sha256(utf8('paper')), at: hub.world.now() }
  const frame = signFrame(hub.opened.origin, 'key-replacement', payload, identity.seed)
  const consents = ['eva', 'ole'].map((analyst) => {
    const { seed, publicKey } = ed25519KeyPair(sha256(utf8(analyst)))
    hub.drafts.addAnalyst(analyst, publicKey)
    return { analyst, signature: signEd25519(seed, callBackInput(hub.opened.origin, frameId(frame))) }
  })
  const concerns = async (at: number) => (await stagedNode(stage, at).handlers.status({}, CALL)).concerns
  expect((await concerns(2)).map(({ code }) => code)).not.toContain('key-replaced')
  await replaceAfterCallBack(hub, frame, consents)
  // The other two witnesses are enough; the third is not believed any more.
  for (const at of [0, 1]) await stagedNode(stage, at).links.witness?.pull()
  await stage.look()
  expect(await concerns(2)).toContainEqual(expect.objectContaining({ code: 'key-replaced', isRed: true }))
  expect((await concerns(0)).map(({ code }) => code)).not.toContain('key-replaced')
})

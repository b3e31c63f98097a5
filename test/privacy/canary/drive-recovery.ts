// SPDX-License-Identifier: EUPL-1.2
/**
 * Another house gets new keys, after a call-back and by its recovery key: keys go out on purpose; nothing else does.
 *
 * @module
 */
import { callBackInput } from '@ncv/federation/hub/recovery/take-replacement.ts'
import { sendReplacement } from '@ncv/node/recovery/replacement.ts'
import { base64, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair, signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import { HUB_URL } from '../../node/link/node-stage.ts'
import type { Ground } from '../ground.ts'
import type { HubStage } from './drive-hub.ts'
import { ANALYSTS } from './drive-hub.ts'

const PAPER = ed25519KeyPair(sha256(utf8('recovery key on paper')))

/** Signed by the new key itself, or by the key on paper. */
function request({ hub, federation }: Ground, member: string, label: string, isByPaper: boolean): Uint8Array {
  const keys = ed25519KeyPair(sha256(utf8(`identity ${label}`)))
  const box = xwingKeyPair(sha256(utf8(`box ${label}`)))
  const paper = isByPaper ? { recoveryKey: PAPER.publicKey } : {}
  const payload = { member, key: keys.publicKey, box: box.publicKey, recovery: sha256(PAPER.publicKey), ...paper, at: federation.now() }
  return signFrame(hub.opened.origin, 'key-replacement', payload, isByPaper ? PAPER.seed : keys.seed)
}

/** @param house that keeps its keys */
export async function replaceKeysAsHub({ client }: Pick<HubStage, 'client'>, ground: Ground, house: string): Promise<void> {
  const other = ground.nodes.find(({ party }) => party.self.keys.id !== house)
  if (other === undefined) throw new Error('there is nobody else')
  const { id } = other.party.self.keys
  const { file } = await client.readerKeys()
  await client.importReaderKeys({ body: { file } })
  const called = request(ground, id, 'called back', false)
  const { name } = await client.showKeyRequest({ body: { frame: base64(called) } })
  const consents = ANALYSTS.map((analyst) => {
    const signature = signEd25519(analyst.keys.seed, callBackInput(ground.hub.opened.origin, frameId(called)))
    return { analyst: analyst.id, signature: hex(signature) }
  })
  const { index } = await client.replaceMemberKey({ body: { frame: base64(called), consents } })
  if (index === null || name === '') throw new Error('the keys were not replaced')
  await ground.federation.advance(1_000)
  await sendReplacement(other.world, HUB_URL, request(ground, id, 'by the paper', true))
}

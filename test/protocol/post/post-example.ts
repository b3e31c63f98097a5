// SPDX-License-Identifier: EUPL-1.2
/**
 * The example of `protocol/spec/ncv-post.md`; `test/vectors/ncv-post.json` holds what this makes.
 *
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { envelopeId, parseFrame } from '@ncv/protocol/envelope.ts'
import { memberIdOf } from '@ncv/protocol/membership/genesis.ts'
import type { PostMessage } from '@ncv/protocol/message/post.ts'
import { sealAttachment } from '@ncv/protocol/post/attachment.ts'
import { parseSealedPost, postHash, sealPost, signPost } from '@ncv/protocol/post/seal.ts'
import { signPostTaken } from '@ncv/protocol/post/taken.ts'
import { scriptedChance } from '../crypto/chance.ts'
import { boxOf, genesisVector, keyOf, seed, SEEDS } from '../membership/example.ts'

export const SENDER = memberIdOf(keyOf('wiesenbrueck'))
export const READER = memberIdOf(keyOf('hohenwehr'))
export const READER_SEED: Uint8Array = seed(SEEDS.hohenwehr + 0x10)
export const HUB_SEED: Uint8Array = seed(SEEDS.hub + 0x10)
export const LABEL = { tlp: 'TLP:AMBER', terms: 'member' } as const
export const BOXES = [
  { id: 'hub', box: boxOf('hub') },
  { id: READER, box: boxOf('hohenwehr') },
]
const FILE = utf8('192.0.2.7 GET /\n')

export function postOrigin(): Uint8Array {
  return Uint8Array.from(Buffer.from(genesisVector().origin, 'hex'))
}

const exampleFile = () => sealAttachment(postOrigin(), 'zugriffe.log', FILE, scriptedChance(seed(0x61)))

export const POST: PostMessage = {
  id: new Uint8Array(16).fill(0x60),
  from: SENDER,
  to: ['hub', READER],
  kind: 'message',
  sentAt: 1_772_000_000_000,
  content: encode({ subject: 'Auffällige Zugriffe', text: 'Seit heute früh, siehe Anlage.' }),
  attachments: [exampleFile().attachment],
  receipt: 'read',
}

export function postVector() {
  const origin = postOrigin()
  const frame = signPost(origin, LABEL, POST, seed(SEEDS.wiesenbrueck))
  const chance = scriptedChance(seed(0x62), new Uint8Array(64).fill(0x63), new Uint8Array(64).fill(0x64))
  const sealed = sealPost(origin, frame, POST, BOXES, chance)
  const { id, to, files, commitment, body } = parseSealedPost(sealed)
  const { header, payload } = parseFrame(frame)
  const { attachment, file } = exampleFile()
  const taken = signPostTaken(origin, { post: postHash(sealed), at: 1_772_000_001_000 }, seed(SEEDS.hub))
  return {
    note: 'NCV’s own format; made by test/protocol/post/post-example.ts. Published test keys: never use them for anything else.',
    origin: hex(origin),
    sender: SENDER,
    senderKey: hex(keyOf('wiesenbrueck')),
    reader: READER,
    readerSeed: hex(READER_SEED),
    message: {
      header: new TextDecoder().decode(header),
      payload: hex(payload),
      id: hex(envelopeId(header, payload)),
      frameHash: hex(sha256(frame)),
    },
    sealed: {
      contentKey: hex(seed(0x62)),
      encapsulationSeeds: [hex(new Uint8Array(64).fill(0x63)), hex(new Uint8Array(64).fill(0x64))],
      head: hex(encode({ id, to, files } as unknown as Value)),
      commitment: hex(commitment),
      bodyHash: hex(sha256(body)),
      hash: hex(postHash(sealed)),
      bytes: Buffer.from(sealed).toString('base64'),
    },
    attachment: {
      key: hex(attachment.key),
      plain: hex(FILE),
      sha256: hex(attachment.sha256),
      sealedBytes: file.length,
      sealed: hex(attachment.sealed),
    },
    taken: { frame: hex(taken) },
  }
}

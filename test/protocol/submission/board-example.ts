// SPDX-License-Identifier: EUPL-1.2
/**
 * The examples of `protocol/spec/ncv-board.md`; `test/vectors/ncv-board.json` holds what this makes.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { envelopeId, parseFrame, sealEnvelope } from '@ncv/protocol/envelope.ts'
import type { Reply } from '@ncv/protocol/message/board.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { formatReply, padReply, sealReply } from '@ncv/protocol/submission/reply.ts'
import { signReveal } from '@ncv/protocol/submission/reveal.ts'
import { oneTimeNonce } from '@ncv/protocol/token/token.ts'
import { scriptedChance } from '../crypto/chance.ts'
import { genesisVector, seed } from '../membership/example.ts'

/** Seeds of the one-time keys of the example's contribution. */
export const ED_SEED = seed(0x51)
export const XW_SEED = seed(0x52)
export const MEMBER = 'wiesenbrueck.example'
export const CONTRIBUTION = seed(0x53)

export const REPLY: Reply = { contribution: CONTRIBUTION, number: 1, kind: 'question', text: 'Welche Version?', closes: '2026-03-31' }

export function boardOrigin(): Uint8Array {
  return Uint8Array.from(Buffer.from(genesisVector().origin, 'hex'))
}

export function boardVector() {
  const origin = boardOrigin()
  const edPk = ed25519KeyPair(ED_SEED).publicKey
  const xwPk = xwingKeyPair(XW_SEED).publicKey
  const sealed = sealReply(xwPk, origin, REPLY, scriptedChance(new Uint8Array(64).fill(0x54)))
  const followUp = { key: edPk, counter: 1, answers: 1, text: 'Version 7.2.', isExercise: false }
  const frame = sealEnvelope({ type: 'follow-up', origin, tlp: 'TLP:AMBER', terms: 'member' }, followUp as unknown as Value, ED_SEED)
  const { header, payload } = parseFrame(frame)
  const signature = signReveal(ED_SEED, { origin, member: MEMBER, contribution: CONTRIBUTION })
  return {
    edSeed: hex(ED_SEED),
    xwSeed: hex(XW_SEED),
    origin: hex(origin),
    contribution: hex(CONTRIBUTION),
    reply: {
      content: hex(formatReply(REPLY)),
      paddedHash: hex(sha256(padReply(REPLY))),
      encapsulationSeed: hex(new Uint8Array(64).fill(0x54)),
      sealedHash: hex(sha256(sealed)),
      sealedStart: hex(sealed.subarray(0, 32)),
      sealedEnd: hex(sealed.subarray(-32)),
      sealed: Buffer.from(sealed).toString('base64'),
    },
    followUp: {
      payload: hex(payload),
      frameHash: hex(sha256(frame)),
      id: hex(envelopeId(header, payload)),
      mark: hex(acceptedMark(oneTimeNonce({ edPk, xwPk }), 1)),
    },
    reveal: { member: MEMBER, signature: hex(signature), body: hex(encode({ contribution: CONTRIBUTION, signature })) },
  }
}

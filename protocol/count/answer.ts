// SPDX-License-Identifier: EUPL-1.2
/**
 * An answer on its way, and the commitment by which its sender finds it in the result (ncv-count, sections 4 and 5).
 *
 *     commitment = SHA-256("NCV answer v1\0" || frame)
 *
 * The frame is signed with a one-time key that nobody but sender and hub has seen: to everybody else a commitment is a random number.
 *
 * @module
 */
import { utf8 } from '../bytes.ts'
import type { Value } from '../codec.ts'
import { sha256 } from '../crypto/hash.ts'
import type { Header } from '../envelope.ts'
import { sealEnvelope } from '../envelope.ts'
import type { AnswerStatus } from '../message/count.ts'

export function answerHeader(origin: Uint8Array): Header {
  return { type: 'answer', origin, tlp: 'TLP:AMBER', terms: 'member' }
}

const LABEL = utf8('NCV answer v1\0')

/** @param frame the signed answer as it lies in its box */
export function answerCommitment(frame: Uint8Array): Uint8Array {
  return sha256(LABEL, frame)
}

export interface AnswerText {
  readonly question: number
  readonly status: AnswerStatus
  readonly counter: number
}

/** @param key public half of the one-time key whose seed signs */
export function signAnswer({ question, status, counter }: AnswerText, key: Uint8Array, edSeed: Uint8Array, origin: Uint8Array): Uint8Array {
  const payload: Value = { counter, key, question, status }
  return sealEnvelope(answerHeader(origin), payload, edSeed)
}

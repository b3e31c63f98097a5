// SPDX-License-Identifier: EUPL-1.2
/**
 * The example of ncv-count: a question, an answer and its change, the last result. Everything follows from these few numbers.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { answerCommitment, signAnswer } from '@ncv/protocol/count/answer.ts'
import { resultParts } from '@ncv/protocol/count/result.ts'
import { suppress } from '@ncv/protocol/count/suppress.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Question } from '@ncv/protocol/message/count.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { oneTimeNonce } from '@ncv/protocol/token/token.ts'

export const ORIGIN = new Uint8Array(32).fill(0xaa)
export const QUESTION_INDEX = 57

const WEEK = 604_800_000
const OPENS = 1_767_225_600_000 + WEEK + 86_400_000

/** Period 1 of a federation that was founded on 2026-01-01; a fortnight. */
export const QUESTION: Question = {
  form: 'affected-fixed',
  warning: 41,
  period: 1,
  targets: [
    { group: 'municipality', k: 1 },
    { group: 'district', k: 2 },
  ],
  opens: OPENS,
  closes: OPENS + 2 * WEEK,
}

/** As counted, and as shown. */
export const TABLES: readonly (readonly number[])[] = [
  [12, 4, 4, 7, 2],
  [12, 4, 4, 7, 9],
  [12, 4, 6, 7, 8],
  [0, 0, 0, 10, 12],
  [5, 6, 7, 8, 9],
  [1, 1, 1, 0, 0],
  [0, 0, 0, 0, 40],
]

function answerOf(counter: number, status: 'affected' | 'fixed') {
  const key = ed25519KeyPair(new Uint8Array(32).fill(0x11))
  const xwPk = xwingKeyPair(new Uint8Array(32).fill(0x22)).publicKey
  const frame = signAnswer({ question: QUESTION_INDEX, status, counter }, key.publicKey, key.seed, ORIGIN)
  const mark = acceptedMark(oneTimeNonce({ edPk: key.publicKey, xwPk }), counter)
  return { counter, status, frame: hex(frame), commitment: hex(answerCommitment(frame)), mark: hex(mark) }
}

/** The content of `test/vectors/ncv-count.json`. */
export function countVectors() {
  const [small] = resultParts({
    question: QUESTION_INDEX,
    group: 'municipality',
    number: 2,
    isFinal: true,
    cells: [7, 2, 1, 0, 0],
    commitments: Array.from({ length: 10 }, (_, i) => sha256(Uint8Array.of(i))),
  })
  return {
    origin: hex(ORIGIN),
    edSeed: '11'.repeat(32),
    xwSeed: '22'.repeat(32),
    question: { index: QUESTION_INDEX, payload: hex(encode(QUESTION as unknown as Value)) },
    answers: [answerOf(1, 'affected'), answerOf(2, 'fixed')],
    result: { payload: hex(encode(small as unknown as Value)) },
    suppression: TABLES.map((counted) => ({ counted, shown: suppress(counted) })),
  }
}

// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { answerCommitment, answerHeader } from '@ncv/protocol/count/answer.ts'
import { commitmentsOf, joinResult, resultParts } from '@ncv/protocol/count/result.ts'
import { dayMs, lastArrival, latestClose, usualClose } from '@ncv/protocol/count/timing.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { openEnvelope, parsePayload } from '@ncv/protocol/envelope.ts'
import { Answer, CountResult, PART_COMMITMENTS, Question } from '@ncv/protocol/message/count.ts'
import { describe, expect, test } from 'vitest'
import { countVectors, ORIGIN, QUESTION, QUESTION_INDEX } from './example.ts'

const VECTORS = JSON.parse(readFileSync(new URL('../../vectors/ncv-count.json', import.meta.url), 'utf8')) as ReturnType<typeof countVectors>

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const commitments = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => sha256(Uint8Array.of(i >> 8, i & 255)))
const counted = (count: number, isFinal = true) => ({
  ...{ question: 57, group: 'all' as const, number: 1, isFinal },
  cells: [count, 0, 0, 0, 0],
  commitments: commitments(count),
})

describe('the example of ncv-count', () => {
  test('is what this program makes of it', () => {
    expect(countVectors()).toEqual(VECTORS)
  })

  test('an answer is signed by its one-time key, and its commitment is a hash of the signed frame', () => {
    const [first] = VECTORS.answers
    const frame = fromHex(first?.frame ?? '')
    const { publicKey } = ed25519KeyPair(fromHex(VECTORS.edSeed, 32))
    const { payload } = openEnvelope(frame, answerHeader(ORIGIN), Answer, publicKey)
    expect(payload).toEqual({ key: publicKey, question: QUESTION_INDEX, status: 'affected', counter: 1 })
    expect(hex(answerCommitment(frame))).toBe(first?.commitment)
  })
})

describe('a question', () => {
  const parsed = (change: Partial<Question>): Question => parsePayload(encode({ ...QUESTION, ...change } as unknown as Value), Question)

  test.each<[string, Partial<Question>]>([
    [
      'names one counting key for two groups',
      {
        targets: [
          { group: 'municipality', k: 1 },
          { group: 'district', k: 1 },
        ],
      },
    ],
    [
      'asks a group twice',
      {
        targets: [
          { group: 'district', k: 1 },
          { group: 'district', k: 2 },
        ],
      },
    ],
    [
      'asks all and a group',
      {
        targets: [
          { group: 'all', k: 1 },
          { group: 'district', k: 2 },
        ],
      },
    ],
    [
      'has its groups in another order',
      {
        targets: [
          { group: 'district', k: 1 },
          { group: 'municipality', k: 2 },
        ],
      },
    ],
    ['asks nobody', { targets: [] }],
  ])('that %s is none', (_name, change) => {
    expect(() => parsed(change)).toThrow(code('SCHEMA_MISMATCH'))
  })

  test('has no field for a text', () => {
    expect(() => parsed({ text: 'Warum?' } as Partial<Question>)).toThrow(code('SCHEMA_MISMATCH'))
  })

  test('is open for a fortnight, and never longer than its tokens live', () => {
    const week = 604_800_000
    const clock = { createdAt: 0, timing: { periodMs: week, slotMs: 900_000, kMin: 3, maxHoldMs: 3_600_000, reportTokens: 8, countingKeys: 64 } }
    expect(usualClose(clock, 5 * week + 1)).toBe(7 * week + 1)
    expect(latestClose(clock, 5)).toBe(9 * week)
    expect(lastArrival(clock, { closes: 100 })).toBe(100 + 3_600_000 + 1_800_000)
    expect(dayMs(clock)).toBe(86_400_000)
  })
})

describe('a result', () => {
  test('has a commitment for each answer, sorted, whatever order they came in', () => {
    const [part] = resultParts({ ...counted(7), commitments: commitments(7).reverse() })
    expect(part === undefined ? [] : commitmentsOf(part)).toEqual(commitments(7).map(hex).sort())
  })

  test('of many answers comes in parts that each fit into a message', () => {
    const parts = resultParts(counted(2 * PART_COMMITMENTS + 1))
    expect(parts.map(({ part, parts: all }) => `${part}/${all}`)).toEqual(['1/3', '2/3', '3/3'])
    for (const part of parts) expect(CountResult.parse(parsePayload(encode(part as unknown as Value), CountResult))).toEqual(part)
    expect(joinResult(parts)).toHaveLength(2 * PART_COMMITMENTS + 1)
  })

  test('on the way has no cells', () => {
    expect(resultParts(counted(9, false))[0]).not.toHaveProperty('cells')
    const [final] = resultParts(counted(9))
    expect(() => CountResult.parse({ ...final, isFinal: false })).toThrow()
  })

  test.each<[string, string, (parts: CountResult[]) => CountResult[]]>([
    [
      'answers',
      'says more answers than it has commitments',
      (parts) => parts.map((part) => ({ ...part, answers: part.answers + 1, cells: [null, null, null, null, null] })),
    ],
    ['commitments', 'counts one answer twice', ([first]) => (first === undefined ? [] : [{ ...first, commitments: new Uint8Array(320).fill(7) }])],
    ['cells', 'shows all cells but one', (parts) => parts.map((part) => ({ ...part, cells: [5, null, 5, 5, 5] }))],
    ['parts', 'lacks a part', (parts) => parts.map((part) => ({ ...part, parts: 2 }))],
  ])('is refused by its field %s where it %s', (field, _name, change) => {
    const parts = resultParts({ ...counted(10), cells: [7, 2, 1, 0, 0] })
    expect(joinResult(parts)).toHaveLength(10)
    expect(() => joinResult(change(parts))).toThrow(expect.objectContaining({ code: 'COUNT_RESULT', params: { field } }))
  })
})

// SPDX-License-Identifier: EUPL-1.2
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { MESSAGE_BOUNDS } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import { compareHashes, Intake } from '@ncv/protocol/message/intake.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { assertFollows, dayAt, dayMs, listDay, mustBeListed, partsOfList } from '@ncv/protocol/submission/daily-list.ts'
import { describe, expect, test } from 'vitest'
import { seededChance } from '../crypto/chance.ts'
import { codeOf } from '../crypto/chance.ts'
import { readVectors } from '../crypto/vectors.ts'

const DAY = 86_400_000
const CLOCK = { createdAt: 1_000_000, timing: { periodMs: 7 * DAY } } as Pick<Genesis, 'createdAt' | 'timing'>
const hashes = (count: number, label: string): Uint8Array[] => {
  const chance = seededChance(label)
  return Array.from({ length: count }, () => chance.random(32))
}

interface ListVectors {
  readonly marks: readonly { readonly nonce: string; readonly counter: number; readonly mark: string }[]
  readonly list: { readonly origin: string; readonly seed: string; readonly payload: string; readonly frame: string; readonly value: ListValue }
}
interface ListValue {
  readonly day: number
  readonly batches: readonly { readonly slot: number; readonly root: string; readonly count: number }[]
  readonly marks: readonly string[]
}

describe('a day', () => {
  test('is the seventh part of a period: 24 hours in a weekly one', () => {
    expect(dayMs(CLOCK)).toBe(DAY)
    expect(dayMs({ timing: { ...CLOCK.timing, periodMs: 21_000 } })).toBe(3000)
    expect([CLOCK.createdAt - 1, CLOCK.createdAt, CLOCK.createdAt + DAY].map((now) => dayAt(CLOCK, now))).toEqual([-1, 0, 1])
  })

  test('is listed when it is over, and covers what was confirmed before, but for the clocks', () => {
    expect(listDay(CLOCK, CLOCK.createdAt + 3 * DAY)).toBe(2)
    expect(mustBeListed(CLOCK, 2, CLOCK.createdAt + 3 * DAY - 120_000)).toBe(true)
    expect(mustBeListed(CLOCK, 2, CLOCK.createdAt + 3 * DAY - 119_999)).toBe(false)
  })
})

describe('a list', () => {
  test('is cut into messages of at most 60 KiB, in order and complete', () => {
    const batches = hashes(900, 'roots').map((root, i) => ({ slot: 2 ** 40 + i, root, count: 2000 }))
    const marks = hashes(2100, 'marks')
    const parts = partsOfList(9, { batches, marks }, seededChance('fill'))
    const header = { type: 'intake', origin: new Uint8Array(32), tlp: 'TLP:GREEN', terms: 'federation' } as const
    for (const part of parts) {
      expect(Intake.parse(part)).toEqual(part)
      expect(sealEnvelope(header, part as never, new Uint8Array(32)).length).toBeLessThan(MESSAGE_BOUNDS.bytes)
    }
    expect(parts.map(({ part, parts: of }) => `${part}/${of}`)).toEqual(['1/3', '2/3', '3/3'])
    const listed = parts.flatMap((part) => part.marks).map(hex)
    expect(listed).toEqual(listed.toSorted())
    expect(listed).toEqual(expect.arrayContaining(marks.map(hex)))
    expect(parts.flatMap((part) => part.batches)).toHaveLength(900)
  })

  test('does not say by its size how much was accepted: marks are filled up to steps of 32, with such as nobody has', () => {
    const sizes = [0, 1, 31, 32].map((count) => {
      const [part] = partsOfList(1, { batches: [], marks: hashes(count, `some ${count}`) }, seededChance('fill'))
      return encode(part as never).length
    })
    expect(new Set(sizes).size).toBe(1)
    const [first] = partsOfList(1, { batches: [], marks: [] }, seededChance('one'))
    const [second] = partsOfList(1, { batches: [], marks: [] }, seededChance('two'))
    expect(first?.marks.map(hex)).not.toEqual(second?.marks.map(hex))
  })

  test('with marks or batches out of order, or with one twice, is none', () => {
    const [a, b] = hashes(2, 'two').sort(compareHashes) as [Uint8Array, Uint8Array]
    const list = { day: 1, part: 1, parts: 1, batches: [], marks: [a, b] }
    expect(Intake.safeParse(list).success).toBe(true)
    for (const marks of [
      [b, a],
      [a, a],
    ])
      expect(Intake.safeParse({ ...list, marks }).success).toBe(false)
    const batches = [b, a].map((root) => ({ slot: 1, root, count: 1 }))
    expect(Intake.safeParse({ ...list, batches }).success).toBe(false)
    expect(Intake.safeParse({ ...list, part: 2 }).success).toBe(false)
  })

  test('follows another on a later day; its parts stand one behind another', () => {
    const at = (index: number, day: number, part: number, parts: number) => ({ index, day, part, parts })
    expect(() => assertFollows(undefined, at(3, 5, 1, 2))).not.toThrow()
    expect(() => assertFollows(at(3, 5, 1, 2), at(4, 5, 2, 2))).not.toThrow()
    expect(() => assertFollows(at(4, 5, 2, 2), at(9, 8, 1, 1))).not.toThrow()
    const wrong = [
      [at(3, 5, 1, 1), at(4, 5, 1, 1)],
      [at(3, 5, 1, 1), at(4, 4, 1, 1)],
      [at(3, 5, 1, 2), at(5, 5, 2, 2)],
      [at(3, 5, 1, 3), at(4, 5, 3, 3)],
      [at(3, 5, 1, 2), at(4, 6, 2, 2)],
    ] as const
    expect(wrong.map(([before, next]) => codeOf(() => assertFollows(before, next)))).toEqual(wrong.map(() => 'INTAKE_ORDER'))
  })
})

describe('the vectors', () => {
  const { marks, list } = readVectors<ListVectors>('ncv-intake.json')

  test('of marks: nonce and counter give the mark, and marks of one nonce do not show it', () => {
    expect(marks.map(({ nonce, counter }) => hex(acceptedMark(fromHex(nonce), counter)))).toEqual(marks.map(({ mark }) => mark))
    expect(new Set(marks.map(({ mark }) => mark)).size).toBe(marks.length)
  })

  test('of a list: its payload and its envelope', () => {
    const { value } = list
    const payload = {
      ...{ day: value.day, part: 1, parts: 1, marks: value.marks.map((mark) => fromHex(mark)) },
      batches: value.batches.map(({ root, ...rest }) => ({ ...rest, root: fromHex(root) })),
    }
    expect(Intake.parse(payload)).toEqual(payload)
    expect(hex(encode(payload))).toBe(list.payload)
    const header = { type: 'intake', origin: fromHex(list.origin), tlp: 'TLP:GREEN', terms: 'federation' } as const
    expect(hex(sealEnvelope(header, payload, fromHex(list.seed)))).toBe(list.frame)
  })
})

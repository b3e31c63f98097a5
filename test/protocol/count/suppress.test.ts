// SPDX-License-Identifier: EUPL-1.2
import { isSuppressed, suppress } from '@ncv/protocol/count/suppress.ts'
import { CELL_MIN } from '@ncv/protocol/message/count.ts'
import { describe, expect, test } from 'vitest'

/** All tables of so many cells whose sum is `total`. */
function* tables(cells: number, total: number): Generator<number[]> {
  if (cells === 1) {
    yield [total]
    return
  }
  for (let first = 0; first <= total; first++) for (const rest of tables(cells - 1, total - first)) yield [first, ...rest]
}

/** Per publication: of each hidden cell the values that it can have, for a reader who knows the rule and the total. */
function possible(published: Iterable<{ readonly key: string; readonly shown: readonly (number | null)[]; readonly table: readonly number[] }>) {
  const seen = new Map<string, { shown: readonly (number | null)[]; table: readonly number[]; values: Set<number>[] }>()
  for (const { key, shown, table } of published) {
    const known = seen.get(key) ?? { shown, table, values: table.map(() => new Set<number>()) }
    seen.set(key, known)
    for (const [i, value] of table.entries()) known.values[i]?.add(value)
  }
  return seen
}

/** Hidden cells that can be computed. */
function disclosed(published: Parameters<typeof possible>[0]): string[] {
  return [...possible(published).values()].flatMap(({ shown, table, values }) =>
    shown.flatMap((value, i) => (value === null && values[i]?.size === 1 ? [`cell ${i} of ${table.join(' ')}`] : [])),
  )
}

describe('suppression', () => {
  test.each([
    { table: [12, 4, 4, 7, 2], shown: [12, null, null, 7, null] },
    { table: [12, 4, 6, 7, 8], shown: [12, null, null, 7, 8] },
    { table: [12, 4, 4, 7, 9], shown: [12, null, null, null, 9] },
    { table: [0, 0, 0, 10, 12], shown: [null, null, null, null, 12] },
    { table: [5, 6, 7, 8, 9], shown: [5, 6, 7, 8, 9] },
    { table: [1, 1, 1, 0, 0], shown: [null, null, null, null, null] },
    { table: [0, 0, 0, 0, 40], shown: [null, null, null, null, null] },
  ])('of $table is shown $shown', ({ table, shown }) => {
    expect(suppress(table)).toEqual(shown)
  })

  test('no cell under five is shown, and never is exactly one hidden', () => {
    for (let total = 0; total <= 30; total++) {
      for (const table of tables(4, total)) {
        const shown = suppress(table)
        expect(shown.every((value) => value === null || value >= CELL_MIN)).toBe(true)
        expect(shown.filter((value) => value === null)).not.toHaveLength(1)
      }
    }
  })

  test('of no table can a hidden cell be computed, by whoever knows the rule and the number of answers', () => {
    let count = 0
    for (const [cells, most] of [
      [2, 80],
      [3, 60],
      [4, 36],
      [5, 24],
    ] as const) {
      for (let total = 1; total <= most; total++) {
        const all = [...tables(cells, total)].map((table) => ({ table, shown: suppress(table), key: suppress(table).join() }))
        count += all.length
        expect(disclosed(all)).toEqual([])
      }
    }
    expect(count).toBeGreaterThan(250_000)
  })

  test('hiding the smallest cell beside a lone one is not enough: such a rule is found out', () => {
    const naive = (table: readonly number[]): (number | null)[] => {
      const hidden = new Set(table.flatMap((value, i) => (value < CELL_MIN ? [i] : [])))
      const rest = table.map((value, i) => ({ value, i })).filter(({ i }) => !hidden.has(i))
      const [next] = rest.sort((a, b) => a.value - b.value)
      if (hidden.size === 1 && next !== undefined) hidden.add(next.i)
      return table.map((value, i) => (hidden.has(i) ? null : value))
    }
    const found = Array.from({ length: 24 }, (_, i) => i + 1).flatMap((total) =>
      disclosed([...tables(3, total)].map((table) => ({ table, shown: naive(table), key: naive(table).join() }))),
    )
    expect(found).toContain('cell 0 of 0 0 5')
  })

  test('with an interim number, and all that its commitments show, no hidden cell can be computed either', () => {
    const published: { table: number[]; shown: (number | null)[]; key: string }[] = []
    // Between the two publications each answer stays, changes to another status, or is new: 3 unchanged, 6 moves, 3 new.
    for (let total = 1; total <= 8; total++) {
      for (const flow of tables(12, total)) {
        const [stay, move, fresh] = [flow.slice(0, 3), flow.slice(3, 9), flow.slice(9)]
        const moved = (to: number): number => (move[2 * to] ?? 0) + (move[2 * to + 1] ?? 0)
        const table = [0, 1, 2].map((to) => (stay[to] ?? 0) + moved(to) + (fresh[to] ?? 0))
        const shown = suppress(table)
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
        published.push({ table, shown, key: `${sum(stay)} ${sum(move)} ${sum(fresh)} ${shown.join()}` })
      }
    }
    expect(disclosed(published)).toEqual([])
    expect(published.length).toBeGreaterThan(100_000)
  })

  test('a second table of the same question would give a hidden cell away: cells are published once', () => {
    // 5 10 3 1, then one answer changes to the second status.
    const before = [...tables(4, 19)].filter((table) => suppress(table).join() === '5,10,,')
    const after = before.flatMap((table) =>
      [0, 2, 3].flatMap((from) => ((table[from] ?? 0) > 0 ? [table.map((value, i) => value + (i === 1 ? 1 : i === from ? -1 : 0))] : [])),
    )
    const seen = after.filter((table) => suppress(table).join() === ',11,,')
    expect(new Set(seen.map(([first]) => first))).toEqual(new Set([4]))
  })
})

describe('what a reader checks', () => {
  test('everything that is published of a count passes', () => {
    for (let total = 0; total <= 20; total++) for (const table of tables(5, total)) expect(isSuppressed(suppress(table), total)).toBe(true)
  })

  test.each([
    { name: 'a small cell is shown', shown: [4, null, null], answers: 9 },
    { name: 'exactly one cell is hidden', shown: [9, 8, null], answers: 20 },
    { name: 'what is hidden is nothing', shown: [9, null, null], answers: 9 },
    { name: 'the cells are more than the answers', shown: [9, 8, null, null], answers: 12 },
    { name: 'nothing is hidden and the sum does not fit', shown: [9, 8, 7], answers: 25 },
  ])('refused: $name', ({ shown, answers }) => {
    expect(isSuppressed(shown, answers)).toBe(false)
  })
})

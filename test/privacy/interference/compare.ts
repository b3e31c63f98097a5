// SPDX-License-Identifier: EUPL-1.2
/**
 * Whether two transcripts are the same up to the names of random byte strings.
 *
 * All texts must be equal. The byte strings must correspond one to one, each to one of the same length: where one transcript shows the
 * same bytes twice, the other must as well. So a key that comes back, or a box sent again, counts as much as a word.
 *
 * @module
 */
import type { Abstracted } from './abstract.ts'

/** One thing that a party saw, did or keeps, in its order; or, as a row, in none. */
export interface Line extends Abstracted {
  readonly isRow: boolean
}

export interface Compared {
  readonly lines: number
  /** Distinct byte strings that are the same in both. */
  readonly same: number
  /** Distinct byte strings that stand for each other. */
  readonly renamed: number
  /** Undefined where there is none. */
  readonly difference: string | undefined
}

class Correspondence {
  readonly #there = new Map<string, string>()
  readonly #back = new Map<string, string>()

  fits(one: Uint8Array, other: Uint8Array): boolean {
    const [a, b] = [keyOf(one), keyOf(other)]
    const [known, knownBack] = [this.#there.get(a), this.#back.get(b)]
    return one.length === other.length && (known === undefined ? knownBack === undefined : known === b && knownBack === a)
  }

  add(one: Uint8Array, other: Uint8Array): void {
    const [a, b] = [keyOf(one), keyOf(other)]
    this.#there.set(a, b)
    this.#back.set(b, a)
  }

  counts(): { same: number; renamed: number } {
    const same = [...this.#there].filter(([a, b]) => a === b).length
    return { same, renamed: this.#there.size - same }
  }
}

function keyOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

export function compare(one: readonly Line[], other: readonly Line[]): Compared {
  const names = new Correspondence()
  const difference = inOrder(one, other, names) ?? rowsDiffer(one, other, names) ?? setsDiffer(one, other, names)
  return { lines: one.length, ...names.counts(), difference }
}

function inOrder(one: readonly Line[], other: readonly Line[], names: Correspondence): string | undefined {
  const [first, second] = [one, other].map((lines) => lines.filter(({ isRow }) => !isRow)) as [Line[], Line[]]
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    const [a, b] = [first[i], second[i]]
    if (a === undefined || b === undefined) return `line ${i}: only one has “${shown(a ?? b)}”`
    if (a.text !== b.text) return `line ${i}: ${whereTextsPart(a.text, b.text)}`
    for (const [at, blob] of a.blobs.entries()) {
      const match = b.blobs[at] as Uint8Array
      if (!names.fits(blob, match)) return `line ${i}: bytes ${at} of “${shown(a)}” were met before in one of the two alone`
      names.add(blob, match)
    }
  }
  return undefined
}

/** Rows of a table have no order: each must have its match. What can be matched in one way alone comes first. */
function rowsDiffer(one: readonly Line[], other: readonly Line[], names: Correspondence): string | undefined {
  const pending = one.filter(({ isRow }) => isRow)
  const left = Map.groupBy(
    other.filter(({ isRow }) => isRow),
    ({ text }) => text,
  )
  while (pending.length > 0) {
    const choices = pending.map((row) => ({ row, fitting: (left.get(row.text) ?? []).filter((each) => fits(row, each, names)) }))
    const hopeless = choices.find(({ fitting }) => fitting.length === 0)
    if (hopeless !== undefined) return `row “${shown(hopeless.row)}” has no match`
    const sure = choices.filter(({ fitting }) => fitting.length === 1)
    for (const { row, fitting } of sure.length > 0 ? sure : choices.slice(0, 1)) {
      const match = fitting.find((each) => isSame(row, each)) ?? (fitting[0] as Line)
      const rest = left.get(row.text) ?? []
      if (!rest.includes(match) || !fits(row, match, names)) return `row “${shown(row)}” has no match of its own`
      rest.splice(rest.indexOf(match), 1)
      pending.splice(pending.indexOf(row), 1)
      for (const [i, blob] of row.blobs.entries()) names.add(blob, match.blobs[i] as Uint8Array)
    }
  }
  const [surplus] = [...left.values()].flat()
  return surplus === undefined ? undefined : `row “${shown(surplus)}” has no match`
}

function fits(row: Line, other: Line, names: Correspondence): boolean {
  return row.blobs.every((blob, i) => names.fits(blob, other.blobs[i] as Uint8Array))
}

function isSame(row: Line, other: Line): boolean {
  return row.blobs.every((blob, i) => keyOf(blob) === keyOf(other.blobs[i] as Uint8Array))
}

function setsDiffer(one: readonly Line[], other: readonly Line[], names: Correspondence): string | undefined {
  const [first, second] = [one.flatMap(({ sets }) => sets), other.flatMap(({ sets }) => sets)]
  for (const [i, set] of first.entries()) {
    const left = [...(second[i] ?? [])]
    for (const blob of set) {
      const at = left.findIndex((each) => names.fits(blob, each))
      if (at < 0) return `set ${i}: a byte string has no match`
      names.add(blob, left[at] as Uint8Array)
      left.splice(at, 1)
    }
    if (left.length > 0) return `set ${i}: a byte string has no match`
  }
  return undefined
}

function shown(line: Line | undefined): string {
  return (line?.text ?? '').slice(0, 160)
}

function whereTextsPart(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const from = Math.max(0, at - 60)
  return `“${one.slice(0, 60)}… ${one.slice(from, at + 60)}” / “… ${other.slice(from, at + 60)}”`
}

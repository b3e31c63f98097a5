// SPDX-License-Identifier: EUPL-1.2
/**
 * Looks for thousands of patterns at once: every window of four bytes is looked up in a table, and only what is in it is compared.
 *
 * @module
 */
import type { Pattern } from './forms.ts'

const WINDOW = 4
const SLOTS = 1 << 20
const MULTIPLIER = 0x9e3779b1

interface Table {
  readonly filter: Uint8Array
  readonly byWindow: ReadonlyMap<number, readonly Pattern[]>
}

export class Matcher {
  readonly #exact: Table
  readonly #folded: Table
  readonly patterns: number

  constructor(patterns: readonly Pattern[]) {
    this.patterns = patterns.length
    this.#exact = tableOf(patterns.filter(({ isFolded }) => !isFolded))
    this.#folded = tableOf(patterns.filter(({ isFolded }) => isFolded))
  }

  /** Each pattern that occurs, once. */
  find(bytes: Uint8Array): Pattern[] {
    const found = new Set<Pattern>()
    scan(bytes, this.#exact, found)
    scan(smallLetters(bytes), this.#folded, found)
    return [...found]
  }
}

function tableOf(patterns: readonly Pattern[]): Table {
  const filter = new Uint8Array(SLOTS)
  const byWindow = Map.groupBy(patterns, ({ bytes }) => windowAt(bytes, 0))
  for (const window of byWindow.keys()) filter[slotOf(window)] = 1
  return { filter, byWindow }
}

function windowAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)) >>> 0
}

function slotOf(window: number): number {
  return Math.imul(window, MULTIPLIER) >>> 12
}

function scan(bytes: Uint8Array, { filter, byWindow }: Table, found: Set<Pattern>): void {
  let window = 0
  for (let i = 0; i < bytes.length; i++) {
    window = ((window << 8) | (bytes[i] as number)) >>> 0
    if (filter[Math.imul(window, MULTIPLIER) >>> 12] === 0 || i < WINDOW - 1) continue
    for (const pattern of byWindow.get(window) ?? []) if (isAt(bytes, i - WINDOW + 1, pattern.bytes)) found.add(pattern)
  }
}

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  if (at + wanted.length > bytes.length) return false
  for (let i = WINDOW; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false
  return true
}

/** ASCII alone: of other letters canaries have none. */
function smallLetters(bytes: Uint8Array): Uint8Array {
  const folded = new Uint8Array(bytes)
  for (let i = 0; i < folded.length; i++) {
    const byte = folded[i] as number
    if (byte >= 0x41 && byte <= 0x5a) folded[i] = byte | 0x20
  }
  return folded
}

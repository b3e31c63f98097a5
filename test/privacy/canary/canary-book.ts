// SPDX-License-Identifier: EUPL-1.2
/**
 * Canaries: words that were put into one place of a house, each into one alone, so that wherever one turns up its way out is known.
 *
 * ```
 * book.word('asset.host')    →  'zqlavemorifu'      twelve small letters, no word of any language
 * book.digits('kev.cve')     →  '48213907'
 * book.day('kev.added')      →  '1993-07-13'
 * book.bytes('token.sealed', value)                 what is random by itself is its own canary
 * ```
 * A second book (`twin`) has other words of the same form in the same places.
 *
 * @module
 */
import { createHash } from 'node:crypto'

export interface Canary {
  /** Where it was put. */
  readonly place: string
  readonly kind: 'word' | 'digits' | 'day' | 'bytes'
  readonly value: Uint8Array
}

/** So that a person sees at once what turned up. */
const STEM = 'zq'
const CONSONANTS = 'bdfgklmnprtvz'
const VOWELS = 'aeiou'
/** Shorter ones would turn up by chance. */
export const MIN_BYTES = 12
/** Numbers that were filled up with zeros are met everywhere. */
const MIN_DISTINCT = 6

export class CanaryBook {
  readonly #label: string
  readonly #words = new Map<string, string>()
  readonly #canaries = new Map<string, Canary>()

  constructor(label: string) {
    this.#label = label
  }

  /** The same place, the same word. */
  word(place: string): string {
    return this.#drawn(place, 'word', (hash) => {
      const letters = Array.from({ length: 10 }, (_, i) => pick(i % 2 === 0 ? CONSONANTS : VOWELS, hash[i] as number))
      return STEM + letters.join('')
    })
  }

  digits(place: string, length = 9): string {
    return this.#drawn(place, 'digits', (hash) =>
      Array.from({ length }, (_, i) => pick(i === 0 ? '123456789' : '0123456789', hash[i] as number)).join(''),
    )
  }

  day(place: string): string {
    return this.#drawn(place, 'day', ([a = 0, b = 0, c = 0]) => {
      const two = (value: number): string => String(value).padStart(2, '0')
      return `19${90 + (a % 6)}-${two(1 + (b % 12))}-${two(1 + (c % 28))}`
    })
  }

  /** Too short ones are passed over: they would be found anywhere. */
  bytes(place: string, value: Uint8Array): void {
    if (value.length < MIN_BYTES || new Set(value).size < MIN_DISTINCT) return
    this.#canaries.set(`${place} ${createHash('sha256').update(value).digest('base64url')}`, { place, kind: 'bytes', value: new Uint8Array(value) })
  }

  /** A text that is random by itself, such as an id. */
  text(place: string, value: string): void {
    this.bytes(place, new TextEncoder().encode(value))
  }

  all(): readonly Canary[] {
    return [...this.#canaries.values()]
  }

  #drawn(place: string, kind: Canary['kind'], make: (hash: Uint8Array) => string): string {
    const known = this.#words.get(place)
    if (known !== undefined) return known
    const taken = new Set(this.#words.values())
    for (let attempt = 0; ; attempt++) {
      const drawn = make(createHash('sha256').update(`${this.#label}\0${place}\0${attempt}`).digest())
      if (taken.has(drawn)) continue
      this.#words.set(place, drawn)
      this.#canaries.set(place, { place, kind, value: new TextEncoder().encode(drawn) })
      return drawn
    }
  }
}

function pick(from: string, value: number): string {
  return from.charAt(value % from.length)
}

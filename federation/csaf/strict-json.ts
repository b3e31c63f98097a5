// SPDX-License-Identifier: EUPL-1.2
/**
 * RFC 8259 with what `JSON.parse` does not tell: duplicate names, the depth, and the place of a fault.
 *
 * A name that stands twice is read differently by different programs: a hub could have one product checked and another one matched.
 * One pass, linear, without recursion; it builds no values, so `JSON.parse` still does that.
 *
 * @module
 */

/** Deepest nesting accepted; real documents reach 15, branches of CSAF 2.1 up to 60. */
export const MAX_JSON_DEPTH = 64

export interface JsonFault {
  readonly kind: 'truncated' | 'syntax' | 'duplicate-name' | 'too-deep'
  /** UTF-16 index into the text. */
  readonly at: number
  /** JSON pointer (RFC 6901) of the value that is being read there. */
  readonly pointer: string
}

interface Level {
  /** Names met so far; absent for an array. */
  readonly names?: Set<string>
  key: string
  index: number
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const LITERALS = ['true', 'false', 'null'] as const
const WORD = /[-a-zA-Z0-9+.]*/y
const CUT_NUMBER = /^-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?)?$/
const CUT_ESCAPE = /^\\(?:u[0-9a-fA-F]{0,3})?$/

/** The first fault of a JSON text, `undefined` for a good one. */
export function findJsonFault(text: string): JsonFault | undefined {
  return new Scanner(text).run()
}

/** Line and column, both from 1, of an index. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', start)) {
    line++
    start = next + 1
  }
  return { line, column: at - start + 1 }
}

/** What may come next: `value-or-end` after `[`, `name-or-end` after `{`. */
type Expectation = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing'

class Scanner {
  readonly #text: string
  #at = 0
  #expected: Expectation = 'value'
  readonly #levels: Level[] = []

  constructor(text: string) {
    this.#text = text
  }

  run(): JsonFault | undefined {
    for (;;) {
      this.#skipBlanks()
      if (this.#at >= this.#text.length) return this.#expected === 'nothing' ? undefined : this.#fault('truncated')
      const fault = this.#step(this.#text.charAt(this.#at))
      if (fault !== undefined) return fault
    }
  }

  #step(letter: string): JsonFault | undefined {
    switch (this.#expected) {
      case 'nothing':
        return this.#fault('syntax')
      case 'colon':
        return letter === ':' ? this.#advance('value') : this.#fault('syntax')
      case 'comma-or-end':
        return this.#separator(letter)
      case 'name':
      case 'name-or-end':
        if (letter === '}' && this.#expected === 'name-or-end') return this.#close()
        return letter === '"' ? this.#name() : this.#fault('syntax')
      case 'value':
      case 'value-or-end':
        if (letter === ']' && this.#expected === 'value-or-end') return this.#close()
        return this.#value(letter)
    }
  }

  #value(letter: string): JsonFault | undefined {
    if (letter === '{' || letter === '[') return this.#open(letter)
    if (letter === '"') {
      const end = this.#endOfString()
      if (typeof end !== 'number') return end
      this.#at = end
    } else {
      const length = this.#scalarLength()
      if (this.#isCut(length)) return this.#fault('truncated', this.#text.length)
      if (length === 0) return this.#fault('syntax')
      this.#at += length
    }
    this.#expected = this.#levels.length === 0 ? 'nothing' : 'comma-or-end'
    return undefined
  }

  #open(letter: '{' | '['): JsonFault | undefined {
    if (this.#levels.length >= MAX_JSON_DEPTH) return this.#fault('too-deep')
    this.#levels.push(letter === '{' ? { names: new Set(), key: '', index: 0 } : { key: '', index: 0 })
    return this.#advance(letter === '{' ? 'name-or-end' : 'value-or-end')
  }

  #separator(letter: string): JsonFault | undefined {
    const level = this.#levels.at(-1)
    if (level === undefined) return this.#fault('syntax')
    if (letter === ',') {
      level.index++
      return this.#advance(level.names === undefined ? 'value' : 'name')
    }
    return letter === (level.names === undefined ? ']' : '}') ? this.#close() : this.#fault('syntax')
  }

  #close(): undefined {
    this.#levels.pop()
    return this.#advance(this.#levels.length === 0 ? 'nothing' : 'comma-or-end')
  }

  #name(): JsonFault | undefined {
    const end = this.#endOfString()
    if (typeof end !== 'number') return end
    const raw = this.#text.slice(this.#at + 1, end - 1)
    const level = this.#levels.at(-1)
    if (level?.names === undefined) return this.#fault('syntax')
    // Names are compared as read, not as spelt: "a" and "\u0061" are one name.
    level.key = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw
    if (level.names.has(level.key)) return this.#fault('duplicate-name')
    level.names.add(level.key)
    this.#at = end
    this.#expected = 'colon'
    return undefined
  }

  /** Index behind the closing quote. */
  #endOfString(): number | JsonFault {
    const text = this.#text
    for (let i = this.#at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === QUOTE) return i + 1
      if (code < 0x20) return this.#fault('syntax', i)
      if (code !== BACKSLASH) continue
      const length = escapeLength(text, i)
      if (length === 0) return this.#fault(CUT_ESCAPE.test(text.slice(i, i + 6)) ? 'truncated' : 'syntax', i)
      i += length - 1
    }
    return this.#fault('truncated', text.length)
  }

  #scalarLength(): number {
    const literal = LITERALS.find((word) => this.#text.startsWith(word, this.#at))
    if (literal !== undefined) return literal.length
    NUMBER.lastIndex = this.#at
    return NUMBER.exec(this.#text)?.[0].length ?? 0
  }

  /** `tru` and `9.` at the very end were cut off, `tru,` and `9.,` are wrong. */
  #isCut(length: number): boolean {
    WORD.lastIndex = this.#at
    const word = WORD.exec(this.#text)?.[0] ?? ''
    if (word.length === length || this.#at + word.length !== this.#text.length) return false
    return CUT_NUMBER.test(word) || LITERALS.some((whole) => whole.startsWith(word))
  }

  #skipBlanks(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
    }
  }

  #advance(expected: Expectation): undefined {
    this.#at++
    this.#expected = expected
  }

  #fault(kind: JsonFault['kind'], at: number = this.#at): JsonFault {
    const steps = this.#levels.map(({ names, key, index }) => (names === undefined ? String(index) : key))
    // Inside an object whose first name has not been read there is no step to name yet.
    const last = this.#levels.at(-1)
    if (last?.names?.size === 0) steps.pop()
    return { kind, at, pointer: steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') }
  }
}

/** Length of the escape sequence at `at`, 0 for none of RFC 8259's. */
function escapeLength(text: string, at: number): number {
  const letter = text.charAt(at + 1)
  if (letter === 'u') return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0
  return letter !== '' && '"\\/bfnrt'.includes(letter) ? 2 : 0
}

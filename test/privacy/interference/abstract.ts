// SPDX-License-Identifier: EUPL-1.2
/**
 * A value as a text that stays, and the byte strings in it that are random: `{"slot":17,"root":⟨32⟩}` with the 32 bytes beside.
 *
 * Names of fields, numbers, texts, sizes and order stay as they are. What is put aside: byte strings of sixteen bytes and more, and
 * texts that are such bytes as hex or base64. What is MessagePack, JSON or a signed token is read, not put aside.
 *
 * @module
 */
import { decode } from '@ncv/protocol/codec.ts'
import { fromUtf8 } from '@ncv/protocol/bytes.ts'

export interface Abstracted {
  readonly text: string
  readonly blobs: readonly Uint8Array[]
  /** Lists that are sorted by what they hold: their order says nothing more, so they are compared as sets. */
  readonly sets: readonly (readonly Uint8Array[])[]
}

const MIN_BLOB = 16
/** Fields whose byte strings stand in ascending order by the rules of the format. */
const SORTED: ReadonlySet<string> = new Set(['nonces'])
const BOUNDS = { bytes: 64 * 1024 * 1024, depth: 8, items: 100_000 }
/** Split by it, hex stands at every second place. */
const HEX = /((?:[0-9a-f]{2}){16,})/
const BASE64 = /[A-Za-z0-9+/_-]{22,}={0,2}/g

export class Abstraction {
  readonly #blobs: Uint8Array[] = []
  readonly #sets: Uint8Array[][] = []

  /** @param value of any kind that goes over the wire or lies in a row */
  static of(value: unknown): Abstracted {
    const abstraction = new Abstraction()
    const text = abstraction.#text(value)
    return { text, blobs: abstraction.#blobs, sets: abstraction.#sets }
  }

  #text(value: unknown): string {
    if (value instanceof Uint8Array) return this.#bytes(value)
    if (typeof value === 'string') return JSON.stringify(this.#string(value))
    if (Array.isArray(value)) return `[${value.map((each) => this.#text(each)).join(',')}]`
    if (typeof value === 'object' && value !== null) {
      return `{${Object.entries(value)
        .map(([name, each]) => `${this.#string(name)}:${SORTED.has(name) && isAscending(each) ? this.#set(each) : this.#text(each)}`)
        .join(',')}}`
    }
    return String(value)
  }

  #bytes(bytes: Uint8Array): string {
    const inner = structureOf(bytes)
    if (inner !== undefined) return `(${this.#text(inner)})`
    const text = printable(bytes)
    if (text !== undefined) return `'${this.#string(text)}'`
    return bytes.length < MIN_BLOB ? Buffer.from(bytes).toString('hex') : this.#blob(bytes)
  }

  #blob(bytes: Uint8Array): string {
    this.#blobs.push(bytes)
    return `⟨${bytes.length}⟩`
  }

  #set(list: readonly Uint8Array[]): string {
    this.#sets.push([...list])
    return `set of ${list.length} × ⟨${list[0]?.length ?? 0}⟩`
  }

  #string(text: string): string {
    const json = /^\s*[[{]/.test(text) ? parsedJson(text) : undefined
    if (json !== undefined) return this.#text(json)
    return text
      .split(HEX)
      .map((part, i) => (i % 2 === 1 ? this.#blob(Buffer.from(part, 'hex')) : part.replace(BASE64, (token) => this.#token(token))))
      .join('')
  }

  #token(token: string): string {
    if (!isRandom(token)) return token
    const bytes = Buffer.from(token, 'base64')
    // Parts of a signed token are JSON under base64url.
    const inner = printable(bytes)
    return inner?.startsWith('{') === true ? this.#string(inner) : this.#blob(bytes)
  }
}

/** Letters of both kinds and digits: no word of any language. */
function isRandom(token: string): boolean {
  return /[A-Z]/.test(token) && /[a-z]/.test(token) && /[0-9]/.test(token)
}

function isAscending(list: unknown): list is Uint8Array[] {
  if (!Array.isArray(list) || list.length < 2) return false
  return list.every((each, i) => {
    if (!(each instanceof Uint8Array) || each.length < MIN_BLOB) return false
    const before: unknown = list[i - 1]
    return before === undefined || (before instanceof Uint8Array && Buffer.compare(before, each) < 0)
  })
}

function structureOf(bytes: Uint8Array): unknown {
  if (bytes.length < 2) return undefined
  try {
    const value: unknown = decode(new Uint8Array(bytes), BOUNDS)
    return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) ? value : undefined
  } catch {
    return undefined
  }
}

function printable(bytes: Uint8Array): string | undefined {
  try {
    const text = fromUtf8(bytes)
    return /^[\n\r\t\x20-\x7e\u00a0-\u{10ffff}]*$/u.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What is inside of bytes: packed streams at any place, base64 and hex texts, strings of MessagePack and JSON; three layers deep.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { brotliDecompressSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import type { Form } from './forms.ts'

export interface Opened {
  readonly how: Extract<Form, 'inflated' | 'unpacked'>
  readonly bytes: Uint8Array
}

const DEPTH = 3
const MAX_OUT = 4 * 1024 * 1024
const OPTIONS = { maxOutputLength: MAX_OUT, finishFlush: 2 } as const
const MIN_TEXT = 24
const MIN_LENGTH = 8

/** Opens what it was not given before: much comes again, such as the first part of signed tokens. */
export class Opener {
  readonly #seen = new Set<string>()

  /** Everything that comes out, not what went in. */
  open(bytes: Uint8Array, depth = 1, isWhole = true): Opened[] {
    if (bytes.length < MIN_LENGTH || !this.#isNew(bytes)) return []
    const first: readonly Piece[] = [...inflated(bytes, isWhole), ...unpacked(bytes)]
    const inner = depth === DEPTH ? [] : first.flatMap(({ how, bytes: piece, isWhole: whole }) => this.#inner(how, piece, depth, whole))
    return [...first, ...inner]
  }

  #inner(outer: Opened['how'], piece: Uint8Array, depth: number, isWhole: boolean): Opened[] {
    return this.open(piece, depth + 1, isWhole).map(({ how, bytes }) => ({ how: how === 'inflated' ? how : outer, bytes }))
  }

  #isNew(bytes: Uint8Array): boolean {
    const before = this.#seen.size
    return this.#seen.add(createHash('sha1').update(bytes).digest('base64')).size > before
  }
}

interface Piece extends Opened {
  /** Begins where something begins. */
  readonly isWhole: boolean
}

const MAGIC: readonly { readonly starts: readonly (readonly number[])[]; readonly inflate: (bytes: Uint8Array) => Uint8Array }[] = [
  { starts: [[0x1f, 0x8b, 0x08]], inflate: (bytes) => inflateRawSync(bytes.subarray(gzipHeader(bytes)), OPTIONS) },
  { starts: [[0x28, 0xb5, 0x2f, 0xfd]], inflate: (bytes) => zstdDecompressSync(bytes, { maxOutputLength: MAX_OUT }) },
  {
    starts: [
      [0x78, 0x01],
      [0x78, 0x5e],
      [0x78, 0x9c],
      [0x78, 0xda],
    ],
    inflate: (bytes) => inflateSync(bytes, OPTIONS),
  },
]
/** Length of the header (RFC 1952): what follows the stream is no concern here, and Node's own reader would take offence at it. */
function gzipHeader(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0
  let length = 10
  if ((flags & 4) !== 0) length += 2 + ((bytes[length] ?? 0) | ((bytes[length + 1] ?? 0) << 8))
  for (const flag of [8, 16]) if ((flags & flag) !== 0) length = bytes.indexOf(0, length) + 1
  return (flags & 2) === 0 ? length : length + 2
}

/** These have no mark to be found by, so they are tried on a whole message. */
const UNMARKED = [
  (bytes: Uint8Array) => inflateRawSync(bytes, OPTIONS),
  (bytes: Uint8Array) => brotliDecompressSync(bytes, { maxOutputLength: MAX_OUT }),
]

function inflated(bytes: Uint8Array, isWhole: boolean): Piece[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const found: Piece[] = []
  const attempt = (run: () => Uint8Array): void => {
    try {
      const out = run()
      if (out.length >= MIN_LENGTH) found.push({ how: 'inflated', bytes: out, isWhole: true })
    } catch {
      // Not what it looked like.
    }
  }
  for (const { starts, inflate } of MAGIC)
    for (const start of starts) {
      const mark = Buffer.from(start)
      for (let at = buffer.indexOf(mark); at >= 0; at = buffer.indexOf(mark, at + 1)) attempt(() => inflate(buffer.subarray(at)))
    }
  if (isWhole && bytes.length <= 256 * 1024) for (const inflate of UNMARKED) attempt(() => inflate(bytes))
  return found
}

function unpacked(bytes: Uint8Array): Piece[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const found: Uint8Array[] = []
  const shifted: Uint8Array[] = []
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{24,}/g)) {
    found.push(Buffer.from(run, 'base64'))
    // A run may begin with characters that belong to what stands before it.
    for (const from of [1, 2, 3]) shifted.push(Buffer.from(run.slice(from), 'base64'))
    if (/^[0-9A-Fa-f]+$/.test(run)) for (const from of [0, 1]) found.push(Buffer.from(run.slice(from), 'hex'))
  }
  if (/%[0-9A-Fa-f]{2}/.test(text))
    found.push(
      Buffer.from(
        text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ),
    )
  if (/\\u[0-9A-Fa-f]{4}/.test(text))
    found.push(
      Buffer.from(
        text.replace(/\\u([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'utf8',
      ),
    )
  const spaced = text.replace(/[\s\0"',:;|._-]+/g, '')
  if (spaced.length !== text.length && spaced.length >= MIN_TEXT / 2) found.push(Buffer.from(spaced, 'latin1'))
  const numbers = text.match(/\b\d{2,3}(?:[,; ]\s*\d{2,3}){7,}/g) ?? []
  for (const list of numbers)
    found.push(
      Buffer.from(
        list
          .split(/[,; ]+/)
          .map(Number)
          .filter((each) => each < 256),
      ),
    )
  const small = packedLetters(bytes)
  if (small.length >= MIN_LENGTH) found.push(small)
  const piece =
    (isWhole: boolean) =>
    (each: Uint8Array): Piece => ({ how: 'unpacked', bytes: each, isWhole })
  return [...found.map(piece(true)), ...shifted.map(piece(false))].filter((each) => each.bytes.length >= MIN_LENGTH)
}

/** MessagePack of short strings and small numbers: the letters without the marks between them. */
function packedLetters(bytes: Uint8Array): Uint8Array {
  const letters: number[] = []
  for (let i = 0; i + 1 < bytes.length; i++) {
    const mark = bytes[i] as number
    if (mark === 0xa1 || mark === 0xcc) letters.push(bytes[++i] as number)
  }
  return Uint8Array.from(letters)
}

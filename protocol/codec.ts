// SPDX-License-Identifier: EUPL-1.2
/**
 * Canonical MessagePack: one value has one encoding.
 *
 * Decoders of MessagePack accept far more than we mean (extensions, duplicate keys, invalid UTF-8). Therefore a
 * structural gate reads the bytes first and refuses everything but: nil, booleans, integers in ±(2^53−1), UTF-8
 * strings, byte strings, arrays, and maps whose keys are unique strings in ascending order of their UTF-8 bytes; each in its
 * shortest form. Only then the bytes are decoded.
 *
 * A string does not begin with U+FEFF: the decoder eats it or keeps it, depending on whether its native half is installed, and
 * two nodes would read two texts.
 *
 *     { "b": 1, "a": h'ff' }   →   82 a1 61 c4 01 ff a1 62 01
 *
 * @see https://github.com/msgpack/msgpack/blob/master/spec.md
 * @module
 */
import { Unpackr } from 'msgpackr'
import { equalBytes, fromUtf8, utf8 } from './bytes.ts'
import { ProtocolError } from './errors.ts'

export type Value = null | boolean | number | string | Uint8Array | readonly Value[] | { readonly [key: string]: Value | undefined }

/** Bounds of one encoded value. */
export interface Bounds {
  /** Bytes in all; 60 KiB, which is what "message" means in every NCV document. */
  readonly bytes: number
  readonly depth: number
  /** Elements of arrays and pairs of maps in all. */
  readonly items: number
}

export const MESSAGE_BOUNDS: Bounds = { bytes: 60 * 1024, depth: 8, items: 4096 }

/** The longest string or byte string inside a message. */
const MAX_STRING = 16 * 1024

function refuse(reason: string, at: number): never {
  throw new ProtocolError('CODEC_REFUSED', { reason, at })
}

class Gate {
  #at = 0
  #items = 0
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #bounds: Bounds
  readonly #maxString: number

  constructor(bytes: Uint8Array, bounds: Bounds) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#bounds = bounds
    this.#maxString = bounds.bytes > MESSAGE_BOUNDS.bytes ? bounds.bytes : MESSAGE_BOUNDS.bytes
  }

  check(): void {
    this.#value(1)
    if (this.#at !== this.#bytes.length) refuse('bytes after the value', this.#at)
  }

  #take(length: number): number {
    const start = this.#at
    if (length > this.#bytes.length - start) refuse('cut short', start)
    this.#at += length
    return start
  }

  #uint(width: 1 | 2 | 4, smallest: number): number {
    const start = this.#take(width)
    const value = width === 1 ? this.#view.getUint8(start) : width === 2 ? this.#view.getUint16(start) : this.#view.getUint32(start)
    if (value < smallest) refuse('not the shortest form', start)
    return value
  }

  #value(depth: number): void {
    if (depth > this.#bounds.depth) refuse('too deep', this.#at)
    const start = this.#take(1)
    const tag = this.#bytes[start] as number
    if (tag <= 0x7f || tag >= 0xe0 || tag === 0xc0 || tag === 0xc2 || tag === 0xc3) return
    if (tag <= 0x8f) return this.#map(tag & 0x0f, depth)
    if (tag <= 0x9f) return this.#array(tag & 0x0f, depth)
    if (tag <= 0xbf) return void this.#string(tag & 0x1f)
    this.#long(tag, start, depth)
  }

  #long(tag: number, start: number, depth: number): void {
    switch (tag) {
      case 0xc4:
        return this.#binary(this.#uint(1, 0))
      case 0xc5:
        return this.#binary(this.#uint(2, 0x100))
      case 0xc6:
        return this.#binary(this.#uint(4, 0x10000))
      case 0xcc:
        return void this.#uint(1, 0x80)
      case 0xcd:
        return void this.#uint(2, 0x100)
      case 0xce:
        return void this.#uint(4, 0x10000)
      case 0xcf:
        return this.#bigPositive()
      case 0xd0:
        return this.#negative(1, -0x20)
      case 0xd1:
        return this.#negative(2, -0x80)
      case 0xd2:
        return this.#negative(4, -0x8000)
      case 0xd3:
        return this.#bigNegative()
      case 0xd9:
        return void this.#string(this.#uint(1, 0x20))
      case 0xda:
        return void this.#string(this.#uint(2, 0x100))
      case 0xdb:
        return void this.#string(this.#uint(4, 0x10000))
      case 0xdc:
        return this.#array(this.#uint(2, 0x10), depth)
      case 0xdd:
        return this.#array(this.#uint(4, 0x10000), depth)
      case 0xde:
        return this.#map(this.#uint(2, 0x10), depth)
      case 0xdf:
        return this.#map(this.#uint(4, 0x10000), depth)
      default:
        return refuse('type not allowed', start)
    }
  }

  #negative(width: 1 | 2 | 4, limit: number): void {
    const start = this.#take(width)
    const value = width === 1 ? this.#view.getInt8(start) : width === 2 ? this.#view.getInt16(start) : this.#view.getInt32(start)
    if (value >= limit) refuse('not the shortest form', start)
  }

  #bigPositive(): void {
    const start = this.#take(8)
    const value = this.#view.getBigUint64(start)
    if (value < 0x100000000n || value > BigInt(Number.MAX_SAFE_INTEGER)) refuse('integer out of range', start)
  }

  #bigNegative(): void {
    const start = this.#take(8)
    const value = this.#view.getBigInt64(start)
    if (value >= -0x80000000n || value < BigInt(Number.MIN_SAFE_INTEGER)) refuse('integer out of range', start)
  }

  #binary(length: number): void {
    if (length > this.#maxString) refuse('too long', this.#at)
    this.#take(length)
  }

  #string(length: number): Uint8Array {
    if (length > MAX_STRING) refuse('too long', this.#at)
    const start = this.#take(length)
    const bytes = this.#bytes.subarray(start, start + length)
    if (startsWithMark(bytes)) refuse('byte order mark', start)
    try {
      fromUtf8(bytes)
    } catch (cause) {
      throw new ProtocolError('CODEC_REFUSED', { reason: 'invalid UTF-8', at: start }, { cause })
    }
    return bytes
  }

  #count(length: number): void {
    this.#items += length
    if (this.#items > this.#bounds.items) refuse('too many items', this.#at)
  }

  #array(length: number, depth: number): void {
    this.#count(length)
    for (let i = 0; i < length; i++) this.#value(depth + 1)
  }

  #map(length: number, depth: number): void {
    this.#count(length)
    let previous: Uint8Array | undefined
    for (let i = 0; i < length; i++) {
      const key = this.#key()
      if (previous !== undefined && compareBytes(previous, key) >= 0) refuse('keys not unique and ascending', this.#at)
      previous = key
      this.#value(depth + 1)
    }
  }

  #key(): Uint8Array {
    const start = this.#take(1)
    const tag = this.#bytes[start] as number
    const isShort = tag >= 0xa0 && tag <= 0xbf
    if (!isShort && tag !== 0xd9) refuse('key is not a short string', start)
    const key = this.#string(isShort ? tag & 0x1f : this.#uint(1, 0x20))
    if (equalBytes(key, PROTO)) refuse('key not allowed', start)
    return key
  }
}

const PROTO = utf8('__proto__')

/** UTF-8 of U+FEFF. */
export function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** Lexicographic by unsigned bytes; the shorter of two that start alike comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' })

/**
 * Decodes what passes the gate. Byte strings are copies, not views of `bytes`.
 *
 * @throws ProtocolError `CODEC_TOO_LARGE`, `CODEC_REFUSED` with `reason` and `at` (offset)
 */
export function decode(bytes: Uint8Array, bounds: Bounds = MESSAGE_BOUNDS): Value {
  if (bytes.length > bounds.bytes) throw new ProtocolError('CODEC_TOO_LARGE', { found: bytes.length, limit: bounds.bytes })
  new Gate(bytes, bounds).check()
  // A copy, because the decoder hangs a property of its own on what it reads.
  return plain(unpackr.unpack(bytes.slice()) as Value)
}

/** Buffers of the decoder become plain Uint8Arrays of their own. */
function plain(value: Value): Value {
  if (value instanceof Uint8Array) return new Uint8Array(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner as Value)]))
  }
  return value
}

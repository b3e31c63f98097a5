// SPDX-License-Identifier: EUPL-1.2
/**
 * The writing half of the canonical MessagePack of `codec.ts`: every value in its shortest form, keys sorted.
 *
 * Members that are `undefined` are left out, so that an optional field has one spelling when it is absent.
 *
 * @module
 */
import { utf8 } from './bytes.ts'
import { compareBytes, startsWithMark } from './codec.ts'
import type { Value } from './codec.ts'
import { ProtocolError } from './errors.ts'

class Writer {
  #bytes = new Uint8Array(512)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  /** Makes room and tells where. Called before the buffer is touched: it may be another one afterwards. */
  #room(needed: number): number {
    const start = this.#length
    if (start + needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.#bytes.length, start + needed))
      larger.set(this.#bytes)
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    this.#length += needed
    return start
  }

  u8(value: number): void {
    const at = this.#room(1)
    this.#view.setUint8(at, value)
  }
  u16(value: number): void {
    const at = this.#room(2)
    this.#view.setUint16(at, value)
  }
  u32(value: number): void {
    const at = this.#room(4)
    this.#view.setUint32(at, value)
  }
  i64(value: number): void {
    const at = this.#room(8)
    this.#view.setBigInt64(at, BigInt(value))
  }
  raw(bytes: Uint8Array): void {
    const at = this.#room(bytes.length)
    this.#bytes.set(bytes, at)
  }
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }
}

function writeInteger(out: Writer, value: number): void {
  if (!Number.isSafeInteger(value)) throw new TypeError('only integers within ±(2^53−1) can be encoded')
  if (value >= 0) {
    if (value <= 0x7f) out.u8(value)
    else if (value <= 0xff) tagged(out, 0xcc, () => out.u8(value))
    else if (value <= 0xffff) tagged(out, 0xcd, () => out.u16(value))
    else if (value <= 0xffffffff) tagged(out, 0xce, () => out.u32(value))
    else tagged(out, 0xcf, () => out.i64(value))
  } else if (value >= -0x20) out.u8(value & 0xff)
  else if (value >= -0x80) tagged(out, 0xd0, () => out.u8(value & 0xff))
  else if (value >= -0x8000) tagged(out, 0xd1, () => out.u16(value & 0xffff))
  else if (value >= -0x80000000) tagged(out, 0xd2, () => out.u32(value >>> 0))
  else tagged(out, 0xd3, () => out.i64(value))
}

function tagged(out: Writer, tag: number, write: () => void): void {
  out.u8(tag)
  write()
}

function writeLength(out: Writer, length: number, short: { base: number; limit: number } | undefined, tags: readonly (number | undefined)[]): void {
  const [tag8, tag16, tag32] = tags
  if (short !== undefined && length < short.limit) out.u8(short.base | length)
  else if (tag8 !== undefined && length <= 0xff) tagged(out, tag8, () => out.u8(length))
  else if (length <= 0xffff) tagged(out, tag16 as number, () => out.u16(length))
  else tagged(out, tag32 as number, () => out.u32(length))
}

function writeString(out: Writer, text: string): void {
  // Texts come from documents of others: what has no encoding is a fault of the document, not of this program.
  if (!text.isWellFormed()) throw new ProtocolError('CODEC_REFUSED', { reason: 'half a surrogate pair' })
  const bytes = utf8(text)
  if (startsWithMark(bytes)) throw new ProtocolError('CODEC_REFUSED', { reason: 'byte order mark' })
  writeLength(out, bytes.length, { base: 0xa0, limit: 32 }, [0xd9, 0xda, 0xdb])
  out.raw(bytes)
}

function writeMap(out: Writer, map: { readonly [key: string]: Value | undefined }): void {
  const keys = Object.keys(map).filter((key) => map[key] !== undefined)
  const sorted = keys.map((key) => ({ key, bytes: utf8(key) })).sort((a, b) => compareBytes(a.bytes, b.bytes))
  writeLength(out, sorted.length, { base: 0x80, limit: 16 }, [undefined, 0xde, 0xdf])
  for (const { key } of sorted) {
    writeString(out, key)
    write(out, map[key] as Value)
  }
}

function write(out: Writer, value: Value): void {
  if (value === null) out.u8(0xc0)
  else if (typeof value === 'boolean') out.u8(value ? 0xc3 : 0xc2)
  else if (typeof value === 'number') writeInteger(out, value)
  else if (typeof value === 'string') writeString(out, value)
  else if (value instanceof Uint8Array) {
    writeLength(out, value.length, undefined, [0xc4, 0xc5, 0xc6])
    out.raw(value)
  } else if (Array.isArray(value)) {
    writeLength(out, value.length, { base: 0x90, limit: 16 }, [undefined, 0xdc, 0xdd])
    for (const item of value as readonly Value[]) write(out, item)
  } else writeMap(out, value as { readonly [key: string]: Value | undefined })
}

/**
 * @throws ProtocolError `CODEC_REFUSED` for a text that has no encoding (half a surrogate pair, U+FEFF at its beginning);
 * TypeError for a number that is no integer within ±(2^53−1)
 */
export function encode(value: Value): Uint8Array {
  const out = new Writer()
  write(out, value)
  return out.done()
}

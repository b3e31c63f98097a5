// SPDX-License-Identifier: EUPL-1.2
/**
 * The checker's own reading of what is public: signed notes (C2SP signed-note), entry bundles (C2SP tlog-tiles), MessagePack.
 * It is lenient where the product must be strict: it looks for what was promised, it does not police form.
 *
 * @module
 */
import { createPublicKey, verify } from 'node:crypto'
import { Buffer } from 'node:buffer'

export interface SignedHead {
  readonly origin: string
  readonly size: number
  /** Base64 as it stands in the note. */
  readonly root: string
}

const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex')

/** The head in a note that carries a signature of this key (raw, 32 bytes); undefined for anything else. */
export function readHead(note: Uint8Array, rawKey: Uint8Array): SignedHead | undefined {
  const all = Buffer.from(note).toString('utf8')
  const end = all.indexOf('\n\n')
  if (end < 0) return undefined
  const text = all.slice(0, end + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  const key = createPublicKey({ key: Buffer.concat([SPKI_ED25519, rawKey]), format: 'der', type: 'spki' })
  const isSigned = all
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [dash, , base64 = ''] = line.split(' ')
      const bytes = Buffer.from(base64, 'base64')
      return dash === '—' && bytes.length === 68 && verify(null, Buffer.from(text), key, bytes.subarray(4))
    })
  return isSigned ? { origin, size: Number(size), root } : undefined
}

/** Entries behind their lengths of two bytes. */
export function readBundle(bytes: Uint8Array): Buffer[] {
  const all = Buffer.from(bytes)
  const entries: Buffer[] = []
  for (let at = 0; at + 2 <= all.length; ) {
    const end = at + 2 + all.readUInt16BE(at)
    entries.push(all.subarray(at + 2, end))
    at = end
  }
  return entries
}

export type Packed = number | string | boolean | null | Buffer | readonly Packed[] | ReadonlyMap<string, Packed>

/** A map in MessagePack, as entries are. */
export function unpackMap(bytes: Uint8Array): ReadonlyMap<string, Packed> {
  const value = unpack(Buffer.from(bytes))
  if (!(value instanceof Map)) throw new TypeError('not a map')
  return value as ReadonlyMap<string, Packed>
}

/** A list in MessagePack, as frames are. */
export function unpackList(bytes: Uint8Array): readonly Packed[] {
  const value = unpack(Buffer.from(bytes))
  if (!Array.isArray(value)) throw new TypeError('not a list')
  return value as readonly Packed[]
}

function unpack(bytes: Buffer): Packed {
  let at = 0
  const number = (length: number): number => {
    const value = length === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, length)
    at += length
    return value
  }
  const take = (length: number): Buffer => {
    at += length
    return bytes.subarray(at - length, at)
  }
  const list = (length: number): Packed[] => Array.from({ length }, () => one())
  const map = (length: number): ReadonlyMap<string, Packed> => new Map(Array.from({ length }, () => [String(one()), one()] as const))
  const one = (): Packed => {
    const head = number(1)
    if (head < 0x80) return head
    if (head < 0x90) return map(head & 15)
    if (head < 0xa0) return list(head & 15)
    if (head < 0xc0) return take(head & 31).toString('utf8')
    const [length, kind] = LONG.get(head) ?? [0, '']
    if (kind === 'uint') return number(length)
    if (kind === 'bytes') return take(number(length))
    if (kind === 'text') return take(number(length)).toString('utf8')
    if (kind === 'list') return list(number(length))
    if (kind === 'map') return map(number(length))
    if (head === 0xc2 || head === 0xc3) return head === 0xc3
    if (head === 0xc0) return null
    throw new TypeError(`MessagePack type ${head.toString(16)}`)
  }
  return one()
}

/** First byte: how many bytes of number follow, and what it is. */
const LONG: ReadonlyMap<number, readonly [number, string]> = new Map([
  [0xc4, [1, 'bytes']],
  [0xc5, [2, 'bytes']],
  [0xc6, [4, 'bytes']],
  [0xcc, [1, 'uint']],
  [0xcd, [2, 'uint']],
  [0xce, [4, 'uint']],
  [0xcf, [8, 'uint']],
  [0xd9, [1, 'text']],
  [0xda, [2, 'text']],
  [0xdb, [4, 'text']],
  [0xdc, [2, 'list']],
  [0xdd, [4, 'list']],
  [0xde, [2, 'map']],
  [0xdf, [4, 'map']],
])

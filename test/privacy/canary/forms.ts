// SPDX-License-Identifier: EUPL-1.2
/**
 * The twelve forms in which a canary is looked for.
 *
 *     raw · case · utf-16le · utf-16be · hex · base64 (three phases) · base64url (three phases) · url-encoded · reversed ·
 *     inflated (gzip, zlib, deflate, brotli, zstd) · unpacked (MessagePack, JSON, letters sent one by one) · unsalted hash
 *     (MD5, SHA-1, SHA-256, SHA-384, SHA-512; whole and cut to sixteen bytes; as bytes, hex, base64)
 *
 * Two of them are not patterns: what is inflated or unpacked is searched for all the others (`opened.ts`).
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { Canary } from './canary-book.ts'

export const FORMS = [
  'raw',
  'case',
  'utf-16le',
  'utf-16be',
  'hex',
  'base64',
  'base64url',
  'url-encoded',
  'reversed',
  'inflated',
  'unpacked',
  'unsalted hash',
] as const
export type Form = (typeof FORMS)[number]

export interface Pattern {
  readonly canary: Canary
  readonly form: Form
  readonly bytes: Uint8Array
  /** Looked for in bytes whose capital letters were made small. */
  readonly isFolded: boolean
}

const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const
const CUT = 16

export function patternsOf(canary: Canary): Pattern[] {
  const value = Buffer.from(canary.value)
  const isText = canary.kind !== 'bytes'
  const exact = (form: Form, bytes: Uint8Array): Pattern => ({ canary, form, bytes, isFolded: false })
  const folded = (form: Form, bytes: Uint8Array): Pattern => ({
    canary,
    form,
    bytes: Buffer.from(Buffer.from(bytes).toString('latin1').toLowerCase(), 'latin1'),
    isFolded: true,
  })
  const spellings = canary.kind === 'word' ? spellingsOf(value) : [value]
  const patterns = [
    exact('raw', value),
    folded('hex', Buffer.from(value.toString('hex'))),
    folded('hex', Buffer.from(value.toString('hex').replace(/..(?=.)/g, '$&:'))),
    ...spellings.flatMap((spelling) => [
      ...phases(spelling, 'base64').map((bytes) => exact('base64', bytes)),
      ...phases(spelling, 'base64url').map((bytes) => exact('base64url', bytes)),
      ...(spellings.length > 1 || isText ? hashesOf(spelling).map((bytes) => exact('unsalted hash', bytes)) : []),
    ]),
    folded('url-encoded', Buffer.from(Array.from(value, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))),
    isText ? folded('reversed', Buffer.from(value).reverse()) : exact('reversed', Buffer.from(value).reverse()),
  ]
  if (!isText) patterns.push(...hashesOf(value).map((bytes) => exact('unsalted hash', bytes)))
  if (isText) {
    const wide = Buffer.from(value.toString('latin1'), 'utf16le')
    patterns.push(folded('case', value), folded('utf-16le', wide), folded('utf-16be', Buffer.from(wide).swap16()))
  }
  return patterns.filter(({ bytes }) => bytes.length >= 8)
}

/** Small, capital, and with a capital first letter: base64 and hashes depend on it. */
function spellingsOf(value: Buffer): Buffer[] {
  const text = value.toString('latin1')
  return [value, Buffer.from(text.toUpperCase()), Buffer.from(text.charAt(0).toUpperCase() + text.slice(1))]
}

/** The characters of base64 that depend on nothing but the canary, wherever it begins. */
function phases(value: Buffer, encoding: 'base64' | 'base64url'): Buffer[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), value])
      .toString(encoding)
      .replace(/=+$/, '')
    const from = Math.ceil((offset * 8) / 6)
    const to = Math.floor(((offset + value.length) * 8) / 6)
    return Buffer.from(text.slice(from, to))
  })
}

function hashesOf(value: Buffer): Buffer[] {
  return HASHES.flatMap((algorithm) => {
    const digest = createHash(algorithm).update(value).digest()
    const cut = digest.subarray(0, CUT)
    const text = digest.toString('hex')
    return [
      cut,
      Buffer.from(text.slice(0, 2 * CUT)),
      Buffer.from(text.slice(0, 2 * CUT).toUpperCase()),
      Buffer.from(digest.toString('base64').slice(0, 20)),
      Buffer.from(digest.toString('base64url').slice(0, 20)),
    ]
  })
}

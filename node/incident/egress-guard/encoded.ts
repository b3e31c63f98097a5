// SPDX-License-Identifier: EUPL-1.2
/**
 * Runs that hide text: base64 (also of UTF-16, as PowerShell's `-enc` has it), base64url, hex.
 *
 * `enVsYXNzdW5nQGdpZmhvcm4uZGU` is a mail address; whoever redacts only what can be read lets it pass.
 *
 * @module
 */
import type { Span, View } from './view.ts'
import { spanOf } from './view.ts'

export interface EncodedRun extends Span {
  /** What it may stand for; several alignments and character sets. */
  readonly texts: readonly string[]
}

const BASE64_RUN = /[A-Za-z0-9+/_-]{6,20000}={0,2}/g
/** A shorter run is a word, unless all of it reads as one. */
const LEAST_SHIFTED = 8
const HEX_RUN = /(?:(?:0x|\\x)?[0-9a-f]{2}[ :,-]?){4,10000}/giu
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function decodeBase64(run: string, offset: number): Uint8Array {
  const letters = run.slice(offset).replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/')
  const bytes: number[] = []
  let word = 0
  let bits = 0
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) continue
    word = ((word << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((word >> bits) & 0xff)
    }
  }
  return Uint8Array.from(bytes)
}

function utf16(bytes: Uint8Array, skip: number): string {
  let text = ''
  for (let i = skip; i + 1 < bytes.length; i += 2) text += String.fromCharCode((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8))
  return text
}

/** Readings of bytes as text: UTF-8 and UTF-16 at both alignments; only those with a stretch that could be a word. */
export function textsOf(bytes: Uint8Array): string[] {
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const latin1 = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const candidates = [utf8, ...(utf8.includes('\uFFFD') ? [latin1] : []), utf16(bytes, 0), utf16(bytes, 1)]
  return candidates.filter((text) => /[\p{Script=Latin}\d.@-]{4}|\p{Lu}{2} \p{Lu}{2}/u.test(text))
}

function hexBytes(run: string): Uint8Array {
  const pairs = run.replace(/0x|\\x/gi, '').match(/[0-9a-f]{2}/gi) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}

export function encodedRuns(view: View): EncodedRun[] {
  const runs: EncodedRun[] = []
  const add = (run: string, at: number) => {
    const offsets = run.replace(/=+$/, '').length < LEAST_SHIFTED ? [0] : [0, 1, 2, 3]
    const texts = offsets.flatMap((offset) => textsOf(decodeBase64(run, offset)))
    if (texts.length > 0) runs.push({ ...spanOf(view, at, at + run.length), texts })
  }
  for (const match of view.text.matchAll(BASE64_RUN)) {
    add(match[0], match.index)
    // In the path of an address the stroke is none of its letters.
    if (match[0].includes('/')) for (const piece of match[0].matchAll(/[^/]{6,}/g)) add(piece[0], match.index + piece.index)
  }
  for (const match of view.text.matchAll(HEX_RUN)) {
    // „415a564f52 5985“: the number behind it belongs to another word.
    const pieces = match[0].split(' ').filter((piece) => piece.length >= LEAST_SHIFTED)
    const texts = [...new Set([match[0], match[0].slice(1), ...pieces])].flatMap((piece) => textsOf(hexBytes(piece)))
    if (texts.length > 0) runs.push({ ...spanOf(view, match.index, match.index + match[0].replace(/[ :,-]$/, '').length), texts })
  }
  return runs
}

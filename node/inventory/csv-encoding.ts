// SPDX-License-Identifier: EUPL-1.2
/**
 * The characters of a CSV file: UTF-8, UTF-16 with its mark, or windows-1252 where it is neither. What is neither, or two of them, is refused
 * with its line.
 *
 * A file put together from two sources may hold both UTF-8 and windows-1252: then no reading is right, and umlauts would be lost without a word.
 * The text comes in pieces, so that a large file never stands in memory twice.
 *
 * @module
 */
import { isUtf8 } from 'node:buffer'
import type { InventoryFault } from './fault.ts'

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface CsvText {
  readonly encoding: CsvEncoding
  /** @throws TypeError where UTF-16 is broken */
  pieces(): Generator<string>
}

const LINE_FEED = 0x0a
const PIECE_BYTES = 256 * 1024
/** A text in UTF-16 of Latin letters has a zero in every second byte. */
const LOOK_BYTES = 1024

/** The text of a file, or why it has none. */
export function csvText(bytes: Uint8Array): CsvText | InventoryFault {
  const encoding = markedUtf16(bytes)
  if (encoding !== undefined) return textIn(bytes, encoding)
  const zero = bytes.indexOf(0)
  if (zero >= 0) return isWide(bytes) ? { line: 1, problem: 'not-utf-8' } : { line: lineAt(bytes, zero), problem: 'nul-byte' }
  if (isUtf8(bytes)) return textIn(bytes, 'utf-8')
  const { line, isMixed } = lookAtLines(bytes)
  return isMixed ? { line, problem: 'mixed-encoding' } : textIn(bytes, 'windows-1252')
}

function textIn(bytes: Uint8Array, encoding: CsvEncoding): CsvText {
  return {
    encoding,
    *pieces() {
      // A byte order mark is taken away by the decoder.
      const decoder = new TextDecoder(encoding, { fatal: true })
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true })
      yield decoder.decode()
    },
  }
}

function markedUtf16(bytes: Uint8Array): CsvEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without its mark. */
function isWide(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, LOOK_BYTES)
  const zeros = head.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0)
  return zeros * 3 > head.length
}

function lineAt(bytes: Uint8Array, place: number): number {
  return bytes.subarray(0, place).reduce((line, byte) => (byte === LINE_FEED ? line + 1 : line), 1)
}

/** The first line that is not UTF-8, and whether another one can only be UTF-8. */
function lookAtLines(bytes: Uint8Array): { readonly line: number; readonly isMixed: boolean } {
  let first = 0
  let isMixed = false
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(LINE_FEED, start)
    const part = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (part.some((byte) => byte >= 0x80)) {
      if (isUtf8(part)) isMixed = true
      else if (first === 0) first = line
    }
    start = end < 0 ? bytes.length : end + 1
  }
  return { line: first === 0 ? 1 : first, isMixed }
}

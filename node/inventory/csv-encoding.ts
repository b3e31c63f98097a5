// SPDX-License-Identifier: EUPL-1.2
/**
 * The characters of a CSV file: UTF-8, or windows-1252 where it is not UTF-8. What is neither, or both, is refused with its line.
 *
 * A file put together from two sources may hold both: then no reading is right, and umlauts would be lost without a word.
 *
 * @module
 */
import { fromUtf8 } from '@ncv/protocol/bytes.ts'

export type CsvEncoding = 'utf-8' | 'windows-1252'

export type DecodedCsv =
  | { readonly text: string; readonly encoding: CsvEncoding }
  | { readonly line: number; readonly problem: 'not-utf-8' | 'mixed-encoding' }

const LINE_FEED = 0x0a

function isUtf8(bytes: Uint8Array): boolean {
  try {
    fromUtf8(bytes)
    return true
  } catch {
    return false
  }
}

/** UTF-16 has zero bytes or a mark of its own; no 8-bit text has. */
function isWide(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.includes(0)
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

export function decodeCsv(bytes: Uint8Array): DecodedCsv {
  if (isWide(bytes)) return { line: 1, problem: 'not-utf-8' }
  try {
    return { text: fromUtf8(bytes).replace(/^\uFEFF/, ''), encoding: 'utf-8' }
  } catch {
    const { line, isMixed } = lookAtLines(bytes)
    if (isMixed) return { line, problem: 'mixed-encoding' }
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Rows of a CSV text (RFC 4180 with any delimiter), read piece by piece.
 *
 * ```
 * a;"b ""c""";d CR LF      one row of three cells; line ends CR LF, LF or CR; blanks around cells and quotes are dropped
 * ```
 * A quote that is never closed would swallow the rest of the file: the fault names the line where its row begins, and a row has a bound.
 *
 * @module
 */
import type { InventoryFault } from './fault.ts'

export interface CsvRow {
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

const MAX_ROW_CHARS = 1024 * 1024
export const MAX_COLUMNS = 1000

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const TAB = 0x09
const SPACE = 0x20

/** Yields rows without empty lines; returns the fault that stopped it, if one did. */
export function* csvRows(pieces: Iterable<string>, delimiter: string): Generator<CsvRow, InventoryFault | undefined> {
  const comma = delimiter.charCodeAt(0)
  let text = ''
  let line = 1
  const rest = function* (isLast: boolean): Generator<CsvRow, InventoryFault | undefined> {
    let at = 0
    while (at < text.length) {
      const row = scanRow(text, at, comma, isLast)
      if (row === 'more') break
      if (typeof row === 'string') return { line, problem: row }
      if (row.cells.length > 1 || row.cells[0] !== '') yield { line, cells: row.cells }
      line += row.lines
      at = row.end
    }
    text = text.slice(at)
    return text.length > MAX_ROW_CHARS ? { line, problem: 'quoting' } : undefined
  }
  for (const piece of pieces) {
    text += piece
    const fault = yield* rest(false)
    if (fault !== undefined) return fault
  }
  return yield* rest(true)
}

interface ScannedRow {
  readonly cells: string[]
  /** Of the text, behind the row's line end. */
  readonly end: number
  readonly lines: number
}

type NoRow = 'more' | 'quoting' | 'too-many-columns'

interface ScannedCell {
  readonly text: string
  readonly end: number
}

function scanRow(text: string, start: number, comma: number, isLast: boolean): ScannedRow | NoRow {
  const cells: string[] = []
  let lines = 1
  for (let at = start; ; ) {
    const open = skipBlanks(text, at, comma)
    const isQuoted = text.charCodeAt(open) === QUOTE
    const cell = isQuoted ? quotedCell(text, open + 1, comma) : plainCell(text, open, comma)
    if (cell === 'quoting') return cell
    if (cell === 'open') return isLast ? 'quoting' : 'more'
    const { end } = cell
    const sign = text.charCodeAt(end)
    // What ends a row may be cut in two by the end of the piece.
    if (!isLast && (end >= text.length || (sign === CR && end + 1 >= text.length))) return 'more'
    cells.push(cell.text)
    if (cells.length > MAX_COLUMNS) return 'too-many-columns'
    if (isQuoted) lines += lineBreaks(cell.text)
    if (end >= text.length) return { cells, end, lines }
    if (sign === comma) at = end + 1
    else return { cells, end: sign === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1, lines }
  }
}

/** From behind the opening quote. `open`: the closing one has not come. */
function quotedCell(text: string, start: number, comma: number): ScannedCell | 'open' | 'quoting' {
  let value = ''
  for (let at = start; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return 'open'
    value += text.slice(at, quote)
    if (text.charCodeAt(quote + 1) === QUOTE) {
      value += '"'
      at = quote + 2
      continue
    }
    const end = skipBlanks(text, quote + 1, comma)
    return end >= text.length || isEnd(text.charCodeAt(end), comma) ? { text: value, end } : 'quoting'
  }
}

function plainCell(text: string, start: number, comma: number): ScannedCell | 'quoting' {
  let end = start
  while (end < text.length) {
    const sign = text.charCodeAt(end)
    if (isEnd(sign, comma)) break
    if (sign === QUOTE) return 'quoting'
    end++
  }
  return { text: text.slice(start, end).trimEnd(), end }
}

function isEnd(sign: number, comma: number): boolean {
  return sign === comma || sign === LF || sign === CR
}

function skipBlanks(text: string, start: number, comma: number): number {
  let at = start
  for (; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === comma || (sign !== SPACE && sign !== TAB)) break
  }
  return at
}

function lineBreaks(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === LF || (sign === CR && text.charCodeAt(at + 1) !== LF)) count++
  }
  return count
}

const DELIMITERS = [';', ',', '\t'] as const

/**
 * The delimiter that the first line has most of, quoted cells left out; `;` where it has none. Excel's own line `sep=;` says it outright.
 *
 * @param head the beginning of the text, its first line at least
 */
export function delimiterOf(head: string): { readonly delimiter: string; readonly isDeclared: boolean } {
  const declared = /^sep=([;,|\t])\r?(?:\n|$)/i.exec(head)?.[1]
  if (declared !== undefined) return { delimiter: declared, isDeclared: true }
  const first = /^[^\r\n]*/.exec(head.trimStart())?.[0] ?? ''
  const plain = first
    .split('"')
    .filter((_, i) => i % 2 === 0)
    .join('')
  const counts = DELIMITERS.map((sign) => plain.split(sign).length - 1)
  return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';', isDeclared: false }
}

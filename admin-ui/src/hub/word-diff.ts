// SPDX-License-Identifier: EUPL-1.2
/**
 * What changed between two texts, word by word.
 *
 * @module
 */

export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Above so many words on one side the parts that differ are shown as a whole: the work grows with the product. */
const WORDS_MAX = 1_500

/** Together the pieces that are not `added` are the first text, those that are not `removed` the second one. */
export function wordDiff(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const same = (words: readonly string[]): Piece => ({ kind: 'same', text: words.join('') })
  return gathered([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))])
}

/** Each word with the blanks after it. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? []
}

function between(a: readonly string[], b: readonly string[]): Piece[] {
  if (a.length > WORDS_MAX || b.length > WORDS_MAX)
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ]
  const length = commonLengths(a, b)
  const width = b.length + 1
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      pieces.push({ kind: 'same', text: x })
      i++
      j++
    } else if (x !== undefined && (y === undefined || (length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0))) {
      pieces.push({ kind: 'removed', text: x })
      i++
    } else {
      pieces.push({ kind: 'added', text: y as string })
      j++
    }
  }
  return pieces
}

/** At `i * (b.length + 1) + j`: words that the rests from `i` and from `j` have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0)
  return table
}

function gathered(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (piece.text === '') continue
    if (last?.kind === piece.kind) all[all.length - 1] = { kind: piece.kind, text: last.text + piece.text }
    else all.push(piece)
  }
  return all
}

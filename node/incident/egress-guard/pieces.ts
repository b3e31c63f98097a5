// SPDX-License-Identifier: EUPL-1.2
/**
 * A text in pieces: what stands as it was written, and what was put in place of what. Over several rounds it still says what the first text held.
 *
 * ```
 * 'Im Rathaus Uetze' → [{text: 'Im '}, {text: '[Gemeinde]', from: 'Rathaus Uetze', why: 'own-name'}]
 * ```
 *
 * @module
 */
import type { Finding, Why } from './finding.ts'

export interface Piece {
  /** As it stands now. */
  readonly text: string
  /** What the author wrote, where it is something else. */
  readonly from?: string
  /** `by-hand`: a person said so. */
  readonly why?: Why | 'by-hand'
}

export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('')
}

/** A replacement is never cut in two: who touches a part of it takes all of it. */
function cutAt(piece: Piece, at: number, end: number): [Piece | undefined, Piece | undefined, Piece | undefined] {
  if (piece.from !== undefined) return [undefined, piece, undefined]
  const part = (from: number, to: number): Piece | undefined => (to > from ? { text: piece.text.slice(from, to) } : undefined)
  return [part(0, at), part(at, end), part(end, piece.text.length)]
}

/** @param replacements sorted, not overlapping; places in the text that the pieces make now */
export function replacedIn(
  pieces: readonly Piece[],
  replacements: readonly (Pick<Finding, 'start' | 'end' | 'put'> & { readonly why: NonNullable<Piece['why']> })[],
): Piece[] {
  const result: Piece[] = []
  const queue = [...pieces]
  let at = 0
  for (const { start, end, put, why } of replacements) {
    let from = ''
    let rest: Piece | undefined
    while (queue.length > 0 && at < end) {
      const piece = queue.shift() ?? { text: '' }
      const [before, inside, after] = cutAt(piece, Math.max(0, start - at), Math.min(piece.text.length, end - at))
      if (at + piece.text.length <= start) {
        result.push(piece)
        at += piece.text.length
        continue
      }
      if (before !== undefined) result.push(before)
      from += inside?.from ?? inside?.text ?? ''
      at += piece.text.length - (after?.text.length ?? 0)
      rest = after
      if (rest !== undefined) queue.unshift(rest)
    }
    result.push({ text: put, from, why })
  }
  return [...result, ...queue]
}

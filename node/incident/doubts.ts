// SPDX-License-Identifier: EUPL-1.2
/**
 * Words that are also names of places (Lage, Stelle, Essen): what the guard took them for, and the words beside them, so that a person can say
 * what they are here.
 *
 * ```
 * 'Zur Lage in Essen' → [{word: 'Lage', isReplaced: false, passage: 'Zur Lage in'}, {word: 'Essen', isReplaced: true, passage: 'in Essen'}]
 * ```
 *
 * @module
 */
import type { Decision } from './decisions.ts'
import type { Piece } from './egress-guard/pieces.ts'
import { fold } from './egress-guard/view.ts'
import type { GuardProfile } from './guard-profile.ts'
import { isAmbiguousName } from './places/place-list.ts'

export interface Doubt {
  readonly word: string
  /** Taken for a place; else for a word. */
  readonly isReplaced: boolean
  /** The word with its neighbours, as the author wrote it. */
  readonly passage: string
  /** The same with what stands for a place. */
  readonly asPlace: string
}

/** More than anybody answers; the text itself is shown anyway. */
const MAX_DOUBTS = 20

const WORD = /(?<![\p{L}\p{N}_-])\p{Lu}\p{L}+(?![\p{L}\p{N}_-])/gu

/** At most one word on each side, on the same line. */
const BEFORE = /[\p{L}\p{N}„"(.,:;-]{1,40}[ \t]+$/u
const AFTER = /^[ \t]*[,.;:]?[ \t]*[\p{L}\p{N}-]{1,40}/u

/** What stands for a name that is ambiguous here; `undefined` for every other word. */
function placeholderFor(word: string, profile: GuardProfile): string | undefined {
  const own = profile.names.find((name) => name.ambiguous && !name.abbreviation && name.folded === fold(word))
  if (own !== undefined) return own.put
  return profile.places.named(word)?.ambiguous === true ? '[Ort]' : undefined
}

function keptDoubts(text: string, profile: GuardProfile): Doubt[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const put = placeholderFor(match[0], profile)
    if (put === undefined) return []
    const before = BEFORE.exec(text.slice(Math.max(0, match.index - 50), match.index))?.[0] ?? ''
    const after = AFTER.exec(text.slice(match.index + match[0].length, match.index + match[0].length + 50))?.[0] ?? ''
    return [{ word: match[0], isReplaced: false, passage: `${before}${match[0]}${after}`, asPlace: `${before}${put}${after}` }]
  })
}

function replacedDoubt({ from = '', text, why }: Piece, previous: Piece | undefined, next: Piece | undefined): Doubt[] {
  const name = from.split(/\s+/u).at(-1) ?? from
  if (why !== 'place' || !isAmbiguousName(name)) return []
  const before = previous?.from === undefined ? (BEFORE.exec(previous?.text.slice(-50) ?? '')?.[0] ?? '') : ''
  const after = next?.from === undefined ? (AFTER.exec(next?.text.slice(0, 50) ?? '')?.[0] ?? '') : ''
  return [{ word: from, isReplaced: true, passage: `${before}${from}${after}`, asPlace: `${before}${text}${after}` }]
}

/** Each passage once, without those about which a person has decided. */
export function doubtsIn(pieces: readonly Piece[], profile: GuardProfile, decisions: readonly Decision[]): Doubt[] {
  const all = pieces.flatMap((piece, index) =>
    piece.from === undefined ? keptDoubts(piece.text, profile) : replacedDoubt(piece, pieces[index - 1], pieces[index + 1]),
  )
  const isOpen = ({ word, passage }: Doubt) =>
    !decisions.some((one) => one.text.includes(word) && (one.text.includes(passage) || passage.includes(one.text)))
  return all.filter((one, index) => isOpen(one) && all.findIndex((other) => other.passage === one.passage) === index).slice(0, MAX_DOUBTS)
}

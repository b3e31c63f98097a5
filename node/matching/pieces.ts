// SPDX-License-Identifier: EUPL-1.2
/**
 * Pieces of names: runs of letters or of digits, the keys of the index.
 *
 * Spaces and hyphens may stand anywhere or nowhere (`S7-1500`, `S7 1500`, `S71500`), so a name is cut in every way that alignment can join it again:
 * parts of words, whole words, two and three neighbours together.
 *
 * @module
 */
import { EDITIONS, FILLERS, GRADES, KINDS } from '@ncv/protocol/advisory/vocabulary.ts'
import type { Word } from '@ncv/protocol/advisory/word.ts'

/** All spellings under which one piece may stand in another name. */
export type Piece = readonly string[]

/** 1: a letter, 2: a digit, 0: what stands between runs. */
function kindAt(text: string, i: number): 0 | 1 | 2 {
  const code = text.charCodeAt(i)
  return code >= 97 && code <= 122 ? 1 : code >= 48 && code <= 57 ? 2 : 0
}

/** Adds runs of letters, without a plural s, and of digits. By letters, since it is asked for every word of everything that arrives. */
function addRuns(text: string, runs: string[]): void {
  let start = 0
  let kind = kindAt(text, 0)
  for (let i = 1; i <= text.length; i++) {
    const next = i < text.length ? kindAt(text, i) : 0
    if (next === kind && i < text.length) continue
    if (kind !== 0) runs.push(text.slice(start, i - start >= 4 && text.charCodeAt(i - 1) === 115 ? i - 1 : i))
    start = i
    kind = next
  }
}

function runsOf(text: string): string[] {
  const runs: string[] = []
  addRuns(text, runs)
  return runs
}

/** `afr67x` → `afr670` … `afr679`; more than two open digits leave only the letters. */
function openDigits(text: string): string[] {
  const open = text.replace(/(\d)(x+)/g, (_, digit: string, xs: string) => digit + '#'.repeat(xs.length))
  const count = open.split('#').length - 1
  if (count === 0) return [text]
  if (count > 2) return [open.replace(/[\d#]*#[\d#]*/g, ' ')]
  return Array.from({ length: 10 ** count }, (_, n) => {
    const digits = String(n).padStart(count, '0')
    let next = 0
    return open.replace(/#/g, () => digits.charAt(next++))
  })
}

function spellingsOf(word: Word): readonly string[] {
  if (word.others.length === 0 && !word.wild) return [word.text]
  const all = [word.text, ...word.others]
  return word.wild ? [...all, ...all.flatMap(openDigits)] : all
}

/** Every run that the word shows, alone or as the first of two or three neighbours. */
function runsFrom(words: readonly Word[], i: number): string[] {
  const runs: string[] = []
  const word = words[i] as Word
  if (word.parts.length > 1) for (const part of word.parts) addRuns(part, runs)
  for (const spelling of spellingsOf(word)) addRuns(spelling, runs)
  const two = i + 1 < words.length ? word.text + (words[i + 1] as Word).text : ''
  addRuns(two, runs)
  if (i + 2 < words.length) addRuns(two + (words[i + 2] as Word).text, runs)
  return runs
}

/** A spelling of a name, cut up. */
export interface CutUp {
  /** The pieces all of which must occur in every name that holds this one. */
  readonly sure: readonly Piece[]
  /** Every run of every cut, once: what the name can be found by. Few and short: a list takes a tenth of a set's room and is searched as fast. */
  readonly runs: readonly string[]
}

export function cutUp(words: readonly Word[]): CutUp {
  const from = words.map((_, i) => runsFrom(words, i))
  return { sure: surePieces(words, from), runs: [...new Set(from.flat())] }
}

/** Words that must be shared wherever the name is; the others may be left out. */
function tells({ text }: Word): boolean {
  return !FILLERS.has(text) && !KINDS.has(text) && !EDITIONS.has(text) && !GRADES.has(text)
}

/** A run is of digits where it begins with one. */
function hasDigit(run: string): boolean {
  return run.length > 0 && run.charCodeAt(0) <= 57
}

/** The run that says most of a spelling: the longest with digits, else the longest. */
function tellingRun(spelling: string): string {
  const runs = runsOf(spelling)
  const digits = runs.filter(hasDigit)
  return (digits.length > 0 ? digits : runs).reduce((best, run) => (run.length > best.length ? run : best), '')
}

/** The first words of enumerations with all places of each; each other word alone. */
function enumerations(words: readonly Word[]): number[][] {
  const groups: number[][] = []
  const byGroup = new Map<number, number[]>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    if (!tells(word)) continue
    const known = word.group > 0 ? byGroup.get(word.group) : undefined
    if (known !== undefined) {
      known.push(i)
      continue
    }
    const places = [i]
    groups.push(places)
    if (word.group > 0) byGroup.set(word.group, places)
  }
  return groups
}

interface Found {
  readonly runs: readonly string[]
  /** The word where it stands. */
  readonly i: number
}

/** A word with one spelling must be shared as a whole; of several words or spellings, one of them. */
function addPieces(words: readonly Word[], places: readonly number[], found: Found[]): void {
  const [only] = places as readonly [number, ...number[]]
  const word = words[only] as Word
  if (places.length === 1 && word.others.length === 0 && !word.wild) {
    for (const part of word.parts) for (const run of runsOf(part)) found.push({ runs: [run], i: only })
    return
  }
  const spelled = places.flatMap((i) => spellingsOf(words[i] as Word))
  found.push({ runs: spelled.map(tellingRun), i: only })
}

/**
 * Those with digits where there are any, since a brand may be left out.
 *
 * @param from the runs from each word
 */
function surePieces(words: readonly Word[], from: readonly (readonly string[])[]): Piece[] {
  const found: Found[] = []
  for (const places of enumerations(words)) addPieces(words, places, found)
  const digits = found.filter(({ runs }) => runs.some(hasDigit))
  const used = digits.length > 0 ? digits : found
  return used.map(({ runs, i }) => {
    const piece = [...new Set(runs)]
    for (let start = Math.max(0, i - 2); start <= i + 1 && start < words.length; start++) {
      for (const other of from[start] as readonly string[]) {
        if (!piece.includes(other) && runs.some((run) => other.includes(run))) piece.push(other)
      }
    }
    return piece
  })
}

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

/** Runs of letters, without a plural s, and of digits. */
function runsOf(text: string): string[] {
  return (text.match(/[a-z]+|\d+/g) ?? []).map((run) => (run.length >= 4 && run.endsWith('s') ? run.slice(0, -1) : run))
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

function spellingsOf(word: Word): string[] {
  const all = [word.text, ...word.others]
  return word.wild ? [...all, ...all.flatMap(openDigits)] : all
}

function neighbours(words: readonly Word[], start: number, count: number): string {
  return words
    .slice(start, start + count)
    .map(({ text }) => text)
    .join('')
}

/** Every run that the word shows, alone or as the first of two or three neighbours. */
function runsFrom(words: readonly Word[], i: number): string[] {
  const word = words[i] as Word
  const cuts = word.parts.length > 1 ? [...word.parts, ...spellingsOf(word)] : spellingsOf(word)
  if (i + 1 < words.length) cuts.push(neighbours(words, i, 2))
  if (i + 2 < words.length) cuts.push(neighbours(words, i, 3))
  return cuts.flatMap(runsOf)
}

/** Every run of every cut: what the name can be found by. */
export function allRuns(words: readonly Word[]): ReadonlySet<string> {
  const runs = new Set<string>()
  for (let i = 0; i < words.length; i++) for (const run of runsFrom(words, i)) runs.add(run)
  return runs
}

/** Words that must be shared wherever the name is; the others may be left out. */
function tells({ text }: Word): boolean {
  return !FILLERS.has(text) && !KINDS.has(text) && !EDITIONS.has(text) && !GRADES.has(text)
}

/** The run that says most of a spelling: the longest with digits, else the longest. */
function tellingRun(spelling: string): string {
  const runs = runsOf(spelling)
  const digits = runs.filter((run) => /\d/.test(run))
  return (digits.length > 0 ? digits : runs).reduce((best, run) => (run.length > best.length ? run : best), '')
}

/** Words of one enumeration by their group; each other word alone. */
function enumerations(words: readonly Word[]): number[][] {
  const groups = new Map<number, number[]>()
  for (const [i, word] of words.entries()) if (tells(word)) groups.set(word.group > 0 ? word.group : -1 - i, [...(groups.get(word.group) ?? []), i])
  return [...groups.values()]
}

/** A word with one spelling must be shared as a whole; of several words or spellings, one of them. */
function piecesAt(words: readonly Word[], places: readonly number[]): { readonly runs: readonly string[]; readonly i: number }[] {
  const [only] = places as readonly [number, ...number[]]
  const spelled = places.flatMap((i) => spellingsOf(words[i] as Word))
  if (spelled.length === 1) return (words[only] as Word).parts.flatMap(runsOf).map((run) => ({ runs: [run], i: only }))
  return [{ runs: spelled.map(tellingRun), i: only }]
}

/**
 * The pieces all of which must occur in every name that holds this one: those with digits where there are any, since a brand may be left out.
 */
export function surePieces(words: readonly Word[]): Piece[] {
  const around = (i: number): string[] =>
    [i - 2, i - 1, i, i + 1].filter((start) => start >= 0 && start < words.length).flatMap((start) => runsFrom(words, start))
  const found = enumerations(words).flatMap((places) => piecesAt(words, places))
  const digits = found.filter(({ runs }) => runs.some((run) => /\d/.test(run)))
  const used = digits.length > 0 ? digits : found
  return used.map(({ runs, i }) => [...new Set([...runs, ...around(i).filter((other) => runs.some((run) => other.includes(run)))])])
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Pieces of names: runs of letters or of digits, the keys of the index.
 *
 * Spaces and hyphens may stand anywhere or nowhere (`S7-1500`, `S7 1500`, `S71500`), so a name is cut in every way that alignment can join it again:
 * parts of words, whole words, two and three neighbours together.
 *
 * @module
 */
import { EDITIONS, FILLERS, KINDS } from '@ncv/protocol/advisory/vocabulary.ts'
import type { Word } from '@ncv/protocol/advisory/word.ts'

/** All spellings under which one piece may stand in another name. */
export type Piece = readonly string[]

/** Runs of letters, without a plural s, and of digits. */
function runsOf(text: string): string[] {
  return (text.match(/[a-z]+|\d+/g) ?? []).map((run) => (run.length >= 4 && run.endsWith('s') ? run.slice(0, -1) : run))
}

/** `afr67x` → `afr670` … `afr679`; more than two open digits stay as they are. */
function openDigits(text: string): string[] {
  const open = text.replace(/(\d)(x+)/g, (_, digit: string, xs: string) => digit + '#'.repeat(xs.length))
  const count = open.split('#').length - 1
  if (count === 0 || count > 2) return [text]
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

function isSure({ text, others, group, wild }: Word): boolean {
  return others.length === 0 && group === 0 && !wild && !FILLERS.has(text) && !KINDS.has(text) && !EDITIONS.has(text)
}

/**
 * The pieces one of which must occur in every name that holds this one: those with digits where there are any, since a brand may be left out.
 * None where only enumerations and wildcards tell the product.
 */
export function surePieces(words: readonly Word[]): Piece[] {
  const sure = words.flatMap((word, i) => (isSure(word) ? word.parts.flatMap(runsOf).map((run) => ({ run, i })) : []))
  const digits = sure.filter(({ run }) => /\d/.test(run))
  const hidden = words.some((word) => /\d/.test(word.text) && !isSure(word))
  if (digits.length === 0 && hidden) return []
  const around = (i: number): string[] => [i - 2, i - 1, i].filter((start) => start >= 0).flatMap((start) => runsFrom(words, start))
  return (digits.length > 0 ? digits : sure).map(({ run, i }) => [...new Set([run, ...around(i).filter((other) => other.includes(run))])])
}

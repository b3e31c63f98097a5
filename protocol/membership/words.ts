// SPDX-License-Identifier: EUPL-1.2
/**
 * A genesis hash in six words, for the accession letter and the telephone: 6 × 11 = 66 bits of it (ncv-genesis).
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'
import { WORDS } from './word-list.ts'

export const WORD_COUNT = 6
const BITS_PER_WORD = 11

/** The six words of an origin, its first 66 bits, the most significant first. */
export function genesisWords(origin: Uint8Array): string[] {
  let bits = 0n
  for (const byte of origin.subarray(0, 9)) bits = (bits << 8n) | BigInt(byte)
  bits >>= 72n - BigInt(WORD_COUNT * BITS_PER_WORD)
  return Array.from({ length: WORD_COUNT }, (_, i) => {
    const shift = BigInt((WORD_COUNT - 1 - i) * BITS_PER_WORD)
    return WORDS[Number((bits >> shift) & 0x7ffn)] as string
  })
}

/** Case and surrounding spaces do not matter; the first four letters of a word are enough. */
function isSameWord(given: string, word: string): boolean {
  const folded = given.trim().toLowerCase()
  return folded === word || (folded.length >= 4 && word.startsWith(folded))
}

/**
 * Compares words that a person read in the letter with the ones of the join file.
 *
 * @param given the words asked for, by their place 1 … 6
 * @throws ProtocolError `GENESIS_WORDS` naming the places that differ, never the right word
 */
export function assertWords(origin: Uint8Array, given: ReadonlyMap<number, string>): void {
  const words = genesisWords(origin)
  const wrong = [...given]
    .filter(([place, word]) => words[place - 1] === undefined || !isSameWord(word, words[place - 1] as string))
    .map(([place]) => place)
  if (given.size < 2 || wrong.length > 0) throw new ProtocolError('GENESIS_WORDS', { places: wrong.join(', ') || '1–6', given: given.size })
}

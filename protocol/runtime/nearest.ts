// SPDX-License-Identifier: EUPL-1.2
/**
 * The known word nearest to a misspelt one, for error messages.
 *
 * @module
 */

/** The candidate with the smallest edit distance, if it is small against the word's length. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const bound = word.slice(0, 60)
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: candidate.startsWith(bound) && bound !== '' ? 0 : distance(bound, candidate) }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  return best !== undefined && best.distance <= Math.min(3, Math.max(1, Math.floor(bound.length / 2))) ? best.candidate : undefined
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

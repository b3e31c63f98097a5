// SPDX-License-Identifier: EUPL-1.2
/**
 * Names by runs of three letters: which of many thousand names have enough in common with one to be looked at?
 *
 * @module
 */

export interface GramIndex {
  /** Names by gram, in ascending order. */
  readonly byGram: Map<string, number[]>
  /** Number of grams of each name. */
  readonly sizes: number[]
  /** Of one question at a time; all zero between two. */
  counts: Uint16Array
}

/** Grams that more names than this have say too little to be counted through. */
const COMMON = 1_500
/** Names that are looked at closely for one question. */
const LOOKED_AT = 24
const LEAST_SHARE = 0.3

/** `scalance x307` → `^sc`, `sca`, `cal` …; the initials of several words are one gram of their own, and every short word asks for it. */
export function gramsOf(words: readonly string[]): ReadonlySet<string> {
  const grams = new Set<string>()
  for (const word of words) {
    const marked = `^${word}`
    if (marked.length < 3) grams.add(marked)
    for (let i = 0; i + 3 <= marked.length; i++) grams.add(marked.slice(i, i + 3))
    if (word.length >= 2 && word.length <= 6 && !/\d/.test(word)) grams.add(`#${word}`)
  }
  for (let start = 0; start + 2 <= words.length; start++) {
    for (let end = start + 2; end <= Math.min(words.length, start + 6); end++) {
      grams.add(
        `#${words
          .slice(start, end)
          .map((word) => word.charAt(0))
          .join('')}`,
      )
    }
  }
  return grams
}

export function newGramIndex(): GramIndex {
  return { byGram: new Map(), sizes: [], counts: new Uint16Array(0) }
}

/** Adds the next name. */
export function addGrams({ byGram, sizes }: GramIndex, grams: ReadonlySet<string>): void {
  let size = 0
  for (const gram of grams) {
    // The initials of a name weigh nothing against its letters.
    if (!gram.startsWith('#')) size++
    const known = byGram.get(gram)
    if (known === undefined) byGram.set(gram, [sizes.length])
    else known.push(sizes.length)
  }
  sizes.push(size)
}

/** Places of the names that share most grams with the asked one, of those that `isWanted`; a shared abbreviation counts twice. */
export function nearestByGrams(index: GramIndex, asked: ReadonlySet<string>, isWanted: (at: number) => boolean): number[] {
  const { byGram, sizes } = index
  if (index.counts.length < sizes.length) index.counts = new Uint16Array(2 * sizes.length)
  const { counts } = index
  const seen: number[] = []
  let size = 0
  for (const gram of asked) {
    const weight = gram.startsWith('#') ? 2 : 1
    size += weight % 2
    const names = byGram.get(gram) ?? []
    if (names.length > COMMON) continue
    for (const at of names) {
      if (counts[at] === 0) seen.push(at)
      counts[at] = (counts[at] ?? 0) + weight
    }
  }
  const shares: { readonly at: number; readonly share: number }[] = []
  for (const at of seen) {
    const share = (2 * (counts[at] ?? 0)) / (size + (sizes[at] ?? 0))
    counts[at] = 0
    if (share >= LEAST_SHARE && isWanted(at)) shares.push({ at, share })
  }
  return shares
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .slice(0, LOOKED_AT)
    .map(({ at }) => at)
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * A rotated labelled set: real-shaped advisories under other names, with shifted versions, and assets whose right verdict is known beforehand.
 *
 * Vendors and brands become invented words, so that no list of known names helps; first version numbers are shifted, so that no table of bounds helps.
 * Labels are made only where a few lines of arithmetic decide ({@link file://./rotated-oracle.ts}): everything else in the document stays in as noise.
 *
 * @module
 */
import { seededChance } from '../../bench/csaf-document.ts'
import type { Chance } from '../../bench/csaf-document.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const ONSETS = ['b', 'br', 'd', 'dr', 'f', 'g', 'gl', 'h', 'j', 'k', 'kr', 'l', 'm', 'n', 'p', 'pl', 'q', 'r', 's', 'st', 't', 'tr', 'v', 'w', 'z']
const RHYMES = ['am', 'el', 'in', 'or', 'usk', 'ath', 'ond', 'yr', 'ax', 'ump', 'eth', 'olk', 'ird', 'an', 'osch']

/** Words of product names that say what kind of thing it is; they stay, as a brand's name changes and its kind does not. */
const KEPT = new Set(
  (
    'series family switch router gateway controller module software firmware server client system systems device devices edition panel version with and for the all products ' +
    'product cpus cpu models web data control manager studio suite portal enterprise standard professional runtime industrial ethernet variants including access point ' +
    'management security network station tool tools driver service monitor advanced basic express unit drive drives meter relay remote terminal operator interface ' +
    'communication wireless cellular power windows linux core light cloud platform view vision designer center library engine base box viewer configuration'
  ).split(' '),
)

/** One invented word for each word, the same throughout a document. */
export class Names {
  readonly #chance: Chance
  readonly #known = new Map<string, string>()
  readonly #used = new Set<string>()

  constructor(seed: number) {
    this.#chance = seededChance(seed)
  }

  #invent(): string {
    const pick = (from: readonly string[]): string => from[this.#chance.below(from.length)] as string
    for (;;) {
      const word = Array.from({ length: 2 + this.#chance.below(2) }, () => pick(ONSETS) + pick(RHYMES)).join('')
      if (!this.#used.has(word)) {
        this.#used.add(word)
        return word
      }
    }
  }

  /** `SIMATIC` → `KRATHOND`: capitals as they were. */
  word(text: string): string {
    const key = text.toLowerCase()
    const invented = this.#known.get(key) ?? this.#invent()
    this.#known.set(key, invented)
    return text === text.toUpperCase() ? invented.toUpperCase() : invented[0]?.toUpperCase() + invented.slice(1)
  }

  /** A name that stands for nothing in the document. */
  stranger(): string {
    return this.word(`stranger${this.#used.size}x`)
  }

  /** Words of letters only, four or more, that are no kinds: brands and houses. */
  rename(text: string): string {
    return text.replace(/(?<![\p{L}\d-])\p{L}{4,}(?![\p{L}\d-])/gu, (word) => (KEPT.has(word.toLowerCase()) ? word : this.word(word)))
  }
}

/** The whole text is made of numbers joined by points, signs and `V`; the shift then keeps every order in it. */
export const PLAIN_TEXT = /^(?:vers:[a-z]+\/)?(?:All versions )?(?:[<>=|,\s]|and|V|v|\d+(?:\.\d+)*)+$/

/** Adds to the first number of every version of a plain text: `>=V2.0<V2.1.6` → `>=V5.0<V5.1.6`. Years stay years. */
export function shiftVersions(text: string, by: number): string {
  if (!PLAIN_TEXT.test(text)) return text
  return text.replace(/(?<![\d.])(\d{1,3})(?=\.|\D|$)/g, (first) => String(Number(first) + by))
}

function rotateBranch(branch: Json, names: Names, shift: number): Json {
  if (branch === null || typeof branch !== 'object') return branch
  if (Array.isArray(branch)) return branch.map((each) => rotateBranch(each, names, shift))
  const object = branch as { readonly [key: string]: Json }
  const { category, name } = object
  const changed = Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      key === 'branches' ? rotateBranch(value, names, shift) : key === 'product' ? renamed(value, names) : value,
    ]),
  )
  if (typeof name !== 'string') return changed
  if (category === 'product_version' || category === 'product_version_range') return { ...changed, name: shiftVersions(name, shift) }
  if (category === 'vendor' || category === 'product_name' || category === 'product_family') return { ...changed, name: names.rename(name) }
  return changed
}

/** Full names are left as an empty shell: they repeat the branches, with the versions that were shifted. Helpers would name the old product. */
function renamed(product: Json, names: Names): Json {
  const { product_id, name } = product as { readonly product_id: string; readonly name: string }
  return { product_id, name: names.rename(name) }
}

/** The document under other names. @param document a parsed CSAF document */
export function rotate(document: Json, seed: number): Json {
  const names = new Names(seed)
  const shift = 1 + seededChance(seed + 1).below(9)
  const { product_tree: tree, ...rest } = document as { readonly [key: string]: Json }
  const { branches, ...others } = tree as { readonly [key: string]: Json }
  return { ...rest, product_tree: { ...others, branches: rotateBranch(branches ?? [], names, shift) } }
}

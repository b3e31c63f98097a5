// SPDX-License-Identifier: EUPL-1.2
/**
 * What columns stand for while a person decides it, and what is wrong with it before the server is asked.
 *
 * @module
 */

export interface MappedColumn {
  readonly name: string
  readonly field?: string | undefined
}

/** Column number → field; absent: left out. */
export type Meaning = readonly (string | undefined)[]

export function meaningOf(columns: readonly MappedColumn[]): Meaning {
  return columns.map(({ field }) => field)
}

/** The first thing that is wrong, if anything. */
export function mappingFault(meaning: Meaning): { readonly kind: 'no-product' } | { readonly kind: 'twice'; readonly field: string } | undefined {
  const twice = meaning.find((field, i) => field !== undefined && meaning.indexOf(field) !== i)
  if (twice !== undefined) return { kind: 'twice', field: twice }
  return meaning.includes('product') || meaning.includes('os') ? undefined : { kind: 'no-product' }
}

/** As the server wants it: every column that has a name, `-` where it is left out. */
export function mapOf(columns: readonly MappedColumn[], meaning: Meaning): Record<string, string> {
  return Object.fromEntries(columns.flatMap(({ name }, i) => (name === '' ? [] : [[name, meaning[i] ?? '-']])))
}

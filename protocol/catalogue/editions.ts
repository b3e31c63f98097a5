// SPDX-License-Identifier: EUPL-1.2
/**
 * Which edition of the product catalogue holds: a replay of the log that hub, node and auditor do alike (ncv-catalogue, section 4).
 *
 * An edition is taken whole or not at all. Its parts stand behind each other in the log, so whoever holds the log knows whether one is
 * still to come or will never come. What breaks the order is refused with its reason and changes nothing.
 *
 * @module
 */
import type { CataloguePart } from '../message/catalogue.ts'
import type { TlpLabel } from '../tlp.ts'

/** A part as the order sees it; what its products are does not matter here. */
export interface PartHead extends Pick<CataloguePart, 'title' | 'edition' | 'isExample' | 'part' | 'parts'> {
  /** Of its entry. */
  readonly index: number
  readonly tlp: TlpLabel
  readonly firstId: string
  readonly lastId: string
}

/**
 * `CATALOGUE_PARTS`: parts are missing or do not belong together; `CATALOGUE_LOWER`: not newer than the edition in force;
 * `CATALOGUE_GAP`: an edition before it was never published.
 */
export type CatalogueRefusal = 'CATALOGUE_PARTS' | 'CATALOGUE_LOWER' | 'CATALOGUE_GAP'

export interface EditionPlace {
  readonly edition: number
  /** Index of the first part's entry; the others follow. */
  readonly first: number
  readonly parts: number
}

export interface CatalogueOrder {
  /** The edition in force; undefined before the first. */
  readonly current: EditionPlace | undefined
  /** An edition of which parts cannot be read yet. */
  readonly pending: EditionPlace | undefined
  /** By the index of each entry that is refused. */
  readonly refused: ReadonlyMap<number, CatalogueRefusal>
}

export function headOf(index: number, tlp: TlpLabel, { title, edition, isExample, part, parts, products }: CataloguePart): PartHead {
  const ids = products.map(({ id }) => id)
  return { index, tlp, title, edition, isExample, part, parts, firstId: ids[0] ?? '', lastId: ids.at(-1) ?? '' }
}

/**
 * @param heads of all parts that could be read
 * @param unread indexes of the entries of this kind that could not: their body or key is not here, or they are damaged
 * @param size of the log
 */
export function orderOfEditions(heads: readonly PartHead[], unread: readonly number[], size: number): CatalogueOrder {
  const refused = new Map<number, CatalogueRefusal>()
  let current: EditionPlace | undefined
  let pending: EditionPlace | undefined
  const rows = Map.groupBy(heads, ({ index, part }) => index - part + 1)
  for (const [first, row] of [...rows].sort(([a], [b]) => a - b)) {
    const place = { edition: row[0]?.edition ?? 0, first, parts: row[0]?.parts ?? 0 }
    const state = stateOf(place, row, unread, size)
    const reason = state === 'broken' ? 'CATALOGUE_PARTS' : refusalOf(place, current, unread)
    if (reason !== undefined) for (const { index } of row) refused.set(index, reason)
    else if (state === 'open') pending = place
    else current = place
  }
  return { current, pending: pending !== undefined && pending.edition > (current?.edition ?? 0) ? pending : undefined, refused }
}

function stateOf({ first, parts }: EditionPlace, row: readonly PartHead[], unread: readonly number[], size: number): 'whole' | 'open' | 'broken' {
  if (first < 1 || !belongTogether(row)) return 'broken'
  const missing = Array.from({ length: parts }, (_, i) => first + i).filter((index) => !row.some((head) => head.index === index))
  if (missing.length === 0) return 'whole'
  return missing.every((index) => index >= size || unread.includes(index)) ? 'open' : 'broken'
}

function belongTogether(row: readonly PartHead[]): boolean {
  const sorted = row.toSorted((a, b) => a.part - b.part)
  return sorted.every((head, i) => {
    const before = sorted[i - 1]
    if (head.part > head.parts) return false
    if (before === undefined) return true
    const isSame = before.title === head.title && before.edition === head.edition && before.isExample === head.isExample
    return isSame && before.parts === head.parts && before.tlp === head.tlp && before.lastId < head.firstId
  })
}

/** A gap is one only where nothing unread could fill it: a kept-back body must not hold up the editions behind it. */
function refusalOf(place: EditionPlace, current: EditionPlace | undefined, unread: readonly number[]): CatalogueRefusal | undefined {
  const before = current?.edition ?? 0
  if (place.edition <= before) return 'CATALOGUE_LOWER'
  if (place.edition === before + 1) return undefined
  const behind = current === undefined ? 0 : current.first + current.parts - 1
  return unread.some((index) => index > behind && index < place.first) ? undefined : 'CATALOGUE_GAP'
}

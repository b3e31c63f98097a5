// SPDX-License-Identifier: EUPL-1.2
/**
 * Filters that somebody has kept under a name, in this browser: each is an address.
 *
 * @module
 */

export interface SavedFilter {
  readonly name: string
  /** `status=open&office=Bauamt` */
  readonly query: string
}

const KEY = 'ncv.match-filters'
const KEPT = 30
export const NAME_MAX = 60

export function readSaved(storage: Pick<Storage, 'getItem'>): readonly SavedFilter[] {
  try {
    const found: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    return Array.isArray(found) ? found.filter(isSaved).slice(0, KEPT) : []
  } catch {
    return []
  }
}

function isSaved(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('query' in value)) return false
  return typeof value.name === 'string' && typeof value.query === 'string'
}

/** The same name again replaces. */
export function withSaved(saved: readonly SavedFilter[], name: string, query: URLSearchParams): readonly SavedFilter[] {
  const kept = new URLSearchParams(query)
  kept.delete('page')
  return [...saved.filter((each) => each.name !== name), { name: name.slice(0, NAME_MAX), query: kept.toString() }]
    .sort((a, b) => a.name.localeCompare(b.name, 'de'))
    .slice(0, KEPT)
}

export function keep(storage: Pick<Storage, 'setItem'>, saved: readonly SavedFilter[]): void {
  try {
    storage.setItem(KEY, JSON.stringify(saved))
  } catch {
    // A browser that keeps nothing: the address itself can still be kept as a bookmark.
  }
}

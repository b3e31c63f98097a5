// SPDX-License-Identifier: EUPL-1.2
/**
 * When somebody was here last, kept in this browser: from which entry of the log on everything is new to them.
 *
 * A visit goes on while pages are opened; after four hours without one, the next is another visit.
 *
 * @module
 */

export interface Visit {
  /** Entries at the end of the visit before, and when that was; milliseconds. */
  readonly since: number
  readonly sinceAt: number
  /** Of this visit so far. */
  readonly size: number
  readonly at: number
}

const KEY = 'ncv.visit'
const PAUSE_MS = 4 * 3_600_000

/** Undefined at the first visit: then nothing is said. */
export function lastVisit(known: Visit | undefined, now: number): { readonly since: number; readonly sinceAt: number } | undefined {
  if (known === undefined) return undefined
  return now - known.at > PAUSE_MS ? { since: known.size, sinceAt: known.at } : { since: known.since, sinceAt: known.sinceAt }
}

/** @param size entries of the log that are here now */
export function nextVisit(known: Visit | undefined, size: number, now: number): Visit {
  const last = lastVisit(known, now) ?? { since: size, sinceAt: now }
  // A log that is shorter than it was is another one, or was restored.
  return last.since > size ? { since: size, sinceAt: now, size, at: now } : { ...last, size, at: now }
}

export function readVisit(storage: Pick<Storage, 'getItem'>): Visit | undefined {
  try {
    const found: unknown = JSON.parse(storage.getItem(KEY) ?? 'null')
    return isVisit(found) ? found : undefined
  } catch {
    return undefined
  }
}

function isVisit(value: unknown): value is Visit {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Readonly<Record<string, unknown>>
  return ['since', 'sinceAt', 'size', 'at'].every((name) => Number.isSafeInteger(fields[name]) && Number(fields[name]) >= 0)
}

export function keepVisit(storage: Pick<Storage, 'setItem'>, visit: Visit): void {
  try {
    storage.setItem(KEY, JSON.stringify(visit))
  } catch {
    // Then every visit is a first one.
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * A day that is chosen as an end counts to its last moment, in UTC as on the command line.
 *
 * @module
 */

/** @param day `2026-11-22` @returns milliseconds; undefined for no day */
export function dayEnd(day: string): number | undefined {
  const begin = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(begin) ? undefined : begin + 86_400_000
}

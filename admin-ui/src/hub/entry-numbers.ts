// SPDX-License-Identifier: EUPL-1.2
/**
 * Numbers of entries as people type them.
 *
 * @module
 */

/** As many as one erasure takes. */
export const ENTRIES_MAX = 64

/** Each once, ascending; undefined where something is no number, where there are none, or too many. */
export function readEntryNumbers(text: string): number[] | undefined {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  if (words.length === 0 || words.some((word) => !/^[0-9]{1,15}$/.test(word))) return undefined
  const numbers = [...new Set(words.map(Number))].sort((a, b) => a - b)
  return numbers.length > ENTRIES_MAX ? undefined : numbers
}

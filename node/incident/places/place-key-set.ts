// SPDX-License-Identifier: EUPL-1.2
/**
 * Typed word lists as sets of keys: lower case, umlauts and ß written out.
 *
 * @module
 */
export function placeKeySet(list: string): ReadonlySet<string> {
  const keys = list.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
  return new Set(keys.split(/\s+/).filter((word) => word !== ''))
}

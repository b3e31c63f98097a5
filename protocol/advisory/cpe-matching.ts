// SPDX-License-Identifier: EUPL-1.2
/**
 * Matching of CPE names (NISTIR 7696): attribute by attribute, then the whole.
 *
 * The advisory's name is the source, the asset's the target. Version and update are left out: they are compared as versions.
 * An asset that leaves an attribute open where the advisory fixes it (`target_sw=android`) may or may not be meant: that is `unspecific`.
 *
 * @see https://doi.org/10.6028/NIST.IR.7696
 * @module
 */
import type { Cpe, CpeAttribute, CpeValue } from './cpe.ts'
import { matchesPattern } from './order-number.ts'

/** NISTIR 7696, table 6-1: what the source says compared with the target. */
export type CpeRelation = 'equal' | 'superset' | 'subset' | 'disjoint' | 'undefined'

/** NISTIR 7696, table 6-2. A target with wildcards has no relation. */
export function compareCpeValues(source: CpeValue, target: CpeValue): CpeRelation {
  if (typeof target === 'object' && target.isPattern) return 'undefined'
  if (source === 'any') return target === 'any' ? 'equal' : 'superset'
  if (target === 'any') return 'subset'
  if (source === 'na' || target === 'na') return source === target ? 'equal' : 'disjoint'
  if (source.isPattern) return matchesPattern(source.text, target.text) ? 'superset' : 'disjoint'
  return source.text === target.text ? 'equal' : 'disjoint'
}

const IDENTIFYING: readonly CpeAttribute[] = ['part', 'vendor', 'product', 'edition', 'language', 'swEdition', 'targetSw', 'targetHw', 'other']
/** Inventories that leave these open mean what the product's name says. */
const OPEN: ReadonlySet<CpeAttribute> = new Set(['part', 'vendor', 'language', 'other'])

/** Is the target's product the source's? `different` where any attribute is disjoint. */
export function compareCpeProducts(source: Cpe, target: Cpe): 'same' | 'unspecific' | 'different' {
  let found: 'same' | 'unspecific' = 'same'
  for (const attribute of IDENTIFYING) {
    const relation = compareCpeValues(source.values[attribute], target.values[attribute])
    if (relation === 'disjoint' || relation === 'undefined') return 'different'
    if (relation === 'subset' && !OPEN.has(attribute)) found = 'unspecific'
  }
  return found
}

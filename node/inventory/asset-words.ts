// SPDX-License-Identifier: EUPL-1.2
/**
 * Words that inventories use for who runs an asset and how critical it is, German and English.
 *
 * @module
 */
import type { Criticality, Operator } from './asset.ts'

export const OPERATOR_WORDS: Readonly<Record<string, Operator>> = {
  self: 'self',
  selbst: 'self',
  eigen: 'self',
  eigenbetrieb: 'self',
  'it-dl': 'it-dl',
  'it-dienstleister': 'it-dl',
  dienstleister: 'it-dl',
  rechenzentrum: 'it-dl',
  saas: 'saas',
  cloud: 'saas',
  district: 'district',
  landkreis: 'district',
  kreis: 'district',
}

export const CRITICALITY_WORDS: Readonly<Record<string, Criticality>> = {
  low: 'low',
  niedrig: 'low',
  gering: 'low',
  medium: 'medium',
  mittel: 'medium',
  normal: 'medium',
  high: 'high',
  hoch: 'high',
  'very-high': 'very-high',
  'very high': 'very-high',
  'sehr hoch': 'very-high',
  kritisch: 'very-high',
  critical: 'very-high',
}

/** The value that a word stands for; `undefined` where it stands for none. */
export function wordValue<Value extends string>(words: Readonly<Record<string, Value>>, text: string): Value | undefined {
  const key = text.trim().toLowerCase()
  return Object.hasOwn(words, key) ? words[key] : undefined
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Words that inventories use for the fields that know a few values only, German and English.
 *
 * @module
 */
import type { AssetKind, Criticality, Exposure, Operator, ProtectionNeed } from './asset.ts'

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

/** „Schutzbedarfskategorien“ of BSI-Standard 200-2, section 8.2.1. */
export const PROTECTION_WORDS: Readonly<Record<string, ProtectionNeed>> = {
  normal: 'normal',
  high: 'high',
  hoch: 'high',
  'very-high': 'very-high',
  'very high': 'very-high',
  'sehr hoch': 'very-high',
}

export const EXPOSURE_WORDS: Readonly<Record<string, Exposure>> = {
  internet: 'internet',
  public: 'internet',
  öffentlich: 'internet',
  dmz: 'internet',
  'aus dem internet': 'internet',
  internal: 'internal',
  intern: 'internal',
  hausnetz: 'internal',
  lan: 'internal',
  isolated: 'isolated',
  isoliert: 'isolated',
  getrennt: 'isolated',
  'ohne netz': 'isolated',
}

export const KIND_WORDS: Readonly<Record<string, AssetKind | 'exact'>> = {
  exact: 'exact',
  produkt: 'exact',
  product: 'exact',
  family: 'family',
  produktfamilie: 'family',
  familie: 'family',
  os: 'os',
  betriebssystem: 'os',
  'operating system': 'os',
}

/** By field. */
export const FIELD_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  operator: OPERATOR_WORDS,
  criticality: CRITICALITY_WORDS,
  confidentiality: PROTECTION_WORDS,
  integrity: PROTECTION_WORDS,
  availability: PROTECTION_WORDS,
  protection: PROTECTION_WORDS,
  exposure: EXPOSURE_WORDS,
  kind: KIND_WORDS,
}

/** The value that a word stands for; `undefined` where it stands for none. */
export function wordValue<Value extends string>(words: Readonly<Record<string, Value>>, text: string): Value | undefined {
  const key = text.trim().toLowerCase()
  return Object.hasOwn(words, key) ? words[key] : undefined
}

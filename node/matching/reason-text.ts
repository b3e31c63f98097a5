// SPDX-License-Identifier: EUPL-1.2
/**
 * A reason as one sentence, German or English.
 *
 * @module
 */
import { MATCHING_DE } from '../i18n/matching-de.ts'
import type { MatchingTexts } from '../i18n/matching-de.ts'
import { MATCHING_EN } from '../i18n/matching-en.ts'
import type { Reason } from './verdict.ts'

export type Language = 'de' | 'en'

export function matchingTexts(language: Language): MatchingTexts {
  return language === 'de' ? MATCHING_DE : MATCHING_EN
}

/** Texts of an advisory are foreign: shortened, on one line, without control characters. */
function shown(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return plain.length > 160 ? `${plain.slice(0, 159)}…` : plain
}

/** Fills `{name}`; a name without a value is left empty. */
export function fill(template: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return template.replace(/\{([a-z]+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** For instance: „Siemens S7-1200“ gehört zur Familie „S7-1200 CPU family“; Version „V4.3“ liegt im Bereich „<V4.4.0“. */
export function reasonText(reason: Reason, language: Language): string {
  const texts = matchingTexts(language)
  const values = {
    asset: shown(reason.assetText),
    node: shown(reason.nodeText),
    version: shown(reason.version),
    range: shown(reason.rangeText),
    condition: shown(reason.condition ?? ''),
    identifier: shown(reason.identifier ?? ''),
    via: shown(reason.via ?? ''),
    contact: reason.contact === undefined ? '' : ` (${shown(reason.contact)})`,
  }
  return `${fill(without(texts.identity[reason.identity], values), values)}; ${fill(without(texts.rule[reason.rule], values), values)}.`
}

/** A bracket or a word that would only hold a missing value is left out. */
function without(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .replace(/ \([^()]*\{([a-z]+)\}[^()]*\)/g, (whole, name: string) => (values[name] === '' ? '' : whole))
    .replace(/ [„"]?\{identifier\}[“"]?/, (whole) => (values['identifier'] === '' ? '' : whole))
}

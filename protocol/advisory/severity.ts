// SPDX-License-Identifier: EUPL-1.2
/**
 * How severe a vulnerability is for given products: from what the document states, never guessed.
 *
 * First the CVSS base score that names one of the products, by the newest version of the standard; else the publisher's word for the whole
 * document (`aggregate_severity.text`, CSAF 2.0 section 3.2.1.2: "hoch", "Important"); else `unknown`.
 *
 * @see https://www.first.org/cvss/v3.1/specification-document section 5
 * @module
 */
import type { Advisory, Score, Vulnerability } from './advisory.ts'

export const VULNERABILITY_SEVERITIES = ['low', 'medium', 'high', 'critical', 'unknown'] as const
export type VulnerabilitySeverity = (typeof VULNERABILITY_SEVERITIES)[number]

export interface StatedSeverity {
  readonly severity: VulnerabilitySeverity
  /** `word`: as the publisher wrote it, also where it is not known here. */
  readonly source:
    | { readonly kind: 'cvss'; readonly cvss: Score['cvss']; readonly tenths: number }
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'none' }
}

/** Words of publishers, folded: BSI, Red Hat and SUSE, Microsoft, Cisco, and the words of CVSS itself. */
const WORDS: Readonly<Record<string, VulnerabilitySeverity>> = {
  niedrig: 'low',
  gering: 'low',
  low: 'low',
  minor: 'low',
  mittel: 'medium',
  moderat: 'medium',
  medium: 'medium',
  moderate: 'medium',
  hoch: 'high',
  high: 'high',
  important: 'high',
  'sehr hoch': 'critical',
  kritisch: 'critical',
  critical: 'critical',
}

const NEWEST_FIRST: readonly Score['cvss'][] = ['4.0', '3.1', '3.0', '2.0']
const LOW_MAX = 39
const MEDIUM_MAX = 69
const HIGH_MAX = 89

/** What the publisher's word means; `unknown` for a word that is not known. */
export function severityOfWord(text: string): VulnerabilitySeverity {
  const folded = text.trim().toLowerCase()
  return (Object.hasOwn(WORDS, folded) ? WORDS[folded] : undefined) ?? 'unknown'
}

/** Qualitative rating of a base score; CVSS 2.0 knows no `critical` (NVD's bounds). */
export function severityOfScore({ cvss, tenths }: Pick<Score, 'cvss' | 'tenths'>): VulnerabilitySeverity {
  if (tenths <= LOW_MAX) return 'low'
  if (tenths <= MEDIUM_MAX) return 'medium'
  return tenths <= HIGH_MAX || cvss === '2.0' ? 'high' : 'critical'
}

/** The highest score for any of `products`, by the newest version of CVSS that has one. */
function scoreFor(scores: readonly Score[], products: ReadonlySet<string>): Score | undefined {
  const own = scores.filter((score) => score.products.some((id) => products.has(id)))
  for (const cvss of NEWEST_FIRST) {
    const same = own.filter((score) => score.cvss === cvss)
    if (same.length > 0) return same.reduce((worst, score) => (score.tenths > worst.tenths ? score : worst))
  }
  return undefined
}

/** @param products product ids in which the asset was recognised */
export function severityFor(
  { scores }: Pick<Vulnerability, 'scores'>,
  products: ReadonlySet<string>,
  { severityText }: Pick<Advisory, 'severityText'>,
): StatedSeverity {
  const score = scoreFor(scores, products)
  if (score !== undefined) return { severity: severityOfScore(score), source: { kind: 'cvss', cvss: score.cvss, tenths: score.tenths } }
  if (severityText !== undefined) return { severity: severityOfWord(severityText), source: { kind: 'word', text: severityText } }
  return { severity: 'unknown', source: { kind: 'none' } }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What a technical span keeps as it is: an attacker's address, a version, a product in use.
 *
 * @module
 */
import type { GuardProfile } from '../guard-profile.ts'
import type { Finding, Why } from './finding.ts'
import { within } from './finding.ts'
import type { Technical } from './technical.ts'
import { technicalSpans } from './technical.ts'
import { foldView, plainView, spanOf } from './view.ts'

function productSpans(text: string, profile: GuardProfile): Technical[] {
  const view = foldView(plainView(text))
  return profile.products.flatMap((pattern) =>
    [...view.text.matchAll(pattern)].map((match) => ({
      ...spanOf(view, match.index, match.index + match[0].length),
      kind: 'product' as const,
      text: match[0],
    })),
  )
}

/** Own kinds of evidence that identify by themselves, wherever they stand. */
const IN_PRODUCT: ReadonlySet<Why> = new Set([
  'own-name',
  'own-host',
  'own-domain',
  'own-mail',
  'own-address',
  'own-phone',
  'own-value',
  'own-street',
  'own-key',
  'encoded',
])

const SPARES_FIRM: ReadonlySet<Technical['kind']> = new Set(['url', 'mail', 'host', 'address', 'hash', 'identifier', 'malware', 'file'])

/** Whether a technical span around a finding keeps it as it is. */
export function isSpared(finding: Finding, around: readonly Technical[]): boolean {
  return around.some((tech) => {
    if (finding.strength === 'own') {
      if (tech.kind === 'hash') return finding.why !== 'encoded' && finding.why !== 'own-name'
      if (tech.kind === 'malware') return !within(tech, finding)
      return tech.kind === 'product' && !IN_PRODUCT.has(finding.why) && within(finding, tech)
    }
    if (finding.why === 'own-host' || finding.why === 'mail') return false
    if (finding.why === 'time' && (tech.kind === 'host' || tech.kind === 'file')) return within(finding, tech)
    if (tech.kind === 'tool') return finding.strength === 'soft' && finding.why !== 'account'
    if (tech.kind === 'versioned') return finding.why === 'place' || finding.why === 'street' || finding.why === 'time' || finding.why === 'region'
    if (finding.why === 'account' || finding.why === 'path') return tech.kind === 'malware' || tech.kind === 'mail' || tech.kind === 'url'
    if (finding.why === 'share') return tech.kind === 'url'
    if (finding.why === 'bank-account') return tech.kind === 'hash' || tech.kind === 'url'
    return finding.strength === 'soft' || SPARES_FIRM.has(tech.kind)
  })
}

/** All technical spans of a text, the house's products among them. */
export function technicalsOf(text: string, profile: GuardProfile): Technical[] {
  return [...technicalSpans(plainView(text)), ...productSpans(text, profile)]
}

/** `[Gemeinde]`, `10.x`: our own placeholders are no findings. */
const PLACEHOLDER =
  /\[(?:Gemeinde|Ort|Partner|Mitarbeitende\/r|Person|Rechner|eigene Domain|eigene Adresse|Adresse|Postfach|Telefon|Kennzahl|Anschrift|eigene IP|eigene IPv6-Adresse|IBAN|Konto|BIC|Aktenzeichen|Kennzeichen|Raum|Anzahl|Freigabe|Benutzerkonto|Benutzer|Region|PLZ|Koordinaten|Uhrzeit|örtliche Einrichtung|Name|entfernt|System|…)\]|(?<![\d.])(?:10|172|192\.168)\.x(?![\p{L}\d])/gu

export function hidePlaceholders(text: string): string {
  return text.replace(PLACEHOLDER, (placeholder) => `[${'…'.repeat(placeholder.length - 2)}]`)
}

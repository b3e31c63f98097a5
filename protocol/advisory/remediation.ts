// SPDX-License-Identifier: EUPL-1.2
/**
 * What an advisory tells the owner of given products to do, and whether it says that a vulnerability is exploited.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html sections 3.2.3.12 and 3.2.3.14
 * @module
 */
import type { Remediation, Threat, Vulnerability } from './advisory.ts'

/** A remediation or threat that names no product speaks of all. */
function appliesTo({ products }: Pick<Threat, 'products'>, wanted: ReadonlySet<string>): boolean {
  return products.length === 0 || products.some((id) => wanted.has(id))
}

export function remediationsFor({ remediations }: Pick<Vulnerability, 'remediations'>, products: ReadonlySet<string>): Remediation[] {
  return remediations.filter((remediation) => appliesTo(remediation, products))
}

/** As Microsoft writes it: `Publicly Disclosed:No;Exploited:Yes;Latest Software Release:…` */
const EXPLOITED_FIELD = /(?:^|;)\s*exploited\s*:\s*yes\s*(?:;|$)/i
/** The whole text, folded: a sentence may as well say that nothing is known. */
const EXPLOITED_WORDS: ReadonlySet<string> = new Set([
  'exploited',
  'actively exploited',
  'known exploited',
  'active',
  'wird ausgenutzt',
  'aktiv ausgenutzt',
])

/** Only where the document says so in words that leave no doubt. */
export function isSaidExploited({ threats }: Pick<Vulnerability, 'threats'>, products: ReadonlySet<string>): boolean {
  return threats.some(
    (threat) =>
      threat.category === 'exploit_status' &&
      appliesTo(threat, products) &&
      (EXPLOITED_FIELD.test(threat.details) || EXPLOITED_WORDS.has(threat.details.trim().toLowerCase().replace(/\.$/, ''))),
  )
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Terms of use, the second axis beside TLP (NDS 6.3): what the licence of the source allows.
 *
 * Every protected header names one row of this table. Allowed is TLP ∧ terms ∧ agreement.
 *
 * @module
 */
import { ProtocolError } from './errors.ts'

export interface TermsOfUse {
  /** Where the right to use the text comes from. */
  readonly source: 'public-domain' | 'publisher' | 'n-cert' | 'member' | 'federation'
  /** An IT service provider may hand it to the Kommunen it serves. */
  readonly toClients: boolean
  /**
   * Whoever receives it may publish it under TLP:CLEAR as an offer of its own. That the log carries TLP:CLEAR documents in clear is decided by
   * their label alone: the publisher itself hands them to everybody, and the log adds nothing but its signature.
   */
  readonly publish: boolean
}

/** Rows are added, never changed: a header that was signed keeps its meaning. */
export const TERMS = {
  /** Works without copyright, such as CISA's advisories. */
  'public-domain': { source: 'public-domain', toClients: true, publish: true },
  /** The publisher's own terms apply: for members and the Kommunen they serve, not for publication, no commercial use. */
  'publisher-terms': { source: 'publisher', toClients: true, publish: false },
  /** Texts of the N-CERT for members and the Kommunen they serve. */
  'n-cert': { source: 'n-cert', toClients: true, publish: false },
  /** What a member gives: the recipient alone, until the source releases more. */
  member: { source: 'member', toClients: false, publish: false },
  /** The federation's own records: genesis, keys, members. */
  federation: { source: 'federation', toClients: true, publish: true },
} as const satisfies Record<string, TermsOfUse>

export type Terms = keyof typeof TERMS

/** @throws ProtocolError `TERMS_UNKNOWN` */
export function parseTerms(terms: unknown): Terms {
  if (typeof terms !== 'string' || !Object.hasOwn(TERMS, terms)) {
    throw new ProtocolError('TERMS_UNKNOWN', { found: String(terms).slice(0, 40) })
  }
  return terms as Terms
}

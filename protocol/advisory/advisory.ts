// SPDX-License-Identifier: EUPL-1.2
/**
 * A security advisory as the rest of the system sees it: what a CSAF 2.0 or 2.1 document says, without its syntax.
 *
 * Only {@link file://./csaf.ts} makes one from bytes. Texts are kept as published; nothing here is interpreted yet.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html
 * @module
 */
import type { TlpLabel } from '../tlp.ts'

export interface Publisher {
  readonly name: string
  /** A URI under the publisher's control: with the tracking id it names the document for the whole world. */
  readonly namespace: string
  readonly category: string
}

export interface Note {
  readonly category: string
  readonly title?: string
  readonly text: string
}

/** What identifies a product besides its name (CSAF 2.0 section 3.1.3.3, helper to identify the product). */
export interface IdentificationHelper {
  readonly cpe?: string
  readonly purls: readonly string[]
  /** May be partial: `*` stands for any text, `?` for one character. */
  readonly modelNumbers: readonly string[]
  readonly serialNumbers: readonly string[]
  readonly skus: readonly string[]
  readonly genericUris: readonly { readonly namespace: string; readonly uri: string }[]
}

/** `component` is a part of, or installed on, `base`; both are product ids of the same document. */
export interface ProductRelation {
  readonly category: string
  readonly component: string
  readonly base: string
  /** Where a path of CSAF 2.1 goes on: what the base itself is part of, or installed on. */
  readonly further?: readonly string[]
}

/** One product id with everything its path through the product tree says about it. */
export interface ProductNode {
  readonly productId: string
  readonly fullName: string
  readonly vendor?: string
  readonly family?: string
  /** The `product_name` branch; absent where the document lists only full names. */
  readonly name?: string
  /** One exact version, as text. */
  readonly version?: string
  /** A version range, as text: `vers:` or free. */
  readonly range?: string
  readonly architecture?: string
  readonly platform?: string
  readonly helper: IdentificationHelper
  readonly relation?: ProductRelation
}

/** CSAF 2.0 section 3.2.3.9; `unknown` is of 2.1. */
export const PRODUCT_STATUSES = [
  'first_affected',
  'known_affected',
  'last_affected',
  'under_investigation',
  'unknown',
  'first_fixed',
  'fixed',
  'known_not_affected',
  'recommended',
] as const
export type ProductStatus = (typeof PRODUCT_STATUSES)[number]

export interface Score {
  readonly cvss: '2.0' | '3.0' | '3.1' | '4.0'
  readonly vector: string
  /** Base score in tenths: 98 is 9.8. No fractions travel in this system. */
  readonly tenths: number
  readonly products: readonly string[]
}

export interface Remediation {
  readonly category: string
  readonly details: string
  readonly url?: string
  /** Groups are resolved; empty where the document names none. */
  readonly products: readonly string[]
}

export interface Threat {
  readonly category: string
  readonly details: string
  readonly products: readonly string[]
}

export interface Vulnerability {
  readonly cve?: string
  /** Identifiers of other systems, such as a vendor's bug number. */
  readonly ids: readonly { readonly system: string; readonly text: string }[]
  readonly title?: string
  readonly notes: readonly Note[]
  readonly scores: readonly Score[]
  readonly statuses: ReadonlyMap<ProductStatus, readonly string[]>
  readonly remediations: readonly Remediation[]
  readonly threats: readonly Threat[]
}

export interface Advisory {
  readonly csafVersion: '2.0' | '2.1'
  readonly category: string
  readonly publisher: Publisher
  readonly trackingId: string
  readonly version: string
  readonly status: string
  readonly title: string
  readonly lang?: string
  /** RFC 3339 as published. */
  readonly initialReleaseDate: string
  readonly currentReleaseDate: string
  /** Absent where the document carries no label: whoever imports it must say which one holds. */
  readonly tlp?: TlpLabel
  readonly distributionText?: string
  /** `aggregate_severity.text`, for instance `hoch`: the only severity that the BSI's documents state. */
  readonly severityText?: string
  readonly notes: readonly Note[]
  readonly products: readonly ProductNode[]
  readonly vulnerabilities: readonly Vulnerability[]
}

/** What makes two documents the same: publisher namespace, tracking id, version. U+0000 occurs in none of them. */
export function advisoryKey(advisory: Pick<Advisory, 'publisher' | 'trackingId' | 'version'>): string {
  return `${advisory.publisher.namespace}\u0000${advisory.trackingId}\u0000${advisory.version}`
}

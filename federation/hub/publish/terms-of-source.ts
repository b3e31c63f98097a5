// SPDX-License-Identifier: EUPL-1.2
/**
 * Which terms of use a publisher's documents come under, where the operator names none.
 *
 * Only a publisher that is known to dedicate its texts to the public is treated so; everybody else's terms are their own.
 *
 * @module
 */
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import type { Terms } from '@ncv/protocol/terms.ts'

/** Works of the United States government have no copyright: 17 U.S.C. § 105. */
const PUBLIC_DOMAIN_NAMESPACES: ReadonlySet<string> = new Set(['https://www.cisa.gov', 'https://www.cisa.gov/'])

export function termsOfSource({ publisher }: Pick<Advisory, 'publisher'>): Terms {
  return PUBLIC_DOMAIN_NAMESPACES.has(publisher.namespace) ? 'public-domain' : 'publisher-terms'
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The last look, on the final text and again on the bytes that are about to be sealed.
 *
 * @module
 */
import type { GuardProfile } from '../guard-profile.ts'
import type { Finding } from './finding.ts'
import { overlapping, within } from './finding.ts'
import { carriesOwnName, ownerOfAddress } from './hosts.ts'
import { textsOf } from './encoded.ts'
import { searchOwn } from './search.ts'
import { hidePlaceholders, isSpared, technicalsOf } from './spared.ts'

/**
 * The last look: own identifiers in a final text, or in the bytes that are about to leave. Empty means clean.
 *
 * A name used as a word and a person's name inside a product or malware name are no findings.
 */
export function inspect(content: string | Uint8Array, profile: GuardProfile): Finding[] {
  if (typeof content === 'string') return inspectText(content, profile)
  return textsOf(content).flatMap((text) => (text.match(READABLE) ?? []).flatMap((run) => inspectText(run, profile)))
}

/** Random bytes spell short names by accident; text comes in longer runs. */
const READABLE =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{N}\u0020-\u007E\u00A0-\u00BF\u00AD\u200B-\u200F\u2010-\u201F\uFF01-\uFF5E\u2026\u2060\n\r\t]{6,}/gu

function inspectText(content: string, profile: GuardProfile): Finding[] {
  const text = hidePlaceholders(content)
  const techs = technicalsOf(text, profile)
  const foreign = techs.filter((tech) => tech.host !== undefined && ownerOfAddress(tech, profile) === 'other')
  return searchOwn(text, profile).filter((finding) => {
    // A partner's or place's word inside a foreign address („passau-sparkasse-login“) stays by rule; our own name there is still a finding.
    const outer = foreign.find((tech) => within(finding, tech))
    if (outer !== undefined && (finding.why === 'partner' || !carriesOwnName(outer.text, profile))) return false
    return !isSpared(
      finding,
      techs.filter((tech) => overlapping(finding, tech)),
    )
  })
}

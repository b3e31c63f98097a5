// SPDX-License-Identifier: EUPL-1.2
/**
 * Naming providers and experts to a member that asked.
 *
 * @module
 */
import { FederationError } from '../../errors.ts'
import type { Expert } from '../../store/expert-store.ts'
import type { Hub } from '../party.ts'

/**
 * The words of a referral: what the analyst wrote, then one paragraph for each entry.
 *
 * @throws FederationError `EXPERT_UNKNOWN`
 */
export function referralText({ experts }: Pick<Hub, 'experts'>, text: string | undefined, ids: readonly string[]): string | undefined {
  const found = ids.map((id) => {
    const expert = experts.one(id)
    if (expert === undefined) throw new FederationError('EXPERT_UNKNOWN', { id })
    return paragraphOf(expert)
  })
  const parts = [...(text === undefined ? [] : [text]), ...found]
  return parts.length === 0 ? undefined : parts.join('\n\n')
}

function paragraphOf({ name, contact, region, note }: Expert): string {
  return [name, contact, ...(region === null ? [] : [region]), ...(note === null ? [] : [note])].join('\n')
}

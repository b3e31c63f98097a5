// SPDX-License-Identifier: EUPL-1.2
/**
 * Corrections that may leave in a file. They hold names as an advisory spells them; one of TLP:RED is for those alone whom its source has named,
 * so not even its name for a product goes to a second node of this house.
 *
 * @module
 */
import type { Rules } from '@ncv/protocol/message/genesis.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { decisionOn } from '../forwarding/policy.ts'
import type { Stores } from '../store/stores.ts'
import type { Correction } from './correction.ts'

const OWN_BODY = { to: 'own-body', name: 'own-body', audience: 'own-body' } as const

export function leavingCorrections(
  corrections: readonly Correction[],
  { warnings }: Pick<Stores, 'warnings'>,
  rules: Pick<Rules, 'amberToSupervision'>,
  now: Instant,
): Correction[] {
  const mayLeave = ({ origin }: Correction): boolean => {
    const indexes = origin.advisory === undefined ? [] : warnings.byTrackingId(origin.advisory)
    const sources = indexes.flatMap((index) => warnings.one(index) ?? [])
    return sources.every(({ tlp, terms }) => decisionOn({ label: tlp, terms, releases: [] }, OWN_BODY, rules, now).allowed)
  }
  return corrections.filter(mayLeave)
}

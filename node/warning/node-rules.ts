// SPDX-License-Identifier: EUPL-1.2
/**
 * What this node knows better than its inventory and the advisories: its own corrections and the product catalogue.
 *
 * @module
 */
import { rulesOf } from '../correction/correction.ts'
import type { MatchingRules } from '../matching/rules.ts'
import { NO_RULES } from '../matching/rules.ts'
import type { Stores } from '../store/stores.ts'

/** All rules in force; {@link NO_RULES} itself where there are none. */
export function nodeRules(stores: Pick<Stores, 'rules' | 'catalogue'>): MatchingRules {
  const { aliases, never } = rulesOf(stores.rules.all())
  const catalogue = stores.catalogue.all()
  return aliases.length + never.length + catalogue.length === 0 ? NO_RULES : { aliases, never, catalogue }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Counting the votes on a motion, in integers (NDS Anhang 2 § 3(2); ncv-membership, section "Tally").
 *
 *     lapsed   if the base is `cast` and  cast · denominator < numerator · electorate
 *     carried  if  4 · yes ≥ 3 · base     base = votes cast (abstentions are cast) or the electorate
 *
 * @module
 */
import type { Rules } from '../message/genesis.ts'
import type { Choice, TallyEntry, TallyResult } from '../message/membership.ts'

export interface Count {
  readonly outcome: 'counted' | 'lapsed'
  readonly electorate: number
  readonly cast: number
  readonly results: TallyResult[]
}

/**
 * @param ballots the choices of each voter, one for each question
 * @param questions candidates of an admission, else 1
 */
export function countVotes(
  ballots: readonly (readonly Choice[])[],
  questions: number,
  electorate: number,
  rules: Pick<Rules, 'base' | 'voteQuorum'>,
): Count {
  const cast = ballots.length
  const { numerator, denominator } = rules.voteQuorum
  const isQuorate = cast > 0 && cast * denominator >= numerator * electorate
  const base = rules.base === 'cast' ? cast : electorate
  const results = Array.from({ length: questions }, (_, question): TallyResult => {
    const given = (choice: Choice): number => ballots.filter((choices) => choices[question] === choice).length
    const yes = given('yes')
    return { yes, no: given('no'), abstain: given('abstain'), isCarried: isQuorate && 4 * yes >= 3 * base }
  })
  return { outcome: isQuorate ? 'counted' : 'lapsed', electorate, cast, results }
}

/** Whether the hub's figures are those of the count. */
export function equalsCount(entry: TallyEntry, count: Count): boolean {
  return (
    entry.outcome === count.outcome &&
    entry.electorate === count.electorate &&
    entry.cast === count.cast &&
    entry.results.length === count.results.length &&
    entry.results.every((given, i) => {
      const own = count.results[i]
      return own !== undefined && given.yes === own.yes && given.no === own.no && given.abstain === own.abstain && given.isCarried === own.isCarried
    })
  )
}

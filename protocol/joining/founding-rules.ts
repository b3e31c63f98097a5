// SPDX-License-Identifier: EUPL-1.2
/**
 * What the rules of a founding mean in figures, for those who are about to sign them, and what in them is unwise.
 *
 * @module
 */
import type { Genesis } from '../message/genesis.ts'

/** A text by its key, with what fills it. */
export interface Fact {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
}

export type FoundingRules = Pick<Genesis, 'founders' | 'quorum' | 'rules' | 'timing'>

const DAY_MS = 86_400_000
const ceilShare = (of: number, numerator: number, denominator: number): number => Math.ceil((of * numerator) / denominator)

/** In sentences: what follows from each rule. */
export function foundingFacts({ founders, quorum, rules, timing }: FoundingRules): Fact[] {
  const members = founders.length
  const witnesses = founders.filter(({ isWitness }) => isWitness).length
  const { numerator, denominator } = rules.voteQuorum
  // One vote must be there at least, or nothing is counted.
  const voters = Math.max(1, ceilShare(members, numerator, denominator))
  const base = rules.base === 'cast' ? voters : members
  const votes = { members, yes: ceilShare(base, 3, 4), quorum: voters, share: `${numerator}/${denominator}` }
  const { share: _share, quorum: _quorum, ...plain } = votes
  return [
    { key: 'founding.rules.head', params: {} },
    { key: `founding.rules.${rules.base}`, params: rules.base === 'cast' ? votes : plain },
    { key: 'founding.rules.period', params: { time: durationText(rules.votingPeriodMs) } },
    { key: 'founding.rules.witnesses', params: { quorum, witnesses, lost: witnesses - quorum } },
    { key: 'founding.rules.k-min', params: { least: timing.kMin, hold: durationText(timing.maxHoldMs), slot: durationText(timing.slotMs) } },
    ...(timing.kMin > members ? [{ key: 'founding.rules.k-min-many', params: { members, least: timing.kMin } }] : []),
    { key: `founding.rules.tlp.${rules.amberToSupervision ? 'yes' : 'no'}`, params: {} },
    { key: 'founding.rules.retention', params: { days: rules.retentionDays } },
    { key: 'founding.rules.last', params: {} },
  ]
}

/** What founders should change, or know that they want it. */
export function foundingWarnings({ founders, quorum, rules }: FoundingRules): Fact[] {
  const witnesses = founders.filter(({ isWitness }) => isWitness).length
  return [
    ...(witnesses <= quorum ? [{ key: 'founding.warn.quorum', params: { quorum, witnesses, wanted: quorum + 1 } }] : []),
    ...(rules.votingPeriodMs < 3 * DAY_MS ? [{ key: 'founding.warn.period', params: {} }] : []),
    ...(rules.base === 'cast' && rules.voteQuorum.numerator === 0 ? [{ key: 'founding.warn.share', params: {} }] : []),
  ]
}

/** `14 d`, `15 min`, `90 s`: the largest unit that leaves nothing over. */
export function durationText(ms: number): string {
  const units = [
    ['d', DAY_MS],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const
  const [unit, size] = units.find(([, each]) => ms % each === 0) ?? ['ms', 1]
  return `${ms / size} ${unit}`
}

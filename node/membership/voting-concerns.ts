// SPDX-License-Identifier: EUPL-1.2
/**
 * What of motions and votes people must be told: a taken vote that is not in the log, one that was refused, motions that wait.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { FoundConcern } from '../admin/ledger-concerns.ts'
import type { Voting } from './voting.ts'

const SHOWN = 12

/** The most urgent first. */
export function votingConcerns(voting: Voting): FoundConcern[] {
  const found: FoundConcern[] = []
  let waiting = 0
  const own = voting.ownVotes()
  for (const standing of voting.motions()) {
    const motion = hex(standing.id).slice(0, SHOWN)
    const votes = own.get(hex(standing.id)) ?? []
    for (const vote of votes) {
      const state = voting.stateOf(vote, standing)
      if (state === 'missing' || state === 'other') found.unshift({ code: `vote-${state}`, isRed: true, params: { motion } })
      else if (state === 'refused') found.push({ code: 'vote-refused', isRed: false, params: { motion, reason: vote.code ?? '' } })
    }
    const isCast = (id: string): boolean => votes.some(({ voter, releasedAt }) => voter === id && releasedAt !== undefined)
    if (standing.tally === undefined && voting.votersOf(standing).some(({ id }) => !isCast(id))) waiting++
  }
  return waiting === 0 ? found : [...found, { code: 'motions', isRed: false, params: { count: waiting } }]
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What the house keeps of a contribution, sealed beside the incident it was made of: its id, and how it ended.
 *
 *     <envelope id, 64 hex digits>[ accepted | not-accepted | delivered | expired[ urgent <boxes>]]
 *
 * The end is written when the wallet lets go of it; before, the wallet knows.
 *
 * @module
 */
import type { IncidentStore } from '../store/incident-store.ts'
import type { Outgoing, OutgoingState, WalletStore } from '../store/wallet-store.ts'

export interface ContributionRecord {
  /** Hex of the envelope id. */
  readonly id: string
  /** Undefined for one that was never queued: the node ended between the two files. */
  readonly state: OutgoingState | undefined
  /** Of one that left out of turn: boxes that left together. */
  readonly urgent?: number
}

/** The newest contribution that was made of an incident. @param outgoing what the wallet holds */
export function contributionRecord(
  incidents: Pick<IncidentStore, 'contributionOf'>,
  outgoing: readonly Outgoing[],
  incident: string,
): ContributionRecord | undefined {
  const kept = incidents.contributionOf(incident)
  if (kept === undefined) return undefined
  const [id = '', end, , boxes] = kept.split(' ')
  if (end === 'accepted' || end === 'not-accepted' || end === 'delivered' || end === 'expired')
    return { id, state: end, ...(boxes === undefined ? {} : { urgent: Number(boxes) }) }
  const found = outgoing.find((each) => each.id === id)
  return { id, state: found?.state, ...(typeof found?.urgent?.count === 'number' ? { urgent: found.urgent.count } : {}) }
}

/**
 * Moves what came to its end from the wallet to the incident. A crash between the two repeats the first.
 *
 * @param isTurn at the turn of a period every wallet is written, whether something ended or not
 */
export function settleEnded(
  incidents: Pick<IncidentStore, 'contributionOf' | 'setContribution'>,
  wallet: WalletStore,
  beforePeriod: number,
  isTurn = false,
): void {
  const ended = wallet.ended(beforePeriod)
  for (const { id, kind, about, state, urgent } of ended) {
    const how = typeof urgent?.count === 'number' ? ` urgent ${urgent.count}` : ''
    // A later contribution of the same incident keeps its own record.
    if (kind === 'report' && incidents.contributionOf(about) === id) incidents.setContribution(about, `${id} ${state}${how}`)
  }
  if (isTurn || ended.length > 0) wallet.forgetAll(new Set(ended.map(({ id }) => id)))
}

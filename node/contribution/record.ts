// SPDX-License-Identifier: EUPL-1.2
/**
 * What the house keeps of a contribution, sealed beside the incident it was made of: its id, and how it ended.
 *
 *     <envelope id, 64 hex digits>[ delivered | expired]
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
}

/** The newest contribution that was made of an incident. @param outgoing what the wallet holds */
export function contributionRecord(
  incidents: Pick<IncidentStore, 'contributionOf'>,
  outgoing: readonly Outgoing[],
  incident: string,
): ContributionRecord | undefined {
  const kept = incidents.contributionOf(incident)
  if (kept === undefined) return undefined
  const [id = '', end] = kept.split(' ')
  if (end === 'delivered' || end === 'expired') return { id, state: end }
  return { id, state: outgoing.find((each) => each.id === id)?.state }
}

/** Moves what came to its end from the wallet to the incident. A crash between the two repeats the first. */
export function settleEnded(incidents: Pick<IncidentStore, 'contributionOf' | 'setContribution'>, wallet: WalletStore, beforePeriod: number): void {
  for (const { id, incident, state } of wallet.ended(beforePeriod)) {
    // A later contribution of the same incident keeps its own record.
    if (incidents.contributionOf(incident) === id) incidents.setContribution(incident, `${id} ${state}`)
    wallet.forgetOutgoing(id)
  }
}

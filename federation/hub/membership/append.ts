// SPDX-License-Identifier: EUPL-1.2
/**
 * The one way by which membership changes at the hub: an entry that holds in its own replay is appended, in the same transaction the
 * registry follows; and where somebody loses the right to read, the new key stands in the log right behind it.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { MembershipState } from '@ncv/protocol/membership/member-state.ts'
import type { EpochPurpose } from '@ncv/protocol/message/keys.ts'
import { witnessesEntry, witnessSetAt } from '@ncv/protocol/membership/witness-sets.ts'
import type { MembershipKind } from '@ncv/protocol/message/membership.ts'
import type { PendingEntry } from '../../store/log-store.ts'
import { composeEpoch } from '../epochs.ts'
import type { Hub } from '../party.ts'
import { compose } from '../publish/compose.ts'
import { shutOut } from './readers.ts'
import { replayOwnLog } from './records.ts'

export type MembershipHub = Pick<Hub, 'opened' | 'keys' | 'world' | 'issuing' | 'registry' | 'log' | 'sequencer'>

/**
 * Appends one entry. Whoever loses the right to read by it does not get the next one: its key comes in the same commit. That others get a slot is
 * for the caller to see to once a series of changes is in ({@link readersChanged}).
 *
 * @param alongside in the transaction that gives the entry its place, behind the change of the registry
 * @returns the index of the entry
 * @throws ProtocolError where the replay refuses it: nothing is appended then
 */
export async function appendMembership(
  hub: MembershipHub,
  kind: MembershipKind,
  payload: object,
  alongside?: (index: number) => void,
): Promise<number> {
  const { registry, world, log } = hub
  const bytes = encode(payload as Value)
  // Refused before anything is signed.
  const after = registry.check({ index: log.size(), time: world.now(), kind, payload: bytes })
  let isTriedAgain = false
  const entry = (): PendingEntry => {
    // The transaction of a first attempt was taken back; what the registry learnt in it was not.
    if (isTriedAgain) replayOwnLog(hub)
    isTriedAgain = true
    const pending = compose(hub, {
      kind,
      tlp: 'TLP:GREEN',
      terms: 'federation',
      payload: payload as Value,
      alongside: (index) => {
        // The very time that readers see: the end of a vote hangs on it.
        registry.apply({ index, time: parseEntry(pending.bytes).time, kind, payload: bytes })
        alongside?.(index)
      },
    })
    return pending
  }
  const witnesses = witnessesBehind(hub, after)
  const epochs = epochsBehind(hub, after).map((purpose) => () => composeEpoch(hub, purpose))
  try {
    return await hub.sequencer.append([entry, ...witnesses, ...epochs])
  } catch (error) {
    replayOwnLog(hub)
    throw error
  }
}

/** For those who cannot read what is sealed: in the same commit, so that no head stands between. */
function witnessesBehind(hub: MembershipHub, after: MembershipState): (() => PendingEntry)[] {
  const newest = witnessSetAt(after.witnessSets, Number.MAX_SAFE_INTEGER)
  if (newest === witnessSetAt(hub.registry.state.witnessSets, Number.MAX_SAFE_INTEGER)) return []
  const payload = witnessesEntry(newest) as unknown as Value
  return [() => compose(hub, { kind: 'witnesses', tlp: 'TLP:CLEAR', terms: 'federation', payload })]
}

/** A key that nobody may have any more needs no follower: nothing is sealed under it. */
function epochsBehind({ registry, issuing }: MembershipHub, after: MembershipState): EpochPurpose[] {
  const isPledged = [...after.members.values()].some(({ state, hasPledge }) => state === 'admitted' && hasPledge)
  return shutOut(registry.state, after).filter((purpose) => issuing.newestEpoch(purpose) !== undefined && (purpose === 'community' || isPledged))
}

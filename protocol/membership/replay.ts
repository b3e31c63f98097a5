// SPDX-License-Identifier: EUPL-1.2
/**
 * Membership is a replay of the log: every party computes it itself, out of the genesis and the entries `motion`, `votes`, `tally`
 * and `member` (ncv-membership).
 *
 * An entry that does not hold is refused and changes nothing; those behind it are judged as if it were not there. So a hub cannot make
 * a member that was not voted in: it would be alone with it.
 *
 * @module
 */
import { parsePayload } from '../envelope.ts'
import type { MembershipKind } from '../message/membership.ts'
import { MemberEntry, MotionEntry, TallyEntry, VotesEntry } from '../message/membership.ts'
import type { OpenedGenesis } from './genesis.ts'
import { changeMember } from './member-changes.ts'
import type { MembershipState } from './member-state.ts'
import { foundingState } from './member-state.ts'
import type { Placed, ReplayGround } from './motions.ts'
import { closeMotion, openMotion, takeVotes } from './motions.ts'
import { withWitnesses, witnessesAmong } from './witness-sets.ts'

/** An entry of the log from which membership follows, its hub signature verified. */
export interface MembershipRecord extends Placed {
  readonly kind: MembershipKind
  /** Payload of the hub's envelope, as it was signed. */
  readonly payload: Uint8Array
}

/** @throws ProtocolError where the entry does not hold; the state stays what it was */
export function applyRecord(state: MembershipState, ground: ReplayGround, record: MembershipRecord, quorum: number): MembershipState {
  const next = applied(state, ground, record, quorum)
  const witnessSets = withWitnesses(state.witnessSets, record.index, witnessesAmong(next.members.values()), quorum)
  return { ...next, witnessSets, through: record.index + 1 }
}

function applied(state: MembershipState, ground: ReplayGround, record: MembershipRecord, quorum: number): MembershipState {
  switch (record.kind) {
    case 'motion':
      return openMotion(state, ground, record, parsePayload(record.payload, MotionEntry))
    case 'votes':
      return takeVotes(state, ground, parsePayload(record.payload, VotesEntry))
    case 'tally':
      return closeMotion(state, ground, record, parsePayload(record.payload, TallyEntry))
    case 'member':
      return changeMember(state, ground, record, parsePayload(record.payload, MemberEntry).change, quorum)
  }
}

/** The state after all records that hold, in the order of the log. @param onRefused told of those that do not */
export function replay(
  opened: OpenedGenesis,
  hubKey: (index: number) => Uint8Array,
  records: Iterable<MembershipRecord>,
  onRefused: (record: MembershipRecord, error: unknown) => void = (_record, error) => {
    throw error
  },
): MembershipState {
  let state = foundingState(opened)
  for (const record of records) {
    try {
      state = applyRecord(state, { origin: opened.origin, hubKey }, record, opened.genesis.quorum)
    } catch (error) {
      onRefused(record, error)
    }
  }
  return state
}

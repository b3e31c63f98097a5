// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries from which membership follows: `motion`, `votes`, `tally`, `member` (ncv-membership).
 *
 * Each is judged by the replay of the own log; what does not hold is set aside and changes nothing. They are taken strictly in
 * the order of the log: a vote judged before its motion would be refused for good.
 *
 * @module
 */
import { parseFrame } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import type { MembershipRecord } from '@ncv/protocol/membership/replay.ts'
import { sameWitnesses, witnessSetAt } from '@ncv/protocol/membership/witness-sets.ts'
import type { MembershipKind } from '@ncv/protocol/message/membership.ts'
import { MEMBERSHIP_ENTRIES, MEMBERSHIP_KINDS } from '@ncv/protocol/message/membership.ts'
import { WitnessesEntry } from '@ncv/protocol/message/witnesses.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { OpenHubEnvelope, Outcome } from './outcome.ts'
import type { Trust } from './trust.ts'

export class MembershipEntries {
  readonly #log: LogStore
  readonly #trust: Pick<Trust, 'covers'>
  readonly #membership: Membership

  constructor(log: LogStore, trust: Pick<Trust, 'covers'>, membership: Membership) {
    this.#log = log
    this.#trust = trust
    this.#membership = membership
  }

  readonly entry = (entry: StoredEntry, frame: Uint8Array, open: OpenHubEnvelope): Outcome => {
    const kind = entry.kind as MembershipKind
    const { bytes, id } = open<unknown>(entry, frame, MEMBERSHIP_ENTRIES[kind])
    if (!this.#isNext(entry)) return 'waiting'
    if (this.#log.isFirst(id, entry.index)) this.#membership.apply({ index: entry.index, time: entry.time, kind, payload: bytes })
    return 'done'
  }

  /** Says nothing that members do not know already; where it says something else, auditors are told another story. @throws ProtocolError `KEY_INVALID` */
  readonly witnesses = (entry: StoredEntry, frame: Uint8Array, open: OpenHubEnvelope): Outcome => {
    const { payload } = open(entry, frame, WitnessesEntry)
    if (!this.#isNext(entry)) return 'waiting'
    const own = witnessSetAt(this.#membership.state.witnessSets, entry.index)
    if (!sameWitnesses(own.witnesses, payload.witnesses)) throw new ProtocolError('KEY_INVALID', { field: 'witnesses' })
    return 'done'
  }

  /** Under a quorum, and all that was said about members before it is taken in. */
  #isNext({ index }: StoredEntry): boolean {
    return this.#trust.covers(index) && MEMBERSHIP_KINDS.every((each) => !this.#log.hasOpen(each, 0, index - 1))
  }
}

/** What the own log holds of them and was carried out: the hub's signature was verified then. */
export function membershipRecords(log: LogStore, keys: KeyStore, { origin }: Pick<OpenedGenesis, 'origin'>): MembershipRecord[] {
  return log.carriedOutOf(MEMBERSHIP_KINDS).flatMap(({ index, time, kind, epoch, body }) => {
    const key = keys.epochKey('community', epoch)
    const bytes = log.body(body)
    if (bytes === undefined || (epoch !== 0 && key === undefined)) return []
    const frame = openBody(bytes, origin, key === undefined ? undefined : { epoch, key })
    return [{ index, time, kind: kind as MembershipKind, payload: parseFrame(frame).payload }]
  })
}

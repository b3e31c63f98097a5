// SPDX-License-Identifier: EUPL-1.2
/**
 * Who is a member now, as the replay of the own log says.
 *
 * One living object for each party: it is handed around once, and answers from the state that the last entry left. Readers never keep
 * what it answers over a wait.
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'
import type { EpochPurpose } from '../message/keys.ts'
import type { Genesis, Rules } from '../message/genesis.ts'
import type { Witness } from '../tlog/cosignature.ts'
import type { Instant } from '../world.ts'
import type { OpenedGenesis } from './genesis.ts'
import type { Member, MembershipState, StandingMandate } from './member-state.ts'
import { foundingState } from './member-state.ts'
import type { MembershipRecord } from './replay.ts'
import { cosigners, witnessSetAt } from './witness-sets.ts'
import { applyRecord, replay } from './replay.ts'

export type { Member } from './member-state.ts'

export const RELAY_SLOT = 0

/** What the parties ask. */
export interface Registry {
  /** Those who take part: admitted, neither resting nor out. */
  readonly members: ReadonlyMap<string, Member>
  /** All who ever were members, in whatever state. */
  readonly all: ReadonlyMap<string, Member>
  /** Who cosigns now. */
  readonly witnesses: readonly Witness[]
  /** Who spoke for a head of this size. */
  witnessesAt(size: number): readonly Witness[]
  readonly quorum: number
  /** Who shuffles the boxes now. */
  readonly relay: Genesis['relay']
  readonly rules: Rules
  readonly state: MembershipState
  /** X-Wing keys by slot, as the wrap files of the next epoch have them; undefined where nobody may read. */
  recipients(purpose: EpochPurpose): (Uint8Array | undefined)[]
  /** Mandates that hold at this instant. */
  mandates(now: Instant): StandingMandate[]
}

export class Membership implements Registry {
  readonly #opened: OpenedGenesis
  readonly #hubKey: (index: number) => Uint8Array
  #state: MembershipState
  #members: ReadonlyMap<string, Member> = new Map()
  #witnesses: readonly Witness[] = []

  /** @param hubKey the hub key in force at an index of the own log */
  constructor(opened: OpenedGenesis, hubKey: (index: number) => Uint8Array = () => opened.genesis.hub.key) {
    this.#opened = opened
    this.#hubKey = hubKey
    this.#state = foundingState(opened)
    this.#settle()
  }

  get state(): MembershipState {
    return this.#state
  }

  get members(): ReadonlyMap<string, Member> {
    return this.#members
  }

  get all(): ReadonlyMap<string, Member> {
    return this.#state.members
  }

  get witnesses(): readonly Witness[] {
    return this.#witnesses
  }

  witnessesAt(size: number): readonly Witness[] {
    return cosigners(this.#opened.genesis.federation, witnessSetAt(this.#state.witnessSets, size))
  }

  get quorum(): number {
    return this.#opened.genesis.quorum
  }

  get relay(): Genesis['relay'] {
    return this.#state.offices.relay
  }

  get rules(): Rules {
    return this.#state.rules
  }

  /** Judges a record without taking it in. @throws ProtocolError where it does not hold */
  check(record: MembershipRecord): MembershipState {
    return applyRecord(this.#state, { origin: this.#opened.origin, hubKey: this.#hubKey }, record, this.quorum)
  }

  /** Takes a record in; one that was taken in before changes nothing. @throws ProtocolError where it does not hold */
  apply(record: MembershipRecord): void {
    if (record.index < this.#state.through) return
    this.#state = this.check(record)
    this.#settle()
  }

  /**
   * Forgets all and replays: after a database has taken back what was applied.
   *
   * @param onRefused told of records that do not hold, as where one before them could not be read; by default that is thrown
   */
  reset(
    records: Iterable<MembershipRecord>,
    onRefused: (record: MembershipRecord, error: unknown) => void = (_record, error) => {
      throw error
    },
  ): void {
    this.#state = replay(this.#opened, this.#hubKey, records, onRefused)
    this.#settle()
  }

  recipients(purpose: EpochPurpose): (Uint8Array | undefined)[] {
    const last = Math.max(RELAY_SLOT, ...[...this.all.values()].map(({ slot }) => slot))
    const boxes: (Uint8Array | undefined)[] = Array.from({ length: last + 1 }, () => undefined)
    // The relay needs the names of documents that members share; it has pledged nothing.
    if (purpose === 'community') boxes[RELAY_SLOT] = this.relay.box
    for (const { slot, box, hasPledge } of this.#members.values()) if (purpose === 'community' || hasPledge) boxes[slot] = box
    return boxes
  }

  mandates(now: Instant): StandingMandate[] {
    const isIn = (id: string): boolean => this.#members.has(id)
    return [...this.#state.mandates.values()].filter(({ until, agent, principal }) => until > now && isIn(agent) && isIn(principal))
  }

  #settle(): void {
    const { federation } = this.#opened.genesis
    this.#members = new Map([...this.all].filter(([, { state }]) => state === 'admitted'))
    // One that rests still speaks for the log: that is no right to read, and without a quorum not even its return could be believed.
    this.#witnesses = cosigners(federation, witnessSetAt(this.#state.witnessSets, Number.MAX_SAFE_INTEGER))
  }
}

/** Membership at the founding, before any entry. */
export function registryOf(opened: OpenedGenesis): Membership {
  return new Membership(opened)
}

/** @throws ProtocolError `MEMBER_UNKNOWN` */
export function memberOf(registry: Pick<Registry, 'members'>, id: string): Member {
  const member = registry.members.get(id)
  if (member === undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: id.slice(0, 64) })
  return member
}

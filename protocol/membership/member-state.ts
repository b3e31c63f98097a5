// SPDX-License-Identifier: EUPL-1.2
/**
 * What the log says about one member, and about all of them.
 *
 *     admitted ↔ suspended → left | expelled          candidates are not members: nothing is known of them but their record
 *
 * @module
 */
import type { Candidate, Mandate, MemberRole, Motion, TallyEntry, Vote } from '../message/membership.ts'
import type { Genesis, Rules } from '../message/genesis.ts'
import type { EpochPurpose } from '../message/keys.ts'
import type { Instant } from '../world.ts'
import type { OpenedGenesis } from './genesis.ts'
import type { WitnessSets } from './witness-sets.ts'
import { foundingWitnesses } from './witness-sets.ts'

export const MEMBER_STATES = ['admitted', 'suspended', 'left', 'expelled'] as const
export type MemberState = (typeof MEMBER_STATES)[number]

export interface Member extends Candidate {
  /** Place in the epochs' wrap files; 0 is the relay's. It is never given to another member. */
  readonly slot: number
  readonly isWitness: boolean
  readonly state: MemberState
  /** Entry that admitted it; 0 for founders. */
  readonly since: number
  /** Entry that changed its state last, and the time in it. */
  readonly changedAt: { readonly index: number; readonly time: Instant }
  /** `key`: on technical evidence; the member cannot end it by itself. */
  readonly suspendedBy?: 'own-request' | 'key'
  /** May be given what is above TLP:GREEN. */
  readonly hasPledge: boolean
  readonly roles: ReadonlySet<MemberRole>
  /** Index of the entry from which on it may read what is sealed under each key, with its present key and without a break; absent where it may not. */
  readonly readerSince: Readonly<Partial<Record<EpochPurpose, number>>>
  /** Indexes of the entries by which it began to take part, ceased to, began again, … */
  readonly presence: readonly number[]
  /** `at` of the newest frame that the member signed about itself: an older one is a replay. */
  readonly lastSignedAt: Instant
}

export interface StandingMandate extends Mandate {
  readonly index: number
}

export interface StandingMotion {
  readonly index: number
  /** Envelope id of the motion's frame. */
  readonly id: Uint8Array
  readonly motion: Motion
  readonly frame: Uint8Array
  /** In order of the motion; empty unless it is an admission. */
  readonly candidates: readonly Candidate[]
  readonly opensAt: Instant
  /** Votes cast at or after this instant are late. */
  readonly closesAt: Instant
  /** Frozen at opening, with the rules of that instant. */
  readonly electorate: ReadonlySet<string>
  readonly rules: Rules
  readonly votes: ReadonlyMap<string, Vote>
  readonly tally?: TallyEntry & { readonly index: number; readonly at: Instant }
  /** Numbers of candidates (or 0) whose consequence is carried out already. */
  readonly carriedOut: ReadonlySet<number>
}

/** All that a replay of the log gives; never changed, only replaced. */
export interface MembershipState {
  /** All who ever were members, by id. */
  readonly members: ReadonlyMap<string, Member>
  /** By the hex of their envelope id. */
  readonly motions: ReadonlyMap<string, StandingMotion>
  /** By principal and agent, `<principal> <agent>`. */
  readonly mandates: ReadonlyMap<string, StandingMandate>
  /** The rules in force. */
  readonly rules: Rules
  /** Index behind the last entry that was taken in. */
  readonly through: number
  /** Index of the newest entry by which somebody lost the right to read: keys of epochs announced before it are used no more. */
  readonly shrunkAt: { readonly community: number; readonly pledge: number }
  /** Index of the newest entry by which somebody gained it. */
  readonly grownAt: { readonly community: number; readonly pledge: number }
  /** All indexes that were in `shrunkAt`, ascending: what an older entry is judged by. */
  readonly shrinks: Readonly<Record<EpochPurpose, readonly number[]>>
  /** Who cosigns which head. */
  readonly witnessSets: WitnessSets
  /** Those who hold an office that no member may hold as well: see `roles.ts`. */
  readonly offices: Pick<Genesis, 'hub' | 'relay'>
}

/** Whether the member took part right before this entry: a count that was begun then is of those members. */
export function tookPartAt({ presence }: Pick<Member, 'presence'>, index: number): boolean {
  return presence.filter((at) => at < index).length % 2 === 1
}

/** Index of the newest entry before `index` by which somebody lost the right to read; 0 where there is none. */
export function shrunkBefore({ shrinks }: Pick<MembershipState, 'shrinks'>, purpose: EpochPurpose, index: number): number {
  return shrinks[purpose].findLast((at) => at < index) ?? 0
}

export function foundingState(opened: OpenedGenesis): MembershipState {
  const { genesis } = opened
  const members = new Map<string, Member>()
  for (const [i, founder] of genesis.founders.entries()) {
    members.set(founder.id, {
      ...founder,
      slot: i + 1,
      state: 'admitted',
      since: 0,
      changedAt: { index: 0, time: genesis.createdAt },
      hasPledge: false,
      roles: new Set(founder.isWitness ? (['witness'] as const) : []),
      readerSince: { community: 0 },
      presence: [0],
      lastSignedAt: 0,
    })
  }
  const none = { community: 0, pledge: 0 }
  return {
    members,
    motions: new Map(),
    mandates: new Map(),
    rules: genesis.rules,
    through: 1,
    shrunkAt: none,
    grownAt: none,
    shrinks: { community: [], pledge: [] },
    witnessSets: foundingWitnesses(opened),
    offices: { hub: genesis.hub, relay: genesis.relay },
  }
}

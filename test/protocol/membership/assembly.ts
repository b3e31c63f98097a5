// SPDX-License-Identifier: EUPL-1.2
/**
 * A federation on paper: members with keys, and a log of membership records that is nothing but a list.
 *
 * @module
 */
import { concat, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { draftGenesis, formatGenesis, memberIdOf, signGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Member, StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import { motionOf } from '@ncv/protocol/membership/motions.ts'
import { Membership } from '@ncv/protocol/membership/registry.ts'
import type { MembershipRecord } from '@ncv/protocol/membership/replay.ts'
import { countVotes } from '@ncv/protocol/membership/tally.ts'
import type { Rules } from '@ncv/protocol/message/genesis.ts'
import type { Choice, MemberChange, MembershipKind, Motion, MotionSubject, Vote } from '@ncv/protocol/message/membership.ts'
import type { BLOCK_REASONS } from '@ncv/protocol/message/membership.ts'
import { VOTES_PER_ENTRY } from '@ncv/protocol/message/membership.ts'

export const HUB_SEED: Uint8Array = sha256(utf8('hub'))
export const HOUR = 3_600_000
export const START = 1_767_225_600_000
export const PERIOD = 14 * 24 * HOUR

export const RULES: Rules = {
  base: 'cast',
  voteQuorum: { numerator: 1, denominator: 2 },
  votingPeriodMs: PERIOD,
  amberToSupervision: true,
  retentionDays: 365,
}

export interface Voter {
  readonly id: string
  readonly name: string
  readonly seed: Uint8Array
  readonly key: Uint8Array
  readonly box: Uint8Array
  readonly recovery: Uint8Array
  readonly kind: 'municipality'
  readonly category: number
}

/** The box is of the right length and nothing more: nothing is sealed here. */
export function voter(name: string): Voter {
  const seed = sha256(utf8(`seed ${name}`))
  const { publicKey: key } = ed25519KeyPair(seed)
  const box = concat(...Array.from({ length: 38 }, (_, i) => sha256(utf8(`box ${name} ${i}`))))
  return { id: memberIdOf(key), name, seed, key, box, recovery: sha256(recoveryKey(name).publicKey), kind: 'municipality', category: 2 }
}

export function recoveryKey(name: string) {
  return ed25519KeyPair(sha256(utf8(`recovery ${name}`)))
}

export function recordOf({ id, name, kind, category, key, box, recovery }: Voter) {
  return { id, name, kind, category, key, box, recovery }
}

export interface AssemblyPlan {
  readonly founders?: number
  readonly rules?: Partial<Rules>
  readonly quorum?: number
  readonly federation?: string
}

export class Assembly {
  readonly opened: OpenedGenesis
  readonly founders: readonly Voter[]
  /** Founders and all that were admitted by {@link Assembly.admit}. */
  readonly voters: Voter[]
  readonly membership: Membership
  readonly records: MembershipRecord[] = []
  time = START + HOUR
  #motions = 0

  constructor({ founders = 5, rules = {}, quorum = 2, federation = 'wiesenland' }: AssemblyPlan = {}) {
    this.founders = Array.from({ length: founders }, (_, i) => voter(`Gemeinde ${i + 1}`))
    this.voters = [...this.founders]
    const [root, relay] = [ed25519KeyPair(sha256(utf8('root'))), voter('Relais')]
    const draft = draftGenesis({
      federation,
      name: 'Verbund',
      createdAt: START,
      rootKey: root.publicKey,
      hub: { name: 'N-CERT', key: ed25519KeyPair(HUB_SEED).publicKey, box: voter('N-CERT').box },
      relay: { id: relay.id, name: relay.name, key: relay.key, box: relay.box },
      founders: this.founders.map((one) => ({ ...recordOf(one), isWitness: true })),
      quorum,
      rules: { ...RULES, ...rules },
      timing: { periodMs: 604_800_000, slotMs: 900_000, kMin: 3, maxHoldMs: 3_600_000, reportTokens: 8, countingKeys: 0 },
    })
    const seeds = [...this.founders.map(({ seed }) => seed), root.seed, HUB_SEED]
    this.opened = formatGenesis(
      draft,
      seeds.map((seed) => signGenesis(draft, seed)),
    )
    this.membership = new Membership(this.opened)
  }

  get origin(): Uint8Array {
    return this.opened.origin
  }

  get nextIndex(): number {
    return 1 + this.records.length
  }

  /** @throws ProtocolError where the entry does not hold: nothing is added then */
  add(kind: MembershipKind, payload: object): void {
    const record = { index: this.nextIndex, time: this.time, kind, payload: encode(payload as Value) }
    this.membership.apply(record)
    this.records.push(record)
    this.time += 1000
  }

  change(change: MemberChange): void {
    this.add('member', { change })
  }

  block({ id: member }: Voter, reason: (typeof BLOCK_REASONS)[number]): void {
    this.change({ kind: 'blocked', member, reason, after: this.#turnedAt(member) })
  }

  unblock({ id: member }: Voter): void {
    this.change({ kind: 'unblocked', member, after: this.#turnedAt(member) })
  }

  #turnedAt(member: string): number {
    return this.membership.state.members.get(member)?.changedAt.index ?? 0
  }

  candidate(one: Voter, signer: Voter = one, changed: object = {}): Uint8Array {
    return signFrame(this.origin, 'candidate', { ...recordOf(one), ...changed }, signer.seed)
  }

  motionFrame(subject: MotionSubject, changed: Partial<Motion> = {}, seed: Uint8Array = HUB_SEED): Uint8Array {
    const id = sha256(utf8(`motion ${this.#motions++}`)).slice(0, 16)
    const motion = { id, proposer: 'hub', title: 'Antrag', ballot: 'open', subject, ...changed }
    return signFrame(this.origin, 'motion', motion, seed)
  }

  /** @returns what votes name it by */
  propose(subject: MotionSubject, changed: Partial<Motion> = {}, seed: Uint8Array = HUB_SEED): Uint8Array {
    const frame = this.motionFrame(subject, changed, seed)
    this.add('motion', { motion: frame })
    return frameId(frame)
  }

  proposeAdmission(...candidates: readonly Voter[]): Uint8Array {
    return this.propose({ kind: 'admission', candidates: candidates.map((one) => this.candidate(one)) })
  }

  voteFrame(motion: Uint8Array, by: Voter, choices: readonly Choice[], changed: Partial<Vote> = {}, signer: Voter = by): Uint8Array {
    return signFrame(this.origin, 'vote', { motion, voter: by.id, choices, castAt: this.time, ...changed }, signer.seed)
  }

  vote(motion: Uint8Array, frames: readonly Uint8Array[]): void {
    for (let i = 0; i < frames.length; i += VOTES_PER_ENTRY) this.add('votes', { motion, votes: frames.slice(i, i + VOTES_PER_ENTRY) })
  }

  /** Each of these votes the same on every question. */
  voteAll(motion: Uint8Array, voters: readonly Voter[], choice: Choice = 'yes'): void {
    const questions = Math.max(1, this.motion(motion).candidates.length)
    this.vote(
      motion,
      voters.map((one) => this.voteFrame(motion, one, Array<Choice>(questions).fill(choice))),
    )
  }

  motion(id: Uint8Array): StandingMotion {
    return motionOf(this.membership.state, id)
  }

  /** As the hub counts. */
  count(id: Uint8Array) {
    const standing = this.motion(id)
    const ballots = [...standing.votes.values()].map(({ choices }) => choices)
    return countVotes(ballots, Math.max(1, standing.candidates.length), standing.electorate.size, standing.rules)
  }

  /** After the voting period. */
  close(motion: Uint8Array, changed: object = {}): void {
    this.time = Math.max(this.time, this.motion(motion).closesAt)
    this.add('tally', { motion, ...this.count(motion), ...changed })
  }

  /** Voted in by all. */
  admit(...candidates: readonly Voter[]): void {
    const motion = this.proposeAdmission(...candidates)
    this.voteAll(
      motion,
      this.voters.filter(({ id }) => this.membership.members.has(id)),
    )
    this.close(motion)
    for (const candidate of candidates.keys()) this.change({ kind: 'admitted', motion, candidate })
    this.voters.push(...candidates)
  }

  member(one: Voter): Member | undefined {
    return this.membership.all.get(one.id)
  }

  request(
    one: Voter,
    request: 'suspend' | 'resume' | 'leave' | 'give-up-role' | 'declare-host' | 'declare-intermediary',
    changed: object = {},
  ): void {
    const frame = signFrame(this.origin, 'member-request', { member: one.id, request, at: this.time, ...changed }, one.seed)
    this.change({ kind: 'request', frame })
  }

  mandate(principal: Voter, agent: Voter, scopes: readonly string[], changed: object = {}): void {
    const payload = { principal: principal.id, agent: agent.id, scopes, until: this.time + 1000 * HOUR, at: this.time, ...changed }
    this.change({ kind: 'mandate', frame: signFrame(this.origin, 'mandate', payload, principal.seed) })
  }
}

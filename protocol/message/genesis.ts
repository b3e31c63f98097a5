// SPDX-License-Identifier: EUPL-1.2
/**
 * Genesis: entry 0 of the log, the founding deed of a federation (ncv-genesis).
 *
 * It fixes who founds, which keys and witnesses hold, and the rules that cannot be changed quietly later. Organisations
 * only; no field can hold a natural person.
 *
 * @module
 */
import { z } from 'zod'
import { Count, Ed25519Key, Hash, Id, Name, Time, XwingKey } from './fields.ts'

export const MEMBER_KINDS = ['municipality', 'district', 'association', 'it-provider', 'land'] as const
export type MemberKind = (typeof MEMBER_KINDS)[number]

/** An organisation that takes part with a node. */
export const Founder = z.strictObject({
  /** First 16 hex digits of SHA-256 of the identity key, behind `m-`: says nothing by itself. */
  id: Id,
  name: Name,
  kind: z.enum(MEMBER_KINDS),
  /** 1 own IT · 2 mixed · 3 through a provider · 4 provider (NDS table 1). */
  category: z.int().min(1).max(4),
  key: Ed25519Key,
  box: XwingKey,
  /** SHA-256 of the recovery public key, whose private half is on paper. */
  recovery: Hash,
  isWitness: z.boolean(),
})
export type Founder = z.infer<typeof Founder>

export const Rules = z.strictObject({
  /** What three quarters are counted of: votes cast (then `quorum` members must vote), or all members. */
  base: z.enum(['cast', 'electorate']),
  /** Share of the electorate that must vote, as a fraction. */
  voteQuorum: z.strictObject({ numerator: z.int().min(0).max(1000), denominator: z.int().min(1).max(1000) }),
  votingPeriodMs: z.int().min(1),
  /** NDS Anhang 2 § 8(2), read for TLP 2.0: AMBER may go to superior offices and the Fachaufsicht; AMBER+STRICT may not. */
  amberToSupervision: z.boolean(),
  /** How many days personal and sensitive records are kept before they are erased. */
  retentionDays: z.int().min(1).max(3650),
})
export type Rules = z.infer<typeof Rules>

export const Timing = z.strictObject({
  /** A token and key period: a week; seconds in a demonstration. */
  periodMs: z.int().min(1000),
  /** One anonymous box per node and slot: 15 minutes; seconds in a demonstration. */
  slotMs: z.int().min(100),
  /** The relay holds a batch until so many boxes are there … */
  kMin: z.int().min(2).max(1000),
  /** … or so long. */
  maxHoldMs: z.int().min(100),
  reportTokens: z.int().min(1).max(64),
  countingKeys: z.int().min(0).max(64),
})
export type Timing = z.infer<typeof Timing>

/** Who shuffles the boxes, and mirrors the log. */
export const Relay = z.strictObject({ id: Id, name: Name, key: Ed25519Key, box: XwingKey })

export const Genesis = z.strictObject({
  federation: Id,
  name: Name,
  createdAt: Time,
  rootKey: Ed25519Key,
  hub: z.strictObject({ name: Name, key: Ed25519Key, box: XwingKey }),
  relay: Relay,
  founders: z.array(Founder).min(1).max(32),
  /** How many witnesses must have cosigned. */
  quorum: Count.min(1),
  rules: Rules,
  timing: Timing,
})
export type Genesis = z.infer<typeof Genesis>

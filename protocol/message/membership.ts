// SPDX-License-Identifier: EUPL-1.2
/**
 * Membership messages: what members sign about themselves and each other, and how the hub lays it into the log (ncv-membership).
 *
 * Members sign *frames* (`candidate`, `motion`, `vote`, `motion-withdrawal`, `pledge`, `member-request`, `mandate`, `key-replacement`); the hub puts
 * them, byte for byte, into *entries* (`motion`, `votes`, `tally`, `member`). Who reads the log verifies both. All are TLP:GREEN, terms
 * `federation`. Organisations only: no field can hold a natural person.
 *
 * @module
 */
import { z } from 'zod'
import { Bytes, bytesOf, Count, Ed25519Key, Hash, Id, lineOf, textOf, Time, XwingKey } from './fields.ts'
import { Founder, Relay, Rules } from './genesis.ts'

/** Frames that only one party can sign, held verbatim by entries. */
export const MEMBERSHIP_FRAMES = [
  'candidate',
  'motion',
  'vote',
  'motion-withdrawal',
  'pledge',
  'member-request',
  'mandate',
  'key-replacement',
] as const
export type MembershipFrame = (typeof MEMBERSHIP_FRAMES)[number]

/** A nested frame as it was signed. */
const Frame = Bytes.refine((frame) => frame.length > 0 && frame.length <= 16_384, { message: 'expected a frame of at most 16 KiB' })

/** Who wants to become a member; signed with the key in it, so that nobody enters a key that its owner does not hold. */
export const Candidate = Founder.omit({ isWitness: true })
export type Candidate = z.infer<typeof Candidate>

/** Candidates in one motion: their records must fit into one message. */
export const CANDIDATES_MAX = 24

export const MEMBER_ROLES = ['witness', 'host', 'intermediary'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

export const MotionSubject = z.discriminatedUnion('kind', [
  /** § 3(2): admission of one or several bodies, each voted on by itself. */
  z.strictObject({ kind: z.literal('admission'), candidates: z.array(Frame).min(1).max(CANDIDATES_MAX) }),
  z.strictObject({ kind: z.literal('expulsion'), member: Id }),
  /** Other rules than those of the genesis, in force from the tally on. */
  z.strictObject({ kind: z.literal('rules'), rules: Rules }),
  /** Trust in a member: to cosign (witness), to host others' nodes, to prepare warnings for others. */
  z.strictObject({ kind: z.literal('role'), member: Id, role: z.enum(MEMBER_ROLES), isGranted: z.boolean() }),
  /** Another organisation takes over the relay and the mirror. */
  z.strictObject({ kind: z.literal('relay'), relay: Relay }),
  /** Forms, parameters, whatever the members decide in words. */
  z.strictObject({ kind: z.literal('decision') }),
])
export type MotionSubject = z.infer<typeof MotionSubject>

/** Signed by a member, or by the hub (`proposer` is then `hub`). */
export const Motion = z.strictObject({
  /** Random: two motions with the same words are two. */
  id: bytesOf(16),
  proposer: Id,
  title: lineOf(160),
  text: textOf(4000).optional(),
  /** Only `open` can be carried out by version 1: a roll-call that every member can check. */
  ballot: z.enum(['open', 'secret']),
  subject: MotionSubject,
})
export type Motion = z.infer<typeof Motion>

export const CHOICES = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]

/** One member's vote on all questions of a motion. */
export const Vote = z.strictObject({
  /** Envelope id of the motion frame: the vote is on these words and no others. */
  motion: Hash,
  voter: Id,
  /** The body that votes for `voter` under a mandate with the scope `voting`, and signs. */
  by: Id.optional(),
  /** One for each candidate of an admission, else one. */
  choices: z.array(z.enum(CHOICES)).min(1).max(CANDIDATES_MAX),
  castAt: Time,
})
export type Vote = z.infer<typeof Vote>

export const MotionWithdrawal = z.strictObject({ motion: Hash, proposer: Id, at: Time })
export type MotionWithdrawal = z.infer<typeof MotionWithdrawal>

/** § 6(1), § 8(2): whether TLP material may be received; `isPledged: false` takes the pledge back. */
export const Pledge = z.strictObject({ member: Id, isPledged: z.boolean(), at: Time })
export type Pledge = z.infer<typeof Pledge>

export const MEMBER_REQUESTS = ['suspend', 'resume', 'leave', 'give-up-role', 'declare-host', 'declare-intermediary'] as const
/** What a member decides about itself alone. */
export const MemberRequest = z.strictObject({
  member: Id,
  request: z.enum(MEMBER_REQUESTS),
  /** For `give-up-role`. */
  role: z.enum(MEMBER_ROLES).optional(),
  at: Time,
})
export type MemberRequest = z.infer<typeof MemberRequest>

export const MANDATE_SCOPES = ['warnings', 'reporting', 'voting', 'hosting'] as const
export type MandateScope = (typeof MANDATE_SCOPES)[number]
/** § 3(1): another member acts for this one. Signed by the principal; an empty list of scopes ends it. */
export const Mandate = z.strictObject({
  principal: Id,
  agent: Id,
  scopes: z.array(z.enum(MANDATE_SCOPES)).max(MANDATE_SCOPES.length),
  until: Time,
  at: Time,
})
export type Mandate = z.infer<typeof Mandate>

/**
 * New keys for a member whose old ones are lost or stolen. Signed by the recovery key, whose hash stands in the log; or, after a call-back and
 * with four eyes at the hub, by the new key itself.
 */
export const KeyReplacement = z.strictObject({
  member: Id,
  key: Ed25519Key,
  box: XwingKey,
  /** SHA-256 of the next recovery key. */
  recovery: Hash,
  /** The public half of the paper key; absent after a call-back. */
  recoveryKey: Ed25519Key.optional(),
  at: Time,
})
export type KeyReplacement = z.infer<typeof KeyReplacement>

// ---- entries, signed by the hub ----

export const MotionEntry = z.strictObject({ motion: Bytes.refine((frame) => frame.length <= 56 * 1024, { message: 'expected at most 56 KiB' }) })
export type MotionEntry = z.infer<typeof MotionEntry>

/** Votes in one entry: they must fit into one message. */
export const VOTES_PER_ENTRY = 96
export const VotesEntry = z.strictObject({ motion: Hash, votes: z.array(Frame).min(1).max(VOTES_PER_ENTRY) })
export type VotesEntry = z.infer<typeof VotesEntry>

/** `counted`: the quorum was reached; `lapsed`: it was not; `withdrawn`: by its proposer, whose frame is in the entry. */
export const TALLY_OUTCOMES = ['counted', 'lapsed', 'withdrawn'] as const
export const TallyResult = z.strictObject({ yes: Count, no: Count, abstain: Count, isCarried: z.boolean() })
export type TallyResult = z.infer<typeof TallyResult>
/** What the hub counted. It must equal what every reader counts. */
export const TallyEntry = z.strictObject({
  motion: Hash,
  outcome: z.enum(TALLY_OUTCOMES),
  electorate: Count,
  cast: Count,
  results: z.array(TallyResult).max(CANDIDATES_MAX),
  withdrawal: Frame.optional(),
})
export type TallyEntry = z.infer<typeof TallyEntry>

/** Technical evidence for which a key is blocked without a vote, with notice to the member. */
export const BLOCK_REASONS = ['key-stolen', 'key-published', 'two-machines', 'malware', 'member-asked-by-telephone'] as const

/**
 * What the hub says by itself names, in `after`, the entry that changed the member's state last (0: the genesis): a second block in the same
 * words is then another message, and the first one said again is none.
 */
export const MemberChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('admitted'),
    motion: Hash,
    candidate: z
      .int()
      .min(0)
      .max(CANDIDATES_MAX - 1),
  }),
  z.strictObject({ kind: z.literal('expelled'), motion: Hash }),
  z.strictObject({ kind: z.literal('role'), motion: Hash }),
  z.strictObject({ kind: z.literal('rules'), motion: Hash }),
  z.strictObject({ kind: z.literal('relay'), motion: Hash }),
  z.strictObject({ kind: z.literal('pledge'), frame: Frame }),
  z.strictObject({ kind: z.literal('request'), frame: Frame }),
  z.strictObject({ kind: z.literal('mandate'), frame: Frame }),
  z.strictObject({ kind: z.literal('key-replacement'), frame: Frame }),
  z.strictObject({ kind: z.literal('blocked'), member: Id, reason: z.enum(BLOCK_REASONS), after: Count }),
  z.strictObject({ kind: z.literal('unblocked'), member: Id, after: Count }),
])
export type MemberChange = z.infer<typeof MemberChange>

/** One change of one member's state. */
export const MemberEntry = z.strictObject({ change: MemberChange })
export type MemberEntry = z.infer<typeof MemberEntry>

/** Schema of each kind of entry that the registry is replayed from. */
export const MEMBERSHIP_ENTRIES = { motion: MotionEntry, votes: VotesEntry, tally: TallyEntry, member: MemberEntry } as const
export type MembershipKind = keyof typeof MEMBERSHIP_ENTRIES
export const MEMBERSHIP_KINDS = Object.keys(MEMBERSHIP_ENTRIES) as MembershipKind[]

export function isMembershipKind(kind: string): kind is MembershipKind {
  return Object.hasOwn(MEMBERSHIP_ENTRIES, kind)
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What an organisation that wants to join, and later every member, tells the hub about itself: contacts, attestations, opt-ins (ncv-joining).
 *
 * Sealed to the hub, never in the log: the SPOC record names natural persons. An applicant hands all of it in at `POST /application`; a member
 * sends the parts as post of the kinds `spoc`, `application` and `opt-in`.
 *
 * @module
 */
import { z } from 'zod'
import { parseDomain, parseIpRange } from '../joining/ip-range.ts'
import { ATTESTED, OPTED } from '../joining/prerequisites.ts'
import { Bytes, Day, Ed25519Key, Hash, Id, lineOf, textOf, Time, XwingKey } from './fields.ts'

/** The last is the source's own wording („Es liegen keine verlässlichen Informationen vor“): an honest answer, not a failure. */
export const ATTESTATION_STATES = ['fulfilled', 'partly', 'not-yet', 'no-reliable-information'] as const
export type AttestationState = (typeof ATTESTATION_STATES)[number]

/** As people write it: +49 5199 88-0, 05199/88 0. At least five digits. */
export const Phone = z
  .string()
  .max(40)
  .regex(/^\+?[0-9][0-9 ()/.-]{3,38}[0-9]$/)
  .refine((text) => text.replace(/[^0-9]/g, '').length >= 5, { message: 'expected five digits' })

export const MailAddress = z
  .string()
  .max(120)
  .refine(
    (text) => {
      const [local = '', domain = '', ...more] = text.split('@')
      return more.length === 0 && /^[A-Za-z0-9._%+-]{1,64}$/.test(local) && parseDomain(domain) !== undefined
    },
    { message: 'expected name@domain' },
  )

export const ContactPerson = z.strictObject({ name: lineOf(120), phone: Phone, mobile: Phone.optional() })
export type ContactPerson = z.infer<typeof ContactPerson>

/** Row 1, and § 6(1): the single point of contact. `at` is when the member last said that it holds. */
export const SpocRecord = z.strictObject({
  member: Id,
  contact: ContactPerson,
  deputy: ContactPerson,
  address: textOf(300),
  /** Functional mailbox. */
  mailbox: MailAddress,
  /** A telephone number that more than one person answers. */
  groupNumber: Phone.optional(),
  /** When and how somebody can be reached. */
  reachability: textOf(400).optional(),
  at: Time,
})
export type SpocRecord = z.infer<typeof SpocRecord>

const ATTESTED_ROWS = ATTESTED.map(({ row }) => row)
const OPTED_ROWS = OPTED.map(({ row }) => row)

const isAscending = (rows: readonly { readonly row: number }[]): boolean => rows.every(({ row }, i) => i === 0 || (rows[i - 1]?.row ?? 0) < row)

export const Attestation = z.strictObject({
  row: z.int().refine((row) => ATTESTED_ROWS.includes(row), { message: 'expected 3 … 11' }),
  state: z.enum(ATTESTATION_STATES),
  /** As of which day. */
  asOf: Day,
})
export type Attestation = z.infer<typeof Attestation>

/** Rows 2 to 11. A row that is missing was not filled in. */
export const AttestationRecord = z.strictObject({
  member: Id,
  category: z.int().min(1).max(4),
  attestations: z.array(Attestation).max(9).refine(isAscending, { message: 'rows ascend, each once' }),
  at: Time,
})
export type AttestationRecord = z.infer<typeof AttestationRecord>

export const OPT_IN_ENTRIES_MAX = 64
/** Consent of rows 3 to 5, for one purpose and a limited time. Empty lists take it back. */
export const OptIn = z.strictObject({
  member: Id,
  row: z.int().refine((row) => OPTED_ROWS.includes(row), { message: 'expected 3, 4 or 5' }),
  purpose: z.literal('delivery-of-findings'),
  ranges: z.array(z.string().refine((text) => parseIpRange(text) === text, { message: 'expected 203.0.113.0/24' })).max(OPT_IN_ENTRIES_MAX),
  domains: z.array(z.string().refine((text) => parseDomain(text) === text, { message: 'expected gemeinde.example' })).max(OPT_IN_ENTRIES_MAX),
  /** Last day on which it holds. */
  until: Day,
  at: Time,
})
export type OptIn = z.infer<typeof OptIn>

/** Envelope type `application`, signed with the key of the candidate record in it. */
export const Application = z.strictObject({
  /** Frame of the type `candidate`, signed by the same key: it goes into the motion as it is. */
  candidate: Bytes.refine((frame) => frame.length > 0 && frame.length <= 4096, { message: 'expected a frame of at most 4 KiB' }),
  record: AttestationRecord,
  spoc: SpocRecord.optional(),
  optIns: z.array(OptIn).max(3).refine(isAscending, { message: 'rows ascend, each once' }),
  at: Time,
})
export type Application = z.infer<typeof Application>

/** Hub → applicant: the signed word that the hub has it. Envelope type `application-taken`. */
export const ApplicationTaken = z.strictObject({
  /** SHA-256 of the sealed bytes. */
  application: Hash,
  id: Id,
  at: Time,
})
export type ApplicationTaken = z.infer<typeof ApplicationTaken>

/** Applicant → hub: how does it stand? Envelope type `application-query`, signed with `key`. */
export const ApplicationQuery = z.strictObject({ key: Ed25519Key, box: XwingKey, at: Time })
export type ApplicationQuery = z.infer<typeof ApplicationQuery>

export const APPLICATION_STATES = ['unknown', 'pending', 'proposed', 'not-carried', 'rejected', 'admitted'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** Hub → applicant, sealed to the key that asked. Envelope type `application-status`, signed by the hub. */
export const ApplicationStatus = z.strictObject({
  id: Id,
  /** Of the query: an older answer cannot be shown for it. */
  asked: Time,
  at: Time,
  state: z.enum(APPLICATION_STATES),
  /** What the hub still needs before the members can be asked. */
  blocking: z.array(z.enum(['spoc'])).max(1),
  /** Why it was turned down. */
  reason: textOf(1000).optional(),
  /** Id of the motion that names it. */
  motion: Hash.optional(),
})
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

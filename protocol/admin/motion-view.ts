// SPDX-License-Identifier: EUPL-1.2
/**
 * A motion as people look at it, at the hub and in a node alike, and what a proposer hands in.
 *
 * @module
 */
import { z } from 'zod'
import { fromHex } from '../bytes.ts'
import { Bytes, Id, lineOf, Name, textOf } from '../message/fields.ts'
import { MEMBER_KINDS, Rules } from '../message/genesis.ts'
import type { Motion, MotionSubject } from '../message/membership.ts'
import { CANDIDATES_MAX, MEMBER_ROLES } from '../message/membership.ts'
import { Base64, Count, Hash } from './fields.ts'

/** The first digits of a motion's hash, as people type them. */
export const MotionParam = z.object({ motion: z.string().regex(/^[0-9a-f]{4,64}$/) })

/** What is voted on by itself: a candidate, or the motion as a whole. */
export const QuestionOfMotion = z.object({
  /** From 1. */
  number: Count,
  /** Whom it is about; null where it is about nobody. */
  member: Id.nullable(),
  name: z.string(),
  kind: z.enum(MEMBER_KINDS).nullable(),
  category: z.int().nullable(),
  /** Null until the tally. */
  result: z.object({ yes: Count, no: Count, abstain: Count, isCarried: z.boolean() }).nullable(),
  /** What follows from it stands in the log. */
  isCarriedOut: z.boolean(),
})
export type QuestionOfMotion = z.infer<typeof QuestionOfMotion>

export const MotionView = z.object({
  motion: Hash,
  /** Of the entry. */
  index: Count,
  proposer: z.string(),
  proposerName: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  subject: z.enum(['admission', 'expulsion', 'rules', 'role', 'relay', 'decision']),
  role: z.enum(MEMBER_ROLES).nullable(),
  /** Of a role: given or taken. */
  isGranted: z.boolean().nullable(),
  /** What the rules would be. */
  rules: Rules.nullable(),
  opens: Count,
  closes: Count,
  /** When the log said so: at the end of the period, or before it once all have voted or it was withdrawn. */
  ended: Count.nullable(),
  state: z.enum(['open', 'counted', 'lapsed', 'withdrawn']),
  electorate: Count,
  base: z.enum(['cast', 'electorate']),
  quorum: z.object({ numerator: Count, denominator: Count }),
  /** Null until the tally. */
  cast: Count.nullable(),
  questions: z.array(QuestionOfMotion),
})
export type MotionView = z.infer<typeof MotionView>

/** What a proposer says; who it is, and the random id, are added where it is signed. */
export const MotionDraft = z.strictObject({
  title: lineOf(160),
  text: textOf(4000).optional(),
  subject: z.discriminatedUnion('kind', [
    /** Signed records, in base64. */
    z.strictObject({ kind: z.literal('admission'), candidates: z.array(Base64).min(1).max(CANDIDATES_MAX) }),
    z.strictObject({ kind: z.literal('expulsion'), member: Id }),
    z.strictObject({ kind: z.literal('role'), member: Id, role: z.enum(MEMBER_ROLES), isGranted: z.boolean() }),
    /** What is absent stays as it is. */
    z.strictObject({ kind: z.literal('rules'), rules: Rules.partial() }),
    /** Name of the organisation, id and keys in hex, as `ncv relay init --out` writes them. */
    z.strictObject({
      kind: z.literal('relay'),
      relay: z.strictObject({ id: Id, name: Name, key: Hash, box: z.string().regex(/^[0-9a-f]{2432}$/) }),
    }),
    z.strictObject({ kind: z.literal('decision') }),
  ]),
})
export type MotionDraft = z.infer<typeof MotionDraft>

/** The motion that is signed. @param decode of base64 */
export function motionOfDraft(
  { title, text, subject }: MotionDraft,
  { proposer, id, rules, decode }: { readonly proposer: string; readonly id: Uint8Array; readonly rules: Rules; decode(text: string): Uint8Array },
): Motion {
  return { id, proposer, title, ...(text === undefined ? {} : { text }), ballot: 'open', subject: subjectOf(subject, rules, decode) }
}

function subjectOf(subject: MotionDraft['subject'], rules: Rules, decode: (text: string) => Uint8Array): MotionSubject {
  switch (subject.kind) {
    case 'admission':
      return { kind: 'admission', candidates: subject.candidates.map((one) => Bytes.parse(decode(one))) }
    case 'rules':
      return {
        kind: 'rules',
        rules: Rules.parse({ ...rules, ...Object.fromEntries(Object.entries(subject.rules).filter(([, value]) => value !== undefined)) }),
      }
    case 'relay':
      return { kind: 'relay', relay: { ...subject.relay, key: fromHex(subject.relay.key, 32), box: fromHex(subject.relay.box, 1216) } }
    default:
      return subject
  }
}

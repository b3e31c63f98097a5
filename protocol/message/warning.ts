// SPDX-License-Identifier: EUPL-1.2
/**
 * A warning of the hub to all, and its withdrawal (ncv-log, section "Warnings").
 *
 * A warning made from a contribution has no field in which its source could stand.
 *
 * @module
 */
import { z } from 'zod'
import { Count, Hash, lineOf, textOf } from './fields.ts'

/** `passed-through`: taken over unchecked from the publisher; `assessed`: written or approved by two analysts. */
export const LANES = ['passed-through', 'assessed'] as const
export type Lane = (typeof LANES)[number]

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

export const Indicator = z.strictObject({ type: lineOf(40), value: lineOf(256) })
export type Indicator = z.infer<typeof Indicator>

/** The original CSAF document, outside the message: real ones are larger than a message may be. */
export const DocumentRef = z.strictObject({
  /** SHA-256 of the document's original bytes. */
  sha256: Hash,
  length: z
    .int()
    .min(1)
    .max(16 * 1024 * 1024),
  /** Name of the body file that holds it: SHA-256 of that file. */
  body: Hash,
})
export type DocumentRef = z.infer<typeof DocumentRef>

/** What identifies one version of an advisory everywhere: CSAF 2.0 sections 3.2.1.8.3, 3.2.1.12.4, 3.2.1.12.8. */
export const AdvisoryKey = z.strictObject({ namespace: lineOf(400), trackingId: lineOf(200), version: lineOf(60) })
export type AdvisoryKey = z.infer<typeof AdvisoryKey>

export const Warning = z.strictObject({
  lane: z.enum(LANES),
  title: lineOf(1000),
  /** Who wrote the source: the publisher of the CSAF document, or the hub's own name. */
  publisher: lineOf(300),
  advisory: AdvisoryKey.optional(),
  document: DocumentRef.optional(),
  severity: z.enum(SEVERITIES).optional(),
  text: textOf(12_000).optional(),
  recommendations: z.array(textOf(1000)).max(20).optional(),
  indicators: z.array(Indicator).max(200).optional(),
  /** RSIT 1003 `predicate/value` where the warning is about an incident. */
  classification: lineOf(80).optional(),
  /** Index of the entry that this one replaces: same publisher and tracking id, other version. */
  supersedes: Count.optional(),
  /** Acute danger: nodes say that it has come, under their names; never said of what is none. */
  isAlarm: z.literal(true).optional(),
  /** Exercise traffic is marked inside the signature. */
  isExercise: z.boolean(),
})
export type Warning = z.infer<typeof Warning>

export const WITHDRAWAL_REASONS = ['wrong', 'superseded', 'wrong-label', 'licence', 'identifies-somebody'] as const

export const Withdrawal = z.strictObject({
  /** Index of the entry that no longer holds. */
  entry: Count,
  reason: z.enum(WITHDRAWAL_REASONS),
  text: textOf(2000).optional(),
})
export type Withdrawal = z.infer<typeof Withdrawal>

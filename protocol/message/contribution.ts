// SPDX-License-Identifier: EUPL-1.2
/**
 * What a node says anonymously: the content of the 9,328-byte box (ncv-submission).
 *
 * Times are days; there is no field for a title, notes, people or assets, so they cannot be sent by mistake.
 *
 * @module
 */
import { z } from 'zod'
import { Day, Ed25519Key, lineOf, textOf } from './fields.ts'
import { Indicator } from './warning.ts'

export const VCV_CATEGORIES = [
  'external-attack',
  'data-loss',
  'vulnerability',
  'disruption',
  'internal-cause',
  'external-influence',
  'finding',
] as const
export type VcvCategory = (typeof VCV_CATEGORIES)[number]

/** An incident without its source. */
export const IncidentReport = z.strictObject({
  /** RSIT 1003 as `predicate/value`. */
  rsit: lineOf(80),
  vcv: z.enum(VCV_CATEGORIES),
  occurredDay: Day.optional(),
  detectedDay: Day.optional(),
  description: textOf(3000).optional(),
  measures: textOf(1500).optional(),
  indicators: z.array(Indicator).max(40),
  /** Names of the fields that were left out because they could not be cleaned. */
  leftOut: z.array(z.enum(['description', 'measures', 'indicators'])).max(3),
})
export type IncidentReport = z.infer<typeof IncidentReport>

export const Contribution = z.strictObject({
  /** The one-time key that signs this message; the token certifies it. */
  key: Ed25519Key,
  report: IncidentReport,
  isExercise: z.boolean(),
})
export type Contribution = z.infer<typeof Contribution>

// SPDX-License-Identifier: EUPL-1.2
/**
 * The named report (namentliche Meldung), post kind `report`: what a member tells the N-CERT about an incident under its own name, in stages.
 *
 *     initial → update, interim (any number) → final          all stages of one report have one `report` id
 *
 * It has nothing in common with an anonymous contribution: neither is ever made into the other.
 *
 * @module
 */
import { z } from 'zod'
import { VCV_CATEGORIES } from './contribution.ts'
import { bytesOf, lineOf, textOf, Time } from './fields.ts'
import { Indicator } from './warning.ts'

/** First word within a day, assessment within three days, how it stands on the way, and how it ended. */
export const DUTY_STAGES = ['initial', 'update', 'interim', 'final'] as const
export type DutyStage = (typeof DUTY_STAGES)[number]

/** Whether the periods bind the sender or are a recommendation to it. */
export const DUTY_FORCES = ['binding', 'recommended'] as const
export type DutyForce = (typeof DUTY_FORCES)[number]

export const DUTY_REPORT_ID_BYTES = 16

export const DutyReport = z.strictObject({
  /** Random; the same in all stages. */
  report: bytesOf(DUTY_REPORT_ID_BYTES),
  stage: z.enum(DUTY_STAGES),
  force: z.enum(DUTY_FORCES),
  /** When the sender became aware: the periods run from here. */
  knownAt: Time,
  title: lineOf(300),
  /** RSIT 1003 as `predicate/value`. */
  rsit: lineOf(80),
  vcv: z.enum(VCV_CATEGORIES),
  /** Day, with or without a time, as the house wrote it. */
  occurred: lineOf(40).optional(),
  detected: lineOf(40).optional(),
  description: textOf(8000).optional(),
  measures: textOf(4000).optional(),
  assets: z.array(lineOf(300)).max(50),
  indicators: z.array(Indicator).max(100),
  isExercise: z.boolean(),
})
export type DutyReport = z.infer<typeof DutyReport>

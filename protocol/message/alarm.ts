// SPDX-License-Identifier: EUPL-1.2
/**
 * The named receipt for an alarm, post kind `alarm-receipt`. It says that the alarm has come, and that somebody has read it; nothing about
 * whether the house is affected.
 *
 * @module
 */
import { z } from 'zod'
import { Count, Time } from './fields.ts'

export const ALARM_RECEIPT_STATES = ['delivered', 'read'] as const
export type AlarmReceiptState = (typeof ALARM_RECEIPT_STATES)[number]

export const AlarmReceipt = z.strictObject({
  /** Index of the entry of the warning. */
  warning: Count,
  state: z.enum(ALARM_RECEIPT_STATES),
  at: Time,
})
export type AlarmReceipt = z.infer<typeof AlarmReceipt>

// SPDX-License-Identifier: EUPL-1.2
/**
 * `witnesses`: who cosigns from here on, for those who cannot read the sealed entries that this follows from (ncv-membership).
 *
 * TLP:CLEAR. Members compare it with their own replay; auditors and mirrors without a key go by it. Organisations only, by id.
 *
 * @module
 */
import { z } from 'zod'
import { Ed25519Key, Id } from './fields.ts'

export const WitnessesEntry = z.strictObject({
  /** In the order of their ids. */
  witnesses: z
    .array(z.strictObject({ member: Id, key: Ed25519Key }))
    .min(1)
    .max(64),
})
export type WitnessesEntry = z.infer<typeof WitnessesEntry>

// SPDX-License-Identifier: EUPL-1.2
/**
 * The daily list: which batches the hub received, and the marks of what it accepted (ncv-submission, section 9).
 *
 * TLP:GREEN: members see how much came in, nobody else does.
 *
 * @module
 */
import { z } from 'zod'
import { equalBytes } from '../bytes.ts'
import { BATCH_MAX_BOXES } from '../submission/batch-size.ts'
import { Count, Hash } from './fields.ts'

/** In one part, so that a part is a message of at most 60 KiB. */
export const LISTED_BATCHES_MAX = 400
export const LISTED_MARKS_MAX = 992
const PARTS_MAX = 64

const ListedBatch = z.strictObject({ slot: Count, root: Hash, count: z.int().min(1).max(BATCH_MAX_BOXES) })
export type ListedBatch = z.infer<typeof ListedBatch>

/** One part of the list of one day. */
export const Intake = z
  .strictObject({
    /** The day that was over when the list was made, counted from the genesis. */
    day: Count,
    part: z.int().min(1).max(PARTS_MAX),
    parts: z.int().min(1).max(PARTS_MAX),
    /** By their roots, ascending. */
    batches: z.array(ListedBatch).max(LISTED_BATCHES_MAX),
    /** Ascending, filled up with random ones. */
    marks: z.array(Hash).max(LISTED_MARKS_MAX),
  })
  .refine(({ part, parts }) => part <= parts, { path: ['part'] })
  .refine(({ batches }) => isAscending(batches.map(({ root }) => root)), { path: ['batches'] })
  .refine(({ marks }) => isAscending(marks), { path: ['marks'] })
export type Intake = z.infer<typeof Intake>

/** Strictly: nothing stands there twice, and nothing of the order of arrival. */
function isAscending(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash, i) => i === 0 || compareHashes(hashes[i - 1] as Uint8Array, hash) < 0)
}

export function compareHashes(a: Uint8Array, b: Uint8Array): number {
  if (equalBytes(a, b)) return 0
  const at = a.findIndex((byte, i) => byte !== b[i])
  return (a[at] as number) - (b[at] as number)
}

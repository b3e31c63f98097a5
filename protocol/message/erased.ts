// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub says when content was erased: the entries stay in the tree, their body files cease to be (ncv-erasing).
 *
 *     { "documents": [ <32 bytes>, … ], "entries": [ { "body": <32 bytes>, "index": 1204, "supersedes": 1100 }, … ], "reason": "personal-data" }
 *
 * In clear, so that whoever checks the log without a key knows which bodies may be missing. It says nothing about what was erased that the log
 * did not say before, and has no field for a text.
 *
 * @module
 */
import { z } from 'zod'
import { Count, Hash } from './fields.ts'

/** Entries, and documents, in one message. */
export const ERASED_MAX = 64

/**
 * Kinds whose loss breaks no replay. Of all the others somebody needs the body for ever: keys, epochs and revocations, membership, daily lists,
 * questions and their results, editions of the catalogue. Those hold no natural person.
 */
export const ERASABLE_KINDS = ['warning', 'withdrawal', 'board'] as const
export type ErasableKind = (typeof ERASABLE_KINDS)[number]

/** `retired`: its time was over, as that of files of the reply board; all others are decided by people. */
export const ERASURE_REASONS = ['wrong-label', 'personal-data', 'licence', 'court', 'retired'] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]

export const Erased = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        index: Count,
        /** As it stands in the entry. */
        body: Hash,
        /** Of a warning: the earlier one that it replaced. Whoever never had the body needs it to know which versions still hold. */
        supersedes: Count.optional(),
      }),
    )
    .min(1)
    .max(ERASED_MAX)
    .refine((entries) => entries.every(({ index }, i) => i === 0 || index > (entries[i - 1]?.index ?? -1)), { message: 'indexes do not ascend' }),
  /** Names of the body files of documents that these warnings name and no other entry uses. */
  documents: z.array(Hash).max(ERASED_MAX),
  reason: z.enum(ERASURE_REASONS),
})
export type Erased = z.infer<typeof Erased>
export type ErasedEntry = Erased['entries'][number]

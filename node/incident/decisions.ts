// SPDX-License-Identifier: EUPL-1.2
/**
 * What a person of the house decided about one incident's texts: this passage may stay, this one is put differently.
 *
 * A decision overrules what the guard holds likely (a place name that is a word here). What the identity profile lists goes all the same.
 *
 * @module
 */
import { z } from 'zod'

const MAX_PASSAGE = 500
export const MAX_DECISIONS = 200

const passage = z.string().min(1).max(MAX_PASSAGE)

export const Decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep'), text: passage }),
  z.strictObject({ kind: z.literal('replace'), text: passage, to: z.string().max(MAX_PASSAGE) }),
])
export type Decision = z.infer<typeof Decision>

export const Decisions = z.array(Decision).max(MAX_DECISIONS)

export const NO_DECISIONS: readonly Decision[] = []

/** A later decision on the same passage takes the place of the earlier one. */
export function withDecisions(before: readonly Decision[], added: readonly Decision[], undone: readonly string[]): Decision[] {
  const gone = new Set([...undone, ...added.map((one) => one.text)])
  return [...before.filter((one) => !gone.has(one.text)), ...added]
}

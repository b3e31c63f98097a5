// SPDX-License-Identifier: EUPL-1.2
/**
 * A result in parts, and the check that every reader makes of it (ncv-count, sections 5 and 6).
 *
 * @module
 */
import { compareBytes } from '../codec.ts'
import { concat, hex } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { CountResult } from '../message/count.ts'
import { PART_COMMITMENTS } from '../message/count.ts'
import { isSuppressed, suppress } from './suppress.ts'

const COMMITMENT_BYTES = 32

/** What was counted in one group. */
export interface Counted extends Pick<CountResult, 'question' | 'group' | 'number' | 'isFinal'> {
  /** As `ANSWER_STATUSES`. */
  readonly cells: readonly number[]
  /** One for each answer, in any order. */
  readonly commitments: readonly Uint8Array[]
}

/** The messages that publish it: one, or as many as its commitments need. */
export function resultParts({ question, group, number, isFinal, cells, commitments }: Counted): CountResult[] {
  const sorted = commitments.toSorted(compareBytes)
  const parts = Math.max(1, Math.ceil(sorted.length / PART_COMMITMENTS))
  const head = { question, group, number, isFinal, answers: sorted.length, ...(isFinal ? { cells: suppress(cells) } : {}) }
  return Array.from({ length: parts }, (_, i) => ({
    ...head,
    part: i + 1,
    parts,
    commitments: concat(...sorted.slice(i * PART_COMMITMENTS, (i + 1) * PART_COMMITMENTS)),
  }))
}

function refuse(field: string): never {
  throw new ProtocolError('COUNT_RESULT', { field })
}

/** Hex of the commitments of a part. */
export function commitmentsOf({ commitments }: Pick<CountResult, 'commitments'>): string[] {
  return Array.from({ length: commitments.length / COMMITMENT_BYTES }, (_, i) =>
    hex(commitments.subarray(i * COMMITMENT_BYTES, (i + 1) * COMMITMENT_BYTES)),
  )
}

/**
 * All parts of one result: they belong together, there are as many commitments as answers, and nothing small is shown.
 *
 * @returns hex of all commitments
 * @throws ProtocolError `COUNT_RESULT` naming the field
 */
export function joinResult(parts: readonly CountResult[]): string[] {
  const [first] = parts
  if (first === undefined || parts.length !== first.parts) return refuse('parts')
  const headOf = ({ part: _part, commitments: _commitments, ...head }: CountResult): string => JSON.stringify(Object.entries(head).sort())
  if (parts.some((each, i) => each.part !== i + 1 || headOf(each) !== headOf(first))) refuse('part')
  const all = parts.flatMap(commitmentsOf)
  if (all.some((each, i) => i > 0 && (all[i - 1] ?? '') >= each)) refuse('commitments')
  if (all.length !== first.answers) refuse('answers')
  if (first.cells !== undefined && !isSuppressed(first.cells, first.answers)) refuse('cells')
  return all
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What a witness does with an offered checkpoint, as a pure step from one state to the next.
 *
 * A witness keeps one thing: the largest tree that it has cosigned. Whoever runs the step stores the new state
 * before the cosignature leaves the house, both steps under one lock; else two steps at once could cosign two trees
 * that contradict each other.
 *
 * @see https://c2sp.org/tlog-witness
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { Checkpoint } from './checkpoint.ts'
import { openCheckpoint } from './checkpoint.ts'
import { cosign } from './cosignature.ts'
import type { NoteSignature } from './note.ts'
import { verifyConsistency } from './proof.ts'

/** The tree that was cosigned last. */
export type WitnessedTree = Pick<Checkpoint, 'size' | 'root'>

/** The log that is witnessed, and as whom. */
export interface WitnessIdentity {
  readonly origin: string
  readonly hubKey: Uint8Array
  readonly name: string
  /** Secret, Ed25519, 32 bytes. */
  readonly seed: Uint8Array
}

export interface WitnessStep {
  /** To be stored before the cosignature is sent. */
  readonly last: WitnessedTree
  readonly cosignature: NoteSignature
}

/**
 * A tree that may follow `last`; the same tree again is fine, witnesses sign daily.
 *
 * @throws ProtocolError `LOG_ROLLBACK` (smaller), `LOG_FORK` (as large, other root), `PROOF_INVALID` (larger, not shown to be consistent)
 */
export function assertFollows(last: WitnessedTree, next: WitnessedTree, proof: readonly Uint8Array[]): void {
  if (next.size < last.size) throw new ProtocolError('LOG_ROLLBACK', { found: next.size, expected: last.size })
  if (next.size === last.size && !equalBytes(next.root, last.root)) throw new ProtocolError('LOG_FORK', { size: next.size })
  verifyConsistency(last.size, next.size, proof, last.root, next.root)
}

/**
 * One step. It throws before anything changes: a note without the hub's signature, whatever else it claims, leaves
 * no trace in the state.
 *
 * @param last undefined before the first checkpoint: then any tree may come, with an empty proof
 * @param offered the bytes of the signed note
 * @param proof consistency of `last` with the offered tree, RFC 9162 section 2.1.4
 * @param seconds now, since 1970-01-01T00:00:00Z
 * @throws ProtocolError as {@link openCheckpoint} and {@link assertFollows}
 */
export function witnessStep(
  identity: WitnessIdentity,
  last: WitnessedTree | undefined,
  offered: Uint8Array,
  proof: readonly Uint8Array[],
  seconds: number,
): WitnessStep {
  const { size, root, note } = openCheckpoint(offered, identity.origin, identity.hubKey)
  if (last !== undefined) assertFollows(last, { size, root }, proof)
  else if (proof.length > 0) throw new ProtocolError('PROOF_INVALID', { reason: 'length' })
  return { last: { size, root }, cosignature: cosign(note.text, identity.name, identity.seed, seconds) }
}

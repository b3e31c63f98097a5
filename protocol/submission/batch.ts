// SPDX-License-Identifier: EUPL-1.2
/**
 * The batch: all boxes of a slot, shuffled, in one delivery from the relay to the hub, under a signed Merkle root.
 *
 *     batch     = { boxes: [ 9,328 bytes, … ], count, root, signature, slot }            canonical MessagePack
 *     root      = RFC 6962 tree hash over the boxes in the order of the batch
 *     signature = Ed25519(relay, "NCV batch v1\0" || origin (32) || MessagePack { count, root, slot })
 *
 * The hub logs the root as received. Each node gets the inclusion proof of its box: a relay that drops a box, or a hub that
 * denies having received one, is caught without anyone learning what was inside.
 *
 * @module
 */
import { z } from 'zod'
import { concat, equalBytes, utf8 } from '../bytes.ts'
import type { Bounds } from '../codec.ts'
import { decode } from '../codec.ts'
import { signEd25519, verifyEd25519 } from '../crypto/ed25519.ts'
import { encode } from '../encode.ts'
import { ProtocolError } from '../errors.ts'
import { bytesOf, Count, Hash } from '../message/fields.ts'
import { leafHash, rootOf } from '../tlog/hash.ts'
import { inclusionProof, verifyInclusion } from '../tlog/proof.ts'
import { BATCH_MAX_BOXES } from './batch-size.ts'
import { assertBoxSize, BOX_BYTES } from './seal.ts'
import type { HandedIn } from './taken.ts'
import { TAKEN_BYTES, verifyTaken } from './taken.ts'

/** Longest batch; the reader bounds its request by it. */
export const BATCH_MAX_BYTES: number = BATCH_MAX_BOXES * (BOX_BYTES + 3) + 256

const BOUNDS: Bounds = { bytes: BATCH_MAX_BYTES, depth: 3, items: BATCH_MAX_BOXES + 5 }

/** What the relay signs, and what stands in the log. */
export interface BatchHead {
  readonly slot: number
  /** 32 bytes. */
  readonly root: Uint8Array
  readonly count: number
}

const HEAD_FIELDS = { slot: Count, root: Hash, count: z.int().min(1).max(BATCH_MAX_BOXES), signature: bytesOf(64) }
const SignedHead = z.strictObject(HEAD_FIELDS)
export type SignedBatchHead = z.infer<typeof SignedHead>

export const Batch = z.strictObject({ ...HEAD_FIELDS, boxes: z.array(bytesOf(BOX_BYTES)).min(1).max(BATCH_MAX_BOXES) })
export type Batch = z.infer<typeof Batch>

/** Where a box lies in a batch. */
export interface BoxPlace {
  readonly head: SignedBatchHead
  readonly index: number
  readonly proof: readonly Uint8Array[]
}

/** The relay's answer in the next slot. */
export interface BoxReceipt extends BoxPlace {
  /** Signature over whose box it was, see `taken.ts`. */
  readonly taken: Uint8Array
}

export const Receipt = z.strictObject({ head: SignedHead, index: Count, proof: z.array(Hash).max(16), taken: bytesOf(TAKEN_BYTES) })

const LABEL = utf8('NCV batch v1\0')

const signingInput = (origin: Uint8Array, { slot, root, count }: BatchHead): Uint8Array => concat(LABEL, origin, encode({ slot, root, count }))

/** Leaf of a box in its batch. */
export const boxHash = (box: Uint8Array): Uint8Array => leafHash(box)

export const batchRoot = (boxes: readonly Uint8Array[]): Uint8Array => rootOf(boxes.map(boxHash))

/**
 * Relay: signs the batch. The boxes are in their final, shuffled order; the order of arrival must not survive.
 *
 * @param seed Ed25519 seed of the relay
 * @throws ProtocolError `BOX_SIZE`; RangeError for no boxes or too many
 */
export function sealBatch(seed: Uint8Array, origin: Uint8Array, slot: number, boxes: readonly Uint8Array[]): Batch {
  if (boxes.length < 1 || boxes.length > BATCH_MAX_BOXES) throw new RangeError(`a batch has 1 to ${BATCH_MAX_BOXES} boxes`)
  boxes.forEach(assertBoxSize)
  const head = { slot, root: batchRoot(boxes), count: boxes.length }
  return { ...head, signature: signEd25519(seed, signingInput(origin, head)), boxes: [...boxes] }
}

export function formatBatch({ slot, root, count, signature, boxes }: Batch): Uint8Array {
  return encode({ slot, root, count, signature, boxes })
}

/** @throws ProtocolError `BATCH_SIGNATURE` unless the relay signed this head for this federation */
export function verifyBatchHead(relayKey: Uint8Array, origin: Uint8Array, head: SignedBatchHead): void {
  if (!verifyEd25519(relayKey, signingInput(origin, head), head.signature)) throw new ProtocolError('BATCH_SIGNATURE', { slot: head.slot })
}

/**
 * Hub: verifies a delivery, then parses it.
 *
 * @throws ProtocolError `SCHEMA_MISMATCH`, `BATCH_SIGNATURE`, `BATCH_ROOT` when the boxes are not those of the root, codec errors
 */
export function openBatch(relayKey: Uint8Array, origin: Uint8Array, bytes: Uint8Array): Batch {
  const parsed = Batch.safeParse(decode(bytes, BOUNDS))
  if (!parsed.success) throw new ProtocolError('SCHEMA_MISMATCH', { field: parsed.error.issues[0]?.path.join('.') || 'batch' })
  const batch = parsed.data
  verifyBatchHead(relayKey, origin, batch)
  if (batch.count !== batch.boxes.length || !equalBytes(batchRoot(batch.boxes), batch.root))
    throw new ProtocolError('BATCH_ROOT', { slot: batch.slot })
  return batch
}

/** Relay: the places of all boxes, in the order of the batch. */
export function batchPlaces({ slot, root, count, signature, boxes }: Batch): BoxPlace[] {
  const rows = [boxes.map(boxHash)]
  // Perfect subtrees only: row l holds the roots over 2^l boxes each.
  for (let row = rows[0] as Uint8Array[]; row.length > 1; row = rows.at(-1) as Uint8Array[]) {
    rows.push(Array.from({ length: Math.floor(row.length / 2) }, (_, i) => rootOf(row.slice(2 * i, 2 * i + 2))))
  }
  const hashAt = (level: number, index: number): Uint8Array => rows[level]?.[index] as Uint8Array
  return boxes.map((_, index) => ({ head: { slot, root, count, signature }, index, proof: inclusionProof(index, count, hashAt) }))
}

export function formatReceipt({ head, index, proof, taken }: BoxReceipt): Uint8Array {
  return encode({ head: { slot: head.slot, root: head.root, count: head.count, signature: head.signature }, index, proof, taken })
}

/**
 * Node: verifies that its box lies in the batch whose root the relay signed, and that the relay took it from this very node at the address
 * it was sent to. Then the queue may let go of it, and content may go to that address.
 *
 * @param sent the box as this node handed it in
 * @throws ProtocolError `SCHEMA_MISMATCH`, `BATCH_SIGNATURE`, `PROOF_INVALID` for another box, `RECEIPT_OTHER` where somebody else handed it
 *   in or at another address, codec errors
 */
export function openReceipt(relayKey: Uint8Array, origin: Uint8Array, sent: HandedIn, bytes: Uint8Array): BoxReceipt {
  const parsed = Receipt.safeParse(decode(bytes))
  if (!parsed.success) throw new ProtocolError('SCHEMA_MISMATCH', { field: parsed.error.issues[0]?.path.join('.') || 'receipt' })
  const { head, index, proof, taken } = parsed.data
  verifyBatchHead(relayKey, origin, head)
  verifyInclusion(sent.box, index, head.count, proof, head.root)
  verifyTaken(relayKey, origin, sent, taken)
  return parsed.data
}

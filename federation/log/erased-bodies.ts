// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub's own log says was erased: for these entries a missing body is right, and one that is there is wrong.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { ErasureReason } from '@ncv/protocol/message/erased.ts'
import { Erased } from '@ncv/protocol/message/erased.ts'
import type { LogStore } from '../store/log-store.ts'

export interface ErasedBodies {
  /** By index of the entry that was erased: index of the entry that says so, and why. */
  readonly entries: ReadonlyMap<number, { readonly by: number; readonly reason: ErasureReason }>
  /** Hex of the names of documents. */
  readonly documents: ReadonlySet<string>
}

/** A body in clear needs no origin to be opened. */
const CLEAR = new Uint8Array(32)

/** Undefined where it cannot be read: then it is found damaged by its hash. */
export function erasedOf(body: Uint8Array): Erased | undefined {
  try {
    return parsePayload(parseFrame(openBody(body, CLEAR, undefined)).payload, Erased)
  } catch (error) {
    if (error instanceof CodedError) return undefined
    throw error
  }
}

export function erasedIn(store: Pick<LogStore, 'bodiesOfKind'>): ErasedBodies {
  const entries = new Map<number, { by: number; reason: ErasureReason }>()
  const documents = new Set<string>()
  for (const { index, body } of store.bodiesOfKind('erased')) {
    const erased = erasedOf(body)
    for (const each of erased?.entries ?? []) entries.set(each.index, { by: index, reason: (erased as Erased).reason })
    for (const hash of erased?.documents ?? []) documents.add(hex(hash))
  }
  return { entries, documents }
}

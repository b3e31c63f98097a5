// SPDX-License-Identifier: EUPL-1.2
/**
 * The mark of what the hub has accepted: what stands in its daily list in the log (ncv-submission, section 9).
 *
 *     mark = SHA-256("NCV accepted v1\0" || nonce (32) || uint32 counter)
 *
 * Only the sender and the hub know the nonce before the mark is published, and marks of one nonce do not show that they belong together: a reader of
 * the log learns a number, a sender finds its own.
 *
 * @module
 */
import { concat, utf8 } from '../bytes.ts'
import { sha256 } from '../crypto/hash.ts'

const LABEL = utf8('NCV accepted v1\0')

/**
 * @param nonce of the token, which certifies the one-time keys (ncv-token, section 3.3)
 * @param counter 0 for a report; the number of a follow-up or of the version of an answer, from 1
 */
export function acceptedMark(nonce: Uint8Array, counter: number): Uint8Array {
  return sha256(concat(LABEL, nonce, Uint8Array.of(counter >>> 24, (counter >>> 16) & 255, (counter >>> 8) & 255, counter & 255)))
}

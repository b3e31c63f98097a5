// SPDX-License-Identifier: EUPL-1.2
/**
 * What the relay signs as it takes a box: from whom, at which address (ncv-submission, section 5).
 *
 *     taken = Ed25519(relay, "NCV taken v1\0" || origin (32) || MessagePack { box: leaf hash (32), member: id, relay: SHA-256(aud) (32) })
 *
 * Without it a receipt would prove only that a box is in a batch. A server between node and relay could have the box handed in by some
 * member that lends its signature, and show the node that member's receipt as its own: it would pass for the relay and be given content.
 *
 * @module
 */
import { concat, utf8 } from '../bytes.ts'
import { signEd25519, verifyEd25519 } from '../crypto/ed25519.ts'
import { encode } from '../encode.ts'
import { ProtocolError } from '../errors.ts'

export const TAKEN_BYTES = 64

/** A box as it was handed in. */
export interface HandedIn {
  /** `boxHash` of the box. */
  readonly box: Uint8Array
  /** Id of the member that signed the request. */
  readonly member: string
  /** `relayMark` of the address that the request was signed for. */
  readonly relay: Uint8Array
}

const LABEL = utf8('NCV taken v1\0')

const signingInput = (origin: Uint8Array, { box, member, relay }: HandedIn): Uint8Array => concat(LABEL, origin, encode({ box, member, relay }))

/** Relay: 64 bytes. @param seed Ed25519 seed of the relay */
export function signTaken(seed: Uint8Array, origin: Uint8Array, handedIn: HandedIn): Uint8Array {
  return signEd25519(seed, signingInput(origin, handedIn))
}

/** Node. @throws ProtocolError `RECEIPT_OTHER` unless the relay took this box from this member at this address */
export function verifyTaken(relayKey: Uint8Array, origin: Uint8Array, handedIn: HandedIn, taken: Uint8Array): void {
  if (!verifyEd25519(relayKey, signingInput(origin, handedIn), taken)) throw new ProtocolError('RECEIPT_OTHER')
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * „Das waren wir": a member proves that a contribution is its own (ncv-board, section 7).
 *
 *     signature = Ed25519(one-time key, "NCV reveal v1\0" || origin (32) || member id || contribution id (32))
 *
 * The member's name is under the signature: whoever gets hold of it cannot claim the contribution in another name.
 *
 * @module
 */
import { concat, utf8 } from '../bytes.ts'
import { signEd25519, verifyEd25519 } from '../crypto/ed25519.ts'

const LABEL = utf8('NCV reveal v1\0')

export interface Claim {
  readonly origin: Uint8Array
  readonly member: string
  /** Envelope id, 32 bytes. */
  readonly contribution: Uint8Array
}

function signingInput({ origin, member, contribution }: Claim): Uint8Array {
  return concat(LABEL, origin, utf8(member), contribution)
}

/** @param edSeed of the one-time key that signed the contribution */
export function signReveal(edSeed: Uint8Array, claim: Claim): Uint8Array {
  return signEd25519(edSeed, signingInput(claim))
}

/** @param edPk the one-time key that signed the contribution */
export function verifyReveal(edPk: Uint8Array, claim: Claim, signature: Uint8Array): boolean {
  return verifyEd25519(edPk, signingInput(claim), signature)
}

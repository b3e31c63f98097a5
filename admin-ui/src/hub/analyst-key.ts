// SPDX-License-Identifier: EUPL-1.2
/**
 * A key for an analyst, made in the browser: the file goes to the person, the public half to the hub.
 *
 *     ncv-analyst <id> <64 hex digits of the seed>
 *
 * @module
 */
import { hexOf } from './signing.ts'

export interface NewAnalystKey {
  /** Hex. */
  readonly publicKey: string
  readonly file: string
}

/** RFC 8410: the last 32 bytes of an Ed25519 key in PKCS #8 without attributes are its seed. */
const SEED_BYTES = 32

/** @returns undefined where this browser knows no Ed25519 */
export async function makeAnalystKey(id: string): Promise<NewAnalystKey | undefined> {
  try {
    const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
    const seed = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)).subarray(-SEED_BYTES)
    return { publicKey: hexOf(publicKey), file: `ncv-analyst ${id} ${hexOf(seed)}\n` }
  } catch {
    return undefined
  }
}

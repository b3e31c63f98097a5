// SPDX-License-Identifier: EUPL-1.2
/**
 * One 32-byte master per party, and from it one seed for each purpose: whoever backs up the master has all of them,
 * whoever learns one seed knows no other.
 *
 *     seed = HKDF-SHA-256(ikm = master, salt = "NCV seed v1\0", info = label, 32 bytes)
 *
 * @see https://www.rfc-editor.org/rfc/rfc5869
 * @module
 */
import { utf8 } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import { hkdfSha256 } from './hash.ts'

export const MASTER_BYTES = 32

const SALT = utf8('NCV seed v1\0')

/**
 * The seed for one purpose, 32 bytes.
 *
 * @param label names purpose and generation, such as `hub/signing/1`; lower case, digits, `/`, `-`
 * @throws ProtocolError `KEY_INVALID` unless the master has 32 bytes
 */
export function seedFor(master: Uint8Array, label: string): Uint8Array {
  if (master.length !== MASTER_BYTES) throw new ProtocolError('KEY_INVALID', { field: 'master', found: master.length, expected: MASTER_BYTES })
  if (!/^[a-z0-9/-]{1,100}$/.test(label)) throw new RangeError('a label has 1 to 100 of a-z, 0-9, / and -')
  return hkdfSha256(master, SALT, utf8(label), 32)
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * An analyst's key file: `ncv-analyst <id> <64 hex digits of the seed>`; it stays with the person, never in the hub's folder.
 *
 * @module
 */
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { readTextFile, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../errors.ts'

export interface AnalystKey {
  readonly id: string
  readonly seed: Uint8Array
  readonly publicKey: Uint8Array
}

export function writeAnalystKey(file: string, id: string, seed: Uint8Array): AnalystKey {
  writeFileDurableSync(file, `ncv-analyst ${id} ${hex(seed)}\n`, { mode: SECRET_MODE })
  return { id, seed, publicKey: ed25519KeyPair(seed).publicKey }
}

/** @throws FederationError `ANALYST_KEY` for a file that is none; RuntimeError `FILE_…` */
export function readAnalystKey(file: string): AnalystKey {
  const match = /^ncv-analyst ([a-z0-9][a-z0-9-]{0,30}) ([0-9a-f]{64})\n?$/.exec(readTextFile(file, 256))
  if (match === null) throw new FederationError('ANALYST_KEY', { id: file })
  const seed = fromHex(match[2] as string, 32)
  return { id: match[1] as string, seed, publicKey: ed25519KeyPair(seed).publicKey }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The relay's one secret, 32 bytes in a file for its owner alone, and the public record that the founding needs:
 *
 *     {"id":"m-4f5b…","name":"Rechenzentrum Süd","key":"<64 hex>","box":"<2432 hex>"}
 *
 * `key` signs batches; `box` is the X-Wing key under which the relay gets the community key, to know which files to mirror.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, fromUtf8, hex } from '@ncv/protocol/bytes.ts'
import type { Ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { seedFor } from '@ncv/protocol/crypto/key-derivation.ts'
import type { XwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { memberIdOf } from '@ncv/protocol/membership/genesis.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readFileBounded, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'

/** Name of the secret's file, by which a folder is known to be a relay's. */
export const RELAY_MARK = 'relay.key'

export interface RelayKeys {
  readonly identity: Ed25519KeyPair
  readonly box: XwingKeyPair
}

export interface RelayRecord {
  readonly id: string
  readonly name: string
  /** Hex, Ed25519. */
  readonly key: string
  /** Hex, X-Wing. */
  readonly box: string
}

export function relayKeysFrom(master: Uint8Array): RelayKeys {
  return { identity: ed25519KeyPair(seedFor(master, 'identity')), box: xwingKeyPair(seedFor(master, 'box')) }
}

export function relayRecord({ identity, box }: RelayKeys, name: string): RelayRecord {
  return { id: memberIdOf(identity.publicKey), name, key: hex(identity.publicKey), box: hex(box.publicKey) }
}

export function writeRelayMaster(dir: string, master: Uint8Array): void {
  writeFileDurableSync(join(dir, RELAY_MARK), `${hex(master)}\n`, { mode: SECRET_MODE })
}

/** @throws RuntimeError `PARTY_MISSING`, `FILE_UNREADABLE` */
export function readRelayKeys(dir: string): RelayKeys {
  const file = join(dir, RELAY_MARK)
  if (!existsSync(file)) throw new RuntimeError('PARTY_MISSING', { dir })
  try {
    return relayKeysFrom(fromHex(fromUtf8(readFileBounded(file, 256)).trim(), 32))
  } catch (cause) {
    if (cause instanceof RuntimeError) throw cause
    throw new RuntimeError('FILE_UNREADABLE', { file, reason: 'hex' }, { cause })
  }
}

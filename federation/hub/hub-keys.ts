// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's own secret: one 32-byte master in a file that only its owner may read; every key is derived from it.
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
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readFileBounded, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'

export const HUB_MARK = 'hub.key'

export interface HubKeys {
  readonly identity: Ed25519KeyPair
  readonly box: XwingKeyPair
}

export function hubKeysFrom(master: Uint8Array): HubKeys {
  return { identity: ed25519KeyPair(seedFor(master, 'identity')), box: xwingKeyPair(seedFor(master, 'box')) }
}

export function writeHubMaster(dir: string, master: Uint8Array): void {
  writeFileDurableSync(join(dir, HUB_MARK), `${hex(master)}\n`, { mode: SECRET_MODE })
}

/** @throws RuntimeError `PARTY_MISSING`, `FILE_UNREADABLE` */
export function readHubKeys(dir: string): HubKeys {
  const file = join(dir, HUB_MARK)
  if (!existsSync(file)) throw new RuntimeError('PARTY_MISSING', { dir })
  try {
    return hubKeysFrom(fromHex(fromUtf8(readFileBounded(file, 256)).trim(), 32))
  } catch (cause) {
    if (cause instanceof RuntimeError) throw cause
    throw new RuntimeError('FILE_UNREADABLE', { file, reason: 'hex' }, { cause })
  }
}

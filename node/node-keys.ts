// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's own keys: one 32-byte master, sealed by the vault, from which every other key is derived.
 *
 *     node.key = base64(sealed(master[32] || member id))         the id only where it is not that of these keys: after a replacement
 *
 * @module
 */
import { join } from 'node:path'
import { base64, concat, fromBase64, fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { seedFor } from '@ncv/protocol/crypto/key-derivation.ts'
import type { XwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { memberIdOf } from '@ncv/protocol/membership/genesis.ts'
import { assertParty, readFileBounded, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { NodeError } from './errors.ts'
import type { Vault } from './vault.ts'

/** Written last by `ncv node init`: a folder with it is a whole node. */
export const NODE_MARK = 'node.key'
const LABEL = 'master'

export interface NodeKeys {
  readonly id: string
  readonly identity: Ed25519KeyPair
  readonly box: XwingKeyPair
}

/** @param id of the member, where it had other keys when it was admitted */
export function nodeKeysFrom(master: Uint8Array, id?: string): NodeKeys {
  const identity = ed25519KeyPair(seedFor(master, 'identity'))
  return { id: id ?? memberIdOf(identity.publicKey), identity, box: xwingKeyPair(seedFor(master, 'box')) }
}

/** What the log keeps of the recovery key, whose seed is on paper only. */
export function recoveryHash(seed: Uint8Array): Uint8Array {
  return sha256(ed25519KeyPair(seed).publicKey)
}

/** @param file the mark, or where new keys wait until the log knows them */
export function writeNodeMaster(dir: string, vault: Vault, master: Uint8Array, id = '', file = NODE_MARK): void {
  writeFileDurableSync(join(dir, file), `${base64(vault.seal(LABEL, concat(master, utf8(id))))}\n`, { mode: SECRET_MODE })
}

/** @throws RuntimeError `PARTY_MISSING`; NodeError `VAULT_KEY_WRONG` */
export function readNodeKeys(dir: string, vault: Vault, file = NODE_MARK): NodeKeys {
  assertParty(dir, NODE_MARK)
  return openNodeMaster(readFileBounded(join(dir, file), 1024), vault)
}

/** Whether these are other keys than the member was admitted with. */
export function areReplaced({ id, identity }: NodeKeys): boolean {
  return id !== memberIdOf(identity.publicKey)
}

/** @param bytes of the mark's file @throws NodeError `VAULT_KEY_WRONG` */
export function openNodeMaster(bytes: Uint8Array, vault: Vault): NodeKeys {
  try {
    const opened = vault.open(LABEL, fromBase64(fromUtf8(bytes).trim()))
    const id = fromUtf8(opened.subarray(32))
    return nodeKeysFrom(opened.subarray(0, 32), id === '' ? undefined : id)
  } catch (cause) {
    if (cause instanceof NodeError) throw cause
    throw new NodeError('VAULT_KEY_WRONG', { kind: LABEL }, { cause })
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The vault: what must not be readable on a stolen disk is sealed under one 32-byte key that may lie elsewhere.
 *
 *     sealed = salt (32) || ChaCha20-Poly1305(key, nonce, text, ad = label)
 *     key (32) || nonce (12) = HKDF-SHA256(vault key, salt, "NCV vault v1\0" || label, 44)
 *
 * Beside the data (`vault.key` in the party's folder) the key protects nothing against theft of the disk; whoever sets
 * up a node without `--key-file` is told so.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { base64, concat, fromBase64, fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import { AEAD_KEY_BYTES, AEAD_NONCE_BYTES, openAead, sealAead } from '@ncv/protocol/crypto/aead.ts'
import { hkdfSha256 } from '@ncv/protocol/crypto/hash.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { World } from '@ncv/protocol/world.ts'
import { readFileBounded, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { NodeError } from './errors.ts'

const KEY_BYTES = 32
const SALT_BYTES = 32

export interface Vault {
  /** @param label names the record; what was sealed under one label opens under no other */
  seal(label: string, plaintext: Uint8Array): Uint8Array
  /** @throws NodeError `VAULT_KEY_WRONG` for another key, another label or damaged bytes */
  open(label: string, sealed: Uint8Array): Uint8Array
}

export function vaultWith(vaultKey: Uint8Array, world: Pick<World, 'random'>): Vault {
  const derive = (label: string, salt: Uint8Array) => {
    const derived = hkdfSha256(vaultKey, salt, concat(utf8('NCV vault v1\0'), utf8(label)), AEAD_KEY_BYTES + AEAD_NONCE_BYTES)
    return { key: derived.subarray(0, AEAD_KEY_BYTES), nonce: derived.subarray(AEAD_KEY_BYTES) }
  }
  return {
    seal(label, plaintext) {
      const salt = world.random(SALT_BYTES)
      const { key, nonce } = derive(label, salt)
      return concat(salt, sealAead(key, nonce, utf8(label), plaintext))
    },
    open(label, sealed) {
      const { key, nonce } = derive(label, sealed.subarray(0, SALT_BYTES))
      try {
        return openAead(key, nonce, utf8(label), sealed.subarray(SALT_BYTES))
      } catch (cause) {
        if (cause instanceof ProtocolError) throw new NodeError('VAULT_KEY_WRONG', { kind: label.split('/')[0] ?? label }, { cause })
        throw cause
      }
    },
  }
}

/** The key in `file`; makes a new one where there is none. An existing file is used as it is, never overwritten. */
export function ensureVaultKey(file: string, world: Pick<World, 'random'>): Uint8Array {
  if (existsSync(file)) return readVaultKey(file)
  const key = world.random(KEY_BYTES)
  writeFileDurableSync(file, `${base64(key)}\n`, { mode: SECRET_MODE })
  return key
}

/** @throws NodeError `KEY_FILE_MISSING`, `KEY_FILE_MALFORMED` */
export function readVaultKey(file: string): Uint8Array {
  if (!existsSync(file)) throw new NodeError('KEY_FILE_MISSING', { file })
  let key: Uint8Array
  try {
    key = fromBase64(fromUtf8(readFileBounded(file, 1024)).trim())
  } catch (cause) {
    throw new NodeError('KEY_FILE_MALFORMED', { file }, { cause })
  }
  if (key.length !== KEY_BYTES) throw new NodeError('KEY_FILE_MALFORMED', { file })
  return key
}

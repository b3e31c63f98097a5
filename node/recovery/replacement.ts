// SPDX-License-Identifier: EUPL-1.2
/**
 * New keys for this member: the old ones are lost with their machine, or may be in foreign hands (ncv-membership, section "New keys").
 *
 *     <dir>/node.key          the keys in use
 *     <dir>/node.key.next     new keys of a node that goes on in its folder, until the hub has taken them
 *
 * With the recovery key from paper it takes one request. Without it, the request goes to the N-CERT in a file, and two people there consent
 * after a call-back.
 *
 * @module
 */
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { base64, fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { KeyReplacement } from '@ncv/protocol/message/membership.ts'
import type { World } from '@ncv/protocol/world.ts'
import { errorFromProblem } from '@ncv/runtime/problem.ts'
import { readNodeConfig, writeNodeConfig } from '../config.ts'
import { NodeError } from '../errors.ts'
import type { NodeKeys } from '../node-keys.ts'
import { NODE_MARK, readNodeKeys, recoveryHash, writeNodeMaster } from '../node-keys.ts'
import type { Vault } from '../vault.ts'

export const NEXT_KEYS = 'node.key.next'

export interface NewKeys {
  readonly keys: NodeKeys
  /** SHA-256 of the recovery key that will hold. */
  readonly recovery: Uint8Array
  /** Seed of the new recovery key, hex; undefined where it was shown before. */
  readonly recoverySeed: string | undefined
}

/**
 * The keys that are to hold: those of this folder where the federation does not know them yet, else fresh ones, laid beside the old.
 *
 * @param isKnown whether the federation knows the keys of this folder as this member's
 */
export function keysToAnnounce(dir: string, vault: Vault, keys: NodeKeys, isKnown: boolean, world: Pick<World, 'random'>): NewKeys {
  const config = readNodeConfig(dir)
  const recovery = fromHex(config.recovery, 32)
  if (!isKnown) return { keys, recovery, recoverySeed: undefined }
  // A call before this one may have come as far as this; its recovery key was shown then.
  if (existsSync(join(dir, NEXT_KEYS))) return { keys: readNodeKeys(dir, vault, NEXT_KEYS), recovery, recoverySeed: undefined }
  const seed = world.random(32)
  const hash = recoveryHash(seed)
  writeNodeConfig(dir, { ...config, recovery: hex(hash) })
  writeNodeMaster(dir, vault, world.random(32), keys.id, NEXT_KEYS)
  return { keys: readNodeKeys(dir, vault, NEXT_KEYS), recovery: hash, recoverySeed: hex(seed) }
}

/** @param recoverySeed of the paper key; undefined for the way with call-back */
export function replacementFrame(
  { origin }: Pick<OpenedGenesis, 'origin'>,
  { keys, recovery }: NewKeys,
  recoverySeed: Uint8Array | undefined,
  world: Pick<World, 'now'>,
): Uint8Array {
  const paper = recoverySeed === undefined ? undefined : ed25519KeyPair(recoverySeed)
  const payload: KeyReplacement = {
    member: keys.id,
    key: keys.identity.publicKey,
    box: keys.box.publicKey,
    recovery,
    ...(paper === undefined ? {} : { recoveryKey: paper.publicKey }),
    at: world.now(),
  }
  return signFrame(origin, 'key-replacement', payload, recoverySeed ?? keys.identity.seed)
}

/** The file that goes to the N-CERT. */
export function formatKeyRequest(frame: Uint8Array): string {
  return `ncv-key-request v1\n${base64(frame)}\n`
}

/** @throws RemoteProblem with the hub's code; RuntimeError `NET_…` */
export async function sendReplacement(world: Pick<World, 'net'>, hubUrl: string, frame: Uint8Array): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' }
  const reply = await world.net.request({ method: 'POST', url: `${hubUrl}/key-replacement`, body: frame, headers, maxBytes: 64 * 1024 })
  if (reply.status >= 200 && reply.status <= 299) return
  let problem: unknown
  try {
    problem = JSON.parse(new TextDecoder().decode(reply.body))
  } catch {
    problem = undefined
  }
  throw errorFromProblem(reply.status, problem)
}

/** From now on the node has the new keys alone. */
export function adoptNewKeys(dir: string): void {
  if (existsSync(join(dir, NEXT_KEYS))) renameSync(join(dir, NEXT_KEYS), join(dir, NODE_MARK))
}

/** A recovery key as it stands on paper: 64 hex digits, in groups or not. @throws NodeError `RECOVERY_KEY_MALFORMED` */
export function parseRecoveryKey(text: string): Uint8Array {
  const digits = text.replaceAll(/[\s-]/g, '').toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new NodeError('RECOVERY_KEY_MALFORMED', { found: digits.length })
  return fromHex(digits, 32)
}

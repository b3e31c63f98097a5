// SPDX-License-Identifier: EUPL-1.2
/**
 * Replacing the hub key with the root key, whose two shares lie on paper with two people (ncv-keys, section 3).
 *
 * Two steps, because a hub signs nothing before witnesses have shown their heads: the command, while the hub is stopped, makes
 * the new keys and lets the root key sign them; the hub, when it may sign, puts them into the log before anything else, under a
 * head that the new key signs. Then it makes a new epoch: whoever took the old key may have taken the rest.
 *
 * @module
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { equalBytes, fromHex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { openEnvelope, sealEnvelope } from '@ncv/protocol/envelope.ts'
import { SALT_BYTES, sealBody } from '@ncv/protocol/log/body.ts'
import { formatEntry } from '@ncv/protocol/log/entry.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyEntry } from '@ncv/protocol/membership/hub-key.ts'
import {
  formatHubKeys,
  HUB_KEYS_PATH,
  hubKeyEntries,
  hubKeyHeader,
  hubKeyHistory,
  hubKeyHistoryInLog,
  newestHubKey,
} from '@ncv/protocol/membership/hub-key.ts'
import { HubKey } from '@ncv/protocol/message/keys.ts'
import type { World } from '@ncv/protocol/world.ts'
import { readFileBounded, readTextFile, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../errors.ts'
import { Sequencer } from '../log/sequencer.ts'
import type { LogStore } from '../store/log-store.ts'
import { rotateEpoch } from './epochs.ts'
import { xor } from './founding.ts'
import { hubKeysFrom, writeHubMaster } from './hub-keys.ts'
import type { Hub } from './party.ts'

/** What the root key has signed and the log does not hold yet. */
export const PENDING_FILE = 'hub-key.pending'
const MAX_PENDING_BYTES = 64 * 1024

/** A share as `ncv hub init` writes it: 64 hex digits. @throws FederationError `ROOT_SHARES` */
export function parseRootShare(text: string): Uint8Array {
  const match = /^([0-9a-f]{64})\s*$/.exec(text)
  if (match === null) throw new FederationError('ROOT_SHARES')
  return fromHex(match[1] as string, 32)
}

/** As two people keep them on paper; neither says anything alone. */
export type RootShares = readonly [Uint8Array, Uint8Array]

/** @returns the root key's seed @throws FederationError `ROOT_SHARES` unless the shares make the root key of the genesis */
export function assertRootShares({ genesis }: Pick<OpenedGenesis, 'genesis'>, shares: RootShares): Uint8Array {
  const rootSeed = xor(...shares)
  if (!equalBytes(ed25519KeyPair(rootSeed).publicKey, genesis.rootKey)) throw new FederationError('ROOT_SHARES')
  return rootSeed
}

/**
 * Makes new keys for the hub in `dir` and lays their announcement ready. From then on the hub has these keys alone: boxes that
 * were sealed to the old one can no longer be opened.
 *
 * @param log the hub's own, read to the newest entry (after `ncv hub recover` where it comes out of a backup)
 * @throws FederationError `ROOT_SHARES` unless the shares make the root key of the genesis
 */
export function prepareReplacement(
  world: Pick<World, 'random' | 'now'>,
  dir: string,
  opened: OpenedGenesis,
  log: LogStore,
  shares: RootShares,
): Uint8Array {
  const rootSeed = assertRootShares(opened, shares)
  const master = world.random(32)
  const { identity, box } = hubKeysFrom(master)
  const { key: replaces } = newestHubKey(hubKeyHistoryInLog(opened, log.bodiesOfKind('hub-key')))
  const payload: HubKey = { key: identity.publicKey, box: box.publicKey, replaces, since: world.now() }
  const frame = sealEnvelope(hubKeyHeader(opened), payload as unknown as Value, rootSeed)
  // The announcement first: a folder with new keys that nobody announces would be of no use.
  writeFileDurableSync(join(dir, PENDING_FILE), frame, { mode: SECRET_MODE })
  writeHubMaster(dir, master)
  return identity.publicKey
}

/**
 * Puts the announcement into the log if there is one. The hub may sign; the sequencer of everything else refuses until then.
 *
 * @throws FederationError `HUB_WAITING`, `HUB_BEHIND`
 */
export async function completeReplacement(hub: Hub): Promise<boolean> {
  const file = join(hub.dir, PENDING_FILE)
  if (!existsSync(file)) return false
  const frame = readFileBounded(file, MAX_PENDING_BYTES)
  const { payload } = openEnvelope(frame, hubKeyHeader(hub.opened), HubKey, hub.opened.genesis.rootKey)
  const before = hubKeyEntries(hub.opened, hub.log.bodiesOfKind('hub-key'))
  const isThere = equalBytes(newestHubKey(hubKeyHistory(hub.opened, before)).key, payload.key)
  // A crash may have come between the log and the removal of the file.
  if (!isThere) await announce(hub, frame, before)
  rmSync(file)
  await rotateEpoch(hub, true)
  return !isThere
}

async function announce(hub: Hub, frame: Uint8Array, before: readonly HubKeyEntry[]): Promise<void> {
  const { opened, world, log, files, witnesses, keys } = hub
  const body = sealBody(frame, world.random(SALT_BYTES), opened.origin, undefined)
  const bytes = formatEntry({ kind: 'hub-key', tlp: 'TLP:CLEAR', terms: 'federation', time: world.now(), epoch: 0, body: body.hash })
  const entries = [...before, { index: log.size(), body: body.bytes }]
  hubKeyHistory(opened, entries)
  // Before the head that only this file explains.
  await files.put(HUB_KEYS_PATH, formatHubKeys(entries))
  const sequencer = new Sequencer(log, files, opened.logOrigin, keys.identity.seed, world, () => witnesses.assertMaySign())
  await sequencer.append([{ bytes, kind: 'hub-key', bodies: [body] }])
  world.log.info('hub-key-replaced', { index: log.size() - 1 })
}

/** Reads a share from its file. @throws FederationError `ROOT_SHARES`; RuntimeError `FILE_…` */
export function readRootShare(file: string): Uint8Array {
  return parseRootShare(readTextFile(file, 256))
}

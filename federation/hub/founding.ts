// SPDX-License-Identifier: EUPL-1.2
/**
 * Founding a federation, in two steps: a draft that all founders see and sign, then entry 0.
 *
 * Nothing is founded by a default: `ncv hub init` must be asked, and it refuses a folder that has a log.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, fromUtf8, hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { SALT_BYTES, sealBody } from '@ncv/protocol/log/body.ts'
import { formatEntry } from '@ncv/protocol/log/entry.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { draftGenesis, formatGenesis, genesisSigners, readGenesisDraft, signGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyEntry } from '@ncv/protocol/membership/hub-key.ts'
import { formatJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { genesisWords } from '@ncv/protocol/membership/words.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import type { World } from '@ncv/protocol/world.ts'
import { createPartyDir, readFileBounded, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../errors.ts'
import { PublicFiles } from '../log/public-files.ts'
import { Sequencer } from '../log/sequencer.ts'
import { LogStore } from '../store/log-store.ts'
import { openHubDb } from '../store/open-hub-db.ts'
import { HUB_MARK, hubKeysFrom, readHubKeys, writeHubMaster } from './hub-keys.ts'
import { databaseFile, publicDir } from './party.ts'

export const DRAFT_FILE = 'genesis.draft'
const ROOT_SIGNATURE_FILE = 'genesis.root-signature'
/** What a founding that is prepared has in the hub's folder. */
export const FOUNDING_FILES: readonly string[] = [HUB_MARK, ROOT_SIGNATURE_FILE, DRAFT_FILE]
const MAX_DRAFT_BYTES = 64 * 1024

/** What the founders agreed on, but for the hub's own keys, which are made here. */
export type FoundingPlan = Omit<Genesis, 'rootKey' | 'hub' | 'createdAt'> & { readonly hubName: string }

export interface FoundingDraft {
  readonly payload: Uint8Array
  readonly words: readonly string[]
  readonly origin: Uint8Array
  /** Both are needed to have the root key again; neither says anything alone. */
  readonly rootShares: readonly [Uint8Array, Uint8Array]
}

/** @throws FederationError `LOG_EXISTS` where this folder has a hub, founded or about to be */
export function assertNotFounded(dir: string): void {
  if ([databaseFile(dir), join(dir, DRAFT_FILE), join(dir, HUB_MARK)].some((file) => existsSync(file)))
    throw new FederationError('LOG_EXISTS', { dir })
}

/**
 * Makes the hub's keys and the draft. The root key signs the draft and is then only in the two shares.
 *
 * @param keep makes the draft and its shares durable outside `dir`. Called before anything is written there: a founding
 *   whose shares are nowhere must not exist
 * @throws FederationError `LOG_EXISTS`; ProtocolError `GENESIS_MALFORMED`, `ROLE_CONFLICT`
 */
export function prepareFounding(
  world: Pick<World, 'random' | 'now'>,
  dir: string,
  { hubName, ...plan }: FoundingPlan,
  keep: (draft: FoundingDraft) => void = () => {},
): FoundingDraft {
  assertNotFounded(dir)
  const master = world.random(32)
  const keys = hubKeysFrom(master)
  const rootSeed = world.random(32)
  const share = world.random(32)
  const genesis: Genesis = {
    ...plan,
    createdAt: world.now(),
    rootKey: ed25519KeyPair(rootSeed).publicKey,
    hub: { name: hubName, key: keys.identity.publicKey, box: keys.box.publicKey },
  }
  const payload = draftGenesis(genesis)
  const { origin } = readGenesisDraft(payload)
  const draft: FoundingDraft = { payload, words: genesisWords(origin), origin, rootShares: [share, xor(rootSeed, share)] }
  keep(draft)
  createPartyDir(dir)
  writeHubMaster(dir, master)
  writeFileDurableSync(join(dir, ROOT_SIGNATURE_FILE), hex(signGenesis(payload, rootSeed)), { mode: SECRET_MODE })
  writeFileDurableSync(join(dir, DRAFT_FILE), payload, { mode: SECRET_MODE })
  return draft
}

/** Splits and joins a key of two shares. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] as number))
}

/** A signature file of `ncv node sign-genesis`: `<member id> <128 hex digits>`. */
export function parseSignatureFile(text: string): { id: string; signature: Uint8Array } | undefined {
  const match = /^(m-[0-9a-f]{16}) ([0-9a-f]{128})\n?$/.exec(text)
  return match === null ? undefined : { id: match[1] as string, signature: fromHex(match[2] as string, 64) }
}

/**
 * Writes entry 0 and the first checkpoint.
 *
 * @param signatures of the founders, by member id
 * @throws FederationError `FOUNDER_MISSING`, `LOG_EXISTS`, `LOG_MISSING`; ProtocolError `GENESIS_SIGNATURE`
 */
export async function found(world: World, dir: string, signatures: ReadonlyMap<string, Uint8Array>): Promise<OpenedGenesis> {
  if (!existsSync(join(dir, DRAFT_FILE))) throw new FederationError('LOG_MISSING', { dir })
  const payload = new Uint8Array(readFileBounded(join(dir, DRAFT_FILE), MAX_DRAFT_BYTES))
  const keys = readHubKeys(dir)
  const { genesis } = readGenesisDraft(payload)
  const rootSignature = fromHex(fromUtf8(readFileBounded(join(dir, ROOT_SIGNATURE_FILE), 256)), 64)
  const all = genesisSigners(genesis).map(({ role }) => {
    const signature = role === 'root' ? rootSignature : role === 'hub' ? signGenesis(payload, keys.identity.seed) : signatures.get(role)
    if (signature === undefined) throw new FederationError('FOUNDER_MISSING', { signer: role })
    return signature
  })
  const opened = formatGenesis(payload, all)
  const db = openHubDb(databaseFile(dir), world.now)
  try {
    await writeEntryZero(world, dir, opened, keys.identity.seed, new LogStore(db))
  } finally {
    db.close()
  }
  return opened
}

async function writeEntryZero(world: World, dir: string, opened: OpenedGenesis, seed: Uint8Array, store: LogStore): Promise<void> {
  if (store.size() > 0) throw new FederationError('LOG_EXISTS', { dir })
  const body = sealBody(opened.frame, world.random(SALT_BYTES), opened.origin, undefined)
  const bytes = formatEntry({ kind: 'genesis', tlp: 'TLP:CLEAR', terms: 'federation', time: opened.genesis.createdAt, epoch: 0, body: body.hash })
  const sequencer = new Sequencer(store, new PublicFiles(publicDir(dir)), opened.logOrigin, seed, world, () => {})
  await sequencer.append([{ bytes, kind: 'genesis', bodies: [body] }])
}

/** The join file as it is now, with the newest checkpoint. */
export function joinText(
  opened: OpenedGenesis,
  hubUrl: string,
  relayUrl: string,
  checkpoint: Uint8Array,
  hubKeys: readonly HubKeyEntry[] = [],
): string {
  return formatJoinFile({ opened, hubUrl, relayUrl, hubKeys, checkpoint })
}

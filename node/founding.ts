// SPDX-License-Identifier: EUPL-1.2
/**
 * How a node comes to be and enters a federation: its keys, its public record, its signature under the genesis, its join.
 *
 * @module
 */
import { accessSync, constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { equalBytes, fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { JoinFile } from '@ncv/protocol/membership/join-file.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import type { Founder, Genesis } from '@ncv/protocol/message/genesis.ts'
import { isProtectedUrl } from '@ncv/protocol/submission/relay-address.ts'
import type { World } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import {
  assertEmptyDir,
  createPartyDir,
  readFileBounded,
  readTextFile,
  SECRET_MODE,
  systemCode,
  writeFileDurableSync,
} from '@ncv/runtime/party-dir.ts'
import type { NodeConfig } from './config.ts'
import { readNodeConfig, vaultKeyFile, writeNodeConfig } from './config.ts'
import { NodeError } from './errors.ts'
import { readIdentity } from './incident/identity.ts'
import type { NodeKeys } from './node-keys.ts'
import { areReplaced, nodeKeysFrom, readNodeKeys, recoveryHash, writeNodeMaster } from './node-keys.ts'
import { JOIN_FILE } from './self.ts'
import { openStores } from './store/stores.ts'
import type { Vault } from './vault.ts'
import { ensureVaultKey, readVaultKey, vaultWith } from './vault.ts'

const IDENTITY_MAX_BYTES = 4 * 1024 * 1024

/** Public: what the hub puts into the genesis. Keys in hex. */
export interface FounderRecord extends Omit<Founder, 'key' | 'box' | 'recovery'> {
  readonly key: string
  readonly box: string
  readonly recovery: string
}

export function founderRecord({ id, identity, box }: NodeKeys, { name, kind, category, isWitness, recovery }: NodeConfig): FounderRecord {
  return { id, name, kind, category, key: hex(identity.publicKey), box: hex(box.publicKey), recovery, isWitness }
}

export interface InitPlan extends Pick<NodeConfig, 'name' | 'kind' | 'category' | 'isWitness'> {
  readonly dir: string
  readonly keyFile: string | undefined
  readonly recoveryOut: string | undefined
  readonly out: string | undefined
  readonly identityFile: string | undefined
  /** The member that this node will be, where it had other keys before. */
  readonly member?: string
}

export interface InitResult {
  readonly record: FounderRecord
  /** Seed of the recovery key, hex: to be written down, kept nowhere. */
  readonly recoverySeed: string
  readonly keyFile: string
}

/**
 * Makes a node. Everything is checked before the first byte is written, the mark of a whole node comes last, and what a failure leaves
 * half done is taken away again: the same command, corrected, then works.
 *
 * @throws RuntimeError `DIR_NOT_EMPTY`, `DIR_NOT_WRITABLE`; NodeError `OUT_EXISTS`, `KEY_FILE_MALFORMED`; RedactError `IDENTITY_…`
 */
export function initNode(world: Pick<World, 'random' | 'now'>, plan: InitPlan): InitResult {
  const { name, kind, category, isWitness } = plan
  assertEmptyDir(plan.dir)
  assertTargets(plan)
  const identityJson = plan.identityFile === undefined ? undefined : readIdentityFile(plan.identityFile)
  const keyFile = plan.keyFile === undefined ? undefined : resolve(plan.keyFile)
  const master = world.random(32)
  const recoverySeed = world.random(32)
  const config: NodeConfig = {
    name,
    kind,
    category,
    isWitness,
    recovery: hex(recoveryHash(recoverySeed)),
    ...(keyFile === undefined ? {} : { keyFile }),
  }
  const record = founderRecord(nodeKeysFrom(master, plan.member), config)
  const undo = undoFor(plan)
  try {
    writeNode(world, plan, { config, record, master, recoverySeed, identityJson })
  } catch (error) {
    undo()
    throw error
  }
  return { record, recoverySeed: hex(recoverySeed), keyFile: vaultKeyFile(plan.dir, config) }
}

interface Made {
  readonly config: NodeConfig
  readonly record: FounderRecord
  readonly master: Uint8Array
  readonly recoverySeed: Uint8Array
  readonly identityJson: string | undefined
}

function writeNode(world: Pick<World, 'random' | 'now'>, plan: InitPlan, { config, record, master, recoverySeed, identityJson }: Made): void {
  const { dir } = plan
  createPartyDir(dir)
  const vault = vaultWith(ensureVaultKey(vaultKeyFile(dir, config), world), world)
  if (plan.recoveryOut !== undefined) writeFileDurableSync(plan.recoveryOut, `${hex(recoverySeed)}\n`, { mode: SECRET_MODE })
  if (plan.out !== undefined) writeFileDurableSync(plan.out, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o644 })
  writeNodeConfig(dir, config)
  const stores = openStores(dir, vault, world)
  try {
    if (identityJson !== undefined) stores.incidents.putIdentity(identityJson)
  } finally {
    stores.close()
  }
  writeNodeMaster(dir, vault, master, plan.member)
}

/**
 * Every file outside the folder can be made where it is to lie.
 *
 * @throws NodeError `OUT_EXISTS`, `KEY_FILE_MALFORMED`; RuntimeError `DIR_NOT_WRITABLE`
 */
function assertTargets({ dir, out, recoveryOut, keyFile }: InitPlan): void {
  if (recoveryOut !== undefined && existsSync(recoveryOut)) throw new NodeError('OUT_EXISTS', { file: recoveryOut })
  if (out !== undefined && existsSync(out) && statSync(out).isDirectory()) throw new NodeError('OUT_EXISTS', { file: out })
  if (keyFile !== undefined && existsSync(keyFile)) readVaultKey(keyFile)
  const targets = [out, recoveryOut, keyFile].filter((file) => file !== undefined).map((file) => resolve(file))
  const twice = targets.find((file, i) => targets.indexOf(file) !== i)
  if (twice !== undefined) throw new NodeError('OUT_EXISTS', { file: twice })
  // The node's own folder is not there yet; it is tried when it is made.
  for (const parent of new Set(targets.map((file) => dirname(file)))) if (parent !== resolve(dir)) assertWritable(parent)
}

function assertWritable(dir: string): void {
  try {
    accessSync(join(dir, sep), constants.W_OK)
  } catch (cause) {
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir, reason: systemCode(cause) }, { cause })
  }
}

/** To take away what this call made; a folder or file that was there before is not ours. */
function undoFor({ dir, out, recoveryOut, keyFile }: InitPlan): () => void {
  const wasThere = existsSync(dir)
  const outside = [out, recoveryOut, keyFile].filter((file) => file !== undefined).filter((file) => !existsSync(file))
  return () => {
    // The folder was empty: all that is in it now is ours.
    const inside = wasThere ? readdirSync(dir).map((name) => join(dir, name)) : [dir]
    for (const path of [...inside, ...outside]) rmSync(path, { recursive: true, force: true })
  }
}

/** @throws RedactError `IDENTITY_NOT_JSON`, `IDENTITY_MALFORMED`; RuntimeError `FILE_…` */
export function readIdentityFile(file: string): string {
  const json = readTextFile(file, IDENTITY_MAX_BYTES)
  readIdentity(json)
  return json
}

export interface OwnKeys {
  readonly config: NodeConfig
  readonly vault: Vault
  readonly keys: NodeKeys
}

/** @throws RuntimeError `PARTY_MISSING`; NodeError `VAULT_KEY_WRONG`, `KEY_FILE_MISSING` */
export function openOwnKeys(dir: string, env: Readonly<Record<string, string | undefined>>, world: Pick<World, 'random'>): OwnKeys {
  const config = readNodeConfig(dir, { env })
  const vault = vaultWith(readVaultKey(vaultKeyFile(dir, config)), world)
  return { config, vault, keys: readNodeKeys(dir, vault) }
}

/**
 * The founder in a genesis that is this node, exactly as it described itself.
 *
 * @throws NodeError `NOT_A_FOUNDER` naming the field that differs
 */
export function assertFounder({ founders }: Pick<Genesis, 'founders'>, { keys, config }: OwnKeys): Founder {
  const found = founders.find(({ id }) => id === keys.id)
  if (found === undefined) throw new NodeError('NOT_A_FOUNDER', { id: keys.id })
  const refuse = (field: string): never => {
    throw new NodeError('NOT_A_FOUNDER', { id: keys.id, field })
  }
  if (!equalBytes(found.key, keys.identity.publicKey)) refuse('key')
  if (!equalBytes(found.box, keys.box.publicKey)) refuse('box')
  if (!equalBytes(found.recovery, fromHex(config.recovery, 32))) refuse('recovery')
  if (found.name !== config.name) refuse('name')
  if (found.isWitness !== config.isWitness) refuse('isWitness')
  return found
}

export function isFounder({ founders }: Pick<Genesis, 'founders'>, { keys }: Pick<OwnKeys, 'keys'>): boolean {
  return founders.some(({ id }) => id === keys.id)
}

export interface JoinAddresses {
  readonly hubUrl?: string
  readonly relayUrl?: string
  readonly mirrorUrl?: string
}

/**
 * The addresses this node will use. The join file only proposes them: the words of the letter do not cover them.
 *
 * @throws NodeError `URL_NOT_PROTECTED` for http that leaves this machine
 */
export function joinAddresses(joined: JoinFile, given: JoinAddresses): Required<JoinAddresses> {
  const relayUrl = given.relayUrl ?? joined.relayUrl
  const addresses = { hubUrl: given.hubUrl ?? joined.hubUrl, relayUrl, mirrorUrl: given.mirrorUrl ?? relayUrl }
  for (const found of Object.values(addresses)) if (!isProtectedUrl(found)) throw new NodeError('URL_NOT_PROTECTED', { found })
  return addresses
}

/**
 * Enters the federation of a join file whose genesis the caller has compared with the letter.
 *
 * A house that founds it stands in the genesis; any other one follows the log as an applicant, and is a member as soon as the log says so.
 *
 * @throws NodeError `NOT_A_FOUNDER` for a founder that is described otherwise, `NODE_JOINED` when it belongs to another federation already, `URL_NOT_PROTECTED`
 */
export function joinFederation(dir: string, own: OwnKeys, joined: JoinFile, bytes: Uint8Array, given: JoinAddresses): Required<JoinAddresses> {
  // Whether the federation takes these keys for a member's, its log says later; a founder must stand in the genesis as it is.
  if (!areReplaced(own.keys) && isFounder(joined.opened.genesis, own)) assertFounder(joined.opened.genesis, own)
  const addresses = joinAddresses(joined, given)
  const before = join(dir, JOIN_FILE)
  if (existsSync(before) && !equalBytes(parseJoinFile(readFileBounded(before, 128 * 1024)).opened.origin, joined.opened.origin)) {
    throw new NodeError('NODE_JOINED', { dir })
  }
  writeNodeConfig(dir, { ...readNodeConfig(dir), ...addresses })
  writeFileDurableSync(before, bytes, { mode: SECRET_MODE })
  return addresses
}

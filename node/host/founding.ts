// SPDX-License-Identifier: EUPL-1.2
/**
 * New tenants: each with keys of its own, many with one command. What the single node's commands check is checked here for each.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { readGenesisDraft, signGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { JoinFile } from '@ncv/protocol/membership/join-file.ts'
import type { World } from '@ncv/protocol/world.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { createPartyDir, readFileBounded, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { readNodeConfig, writeNodeConfig } from '../config.ts'
import { NodeError } from '../errors.ts'
import type { FounderRecord, JoinAddresses } from '../founding.ts'
import { assertFounder, initNode, joinFederation, openOwnKeys } from '../founding.ts'
import { JOIN_FILE } from '../self.ts'
import { assertNoConflict } from './conflict.ts'
import type { NewTenant } from './tenant-list.ts'
import { assertTenantName, tenantDir } from './tenant-folder.ts'

export interface AddPlan {
  readonly tenants: readonly NewTenant[]
  /** Folder for the public records; undefined: nowhere but in the reply. */
  readonly out: string | undefined
  /** Folder for the recovery keys: they belong to the tenants, not to the host. */
  readonly recoveryOut: string
  /** Folder for vault keys outside of the tenants' folders; undefined: beside the data. */
  readonly keyDir: string | undefined
}

export interface Added {
  readonly tenant: string
  readonly record: FounderRecord
}

/**
 * Makes the tenants one after the other. All names are checked before the first is made.
 *
 * @throws NodeError `TENANT_NAME`, `TENANT_EXISTS`, `OUT_EXISTS`; RuntimeError `DIR_NOT_WRITABLE`
 */
export function addTenants(world: Pick<World, 'random' | 'now'>, hostDir: string, hostName: string, plan: AddPlan): Added[] {
  const { tenants, out, recoveryOut, keyDir } = plan
  for (const { tenant } of tenants) {
    assertTenantName(tenant)
    if (existsSync(tenantDir(hostDir, tenant))) throw new NodeError('TENANT_EXISTS', { tenant, dir: tenantDir(hostDir, tenant) })
  }
  for (const dir of [out, recoveryOut, keyDir]) if (dir !== undefined && !existsSync(dir)) createPartyDir(dir)
  return tenants.map(({ tenant, isWitness = false, kind = 'municipality', category = 3, name }) => {
    const dir = tenantDir(hostDir, tenant)
    const { record } = initNode(world, {
      ...{ dir, name, kind, category, isWitness, identityFile: undefined },
      out: out === undefined ? undefined : join(out, `${tenant}.json`),
      recoveryOut: join(recoveryOut, `${tenant}.recovery`),
      keyFile: keyDir === undefined ? undefined : join(resolve(keyDir), `${tenant}.key`),
    })
    writeNodeConfig(dir, { ...readNodeConfig(dir), host: hostName })
    return { tenant, record }
  })
}

/** What became of one tenant. */
export interface Tried {
  readonly tenant: string
  /** Why not, where not. */
  readonly error: CodedError | undefined
}

function tryEach(tenants: readonly string[], run: (tenant: string) => void): Tried[] {
  return tenants.map((tenant) => {
    try {
      run(tenant)
      return { tenant, error: undefined }
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      return { tenant, error }
    }
  })
}

/** Signs a genesis in the name of the tenants; signatures go into `<out>/<tenant>.signature`. */
export function signForTenants(
  world: Pick<World, 'random'>,
  hostDir: string,
  hostName: string,
  tenants: readonly string[],
  draft: string,
  out: string,
) {
  const payload = readFileBounded(draft, 64 * 1024)
  const { genesis, origin } = readGenesisDraft(payload)
  assertNoConflict(hostName, genesis)
  if (!existsSync(out)) createPartyDir(out)
  const tried = tryEach(tenants, (tenant) => {
    const dir = tenantDir(hostDir, tenant)
    using _lock = lockParty(dir)
    const own = openOwnKeys(dir, {}, world)
    assertFounder(genesis, own)
    const line = `${own.keys.id} ${hex(signGenesis(payload, own.keys.identity.seed))}\n`
    writeFileDurableSync(join(out, `${tenant}.signature`), line, { mode: 0o644 })
  })
  return { genesis, origin, tried }
}

/** Has the tenants join the federation of a join file whose genesis the caller has compared with the letter. */
export function joinTenants(
  world: Pick<World, 'random'>,
  hostDir: string,
  hostName: string,
  tenants: readonly string[],
  joined: JoinFile,
  bytes: Uint8Array,
  given: JoinAddresses,
): Tried[] {
  assertNoConflict(hostName, joined.opened.genesis)
  return tryEach(tenants, (tenant) => {
    const dir = tenantDir(hostDir, tenant)
    using _lock = lockParty(dir)
    joinFederation(dir, openOwnKeys(dir, {}, world), joined, bytes, given)
  })
}

/** Those that are in no federation yet. */
export function notJoined(hostDir: string, tenants: readonly string[]): string[] {
  return tenants.filter((tenant) => !existsSync(join(tenantDir(hostDir, tenant), JOIN_FILE)))
}

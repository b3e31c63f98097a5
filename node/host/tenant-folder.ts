// SPDX-License-Identifier: EUPL-1.2
/**
 * The folders of tenants, and what must hold of each before it is opened.
 *
 * Whoever can write into one tenant's folder must not reach another's data through the host's process: no link is followed, nothing that is
 * secret may be readable by others, and no two tenants share a vault key.
 *
 * @module
 */
import type { Stats } from 'node:fs'
import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { systemCode } from '@ncv/runtime/party-dir.ts'
import { readNodeConfig, vaultKeyFile } from '../config.ts'
import { NodeError } from '../errors.ts'
import { DETACHED, TENANTS } from './host-config.ts'

const TENANT = /^[a-z0-9][a-z0-9-]{0,39}$/
const OTHERS = 0o077

/** @throws NodeError `TENANT_NAME` */
export function assertTenantName(tenant: string): void {
  if (!TENANT.test(tenant)) throw new NodeError('TENANT_NAME', { found: tenant.slice(0, 60) })
}

export function tenantDir(hostDir: string, tenant: string): string {
  return join(hostDir, TENANTS, tenant)
}

export function detachedDir(hostDir: string, tenant: string): string {
  return join(hostDir, DETACHED, tenant)
}

/** Whatever lies among the tenants under a tenant's name, in order; {@link assertOwnFolder} says whether it may be opened. */
export function tenantNames(hostDir: string): string[] {
  return readdirSync(join(hostDir, TENANTS))
    .filter((name) => TENANT.test(name))
    .sort()
}

/** @throws NodeError `TENANT_MISSING` */
export function assertTenant(hostDir: string, tenant: string): void {
  assertTenantName(tenant)
  if (!tenantNames(hostDir).includes(tenant)) throw new NodeError('TENANT_MISSING', { tenant })
}

/**
 * The folder is one, belongs to itself, and nobody else can read what is secret in it.
 *
 * @throws NodeError `TENANT_LINK`, `TENANT_OPEN`
 */
export function assertOwnFolder(dir: string): void {
  const own = statOf(dir)
  if (own.isSymbolicLink() || !own.isDirectory()) throw new NodeError('TENANT_LINK', { path: dir })
  if ((own.mode & OTHERS) !== 0) throw new NodeError('TENANT_OPEN', { path: dir, mode: modeOf(own), expected: '700' })
  for (const name of readdirSync(dir)) {
    const path = join(dir, name)
    const found = statOf(path)
    if (found.isSymbolicLink()) throw new NodeError('TENANT_LINK', { path })
    // A second name elsewhere would be a second way to the same bytes.
    if (found.isFile() && found.nlink > 1) throw new NodeError('TENANT_LINK', { path })
    if (found.isFile() && (found.mode & OTHERS) !== 0) throw new NodeError('TENANT_OPEN', { path, mode: modeOf(found), expected: '600' })
  }
}

/**
 * The tenant's vault key is its own: inside its folder or outside of all of them, and no other tenant's.
 *
 * @param taken key files of the other tenants
 * @returns where it lies
 * @throws NodeError `TENANT_KEY_SHARED`; RuntimeError `CONFIG_INVALID`, …
 */
export function ownKeyFile(hostDir: string, tenant: string, taken: ReadonlyMap<string, string>): string {
  const dir = tenantDir(hostDir, tenant)
  const file = vaultKeyFile(dir, readNodeConfig(dir))
  const real = existsSync(file) ? realpathSync(file) : resolve(file)
  const isInside = real.startsWith(realpathSync(dir) + sep)
  const isAmongTenants = real.startsWith(realpathSync(join(hostDir, TENANTS)) + sep)
  const other = [...taken].find(([name, path]) => name !== tenant && path === real)?.[0]
  if (other !== undefined || (isAmongTenants && !isInside)) throw new NodeError('TENANT_KEY_SHARED', { tenant, file: real })
  return real
}

/** What the environment sets for one node would be the same for all: only what concerns this machine goes on. */
export function tenantEnvironment(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('NCV_') || name === 'NCV_CLOCK_OFFSET'))
}

function statOf(path: string): Stats {
  try {
    return lstatSync(path)
  } catch (cause) {
    throw new RuntimeError('FILE_UNREADABLE', { file: path, reason: systemCode(cause) }, { cause })
  }
}

function modeOf({ mode }: Stats): string {
  return (mode & 0o777).toString(8)
}

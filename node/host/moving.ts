// SPDX-License-Identifier: EUPL-1.2
/**
 * Tenants come with their folder and leave with it. A folder is moved, never copied and never deleted: two running copies of one node would spend
 * the same tokens.
 *
 * @module
 */
import { existsSync, lstatSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { lockParty, partyLockFile } from '@ncv/runtime/lock.ts'
import { assertParty, readFileBounded, syncDir, systemCode } from '@ncv/runtime/party-dir.ts'
import { CONFIG_FILE, readNodeConfig, vaultKeyFile, writeNodeConfig } from '../config.ts'
import { NodeError } from '../errors.ts'
import { NODE_MARK } from '../node-keys.ts'
import { JOIN_FILE } from '../self.ts'
import { assertNoConflict } from './conflict.ts'
import { assertOwnFolder, assertTenantName, detachedDir, tenantDir } from './tenant-folder.ts'

/**
 * Takes in a node that ran alone; nothing in it changes but the name of its host.
 *
 * @throws NodeError `TENANT_NAME`, `TENANT_EXISTS`, `TENANT_LINK`, `TENANT_OPEN`, `TENANT_ACROSS`, `HOST_CONFLICT`; RuntimeError `PARTY_MISSING`, `PARTY_LOCKED`
 */
export function adopt(hostDir: string, hostName: string, folder: string, tenant: string): string {
  assertTenantName(tenant)
  const from = resolve(folder)
  const to = tenantDir(hostDir, tenant)
  assertParty(from, NODE_MARK)
  assertOwnFolder(from)
  if (existsSync(join(from, JOIN_FILE))) assertNoConflict(hostName, parseJoinFile(readFileBounded(join(from, JOIN_FILE), 128 * 1024)).opened.genesis)
  return move(from, to, hostName)
}

/**
 * Hands a tenant's folder out. It runs on its own from then on.
 *
 * @returns key file that lies elsewhere and belongs to it; undefined where it is inside
 * @throws NodeError `TENANT_EXISTS`, `TENANT_ACROSS`; RuntimeError `PARTY_LOCKED`, `DIR_MISSING`
 */
export function release(hostDir: string, tenant: string, to: string): string | undefined {
  const target = move(tenantDir(hostDir, tenant), resolve(to), undefined)
  const { keyFile } = readNodeConfig(target)
  return keyFile
}

/** Puts a tenant's folder aside. @returns where it lies */
export function detach(hostDir: string, tenant: string): string {
  for (let n = 1; ; n++) {
    const to = detachedDir(hostDir, n === 1 ? tenant : `${tenant}-${n}`)
    if (!existsSync(to)) return move(tenantDir(hostDir, tenant), to, 'as it is')
  }
}

/** @param host written into the configuration; undefined: nobody */
function move(from: string, to: string, host: string | undefined | 'as it is'): string {
  // A link would be moved, and what lies behind it rewritten.
  if (lstatSync(from).isSymbolicLink()) throw new NodeError('TENANT_LINK', { path: from })
  if (existsSync(to)) throw new NodeError('TENANT_EXISTS', { tenant: basename(to), dir: to })
  if (!existsSync(dirname(to))) throw new RuntimeError('DIR_MISSING', { dir: dirname(to) })
  const hasConfig = existsSync(join(from, CONFIG_FILE))
  using _lock = lockParty(from)
  try {
    renameSync(from, to)
  } catch (cause) {
    const reason = systemCode(cause)
    if (reason === 'EXDEV') throw new NodeError('TENANT_ACROSS', { from, to }, { cause })
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir: dirname(to), reason }, { cause })
  }
  // The lock came along under its name; whoever runs the node next takes a new one.
  if (hasConfig && host !== 'as it is') rewrite(from, to, host)
  rmSync(partyLockFile(to), { force: true })
  syncDir(dirname(from))
  syncDir(dirname(to))
  return to
}

/** The host's name, and a key file that lay inside under its old path. */
function rewrite(from: string, to: string, host: string | undefined): void {
  const { host: _before, keyFile, ...rest } = readNodeConfig(to)
  const inside = keyFile?.startsWith(from + sep) === true ? join(to, keyFile.slice(from.length + 1)) : keyFile
  const isUsual = inside === undefined || inside === vaultKeyFile(to, {})
  writeNodeConfig(to, { ...rest, ...(isUsual ? {} : { keyFile: inside }), ...(host === undefined ? {} : { host }) })
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * A host: an organisation that runs nodes of others in one process, one folder each.
 *
 *     <dir>/host.json            {"name":"Zweckverband Beispiel-IT"}
 *     <dir>/host.log
 *     <dir>/host.sqlite          who may sign in at the host's own interface, and what was done there
 *     <dir>/tenants/<tenant>/    a whole node's folder, as `ncv node init` makes it
 *     <dir>/detached/<tenant>/   no longer run, not touched
 *
 * @module
 */
import { join } from 'node:path'
import { Name } from '@ncv/protocol/message/fields.ts'
import { readConfig } from '@ncv/runtime/config.ts'
import { assertEmptyDir, assertParty, createPartyDir, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { ADMIN_ADDRESS_KEYS } from '@ncv/runtime/web/admin-address.ts'
import { z } from 'zod'

export const HOST_MARK = 'host.json'
export const TENANTS = 'tenants'
export const DETACHED = 'detached'

export const HostConfig = z.strictObject({
  /** Of the organisation: it stands in the interface of every tenant. */
  name: Name,
  ...ADMIN_ADDRESS_KEYS,
})
export type HostConfig = z.infer<typeof HostConfig>

/** @throws RuntimeError `DIR_NOT_EMPTY`, `DIR_NOT_WRITABLE` */
export function initHost(dir: string, config: HostConfig): void {
  assertEmptyDir(dir)
  createPartyDir(dir)
  createPartyDir(join(dir, TENANTS))
  createPartyDir(join(dir, DETACHED))
  writeFileDurableSync(join(dir, HOST_MARK), `${JSON.stringify(HostConfig.parse(config), null, 2)}\n`, { mode: SECRET_MODE })
}

/** The environment is of no account here: what is in it would hold for every tenant. @throws RuntimeError `PARTY_MISSING`, `CONFIG_INVALID` */
export function readHostConfig(dir: string): HostConfig {
  assertParty(dir, HOST_MARK)
  return readConfig(HostConfig, { file: join(dir, HOST_MARK) })
}

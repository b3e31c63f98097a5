// SPDX-License-Identifier: EUPL-1.2
/**
 * A node put together: stores, links and handlers over one folder. Nothing is at module level, so that one process can
 * hold many nodes.
 *
 *     <dir>/node.key config.json vault.key federation.join node.sqlite wallet.sqlite node.log
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { memberOf, registryOf } from '@ncv/protocol/membership/registry.ts'
import { openCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { World } from '@ncv/protocol/world.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { NodeHandlers } from './admin/contract.ts'
import { nodeHandlers } from './admin/handlers.ts'
import { addressesOf, pollMsOf, readNodeConfig, vaultKeyFile } from './config.ts'
import { NodeError } from './errors.ts'
import type { Links } from './link/links.ts'
import { openLinks } from './link/links.ts'
import { readNodeKeys } from './node-keys.ts'
import type { Self } from './self.ts'
import type { Stores } from './store/stores.ts'
import { openStores } from './store/stores.ts'
import { readVaultKey, vaultWith } from './vault.ts'

/** Written by `ncv node join`. */
export const JOIN_FILE = 'federation.join'
const JOIN_MAX_BYTES = 128 * 1024

export interface OpenNodeOptions {
  /** `NCV_*` over the configuration file. */
  readonly env?: Environment
}

export interface NodeParty {
  readonly handlers: NodeHandlers
  readonly self: Self
  readonly links: Links
  readonly stores: Stores
  /** Begins to follow, witness, fetch tokens and send. */
  start(): void
  /** Ends what was begun and closes the databases. Harmless when called twice. */
  stop(): Promise<void>
}

/**
 * Opens the node in `dir`, whose lock the caller holds.
 *
 * @throws NodeError `NODE_NOT_JOINED`, `KEY_FILE_MISSING`, `VAULT_KEY_WRONG`; RuntimeError `PARTY_MISSING`, `CONFIG_INVALID`, `DB_…`
 */
export function openNode(world: World, dir: string, { env = {} }: OpenNodeOptions = {}): NodeParty {
  const config = readNodeConfig(dir, { env })
  const vault = vaultWith(readVaultKey(vaultKeyFile(dir, config)), world)
  const keys = readNodeKeys(dir, vault)
  if (!existsSync(join(dir, JOIN_FILE))) throw new NodeError('NODE_NOT_JOINED', { dir })
  const { opened, checkpoint } = parseJoinFile(readFileBounded(join(dir, JOIN_FILE), JOIN_MAX_BYTES))
  const addresses = addressesOf(dir, config)
  const self: Self = { dir, config, keys, opened, addresses }
  const stores = openStores(dir, vault, world)
  try {
    return assemble(world, self, stores, checkpoint)
  } catch (error) {
    stores.close()
    throw error
  }
}

function assemble(world: World, self: Self, stores: Stores, joinNote: Uint8Array): NodeParty {
  const { opened, keys, config } = self
  const registry = registryOf(opened)
  const member = memberOf(registry, keys.id)
  const joinHead = openCheckpoint(joinNote, opened.logOrigin, opened.genesis.hub.key)
  const links = openLinks(world, self, stores, { registry, member, joinHead })
  let stop = async (): Promise<void> => {}
  let isClosed = false
  return {
    handlers: nodeHandlers(world, self, stores, links),
    self,
    links,
    stores,
    start() {
      stop = links.start(pollMsOf(config, opened.genesis))
    },
    async stop() {
      if (isClosed) return
      isClosed = true
      await stop()
      stores.close()
    },
  }
}

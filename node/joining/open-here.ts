// SPDX-License-Identifier: EUPL-1.2
/**
 * How a command reaches the application of a node: it is there before the node belongs to any federation.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { APPLICATION_ROUTES } from '@ncv/protocol/admin/application-routes.ts'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import { withParty } from '@ncv/runtime/party-client.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { openOwnKeys } from '../founding.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { NODE_MARK } from '../node-keys.ts'
import { nodeWorld } from '../open-in-process.ts'
import { openNode } from '../party.ts'
import { JOIN_FILE } from '../self.ts'
import { openStores } from '../store/stores.ts'
import { applicationHandlers } from './handlers.ts'

export type ApplicationClient = AdminClient<typeof APPLICATION_ROUTES>

export async function withApplication<T>(dir: string, env: Environment, lang: Lang, use: (client: ApplicationClient) => Promise<T>): Promise<T> {
  assertParty(dir, NODE_MARK)
  return await withParty(dir, APPLICATION_ROUTES, () => openHere(dir, env), use, { lang, texts: NODE_TEXTS })
}

function openHere(dir: string, env: Environment) {
  const world = nodeWorld(dir, env)
  const dispose = async (): Promise<void> => await world[Symbol.asyncDispose]()
  if (existsSync(join(dir, JOIN_FILE))) {
    const node = openNode(world, dir, { env })
    return {
      handlers: node.handlers,
      async close() {
        await node.stop()
        await dispose()
      },
    }
  }
  const { config, vault, keys } = openOwnKeys(dir, env, world)
  const stores = openStores(dir, vault, world)
  return {
    handlers: applicationHandlers({ dir, world, store: stores.joining, keys, config, joined: undefined }),
    async close() {
      stores.close()
      await dispose()
    },
  }
}

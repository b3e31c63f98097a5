// SPDX-License-Identifier: EUPL-1.2
/**
 * How a command reaches a node: the running process, or the node opened for this one command.
 *
 * @module
 */
import { join } from 'node:path'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { Log } from '@ncv/protocol/world.ts'
import type { NotedCall } from '@ncv/runtime/admin-app.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { fileLog } from '@ncv/runtime/log.ts'
import { withParty } from '@ncv/runtime/party-client.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { RealWorld } from '@ncv/runtime/real-world.ts'
import { realWorld, systemClock } from '@ncv/runtime/real-world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from './i18n/texts.ts'
import { NODE_MARK } from './node-keys.ts'
import { openNode } from './party.ts'

export type NodeClient = AdminClient<typeof NODE_ROUTES>

/**
 * The real world with the node's own log file.
 *
 * @param watch sees each line that goes into it
 */
export function nodeWorld(dir: string, env: Environment, watch: (log: Log) => Log = (log) => log): RealWorld {
  const clockOffsetMs = clockOffsetOf(env)
  const file = fileLog(join(dir, 'node.log'), systemClock(clockOffsetMs))
  const world = realWorld({ log: watch(file), clockOffsetMs, env })
  const dispose = async () => {
    await world[Symbol.asyncDispose]()
    file[Symbol.dispose]()
  }
  return { ...world, [Symbol.asyncDispose]: dispose }
}

/** Calls `use` with a client of the node in `dir`. */
export async function withNode<T>(dir: string, env: Environment, lang: Lang, use: (client: NodeClient) => Promise<T>): Promise<T> {
  assertParty(dir, NODE_MARK)
  return await withParty(dir, NODE_ROUTES, () => openHere(dir, env), use, { lang, texts: NODE_TEXTS, env })
}

function openHere(dir: string, env: Environment) {
  const world = nodeWorld(dir, env)
  const node = openNode(world, dir, { env })
  return {
    handlers: node.handlers,
    onCall: (call: NotedCall) => node.accounts.audit.noteCall(call),
    async close() {
      await node.stop()
      await world[Symbol.asyncDispose]()
    },
  }
}

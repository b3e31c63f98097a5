// SPDX-License-Identifier: EUPL-1.2
/**
 * A node at work: opened, its clock compared, its admin interface on loopback, its links begun. Alone in a process or one of many.
 *
 * @module
 */
import { NODE_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { Log } from '@ncv/protocol/world.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { openAdmin } from '@ncv/runtime/party-client.ts'
import { sweepTemporary } from '@ncv/runtime/party-dir.ts'
import { printDefect } from '@ncv/runtime/process-io.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { AdminAddressConfig } from '@ncv/runtime/web/admin-address.ts'
import type { Visits } from '@ncv/runtime/web/visits.ts'
import { adminAddress } from '@ncv/runtime/web/admin-address.ts'
import { readNodeConfig } from './config.ts'
import { NODE_TEXTS } from './i18n/texts.ts'
import { assertClock } from './link/clock.ts'
import { nodeWorld } from './open-in-process.ts'
import type { NodeParty } from './party.ts'
import { openNode } from './party.ts'
import { nodeFace } from './web/face.ts'

export interface ServeNodeOptions {
  readonly dir: string
  /** Of the admin interface, where it differs from the configuration. */
  readonly address?: AdminAddressConfig
  readonly env: Environment
  /** Sees each line of the node's log. */
  readonly watch?: (log: Log) => Log
  /** Of who hosts it. */
  readonly visits?: Visits
}

export interface ServedNode {
  readonly node: NodeParty
  readonly port: number
  /** Where browsers come over a proxy. */
  readonly origin: string | undefined
}

/**
 * What is opened goes onto `stack`, also where this throws; whoever disposes it ends the node.
 *
 * @throws NodeError `NODE_NOT_JOINED`, `CLOCK_DIFFERS`, `VAULT_KEY_WRONG`; RuntimeError `PARTY_LOCKED`, `ADMIN_HOST_OPEN`, `PORT_IN_USE`, `DB_…`
 */
export async function serveNode(stack: AsyncDisposableStack, { dir, address: given, env, watch, visits }: ServeNodeOptions): Promise<ServedNode> {
  const address = adminAddress({ ...readNodeConfig(dir, { env }), ...given })
  stack.use(lockParty(dir))
  sweepTemporary(dir)
  const world = stack.use(nodeWorld(dir, env, watch))
  const node = openNode(world, dir, { env, isChecked: true })
  stack.defer(() => node.stop())
  await assertClock(node.links.sources)
  const { log } = world
  const web = nodeFace(world, node, visits)
  const server = stack.use(
    await openAdmin(dir, NODE_ROUTES, node.handlers, { permissions: NODE_PERMISSIONS, address, texts: NODE_TEXTS, log, onDefect: printDefect, web }),
  )
  node.start()
  log.info('started', { port: server.port })
  return { node, port: server.port, origin: address.origin }
}

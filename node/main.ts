// SPDX-License-Identifier: EUPL-1.2
/**
 * A running node: open, listen on loopback, follow, close. It accepts no connection from outside this machine.
 *
 * @module
 */
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { openAdmin } from '@ncv/runtime/party-client.ts'
import { assertParty, sweepTemporary } from '@ncv/runtime/party-dir.ts'
import { printDefect } from '@ncv/runtime/process-io.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { runUntilSignal } from '@ncv/runtime/signals.ts'
import { keepYoungSpaceSmall } from '@ncv/runtime/young-space.ts'
import { NODE_TEXTS } from './i18n/texts.ts'
import { assertClock } from './link/clock.ts'
import { NODE_MARK } from './node-keys.ts'
import { nodeWorld } from './open-in-process.ts'
import { openNode } from './party.ts'

export interface RunNodeOptions {
  readonly dir: string
  /** Of the admin interface; 0 lets the system choose. */
  readonly port: number
  readonly env: Environment
  onListening(url: string): void
}

/**
 * Runs until it is told to stop.
 *
 * @throws NodeError `NODE_NOT_JOINED`, `CLOCK_DIFFERS`, `VAULT_KEY_WRONG`; RuntimeError `PARTY_LOCKED`, `PORT_IN_USE`, …
 */
export async function runNode({ dir, port, env, onListening }: RunNodeOptions): Promise<void> {
  assertParty(dir, NODE_MARK)
  keepYoungSpaceSmall()
  await runUntilSignal(async (stack) => {
    stack.use(lockParty(dir))
    sweepTemporary(dir)
    const world = stack.use(nodeWorld(dir, env))
    const node = openNode(world, dir, { env, isChecked: true })
    stack.defer(() => node.stop())
    await assertClock(node.links.sources)
    const { log } = world
    const server = stack.use(await openAdmin(dir, NODE_ROUTES, node.handlers, { port, texts: NODE_TEXTS, log, onDefect: printDefect }))
    node.start()
    log.info('started', { port: server.port })
    onListening(`http://127.0.0.1:${server.port}`)
  })
}

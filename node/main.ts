// SPDX-License-Identifier: EUPL-1.2
/**
 * A running node: open, listen on loopback, follow, close. It accepts no connection from outside this machine.
 *
 * @module
 */
import { firstLink } from '@ncv/runtime/account/first-link.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { runUntilSignal } from '@ncv/runtime/signals.ts'
import { keepYoungSpaceSmall } from '@ncv/runtime/young-space.ts'
import { serveNode } from './serving.ts'

export interface RunNodeOptions {
  readonly dir: string
  /** Of the admin interface; 0 lets the system choose. */
  readonly port: number
  readonly env: Environment
  /** @param setUp address of the one-time link for the first account, where there is none */
  onListening(url: string, setUp: string | undefined): void
}

/**
 * Runs until it is told to stop.
 *
 * @throws NodeError `NODE_NOT_JOINED`, `CLOCK_DIFFERS`, `VAULT_KEY_WRONG`; RuntimeError `PARTY_LOCKED`, `PORT_IN_USE`, …
 */
export async function runNode({ dir, port, env, onListening }: RunNodeOptions): Promise<void> {
  keepYoungSpaceSmall()
  await runUntilSignal(async (stack) => {
    const served = await serveNode(stack, { dir, port, env })
    const url = `http://127.0.0.1:${served.port}`
    onListening(url, firstLink(served.node.accounts, url))
  })
}

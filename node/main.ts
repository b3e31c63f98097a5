// SPDX-License-Identifier: EUPL-1.2
/**
 * A running node: open, listen, follow, close. From outside this machine it accepts nothing, or what a proxy of its own house passes on.
 *
 * @module
 */
import { firstLink } from '@ncv/runtime/account/first-link.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { runUntilSignal } from '@ncv/runtime/signals.ts'
import type { AdminAddressConfig } from '@ncv/runtime/web/admin-address.ts'
import { keepYoungSpaceSmall } from '@ncv/runtime/young-space.ts'
import { serveNode } from './serving.ts'

export interface RunNodeOptions {
  readonly dir: string
  /** Of the admin interface, where it differs from the configuration. */
  readonly address: AdminAddressConfig
  readonly env: Environment
  /**
   * @param url on this machine
   * @param origin where browsers come over a proxy
   * @param setUp address of the one-time link for the first account, where there is none
   */
  onListening(url: string, origin: string | undefined, setUp: string | undefined): void
}

/**
 * Runs until it is told to stop.
 *
 * @throws NodeError `NODE_NOT_JOINED`, `CLOCK_DIFFERS`, `VAULT_KEY_WRONG`; RuntimeError `PARTY_LOCKED`, `PORT_IN_USE`, …
 */
export async function runNode({ dir, address, env, onListening }: RunNodeOptions): Promise<void> {
  keepYoungSpaceSmall()
  await runUntilSignal(async (stack) => {
    const served = await serveNode(stack, { dir, address, env })
    const url = `http://127.0.0.1:${served.port}`
    onListening(url, served.origin, firstLink(served.node.accounts, served.origin ?? url))
  })
}

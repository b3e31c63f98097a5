// SPDX-License-Identifier: EUPL-1.2
/**
 * What a node is, apart from what it knows: folder, configuration, keys, federation, addresses.
 *
 * @module
 */
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Addresses, NodeConfig } from './config.ts'
import type { NodeKeys } from './node-keys.ts'
import type { Restored } from './restored.ts'

/** Written by `ncv node join`. */
export const JOIN_FILE = 'federation.join'

export interface Self {
  readonly dir: string
  readonly config: NodeConfig
  readonly keys: NodeKeys
  readonly opened: OpenedGenesis
  readonly addresses: Addresses
  /** Set while the node has not made itself at home after a restore. */
  readonly restored?: Restored
}

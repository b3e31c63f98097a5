// SPDX-License-Identifier: EUPL-1.2
/**
 * What the application of a house works with, before and after it has joined.
 *
 * @module
 */
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { NodeConfig } from '../config.ts'
import type { Trust } from '../link/trust.ts'
import type { NodeKeys } from '../node-keys.ts'
import type { JoiningStore } from '../store/joining-store.ts'
import type { LogStore } from '../store/log-store.ts'
import type { PostStore } from '../store/post-store.ts'

/** Once the node has joined. */
export interface Joined {
  readonly opened: OpenedGenesis
  readonly registry: Pick<Registry, 'all'>
  readonly trust: Trust
  readonly log: Pick<LogStore, 'size'>
  readonly post: PostStore
  readonly hubUrl: string
}

export interface ApplicationParts {
  readonly dir: string
  readonly world: World
  readonly store: JoiningStore
  readonly keys: NodeKeys
  readonly config: NodeConfig
  /** Undefined before `ncv node join`: then it can be filled in, and not sent. */
  readonly joined: Joined | undefined
}

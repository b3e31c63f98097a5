// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: a backup of the node.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { writeNodeBackup } from '../backup.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

export function backupHandlers({ log, now }: Pick<World, 'log' | 'now'>, self: Self, stores: Pick<Stores, 'copyTo'>): Pick<NodeHandlers, 'backup'> {
  return {
    async backup({ body }) {
      const written = await writeNodeBackup(self, stores, body.path, now)
      log.info('backup-written', { size: written.size })
      return written
    },
  }
}

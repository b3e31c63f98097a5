// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes: a backup of the node into a new file on the node's machine.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

export const BACKUP_ROUTES = defineRoutes({
  backup: {
    method: 'POST',
    path: '/backups',
    action: 'node.backup',
    body: z.strictObject({ path: z.string().min(1).max(4096) }),
    /** `keyFile`: where the key lies that is not in the backup and without which it cannot be opened. */
    reply: z.object({ bytes: Count, size: Count, keyFile: z.string() }),
  },
})

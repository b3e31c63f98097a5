// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's routes as functions.
 *
 * @module
 */
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import table from 'virtual:ncv-routes/node'
import { apiClient } from '../app/api.ts'

export const api: AdminClient<typeof NODE_ROUTES> = apiClient<typeof NODE_ROUTES>(table)

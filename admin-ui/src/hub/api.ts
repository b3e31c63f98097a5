// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's routes as functions.
 *
 * @module
 */
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import table from 'virtual:ncv-routes/hub'
import { apiClient } from '../app/api.ts'

export const api: AdminClient<typeof HUB_ROUTES> = apiClient<typeof HUB_ROUTES>(table)

// SPDX-License-Identifier: EUPL-1.2
/**
 * The host's routes as functions.
 *
 * @module
 */
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { HOST_ROUTES } from '@ncv/protocol/admin/host-routes.ts'
import table from 'virtual:ncv-routes/host'
import { apiClient } from '../app/api.ts'

export const api: AdminClient<typeof HOST_ROUTES> = apiClient<typeof HOST_ROUTES>(table)

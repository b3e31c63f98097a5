// SPDX-License-Identifier: EUPL-1.2
/**
 * Accounts and audit trail as functions: the same routes at node and hub.
 *
 * @module
 */
import type { ACCOUNT_ROUTES } from '@ncv/protocol/admin/account-routes.ts'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import table from 'virtual:ncv-routes/account'
import { apiClient } from '../app/api.ts'

export const accountApi: AdminClient<typeof ACCOUNT_ROUTES> = apiClient<typeof ACCOUNT_ROUTES>(table)

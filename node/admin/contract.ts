// SPDX-License-Identifier: EUPL-1.2
/**
 * The map of handlers that the route table demands.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'

export type NodeHandlers = Handlers<typeof NODE_ROUTES>

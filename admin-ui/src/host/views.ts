// SPDX-License-Identifier: EUPL-1.2
/**
 * The host's views by address; each is loaded when it is first shown.
 *
 * @module
 */
import type { ViewTable } from '../app/views.tsx'

export const VIEWS: ViewTable = {
  '': () => import('../views/host/start.tsx'),
  'tenants/:tenant': () => import('../views/host/tenant.tsx'),
  decide: () => import('../views/host/decide.tsx'),
  decisions: () => import('../views/host/decisions.tsx'),
  add: () => import('../views/host/add.tsx'),
  account: () => import('../views/shared/own-account.tsx'),
  accounts: () => import('../views/shared/accounts.tsx'),
  audit: () => import('../views/shared/audit.tsx'),
  'audit/:id': () => import('../views/shared/audit-events.tsx'),
}

/** Without a session. */
export const OPEN_VIEWS: ViewTable = {
  'set-up': () => import('../views/shared/set-up.tsx'),
}

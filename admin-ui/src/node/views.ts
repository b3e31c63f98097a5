// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's views by address; each is loaded when it is first shown.
 *
 * @module
 */
import type { ViewTable } from '../app/views.tsx'

export const VIEWS: ViewTable = {
  '': () => import('../views/node/start.tsx'),
  warnings: () => import('../views/node/warnings.tsx'),
}

/** Without a session. */
export const OPEN_VIEWS: ViewTable = {}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's views by address; each is loaded when it is first shown.
 *
 * @module
 */
import type { ViewTable } from '../app/views.tsx'

export const VIEWS: ViewTable = {
  '': () => import('../views/hub/start.tsx'),
}

/** Without a session. */
export const OPEN_VIEWS: ViewTable = {}

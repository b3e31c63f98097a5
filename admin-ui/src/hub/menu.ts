// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's menu, in the order of a day's work.
 *
 * @module
 */
import type { MenuItem } from '../app/views.tsx'

export const MENU: readonly MenuItem[] = [{ path: '', label: 'start', action: 'hub.read', group: 'work' }]

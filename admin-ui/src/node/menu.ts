// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's menu, in the order of a day's work.
 *
 * @module
 */
import type { MenuItem } from '../app/views.tsx'

export const MENU: readonly MenuItem[] = [
  { path: '', label: 'start', action: 'status.read', group: 'work' },
  { path: 'warnings', label: 'warnings', action: 'warning.read', group: 'work' },
]

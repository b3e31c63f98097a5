// SPDX-License-Identifier: EUPL-1.2
/**
 * The host's menu, in the order of a day's work.
 *
 * @module
 */
import type { MenuItem } from '../app/views.tsx'

export const MENU: readonly MenuItem[] = [
  { path: '', label: 'start', action: 'host.read', group: 'work' },
  { path: 'decide', label: 'decide', action: 'host.decide', group: 'work' },
  { path: 'decisions', label: 'decisions', action: 'host.read', group: 'work' },
  { path: 'add', label: 'add', action: 'host.read', group: 'house' },
  { path: 'accounts', label: 'accounts', action: 'account.read', group: 'house' },
  { path: 'audit', label: 'audit', action: 'audit.read', group: 'house' },
]

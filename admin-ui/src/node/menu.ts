// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's menu, in the order of a day's work.
 *
 * @module
 */
import type { MenuItem } from '../app/views.tsx'

export const MENU: readonly MenuItem[] = [
  { path: '', label: 'start', action: 'status.read', group: 'work' },
  { path: 'matches', label: 'matches', action: 'match.read', group: 'work' },
  { path: 'warnings', label: 'warnings', action: 'warning.read', group: 'work' },
  { path: 'inventory', label: 'inventory', action: 'inventory.read', group: 'work' },
  { path: 'incidents', label: 'incidents', action: 'incident.read', group: 'work' },
  { path: 'cases', label: 'cases', action: 'contribution.read', group: 'work' },
  { path: 'questions', label: 'questions', action: 'question.read', group: 'work' },
  { path: 'post', label: 'post', action: 'post.read', group: 'post' },
  { path: 'requests', label: 'requests', action: 'request.read', group: 'post' },
  { path: 'alarms', label: 'alarms', action: 'alarm.read', group: 'post' },
  { path: 'votes', label: 'votes', action: 'motion.read', group: 'federation' },
  { path: 'federation', label: 'federation', action: 'member.read', group: 'federation' },
  { path: 'management', label: 'management', action: 'management.read', group: 'house' },
  { path: 'settings', label: 'settings', action: 'status.read', group: 'house' },
  { path: 'accounts', label: 'accounts', action: 'account.read', group: 'house' },
  { path: 'audit', label: 'audit', action: 'audit.read', group: 'house' },
]

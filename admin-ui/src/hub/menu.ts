// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's menu, in the order of a day's work.
 *
 * @module
 */
import type { MenuItem } from '../app/views.tsx'

export const MENU: readonly MenuItem[] = [
  { path: '', label: 'start', action: 'hub.read', group: 'work' },
  { path: 'intake', label: 'intake', action: 'contribution.read', group: 'work' },
  { path: 'drafts', label: 'drafts', action: 'draft.read', group: 'work' },
  { path: 'warnings', label: 'warnings', action: 'warning.read', group: 'work' },
  { path: 'pass-through', label: 'pass-through', action: 'import.read', group: 'work' },
  { path: 'alarms', label: 'alarms', action: 'alarm.read', group: 'work' },
  { path: 'questions', label: 'questions', action: 'count.read', group: 'work' },
  { path: 'cases', label: 'cases', action: 'post.read', group: 'work' },
  { path: 'requests', label: 'requests', action: 'request.read', group: 'work' },
  { path: 'releases', label: 'releases', action: 'post.read', group: 'work' },
  { path: 'reports', label: 'reports', action: 'report.read', group: 'work' },
  { path: 'post', label: 'post', action: 'post.read', group: 'work' },
  { path: 'motions', label: 'motions', action: 'motion.read', group: 'federation' },
  { path: 'members', label: 'members', action: 'member.read', group: 'federation' },
  { path: 'applications', label: 'applications', action: 'application.read', group: 'federation' },
  { path: 'contacts', label: 'contacts', action: 'contact.read', group: 'federation' },
  { path: 'keys', label: 'keys', action: 'hub.read', group: 'federation' },
  { path: 'catalogue', label: 'catalogue', action: 'catalogue.read', group: 'house' },
  { path: 'sources', label: 'sources', action: 'import.read', group: 'house' },
  { path: 'figures', label: 'figures', action: 'hub.read', group: 'house' },
  { path: 'settings', label: 'settings', action: 'hub.read', group: 'house' },
  { path: 'accounts', label: 'accounts', action: 'account.read', group: 'house' },
  { path: 'audit', label: 'audit', action: 'audit.read', group: 'house' },
]

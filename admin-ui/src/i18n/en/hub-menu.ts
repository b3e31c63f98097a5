// SPDX-License-Identifier: EUPL-1.2
/** Texts of the hub's menu and foot: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-menu.ts'

export const en = {
  start: 'Today',
  accounts: 'Accounts',
  audit: 'Audit trail',
  alarms: 'Alarms',
  cases: 'Cases',
  releases: 'Releases',
  requests: 'Requests',
  reports: 'Reports',
  post: 'Post',
  motions: 'Votes',
  members: 'Members',
  applications: 'Applications',
  contacts: 'Contacts',
  keys: 'Keys',
  settings: 'Settings',
  intake: 'Intake',
  drafts: 'Drafts',
  warnings: 'Warnings',
  'pass-through': 'Pass-through',
  questions: 'Questions',
  catalogue: 'Product catalogue',
  sources: 'Sources',
  figures: 'Figures',
  'readiness.ready': '● Hub ready',
  'readiness.waiting': '▲ waiting for witnesses or mirror',
  'readiness.behind': '▲ behind its own log',
  size: '{size} entries, witnessed up to {witnessed}',
} as const satisfies TextsLike<typeof de>

// SPDX-License-Identifier: EUPL-1.2
/** Texts of the node's menu and foot: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/node-menu.ts'

export const en = {
  start: 'Today',
  accounts: 'Accounts',
  audit: 'Audit trail',
  matches: 'Matches',
  warnings: 'Warnings',
  inventory: 'Inventory',
  incidents: 'Incidents',
  cases: 'Cases',
  questions: 'Questions',
  post: 'Post',
  requests: 'Requests',
  alarms: 'Alarms',
  votes: 'Votes',
  federation: 'Federation',
  management: 'Management',
  settings: 'Settings',
  fresh: '● Feed complete up to entry {size}',
  stale: '▲ Feed not up to date (up to entry {size})',
  unreached: '▲ Feed not reached last time (up to entry {size})',
  halted: '▲ Feed halted at entry {size}',
  witnessed: 'witnessed',
  unwitnessed: 'not witnessed yet',
} as const satisfies TextsLike<typeof de>

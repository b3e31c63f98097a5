// SPDX-License-Identifier: EUPL-1.2
/** Texts of the host's menu and foot: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/host-menu.ts'

export const en = {
  start: 'Tenants',
  decide: 'Decide for many',
  decisions: 'Decisions',
  add: 'Take in',
  accounts: 'Accounts',
  audit: 'Audit trail',
  running: '● {running} of {tenants} run',
  'running.failed': '▲ {running} of {tenants} run, {failed} failed',
  starting: { one: '{n} is still starting', other: '{n} are still starting' },
} as const satisfies TextsLike<typeof de>

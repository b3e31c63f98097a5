// SPDX-License-Identifier: EUPL-1.2
/** Texts of the node's menu and foot: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/node-menu.ts'

export const en = {
  start: 'Today',
  warnings: 'Warnings',
  fresh: '● Feed complete up to entry {size}',
  stale: '▲ Feed not up to date (up to entry {size})',
  halted: '▲ Feed halted at entry {size}',
  witnessed: 'witnessed',
  unwitnessed: 'not witnessed yet',
} as const satisfies TextsLike<typeof de>

// SPDX-License-Identifier: EUPL-1.2
/** Texts of release requests at the hub: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-release.ts'

export const en = {
  title: 'Releases',
  lead: 'Members want to pass a warning on further than its label and terms allow. For its own warnings the N-CERT decides; the answer goes to the member, signed.',
  empty: 'Nobody has asked for a release',
} as const satisfies TextsLike<typeof de>

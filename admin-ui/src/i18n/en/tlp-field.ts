// SPDX-License-Identifier: EUPL-1.2
/** Texts of choosing a TLP label: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/tlp-field.ts'

export const en = {
  label: 'Sharing (TLP)',
  same: 'as the request',
  'who.same': 'The label follows what is answered.',
  'who.TLP:CLEAR': 'Anyone may receive it.',
  'who.TLP:GREEN': 'All members and their providers; not public.',
  'who.TLP:AMBER': 'Members with a TLP pledge, inside the house as needed; also supervision and providers under contract.',
  'who.TLP:AMBER+STRICT': 'Members with a TLP pledge only, inside the house as needed.',
  'who.TLP:RED': 'The named recipients only, no further.',
} as const satisfies TextsLike<typeof de>

// SPDX-License-Identifier: EUPL-1.2
/** Texts of who sees what: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/who-sees.ts'

export const en = {
  title: 'Who sees what?',
  lead: 'Made from the formats of the protocol: every field that is carried, and who can read it.',
  hosted:
    'This node is run by {host}: all that this house sees can be seen there. Whoever is in charge there also opens this interface, in the role of editing; each visit stands in the audit trail of this house.',
  way: 'Way of reporting',
  'way.anonymous': 'anonymously',
  'way.named': 'by name',
  learns: 'What each party can conclude',
  together: 'If both put together what they know',
  fields: 'Field by field',
  party: 'Who sees it?',
  'column.field': 'Field',
  'column.message': 'Message',
  empty: 'No field fits this search',
  print: 'Print',
} as const satisfies TextsLike<typeof de>

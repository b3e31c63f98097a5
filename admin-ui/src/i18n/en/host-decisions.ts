// SPDX-License-Identifier: EUPL-1.2
/** Texts of the host's decisions: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/host-decisions.ts'

export const en = {
  title: 'Decisions for many',
  lead: 'What this organisation has decided for several tenants and still holds. They also stand at each tenant, in the history of the match.',
  new: 'Decide for many',
  'empty.title': 'No decision that holds yet',
  'empty.text': 'What you decide for several tenants at once can be taken back here.',
  'column.at': 'When',
  'column.about': 'About',
  'column.to': 'Decision',
  'column.tenants': 'Tenants',
  'column.actions': 'Do',
  by: 'by {by}',
  tenants: { one: '{n} tenant', other: '{n} tenants' },
  changed: { one: '{n} vulnerability', other: '{n} vulnerabilities' },
  undo: 'Take back',
  'undo.label': 'Take the decision “{about}” back',
  'undo.title': 'Take it back at all tenants?',
  'undo.text': 'It then stands there as before. What a tenant has decided itself since then stays.',
} as const satisfies TextsLike<typeof de>

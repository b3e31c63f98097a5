// SPDX-License-Identifier: EUPL-1.2
/** Texts of the register of what was passed on: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/forwarding-register.ts'

export const en = {
  title: 'Passed on',
  lead: 'What this house has passed on to whom, and which rule allowed it (§ 6(2), § 8(2)).',
  empty: 'Nothing was passed on from here yet',
  'empty.text': 'You can pass on from a warning.',
  'empty.filtered': 'Nothing fits this filter',
  'to-warnings': 'To the warnings',
  print: 'Print the register',
  'column.number': 'No.',
  'column.at': 'When',
  'column.what': 'What',
  'column.to': 'To',
  'column.label': 'Under',
  'column.rule': 'Why allowed',
  'filter.audience': 'To',
  'rule.label': 'the label allows it',
  'rule.need-to-know': 'in the own house, need to know',
  'rule.amber-rule': 'rule of the federation on TLP:AMBER',
  'rule.papers': 'agreement and pledge are on record',
  'rule.pledge': 'a pledge is on record',
  'rule.named': 'named by the source',
  'rule.released': 'released by the source',
  'audience.own-body': 'own house',
  'audience.superior-office': 'superior office or Fachaufsicht',
  'audience.own-provider': 'own provider',
  'audience.served-municipality': 'municipality served',
  'audience.member': 'member of the federation',
  'audience.named-person': 'another person',
  'audience.public': 'the public',
} as const satisfies TextsLike<typeof de>

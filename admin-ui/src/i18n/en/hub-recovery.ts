// SPDX-License-Identifier: EUPL-1.2
/** Texts of new keys for a member: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-recovery.ts'

export const en = {
  title: 'New keys for a member',
  lead: 'Look at the request, call back, compare the mark, consent by two. The old key is dead at once afterwards.',
  back: 'Keys and witnesses',
  'step.file': 'Request',
  'step.call': 'Call-back',
  'step.sign': 'Consent',
  file: 'Request file of the member',
  'file.hint': 'from “ncv node recover --call-back --out”, unchanged',
  'file.bad': 'This is no request for new keys.',
  'fact.member': 'Member',
  'fact.state': 'State',
  'fact.recovery': 'Recovery key',
  'has-recovery': 'enclosed: the member can hand in the request itself without a call-back.',
  'no-recovery': 'not enclosed: a call-back is needed.',
  call: 'Call {name} by a number of the contact register, never by one out of the request. Have the mark read out that the node shows, and type it here.',
  contacts: 'Open the contact register',
  mark: 'The mark that was read out on the telephone',
  'mark.right': 'The mark is right.',
  'mark.wrong': 'The mark does not belong to this request. Have it read out again; if it is wrong again, the request did not come from the member.',
  sign: 'Two analysts consent',
  'sign.lead': 'Each person chooses the own key file. It stays in this browser.',
  replace: 'Give new keys',
  replaced: '{name} has new keys. The old ones are dead.',
} as const satisfies TextsLike<typeof de>

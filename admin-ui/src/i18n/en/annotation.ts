// SPDX-License-Identifier: EUPL-1.2
/** Texts of an intermediary's annotations: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/annotation.ts'

export const en = {
  title: 'Annotations of intermediaries',
  lead: 'A district or IT provider says in four lines what the houses it serves should do about a warning. The warning itself stays as it is.',
  clients: 'This house prepares warnings for',
  annotators: 'Warnings for this house are prepared by',
  nobody: 'nobody',
  'roles.hint': 'Whoever writes annotations needs the role "intermediary" and a mandate "warnings" from the houses served.',
  'to-own': 'Own membership',
  write: 'Write an annotation',
  empty: 'No annotation yet',
  'empty.text': 'Annotations also stand below the warning that they belong to.',
  of: 'To the warning {title}',
  by: '{name}, signed',
  own: 'own annotation',
  concerns: 'Does it concern us?',
  action: 'What is to be done?',
  until: 'Until when?',
  who: 'Who does it?',
  warning: 'To which warning?',
  'warning.choose': 'please choose',
  tlp: 'Sharing',
  'tlp.same': 'as the warning',
  'tlp.hint': 'Narrower than the warning is possible, wider is not.',
  urgent: 'Send at once',
  send: 'Sign and send',
  'send.title': 'Send this annotation?',
  'send.text': 'It goes, signed by {house}, to: {names}. Nobody else can read it.',
  sent: { one: 'Sent to {n} house.', other: 'Sent to {n} houses.' },
  unpledged: 'Left out, without a TLP pledge: {names}',
} as const satisfies TextsLike<typeof de>

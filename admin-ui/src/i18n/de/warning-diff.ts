// SPDX-License-Identifier: EUPL-1.2
/** Texts of what changed between two revisions: German. @module */
export const de = {
  title: 'Was hat sich geändert?',
  lead: '{advisory}: von Fassung {from} zu Fassung {to}',
  back: 'Zur Warnmeldung',
  from: 'Von Fassung',
  to: 'Zu Fassung',
  option: '{version} (Eintrag {index})',
  own: 'Für Ihre Produkte',
  'own.none': 'Für Ihre Produkte hat sich nichts geändert, worauf es ankommt. Sie müssen nichts tun.',
  rest: 'Außerdem',
  'rest.none': 'Sonst ist nichts geändert.',
  'single.title': 'Es gibt nur eine Fassung',
  'single.text': 'Sobald der Herausgeber eine neue Fassung herausgibt, steht hier, was sich geändert hat.',
} as const

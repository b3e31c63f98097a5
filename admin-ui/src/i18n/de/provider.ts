// SPDX-License-Identifier: EUPL-1.2
/** Texts of signing in by the provider of the house: German. @module */
export const de = {
  'sign-in': 'Mit {name} anmelden',
  confirm: 'Mit {name} bestätigen',
  window: 'Dazu öffnet sich ein neues Fenster; diese Seite bleibt, wie sie ist.',
  'window.waiting': 'Melden Sie sich im neuen Fenster an. Danach geht es hier von selbst weiter.',
  'window.again': 'Es öffnet sich kein Fenster? Hier entlang (neues Fenster)',
} as const

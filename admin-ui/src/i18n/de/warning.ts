// SPDX-License-Identifier: EUPL-1.2
/** Texts of warnings at a node: German. @module */
export const de = {
  title: 'Warnmeldungen',
  lead: 'Alles, was gilt, das Neueste zuerst.',
  'column.title': 'Warnmeldung',
  'column.publisher': 'Herausgeber',
  'column.tlp': 'Weitergabe',
  'column.time': 'Eingang',
} as const

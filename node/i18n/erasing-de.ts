// SPDX-License-Identifier: EUPL-1.2
/** Texts of what was erased, and of retention; German. @module */
export const ERASING_DE = {
  'erased.title': '(Inhalt gelöscht)',
  'erased.mark': 'gelöscht: {reason}',
  'erased.reason.wrong-label': 'falsche Einstufung',
  'erased.reason.personal-data': 'personenbezogene Daten',
  'erased.reason.licence': 'Nutzungsrechte',
  'erased.reason.court': 'Anordnung eines Gerichts',
  'erased.reason.retired': 'Frist abgelaufen',
  'retention.head': 'Frist des Verbunds für personenbezogene und schützenswerte Daten: {days} Tage.',
  'retention.due': 'fällig: {count}',
  'retention.deleted': 'gelöscht: {count}',
  'retention.kept': 'fällig: {count}, wartet auf --confirm',
} as const

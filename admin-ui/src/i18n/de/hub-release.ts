// SPDX-License-Identifier: EUPL-1.2
/** Texts of release requests at the hub: German. @module */
export const de = {
  title: 'Freigaben',
  lead: 'Mitglieder möchten eine Warnmeldung weiter geben, als Einstufung und Nutzungsbedingungen erlauben. Für die eigenen Warnmeldungen entscheidet der N-CERT; die Antwort geht unterschrieben an das Mitglied.',
  empty: 'Niemand hat um eine Freigabe gebeten',
} as const

// SPDX-License-Identifier: EUPL-1.2
/** Texts of signing in: German. @module */
export const de = {
  title: 'Anmelden',
  'lead.node': 'Knoten von {name}. Nur für Beschäftigte, die damit arbeiten.',
  'lead.hub': 'Zentrale: {name}. Nur für Beschäftigte, die damit arbeiten.',
  token: 'Zugangstoken',
  'token.hint': 'Aus „ncv node access add“ oder „ncv hub access add“; die Datei admin-token im Ordner öffnet alles.',
  submit: 'Anmelden',
} as const

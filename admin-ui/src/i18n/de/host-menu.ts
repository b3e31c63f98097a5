// SPDX-License-Identifier: EUPL-1.2
/** Texts of the host's menu and foot: German. @module */
export const de = {
  start: 'Mandanten',
  decide: 'Für viele entscheiden',
  decisions: 'Entscheidungen',
  add: 'Aufnehmen',
  accounts: 'Konten',
  audit: 'Prüfspur',
  running: '● {running} von {tenants} laufen',
  'running.failed': '▲ {running} von {tenants} laufen, {failed} gestört',
  starting: { one: '{n} startet noch', other: '{n} starten noch' },
} as const

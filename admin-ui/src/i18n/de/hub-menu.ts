// SPDX-License-Identifier: EUPL-1.2
/** Texts of the hub's menu and foot: German. @module */
export const de = {
  start: 'Heute',
  'readiness.ready': '● Zentrale bereit',
  'readiness.waiting': '▲ wartet auf Zeugen oder Spiegel',
  'readiness.behind': '▲ hinter dem eigenen Protokoll',
  size: '{size} Einträge, bezeugt bis {witnessed}',
} as const

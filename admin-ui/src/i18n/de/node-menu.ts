// SPDX-License-Identifier: EUPL-1.2
/** Texts of the node's menu and foot: German. @module */
export const de = {
  start: 'Heute',
  warnings: 'Warnmeldungen',
  fresh: '● Feed vollständig bis Eintrag {size}',
  stale: '▲ Feed nicht aktuell (bis Eintrag {size})',
  halted: '▲ Feed angehalten bei Eintrag {size}',
  witnessed: 'bezeugt',
  unwitnessed: 'noch nicht bezeugt',
} as const

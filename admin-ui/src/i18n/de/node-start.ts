// SPDX-License-Identifier: EUPL-1.2
/** Texts of a node's start page: German. @module */
export const de = {
  title: 'Heute',
  nothing: 'Nichts ist offen.',
} as const

// SPDX-License-Identifier: EUPL-1.2
/** Texts of a confirmation that is typed: German. @module */
export const de = {
  type: 'Zur Bestätigung „{word}“ eintippen',
  why: 'Damit es nicht aus Versehen geschieht.',
} as const

// SPDX-License-Identifier: EUPL-1.2
/** Texts of the hub's start page: German. @module */
export const de = {
  title: 'Heute',
  contributions: 'Beiträge',
  requests: 'Offene Anfragen',
  overdue: 'davon überfällig',
} as const

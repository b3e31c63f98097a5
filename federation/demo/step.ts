// SPDX-License-Identifier: EUPL-1.2
/**
 * The steps of the story, in order. Their names stand in the result when one fails; their titles in `i18n/`.
 *
 * @module
 */
export const STEPS = [
  'founding',
  'join',
  'start',
  'catalogue',
  'import',
  'feed',
  'matches',
  'incident',
  'contribution',
  'reply',
  'warning',
  'arrival',
  'count',
  'open',
] as const
export type StepName = (typeof STEPS)[number]

// SPDX-License-Identifier: EUPL-1.2
/**
 * Whose changes may alter what is open today: the start page and the numbers beside the menu are read anew then.
 *
 * @module
 */
export const TODAY_TOPICS = [
  'feed',
  'match',
  'inventory',
  'asset',
  'correction',
  'alarm',
  'question',
  'vote',
  'motion',
  'request',
  'post',
  'contribution',
  'report',
  'incident',
  'kev',
] as const

// SPDX-License-Identifier: EUPL-1.2
/**
 * How a telephone call about an alarm ended.
 *
 * @module
 */

/** `message-left`: nobody has said that it was heard. */
export const CALL_OUTCOMES = ['reached', 'message-left', 'no-answer', 'wrong-number'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

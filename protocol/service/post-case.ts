// SPDX-License-Identifier: EUPL-1.2
/**
 * How a case stands that the hub handles in a thread of letters with a circle of members. Only the hub knows of it.
 *
 * @module
 */

/** `waiting`: for a member. */
export const POST_CASE_STATES = ['open', 'waiting', 'closed'] as const
export type PostCaseState = (typeof POST_CASE_STATES)[number]

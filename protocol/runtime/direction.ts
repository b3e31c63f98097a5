// SPDX-License-Identifier: EUPL-1.2
/**
 * Names that turn the reading direction turn nothing but themselves (Unicode UAX #9, isolates).
 *
 * Attack: a body calls itself by a name in letters that are read from the right, and the sentence around it is shown in another order than it was
 * written in.
 *
 * @module
 */

/** Letters that are read from the right, and marks of direction. */
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** What stands between its two signs turns nothing outside of them. */
const ISOLATED = /\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069/g

/** A name inside a sentence: between U+2068 and U+2069 where it turns, without overrides of its own. Others, and sentences that do so already, stay. */
export function isolated(name: string): string {
  return TURNING.test(name.replace(ISOLATED, '')) ? `\u2068${name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd')}\u2069` : name
}

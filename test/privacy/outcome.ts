// SPDX-License-Identifier: EUPL-1.2
/**
 * What a command has found out.
 *
 * @module
 */

export interface Outcome<Figures> {
  readonly ok: boolean
  readonly figures: Figures
  /** Each in a sentence; none where all is well. */
  readonly problems: readonly string[]
}

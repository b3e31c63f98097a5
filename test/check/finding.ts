// SPDX-License-Identifier: EUPL-1.2
/**
 * What a guard says about a tree: findings, and one line about what it looked at.
 *
 * A guard that looked at nothing is a finding of its own: silence must never mean that nobody was there.
 *
 * @module
 */

/** One violation. `rule` is stable, so that the self-test can demand it; `file` is relative to the tree's root. */
export interface Finding {
  readonly rule: string
  readonly file: string
  readonly detail: string
}

export interface Outcome {
  /** For the reader: how much was looked at, such as `71 modules`. */
  readonly looked: string
  readonly findings: readonly Finding[]
}

/** Judges the tree at `root` (absolute path). Throws only when the guard itself is broken. */
export type Guard = (root: string) => Promise<Outcome>

export function formatFinding({ rule, file, detail }: Finding): string {
  return `${file}  ${rule}  ${detail}`
}

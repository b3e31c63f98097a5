// SPDX-License-Identifier: EUPL-1.2
/**
 * What a version is once it has been read, for everybody who compares one.
 *
 * @module
 */

/** A package system whose rules decide the order. */
export type Scheme = 'deb' | 'rpm' | 'semver' | 'maven' | 'pypi' | 'gem' | 'apk'

export interface Version {
  readonly text: string
  /** What the version counts where it says so (`bios`, `cpci85`); empty for the product itself. */
  readonly label: string
  readonly numbers: readonly (number | string)[]
  /** By {@link file://./qualifier.ts} `SLOTS`. */
  readonly slots: readonly number[]
  /** 0 for a release; else rank (negative) and number of alpha, beta, rc … */
  readonly pre: readonly [number, number]
  readonly build: readonly (number | string)[]
  /** What was not understood; equal or nothing, it has no order. */
  readonly tail: string
  /** `5.x`: every version that begins with the numbers. */
  readonly wildcard: boolean
  /** Counts by the rules of a package system; absent for all others. */
  readonly scheme?: Scheme
}

export type Order = -1 | 0 | 1

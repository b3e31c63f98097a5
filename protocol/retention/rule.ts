// SPDX-License-Identifier: EUPL-1.2
/**
 * How long each table of a database is kept: one rule a table, none without.
 *
 * A rule either says why there is no end, or names what ends it: a function elsewhere that runs by itself, or two SQL texts that the retention
 * job runs once a day, with these parameters:
 *
 *     @before   now − the federation's retention period (rules, retentionDays)
 *     @index    entries below it are older than that
 *     @period   the newest period whose tokens have not counted for that long
 *     @dead     the newest period whose tokens no longer count
 *
 * @module
 */
import type { Localized } from '../visibility/party.ts'

/**
 * - `log`: part of the log or made from it; what was erased is erased here as well
 * - `current`: what holds now, or what is not done yet; the old goes when the new comes
 * - `owner`: belongs to this organisation, which decides
 */
export const ENDLESS = ['log', 'current', 'owner'] as const
export type Endless = (typeof ENDLESS)[number]

export interface Purge {
  /** Answers the number of rows that are due. */
  readonly count: string
  /** Removes them and what hangs on them, in one transaction. */
  readonly remove: readonly string[]
  /** Only when a person says so: otherwise it is shown as due. */
  readonly needsConsent?: true
}

export interface RetentionRule {
  readonly table: string
  readonly holds: Localized
  readonly kept:
    | Endless
    | {
        readonly period: Localized
        /** `path#function` that ends it, or the texts that the job runs. */
        readonly ends: string | Purge
      }
}

/** What the texts of a purge are run with. */
export interface PurgeParams {
  readonly before: number
  readonly index: number
  readonly period: number
  readonly dead: number
}

export const ENDLESS_TEXTS: Readonly<Record<Endless, Localized>> = {
  log: { de: 'so lange wie das Protokoll; Gelöschtes ist auch hier gelöscht', en: 'as long as the log; what was erased is erased here too' },
  current: { de: 'nur der geltende Stand', en: 'only what holds now' },
  owner: { de: 'bis das Haus es selbst löscht', en: 'until the house itself deletes it' },
}

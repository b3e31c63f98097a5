// SPDX-License-Identifier: EUPL-1.2
/**
 * All matches as they stand, kept between two questions: whoever types into a filter asks ten times in a second for the same ten thousand.
 *
 * What was read holds until a row of the database changes, another head is witnessed, or another hour begins (days begin with an hour).
 *
 * @module
 */
import type { MatchFilter } from '@ncv/protocol/admin/match-routes.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Trust } from '../link/trust.ts'
import type { Stores } from '../store/stores.ts'
import type { DueDays } from '../triage/due.ts'
import type { Assessed, MatchReader } from './match-view.ts'
import { isToShow, matchReader, narrowed } from './match-view.ts'

const HOUR_MS = 3_600_000

type Used = Pick<Stores, 'inventory' | 'matches' | 'warnings' | 'life' | 'decisions' | 'kev'>

export class MatchBoard {
  readonly #stores: Used
  readonly #trust: Pick<Trust, 'witnessedSize'>
  readonly #world: Pick<World, 'now'>
  readonly #table: DueDays
  #kept: { readonly key: string; readonly reader: MatchReader } | undefined

  constructor(stores: Used, trust: Pick<Trust, 'witnessedSize'>, world: Pick<World, 'now'>, table: DueDays) {
    this.#stores = stores
    this.#trust = trust
    this.#world = world
    this.#table = table
  }

  reader(): MatchReader {
    const now = this.#world.now()
    const witnessed = this.#trust.witnessedSize()
    const key = [this.#stores.matches.revision(), witnessed, Math.floor(now / HOUR_MS)].join(' ')
    if (this.#kept?.key === key) return this.#kept.reader
    const fresh = matchReader(this.#stores, witnessed, now, this.#table)
    let all: readonly Assessed[] | undefined
    const find = (filter: MatchFilter, isAll: boolean): Assessed[] => {
      all ??= fresh.find({}, true)
      return all.flatMap((each) => narrowed(each, filter, now) ?? []).filter((each) => isAll || isToShow(each, filter))
    }
    this.#kept = { key, reader: { ...fresh, find, all: (lang) => find({}, true).map((each) => fresh.view(each, lang)) } }
    return this.#kept.reader
  }
}

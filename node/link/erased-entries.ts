// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries that say that content was erased: this house deletes its own copy as well (ncv-erasing).
 *
 * Only under a quorum of witnesses: else a hub could take the evidence of what it has said away from a single house. That a warning no longer
 * holds waits for nobody; its withdrawal says so. What was never fetched here is not fetched any more.
 *
 * @module
 */
import { assertErasure, withdrawalReasonOf } from '@ncv/protocol/log/erasing.ts'
import type { ErasedEntry, ErasureReason } from '@ncv/protocol/message/erased.ts'
import { Erased } from '@ncv/protocol/message/erased.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Stores } from '../store/stores.ts'
import type { EntryHandler } from './outcome.ts'
import type { Trust } from './trust.ts'

type Used = Pick<Stores, 'log' | 'warnings' | 'erasures'>

export class ErasedEntries {
  readonly #stores: Used
  readonly #trust: Pick<Trust, 'covers'>
  readonly #world: Pick<World, 'log'>
  readonly #onWarning: (index: number) => void

  /** @param onWarning told of each warning within the transaction: whoever has derived something from it forgets it */
  constructor(stores: Used, trust: Pick<Trust, 'covers'>, onWarning: (index: number) => void, world: Pick<World, 'log'>) {
    this.#stores = stores
    this.#trust = trust
    this.#onWarning = onWarning
    this.#world = world
  }

  readonly erased: EntryHandler = (entry, frame, open) => {
    const { payload } = open(entry, frame, Erased)
    const { log, erasures } = this.#stores
    assertErasure(entry.index, { entry, erased: payload }, (at) => log.entry(at))
    if (!this.#trust.covers(entry.index)) return 'waiting'
    for (const each of payload.entries) this.#eraseOne(each, entry.index, payload.reason)
    // A document is named by no entry; a name that is one's own body is none.
    for (const document of payload.documents) if (log.indexOfBody(document) === undefined) erasures.removeBody(document)
    this.#world.log.info('entries-erased', { index: entry.index, count: payload.entries.length })
    return 'done'
  }

  #eraseOne({ index, body, supersedes }: ErasedEntry, by: number, reason: ErasureReason): void {
    const { log, warnings, erasures } = this.#stores
    const kind = log.entry(index)?.kind
    if (kind === 'warning') {
      this.#onWarning(index)
      erasures.blankWarning(index, supersedes)
      warnings.withdraw(index, by, withdrawalReasonOf(reason), undefined)
    }
    if (kind === 'withdrawal') erasures.blankWithdrawal(index)
    if (kind === 'board') erasures.dropBoard(index)
    erasures.removeBody(body)
    erasures.mark(index, { by, reason })
  }
}

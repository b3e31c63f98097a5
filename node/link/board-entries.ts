// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries that bring a file of the reply board.
 *
 * Only what a quorum of witnesses has seen is read: a hub that showed a question to half of the nodes would learn from the answer in which
 * half its source is, and would have it after a few questions.
 *
 * @module
 */
import { Board } from '@ncv/protocol/message/board.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { CASE_MS } from '@ncv/protocol/submission/case-time.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { CaseStore } from '../store/case-store.ts'
import type { LogStore } from '../store/log-store.ts'
import type { EntryHandler } from './outcome.ts'
import type { Trust } from './trust.ts'

export class BoardEntries {
  readonly #log: LogStore
  readonly #cases: CaseStore
  readonly #trust: Pick<Trust, 'covers'>
  readonly #world: Pick<World, 'now'>

  constructor(stores: { readonly log: LogStore; readonly cases: CaseStore }, trust: Pick<Trust, 'covers'>, world: Pick<World, 'now'>) {
    this.#log = stores.log
    this.#cases = stores.cases
    this.#trust = trust
    this.#world = world
  }

  /** Keys for replies that are older than a case can be are gone: such a file is passed over. */
  readonly board: EntryHandler = (entry, frame, open) => {
    if (entry.tlp !== 'TLP:GREEN' || entry.terms !== 'federation') throw new ProtocolError('SCHEMA_MISMATCH', { field: 'tlp' })
    const { payload, id } = open(entry, frame, Board)
    if (!this.#trust.covers(entry.index)) return 'waiting'
    if (!this.#log.isFirst(id, entry.index) || entry.time + CASE_MS < this.#world.now()) return 'done'
    this.#cases.addBoard({ index: entry.index, at: entry.time, replies: payload.replies })
    return 'done'
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries that bring the hub's daily list. Used under a quorum alone: a hub must not show each node the list that it would like to see.
 *
 * What the lists say about the node's own boxes is for the {@link Settlement}.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { Intake } from '@ncv/protocol/message/intake.ts'
import { assertFollows, listDay } from '@ncv/protocol/submission/daily-list.ts'
import type { LedgerStore } from '../store/ledger-store.ts'
import type { LogStore } from '../store/log-store.ts'
import type { EntryHandler } from './outcome.ts'
import type { Trust } from './trust.ts'

export class IntakeEntries {
  readonly #log: LogStore
  readonly #ledger: LedgerStore
  readonly #trust: Trust
  readonly #opened: OpenedGenesis

  constructor({ log, ledger }: { readonly log: LogStore; readonly ledger: LedgerStore }, trust: Trust, opened: OpenedGenesis) {
    this.#log = log
    this.#ledger = ledger
    this.#trust = trust
    this.#opened = opened
  }

  readonly intake: EntryHandler = (entry, frame, open) => {
    const { payload } = open(entry, frame, Intake)
    const { index } = entry
    if (!this.#trust.covers(index)) return 'waiting'
    const { day, part, parts } = payload
    if (day !== listDay(this.#opened.genesis, entry.time)) throw new ProtocolError('INTAKE_ORDER', { day, part })
    // A body may come later than that of the next entry.
    if (part > 1 && this.#log.isOpen(index - 1)) return 'waiting'
    assertFollows(this.#ledger.before(index), { index, day, part, parts })
    const next = this.#ledger.after(index)
    if (next !== undefined && next.day < day) throw new ProtocolError('INTAKE_ORDER', { day, part })
    this.#ledger.add(index, payload)
    return 'done'
  }
}

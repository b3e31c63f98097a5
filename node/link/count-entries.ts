// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries that ask, and entries that say what was answered (ncv-count, sections 3 and 5).
 *
 * Both need a quorum: a question that only some nodes see would tell which of them answers. For the same reason a question waits until every
 * question before it could be read: else a hub could keep one back from a single node, and know it by its answer to the next one under the same key.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { joinResult } from '@ncv/protocol/count/result.ts'
import { latestClose, lastArrival } from '@ncv/protocol/count/timing.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { periodAt, periodStart } from '@ncv/protocol/membership/period.ts'
import { tookPartAt } from '@ncv/protocol/membership/member-state.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { CELL_MIN, CountResult, Question } from '@ncv/protocol/message/count.ts'
import { MEMBERSHIP_KINDS } from '@ncv/protocol/message/membership.ts'
import type { CountStore } from '../store/count-store.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { WarningStore } from '../store/warning-store.ts'
import type { EntryHandler } from './outcome.ts'
import type { Trust } from './trust.ts'

interface Used {
  readonly log: LogStore
  readonly warnings: WarningStore
  readonly counts: CountStore
}

export class CountEntries {
  readonly #stores: Used
  readonly #trust: Pick<Trust, 'covers'>
  readonly #opened: OpenedGenesis
  readonly #registry: Registry

  constructor(stores: Used, trust: Pick<Trust, 'covers'>, opened: OpenedGenesis, registry: Registry) {
    this.#stores = stores
    this.#trust = trust
    this.#opened = opened
    this.#registry = registry
  }

  readonly question: EntryHandler = (entry, frame, open) => {
    const { payload, id } = open(entry, frame, Question)
    if (!this.#trust.covers(entry.index) || this.#isOneKeptBack(entry.index, payload) || this.#isMembershipOpen(entry.index)) return 'waiting'
    const { log, counts } = this.#stores
    if (!log.isFirst(id, entry.index)) return 'done'
    this.#assertSound(entry, payload)
    const { period } = payload
    for (const { k } of payload.targets) {
      if (counts.holderOf(period, k) !== undefined) throw new ProtocolError('QUESTION_DUPLICATE', { index: entry.index, period, k })
    }
    counts.addQuestion(entry.index, encode(payload as unknown as Value), payload)
    return 'done'
  }

  readonly result: EntryHandler = (entry, frame, open) => {
    const { payload, id } = open(entry, frame, CountResult)
    if (!this.#trust.covers(entry.index)) return 'waiting'
    const { log, counts } = this.#stores
    const isOpen = log.open(entry.index).some(({ index, kind }) => index === payload.question || (payload.isFinal && kind === 'withdrawal'))
    if (isOpen) return 'waiting'
    if (!log.isFirst(id, entry.index)) return 'done'
    this.#assertExpected(entry, payload)
    const { question, group, number, parts } = payload
    counts.addPart(entry.index, encode(payload as unknown as Value), payload)
    const found = counts.parts(question, group, number)
    if (found.length < parts) return 'done'
    joinResult(found)
    counts.forgetParts(question, group, number)
    return 'done'
  }

  /** Who belonged to a group when it was asked is not known yet. */
  #isMembershipOpen(index: number): boolean {
    return MEMBERSHIP_KINDS.some((kind) => this.#stores.log.hasOpen(kind, 0, index - 1))
  }

  /** A question before it, possibly under the same key, cannot be read yet. Its time, which everybody sees, tells that it may be of the same period. */
  #isOneKeptBack(index: number, { period }: Question): boolean {
    const { genesis } = this.#opened
    const since = periodStart(genesis, period - 1)
    return this.#stores.log.open(index).some(({ kind, time }) => kind === 'question' && time >= since)
  }

  /** @throws ProtocolError `QUESTION_MALFORMED` naming the field */
  #assertSound({ index, time }: StoredEntry, { warning, period, targets, opens, closes }: Question): void {
    const { genesis } = this.#opened
    const refuse = (field: string): never => {
      throw new ProtocolError('QUESTION_MALFORMED', { index, field })
    }
    const target = warning < index ? this.#stores.log.entry(warning) : undefined
    if (target?.kind !== 'warning') refuse('warning')
    // Under the keys of the running period, for which every node has its token.
    if (periodAt(genesis, opens) !== period || Math.abs(time - opens) > genesis.timing.periodMs) refuse('opens')
    if (closes <= opens || closes > latestClose(genesis, period)) refuse('closes')
    const members = [...this.#registry.all.values()].filter((member) => tookPartAt(member, index))
    for (const { group, k } of targets) {
      if (k > genesis.timing.countingKeys) refuse('targets')
      // A group so small would be a question to somebody.
      if (group !== 'all' && members.filter(({ kind }) => kind === group).length < CELL_MIN) refuse('targets')
    }
  }

  /** @throws ProtocolError `COUNT_RESULT` naming the field */
  #assertExpected({ time }: StoredEntry, result: CountResult): void {
    const { counts, warnings } = this.#stores
    const refuse = (field: string): never => {
      throw new ProtocolError('COUNT_RESULT', { field })
    }
    const asked = counts.question(result.question)
    if (asked === undefined || !asked.question.targets.some(({ group }) => group === result.group)) return refuse('question')
    const [last] = counts.newestResult(result.question, result.group) ?? []
    if (last?.isFinal === true && last.number !== result.number) refuse('isFinal')
    if (last !== undefined && result.number < last.number) refuse('number')
    if (counts.hasPart(result)) refuse('part')
    const isWithdrawn = (warnings.one(asked.question.warning)?.withdrawnReason ?? null) !== null
    // Before that, answers that were given in time are still on their way.
    if (result.isFinal && !isWithdrawn && time < lastArrival(this.#opened.genesis, asked.question)) refuse('isFinal')
    return undefined
  }
}

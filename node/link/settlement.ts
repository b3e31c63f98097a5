// SPDX-License-Identifier: EUPL-1.2
/**
 * Settles what was sent with the hub's daily lists: which boxes were received, what was accepted. All of it out of what every member has; nobody is asked.
 *
 *     mark in a list                                    accepted
 *     batch of the receipt in a list, mark in none      not accepted: the hub has read it and does not count it
 *     batch in no list of its time                      alarm; content goes out again, sealed anew
 *
 * Cover and content are settled at the same instants and write the same.
 *
 * @module
 */
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { LISTS_KEPT_DAYS, mustBeListed } from '@ncv/protocol/submission/daily-list.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { LedgerStore, UnloggedBatch } from '../store/ledger-store.ts'
import type { LogStore } from '../store/log-store.ts'
import type { WaitingReceipt } from '../store/receipt-rows.ts'
import type { Outgoing, WalletStore } from '../store/wallet-store.ts'
import type { Repeating } from './repeat.ts'
import { repeat } from './repeat.ts'

export class Settlement {
  readonly #log: LogStore
  readonly #ledger: LedgerStore
  readonly #wallet: WalletStore
  readonly #opened: OpenedGenesis
  readonly #world: World
  /** The newest list that everything was compared with. */
  #settled: number | undefined

  constructor(stores: { readonly log: LogStore; readonly ledger: LedgerStore; readonly wallet: WalletStore }, opened: OpenedGenesis, world: World) {
    this.#log = stores.log
    this.#ledger = stores.ledger
    this.#wallet = stores.wallet
    this.#opened = opened
    this.#world = world
  }

  start(): Repeating {
    const { periodMs } = this.#opened.genesis.timing
    const pause = Math.min(60_000, Math.max(200, Math.round(periodMs / 200)))
    return repeat(
      this.#world,
      'settlement',
      () => pause,
      async () => this.run(),
    )
  }

  /** Compares what waits with the lists, where there is a new list or an own batch in one. */
  run(): void {
    const complete = this.#ledger.complete()
    const [newest] = complete
    if (newest === undefined) return
    const receipts = this.#wallet.receipts.all()
    const listed = receipts.filter(({ root }) => this.#ledger.dayOfRoot(root) !== undefined)
    const missing = receipts.flatMap((receipt) => this.#missing(receipt, complete))
    if (this.#settled === newest.index && listed.length === 0 && missing.length === 0) return
    // The alarm first: the wallet is another file, and what was forgotten there would not be missed again.
    this.#ledger.addUnlogged(missing.map(({ batch }) => batch))
    for (const { batch } of missing) this.#world.log.warn('batch-unlogged', { slot: batch.slot })
    const unlogged = new Set(missing.map(({ root }) => root))
    this.#wallet.settle([...listed.map(({ root }) => hex(root)), ...unlogged], (entry) => this.#changeOf(entry, unlogged))
    this.#ledger.forget(newest.day - LISTS_KEPT_DAYS)
    this.#settled = newest.index
  }

  #changeOf({ mark, state, batchRoot }: Outgoing, unlogged: ReadonlySet<string>): Partial<Outgoing> | undefined {
    if (state === 'accepted' || state === 'not-accepted') return undefined
    const accepted = mark === '' ? undefined : this.#ledger.dayOfMark(fromHex(mark))
    if (accepted !== undefined) return { state: 'accepted', day: accepted }
    if (state !== 'delivered' || batchRoot === undefined || batchRoot === null) return undefined
    if (unlogged.has(batchRoot)) return { state: 'queued', batchSlot: null, batchCount: null, batchRoot: null }
    const day = this.#ledger.dayOfRoot(fromHex(batchRoot))
    return day === undefined || !this.#isComplete(day) ? undefined : { state: 'not-accepted', day }
  }

  #isComplete(day: number): boolean {
    return this.#ledger.complete().some((list) => list.day === day)
  }

  /** Nothing where the batch stands in a list, or where a list that may hold it is not here yet. */
  #missing({ root, slot, at }: WaitingReceipt, complete: readonly { readonly day: number; readonly index: number }[]): Missing[] {
    if (this.#ledger.dayOfRoot(root) !== undefined) return []
    const { genesis } = this.#opened
    const covering = complete.filter(({ day }) => mustBeListed(genesis, day, at)).at(-1)
    const first = this.#ledger.first()
    if (covering === undefined || first === undefined || this.#log.hasOpen('intake', first, covering.index)) return []
    const isExplained = this.#log
      .bodiesOfKind('token-revocation')
      .some(({ index }) => index <= covering.index && (this.#log.entry(index)?.time ?? 0) >= at)
    return [{ root: hex(root), batch: { slot, day: covering.day, isExplained } }]
  }
}

interface Missing {
  /** Hex. */
  readonly root: string
  readonly batch: UnloggedBatch
}

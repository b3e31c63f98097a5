// SPDX-License-Identifier: EUPL-1.2
/**
 * Reads the reply board: tries every reply with every one-time key that is kept (ncv-board, section 4).
 *
 * All of it happens in this house, with files that every node has. The number of keys is filled up, and the book is written after each file:
 * a node that has contributed does the same work as one that has not.
 *
 * @module
 */
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Reply } from '@ncv/protocol/message/board.ts'
import { caseEnd } from '@ncv/protocol/submission/case-time.ts'
import { openReply } from '@ncv/protocol/submission/reply.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { BoardFile, CaseBook, CaseStore, HeldReply } from '../store/case-store.ts'
import { FOLLOW_UP_ENDS } from '../store/case-store.ts'
import type { KeptKeys, WalletStore } from '../store/wallet-store.ts'
import type { Repeating } from './repeat.ts'
import { repeat } from './repeat.ts'

/** As many report tokens as a wallet usually gets in a period. */
const KEYS_STEP = 8
/** Opens nothing: nobody seals to it. Stands in for keys that are not there. */
const NO_KEY = new Uint8Array(32)
/** Read at once for somebody who waits; the rest is read as it comes. */
const AT_ONCE = 32
const DAY_MS = 86_400_000

export class BoardLink {
  readonly #cases: CaseStore
  readonly #wallet: Pick<WalletStore, 'keptKeys' | 'forgetKeys' | 'outgoing' | 'forgetAll'>
  readonly #opened: OpenedGenesis
  readonly #world: World
  /** In which the ends of follow-ups were noted. */
  #period: number | undefined

  constructor(
    { cases, wallet }: { readonly cases: CaseStore; readonly wallet: Pick<WalletStore, 'keptKeys' | 'forgetKeys' | 'outgoing' | 'forgetAll'> },
    opened: OpenedGenesis,
    world: World,
  ) {
    this.#cases = cases
    this.#wallet = wallet
    this.#opened = opened
    this.#world = world
  }

  start(pollMs: number): Repeating {
    return repeat(
      this.#world,
      'board',
      () => (this.#cases.unreadCount() > 0 ? 0 : pollMs),
      async () => this.tick(),
    )
  }

  /** One file, then whatever else waits in this process has its turn. */
  tick(): void {
    const book = this.#cases.book()
    const now = this.#world.now()
    this.#wallet.forgetKeys((kept) => kept.kind === 'report' && endOf(this.#opened, book, kept) < now)
    this.#settle(periodAt(this.#opened.genesis, now))
    this.#readNext()
  }

  /** Once a period, and after a start: the wallet has room for few, and in every node the same is written. */
  #settle(period: number): void {
    if (period === this.#period) return
    const ended = this.#wallet.outgoing().flatMap(({ id, kind, state }) => {
      const end = FOLLOW_UP_ENDS.find((each) => each === state)
      return kind === 'follow-up' && end !== undefined ? [[id, end] as const] : []
    })
    // The book first: what the wallet has forgotten would not be noted again.
    this.#cases.settle(new Map(ended))
    this.#wallet.forgetAll(new Set(ended.map(([id]) => id)))
    this.#period = period
  }

  /** What can be read now, up to some files. */
  readSome(): void {
    for (let i = 0; i < AT_ONCE && this.#readNext(); i++);
  }

  #readNext(): boolean {
    const file = this.#cases.unread()
    if (file === undefined) return false
    const kept = this.#wallet.keptKeys().filter(({ kind }) => kind === 'report')
    const { retentionDays } = this.#opened.genesis.rules
    this.#cases.read(file.index, this.#found(file, kept), this.#world.now() - retentionDays * DAY_MS)
    return true
  }

  #found({ index, at, replies }: BoardFile, kept: readonly KeptKeys[]): HeldReply[] {
    const places = KEYS_STEP * Math.max(1, Math.ceil(kept.length / KEYS_STEP))
    const keys = Array.from({ length: places }, (_, i) => kept[i])
    const found: HeldReply[] = []
    for (const sealed of replies) {
      for (const key of keys) {
        const reply = this.#tried(key?.xwSeed ?? NO_KEY, sealed)
        // Sealed to one contribution and about another: nothing that an honest hub writes.
        if (reply === undefined || key === undefined || hex(reply.contribution) !== key.id) continue
        found.push(held(reply, key, index, at))
      }
    }
    return found
  }

  /** What cannot be read though it is sealed to this house is passed over silently: a line in a log would tell that it was here. */
  #tried(xwSeed: Uint8Array, sealed: Uint8Array): Reply | undefined {
    try {
      return openReply(xwSeed, this.#opened.origin, sealed)
    } catch (error) {
      if (error instanceof ProtocolError) return undefined
      throw error
    }
  }
}

/** When a case ends: then its keys are forgotten. */
export function endOf({ genesis }: OpenedGenesis, { replies }: Pick<CaseBook, 'replies'>, { id, period }: Pick<KeptKeys, 'id' | 'period'>): Instant {
  const times = replies.filter(({ contribution }) => contribution === id).map(({ at }) => at)
  return caseEnd(genesis, period, times.length === 0 ? undefined : Math.max(...times))
}

function held({ number, kind, text, closes }: Reply, { id, about }: KeptKeys, index: number, at: Instant): HeldReply {
  return { contribution: id, incident: about, number, kind, text, index, at, ...(closes === undefined ? {} : { closes }) }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Cases at the node: files of the reply board that wait to be read, and the case book.
 *
 *     case book = sealed by the vault: length (uint32) || MessagePack { followUps, replies, revealed } || zero bytes up to a multiple of 64 KiB
 *
 * The book lies in the node's database and so in its backup: a node that was restored still shows what was said, though it can add nothing
 * any more. Without the vault's key it says nothing, not even whether there is a case.
 *
 * @module
 */
import { concat } from '@ncv/protocol/bytes.ts'
import type { Bounds, Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { ReplyKind } from '@ncv/protocol/message/board.ts'
import { REPLY_BYTES } from '@ncv/protocol/message/board.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface BoardFile {
  readonly index: number
  /** Time of its entry. */
  readonly at: Instant
  readonly replies: readonly Uint8Array[]
}

export interface HeldReply {
  /** Hex of the envelope id. */
  readonly contribution: string
  /** That the contribution was made of. */
  readonly incident: string
  readonly number: number
  readonly kind: ReplyKind
  readonly text: string
  readonly closes?: string
  /** Entry of the board file. */
  readonly index: number
  readonly at: Instant
}

export interface OwnFollowUp {
  readonly contribution: string
  readonly counter: number
  /** Hex of its envelope id. */
  readonly id: string
  readonly text: string
  readonly answers?: number
  readonly at: Instant
  /** How it ended, once the wallet has let go of it. */
  readonly state?: FollowUpEnd
}

/** Ends of what was sent. */
export const FOLLOW_UP_ENDS = ['accepted', 'not-accepted', 'expired'] as const
export type FollowUpEnd = (typeof FOLLOW_UP_ENDS)[number]

export interface CaseBook {
  readonly replies: readonly HeldReply[]
  readonly followUps: readonly OwnFollowUp[]
  /** Contributions that this house has said are its own. */
  readonly revealed: readonly { readonly contribution: string; readonly at: Instant }[]
}

const LABEL = 'case-book'
const STEP = 64 * 1024
const LENGTH_BYTES = 4
const BOUNDS: Bounds = { bytes: 16 * 1024 * 1024, depth: 4, items: 100_000 }
const EMPTY: CaseBook = { replies: [], followUps: [], revealed: [] }

export class CaseStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** A file that may be read. Within the transaction that carries out its entry. */
  addBoard({ index, at, replies }: BoardFile): void {
    const sql = 'INSERT INTO board (idx, at, replies) VALUES (?, ?, ?)'
    this.#db.prepare<[number, number, Uint8Array]>(sql).run(index, at, concat(...replies))
  }

  /** The oldest file that was not read. */
  unread(): BoardFile | undefined {
    const sql = 'SELECT idx AS "index", at, replies FROM board ORDER BY idx LIMIT 1'
    const row = this.#db.prepare<[], { index: number; at: number; replies: Uint8Array }>(sql).get()
    if (row === undefined) return undefined
    const bytes = new Uint8Array(row.replies)
    const replies = Array.from({ length: bytes.length / REPLY_BYTES }, (_, i) => bytes.slice(i * REPLY_BYTES, (i + 1) * REPLY_BYTES))
    return { index: row.index, at: row.at, replies }
  }

  unreadCount(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM board').pluck().get() ?? 0
  }

  /** A file was read. The book is written whether something was found or not; what was said before `forgetBefore` is dropped from it. */
  read(index: number, found: readonly HeldReply[], forgetBefore: Instant): void {
    const run = this.#db.transaction(() => {
      const { replies, followUps, revealed } = this.book()
      const isNew = (each: HeldReply): boolean => !replies.some((known) => isSame(known, each))
      const isKept = ({ at }: { readonly at: Instant }): boolean => at >= forgetBefore
      this.#write({
        replies: [...replies, ...found.filter(isNew)].filter(isKept),
        followUps: followUps.filter(isKept),
        revealed: revealed.filter(isKept),
      })
      this.#db.prepare<[number]>('DELETE FROM board WHERE idx = ?').run(index)
    })
    run.immediate()
  }

  book(): CaseBook {
    const sealed = this.#db.prepare<[], Uint8Array>('SELECT sealed FROM case_book').pluck().get()
    if (sealed === undefined) return EMPTY
    const filled = this.#vault.open(LABEL, new Uint8Array(sealed))
    const length = new DataView(filled.buffer, filled.byteOffset).getUint32(0)
    return decode(filled.subarray(LENGTH_BYTES, LENGTH_BYTES + length), BOUNDS) as unknown as CaseBook
  }

  addFollowUp(followUp: OwnFollowUp): void {
    const book = this.book()
    this.#write({ ...book, followUps: [...book.followUps, followUp] })
  }

  /** How follow-ups ended, by their ids. The book is written whether there are any or not. */
  settle(ends: ReadonlyMap<string, FollowUpEnd>): void {
    const book = this.book()
    const settled = (followUp: OwnFollowUp): OwnFollowUp => {
      const state = ends.get(followUp.id)
      return state === undefined ? followUp : { ...followUp, state }
    }
    this.#write({ ...book, followUps: book.followUps.map(settled) })
  }

  addRevealed(contribution: string, at: Instant): void {
    const book = this.book()
    if (book.revealed.some((each) => each.contribution === contribution)) return
    this.#write({ ...book, revealed: [...book.revealed, { contribution, at }] })
  }

  #write(book: CaseBook): void {
    const content = encode(book as unknown as Value)
    const length = new Uint8Array(LENGTH_BYTES)
    new DataView(length.buffer).setUint32(0, content.length)
    const fill = (STEP - ((LENGTH_BYTES + content.length) % STEP)) % STEP
    const sealed = this.#vault.seal(LABEL, concat(length, content, new Uint8Array(fill)))
    this.#db.prepare<[Uint8Array]>('INSERT OR REPLACE INTO case_book (one, sealed) VALUES (1, ?)').run(sealed)
  }
}

/** A hub that came out of a backup may send a reply again. */
function isSame(a: HeldReply, b: HeldReply): boolean {
  return a.contribution === b.contribution && a.number === b.number && a.kind === b.kind && a.text === b.text && a.closes === b.closes
}

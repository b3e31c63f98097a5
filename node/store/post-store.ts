// SPDX-License-Identifier: EUPL-1.2
/**
 * The post at the node: what waits to go out and what became of it, what came in, what was set aside. Records are sealed by the vault.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Bounds, Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { PostAttachment, PostKind, PostReceipt, ReceiptWish } from '@ncv/protocol/message/post.ts'
import { POST_ID_BYTES } from '@ncv/protocol/message/post.ts'
import type { PostHaste } from '@ncv/protocol/post/timing.ts'
import { hasteOf } from '@ncv/protocol/post/timing.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export type PostOutState = 'queued' | 'sealed' | 'taken' | 'refused'
export type PostInState = 'new' | 'read' | 'deleted'

/** What is to be sent. */
export interface PostDraft {
  readonly kind: PostKind
  /** Ids of members and `hub`, in any order. */
  readonly to: readonly string[]
  /** Encoded content, or a signed frame. */
  readonly content: Uint8Array
  readonly tlp: TlpLabel
  readonly terms: Terms
  readonly attachments?: readonly { readonly attachment: PostAttachment; readonly file: Uint8Array }[]
  readonly thread?: Uint8Array
  readonly receipt?: ReceiptWish
  /** By the kind where absent. */
  readonly haste?: PostHaste
}

/** Secret: lies in the vault. */
export interface PostOut {
  /** Hex of the message's id. */
  readonly id: string
  readonly state: PostOutState
  readonly kind: PostKind
  readonly to: readonly string[]
  readonly content: Uint8Array
  readonly tlp: TlpLabel
  readonly terms: Terms
  readonly attachments: readonly PostAttachment[]
  readonly thread?: Uint8Array
  readonly receipt: ReceiptWish
  readonly haste: PostHaste
  readonly writtenAt: Instant
  /** Drawn once. */
  readonly dueAt?: Instant
  readonly attempts: number
  readonly retryAt?: Instant
  /** As it goes over the wire; from the first attempt on, and never another. */
  readonly wire?: Uint8Array
  readonly sentAt?: Instant
  /** The hub's signed receipt, and the time in it. */
  readonly taken?: Uint8Array
  readonly takenAt?: Instant
  /** Why it was refused. */
  readonly code?: string
  readonly receipts: readonly { readonly by: string; readonly state: PostReceipt['state']; readonly at: Instant }[]
}

export interface PostIn {
  /** Hex of the envelope id. */
  readonly id: string
  readonly state: PostInState
  /** As it was signed. */
  readonly frame: Uint8Array
  /** When the hub took it. */
  readonly at: Instant
  readonly readAt?: Instant
}

export interface PostAside {
  readonly hash: string
  readonly code: string
  readonly wire: Uint8Array
  readonly at: Instant
}

export interface PostCursor {
  readonly generation: Uint8Array
  readonly after: number
}

const BOUNDS: Bounds = { bytes: 512 * 1024, depth: 6, items: 4096 }

type Sealed = { readonly sealed: Uint8Array }

export class PostStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  /** @returns hex of the message's id */
  enqueue(draft: PostDraft, world: Pick<World, 'now' | 'random'>): string {
    const id = hex(world.random(POST_ID_BYTES))
    const { kind, content, tlp, terms, thread, attachments = [] } = draft
    const record: Omit<PostOut, 'id' | 'state'> = {
      kind,
      to: [...new Set(draft.to)].sort(),
      content,
      tlp,
      terms,
      attachments: attachments.map(({ attachment }) => attachment),
      receipt: draft.receipt ?? 'none',
      haste: draft.haste ?? hasteOf(kind),
      writtenAt: world.now(),
      attempts: 0,
      receipts: [],
      ...(thread === undefined ? {} : { thread }),
    }
    this.inOne(() => {
      const sql = `INSERT INTO post_out (id, state, sealed) VALUES (?, 'queued', ?)`
      this.#db.prepare<[string, Uint8Array]>(sql).run(id, this.#seal(`post-out/${id}`, record))
      const put = this.#db.prepare<[string, number, Uint8Array]>('INSERT INTO post_out_file (post, number, bytes) VALUES (?, ?, ?)')
      for (const [number, { file }] of attachments.entries()) put.run(id, number, file)
    })
    return id
  }

  /** Waiting or on their way, oldest first. */
  open(): PostOut[] {
    return this.#outs(`WHERE state IN ('queued', 'sealed')`).sort((a, b) => a.writtenAt - b.writtenAt)
  }

  /** Newest first. */
  sent(): PostOut[] {
    return this.#outs('').sort((a, b) => b.writtenAt - a.writtenAt)
  }

  out(id: string): PostOut | undefined {
    const row = this.#db
      .prepare<[string], { id: string; state: PostOutState } & Sealed>('SELECT id, state, sealed FROM post_out WHERE id = ?')
      .get(id)
    return row === undefined ? undefined : this.#outOf(row)
  }

  /** Inside a transaction, or alone. */
  update(id: string, state: PostOutState, change: Partial<Omit<PostOut, 'id' | 'state'>>): void {
    const before = this.out(id)
    if (before === undefined) return
    const { id: _, state: __, ...record } = { ...before, ...change }
    const sql = 'UPDATE post_out SET state = ?, sealed = ? WHERE id = ?'
    this.#db.prepare<[string, Uint8Array, string]>(sql).run(state, this.#seal(`post-out/${id}`, record), id)
  }

  files(id: string): { readonly number: number; readonly bytes: Uint8Array }[] {
    const sql = 'SELECT number, bytes FROM post_out_file WHERE post = ? ORDER BY number'
    return this.#db
      .prepare<[string], { number: number; bytes: Uint8Array }>(sql)
      .all(id)
      .map(({ number, bytes }) => ({ number, bytes: new Uint8Array(bytes) }))
  }

  /** The hub has it. */
  dropFile(id: string, number: number): void {
    this.#db.prepare<[string, number]>('DELETE FROM post_out_file WHERE post = ? AND number = ?').run(id, number)
  }

  /** Takes back what was not signed yet. False where it is on its way. */
  undo(id: string): boolean {
    return this.#db.prepare<[string]>(`DELETE FROM post_out WHERE id = ? AND state = 'queued'`).run(id).changes === 1
  }

  /** A receipt of one that it was sent to; any other is nothing. Inside the transaction that takes the receipt in. */
  addReceipt(by: string, { post, state, at }: PostReceipt): void {
    const out = this.out(hex(post))
    if (out === undefined || !out.to.includes(by) || out.receipts.some((each) => each.by === by && each.state === state)) return
    this.update(out.id, out.state, { receipts: [...out.receipts, { by, state, at }] })
  }

  hasIn(id: string): boolean {
    return this.#db.prepare<[string], number>('SELECT 1 FROM post_in WHERE id = ?').pluck().get(id) === 1
  }

  /** Inside the transaction of its effect: remembered, so that it does not come again, and shown to nobody. */
  noteIn(id: string): void {
    this.#db.prepare<[string, Uint8Array]>(`INSERT INTO post_in (id, state, sealed) VALUES (?, 'deleted', ?)`).run(id, new Uint8Array())
  }

  /** Inside the transaction of its effect. */
  addIn(id: string, { frame, at }: Pick<PostIn, 'frame' | 'at'>): void {
    const sql = `INSERT INTO post_in (id, state, sealed) VALUES (?, 'new', ?)`
    this.#db.prepare<[string, Uint8Array]>(sql).run(id, this.#seal(`post-in/${id}`, { frame, at }))
  }

  /** Newest first; without those that were deleted. */
  received(): PostIn[] {
    const rows = this.#db
      .prepare<[], { id: string; state: PostInState } & Sealed>(`SELECT id, state, sealed FROM post_in WHERE state <> 'deleted'`)
      .all()
    return rows.map((row) => this.#inOf(row)).sort((a, b) => b.at - a.at)
  }

  in(id: string): PostIn | undefined {
    const sql = `SELECT id, state, sealed FROM post_in WHERE id = ? AND state <> 'deleted'`
    const row = this.#db.prepare<[string], { id: string; state: PostInState } & Sealed>(sql).get(id)
    return row === undefined ? undefined : this.#inOf(row)
  }

  markRead(id: string, readAt: Instant): void {
    const before = this.in(id)
    if (before === undefined || before.state === 'read') return
    const sealed = this.#seal(`post-in/${id}`, { frame: before.frame, at: before.at, readAt })
    this.#db.prepare<[Uint8Array, string]>(`UPDATE post_in SET state = 'read', sealed = ? WHERE id = ?`).run(sealed, id)
  }

  /** Its words are gone; that it was here stays, so that it does not come again. */
  deleteIn(id: string): void {
    this.#db.prepare<[Uint8Array, string]>(`UPDATE post_in SET state = 'deleted', sealed = ? WHERE id = ?`).run(new Uint8Array(), id)
  }

  /** What nobody asks for any more. */
  drop(id: string): void {
    this.#db.prepare<[string]>('DELETE FROM post_out WHERE id = ?').run(id)
  }

  /** @returns false where it went out and no receipt has come */
  deleteOut(id: string): boolean {
    return this.#db.prepare<[string]>(`DELETE FROM post_out WHERE id = ? AND state <> 'sealed'`).run(id).changes === 1
  }

  setAside(hash: string, code: string, { wire, at }: Pick<PostAside, 'wire' | 'at'>): void {
    const sql = 'INSERT INTO post_aside (hash, code, sealed) VALUES (?, ?, ?) ON CONFLICT (hash) DO UPDATE SET code = excluded.code'
    this.#db.prepare<[string, string, Uint8Array]>(sql).run(hash, code, this.#seal(`post-aside/${hash}`, { wire, at }))
  }

  aside(): PostAside[] {
    const rows = this.#db.prepare<[], { hash: string; code: string } & Sealed>('SELECT hash, code, sealed FROM post_aside ORDER BY hash').all()
    return rows.map(({ hash, code, sealed }) => ({ hash, code, ...(this.#unseal(`post-aside/${hash}`, sealed) as Pick<PostAside, 'wire' | 'at'>) }))
  }

  dropAside(hash: string): void {
    this.#db.prepare<[string]>('DELETE FROM post_aside WHERE hash = ?').run(hash)
  }

  cursor(): PostCursor | undefined {
    const row = this.#db.prepare<[], PostCursor>('SELECT generation, after FROM post_cursor').get()
    return row === undefined ? undefined : { generation: new Uint8Array(row.generation), after: row.after }
  }

  /** Inside the transaction that takes in what comes before it. */
  putCursor({ generation, after }: PostCursor): void {
    const sql = 'INSERT OR REPLACE INTO post_cursor (one, generation, after) VALUES (1, ?, ?)'
    this.#db.prepare<[Uint8Array, number]>(sql).run(generation, after)
  }

  counts(): { readonly unread: number; readonly waiting: number; readonly aside: number; readonly refused: number } {
    const sql = `SELECT (SELECT count(*) FROM post_in WHERE state = 'new') AS unread,
      (SELECT count(*) FROM post_out WHERE state IN ('queued', 'sealed')) AS waiting,
      (SELECT count(*) FROM post_aside) AS aside, (SELECT count(*) FROM post_out WHERE state = 'refused') AS refused`
    const zero = { unread: 0, waiting: 0, aside: 0, refused: 0 }
    return this.#db.prepare<[], typeof zero>(sql).get() ?? zero
  }

  /** Forgets what is older, save what is still to go out. */
  forget(before: Instant): void {
    const deleted = this.#db.prepare<[string]>('DELETE FROM post_out WHERE id = ?')
    for (const { id, state, writtenAt } of this.sent()) if (writtenAt < before && (state === 'taken' || state === 'refused')) deleted.run(id)
    for (const { id, at } of this.received()) if (at < before) this.deleteIn(id)
    for (const { hash, at } of this.aside()) if (at < before) this.dropAside(hash)
  }

  #outs(where: string): PostOut[] {
    const rows = this.#db.prepare<[], { id: string; state: PostOutState } & Sealed>(`SELECT id, state, sealed FROM post_out ${where}`).all()
    return rows.map((row) => this.#outOf(row))
  }

  #outOf({ id, state, sealed }: { id: string; state: PostOutState } & Sealed): PostOut {
    return { ...(this.#unseal(`post-out/${id}`, sealed) as Omit<PostOut, 'id' | 'state'>), id, state }
  }

  #inOf({ id, state, sealed }: { id: string; state: PostInState } & Sealed): PostIn {
    return { ...(this.#unseal(`post-in/${id}`, sealed) as Omit<PostIn, 'id' | 'state'>), id, state }
  }

  #seal(label: string, record: object): Uint8Array {
    return this.#vault.seal(label, encode(record as Value))
  }

  #unseal(label: string, sealed: Uint8Array): unknown {
    return decode(this.#vault.open(label, new Uint8Array(sealed)), BOUNDS)
  }
}

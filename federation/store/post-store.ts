// SPDX-License-Identifier: EUPL-1.2
/**
 * The post at the hub: mailboxes of the members, what the hub itself was sent and sent, and who handed in which file.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { PostKind, PostReceipt } from '@ncv/protocol/message/post.ts'
import { postHash } from '@ncv/protocol/post/seal.ts'
import type { PostCaseState } from '@ncv/protocol/service/post-case.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface NewPost {
  readonly hash: Uint8Array
  readonly sender: string
  readonly id: Uint8Array
  readonly at: Instant
  readonly sealed: Uint8Array
  /** Recipients that are members. */
  readonly members: readonly string[]
  readonly files: readonly Uint8Array[]
}

export interface MailboxRow {
  readonly number: number
  readonly at: Instant
  readonly sealed: Uint8Array
}

/** A post that the hub can read. */
export interface HubPost {
  readonly hash: Uint8Array
  readonly sender: string
  readonly isOwn: boolean
  readonly kind: PostKind
  readonly at: Instant
  readonly readAt: Instant | null
  /** How the case stands that begins with it; null where it is only a letter. */
  readonly caseState: PostCaseState | null
  readonly caseAt: Instant | null
  readonly frame: Uint8Array
}

type HubPostRow = Omit<HubPost, 'isOwn'> & { readonly isOwn: number }

const HUB_POST = `SELECT p.hash, p.sender, h.is_own AS isOwn, h.kind, p.at, h.read_at AS readAt, h.frame, h.case_state AS caseState, h.case_at AS caseAt
  FROM hub_post h JOIN post p ON p.hash = h.post`

export class PostStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** A post is taken whole, with what it effects, or not at all. */
  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  /** When these bytes were taken. */
  takenAt(hash: Uint8Array): Instant | undefined {
    return this.#db.prepare<[Uint8Array], number>('SELECT at FROM post WHERE hash = ?').pluck().get(hash)
  }

  /** Inside a transaction. `other`: this sender has sent other bytes under this id. */
  add({ hash, sender, id, at, sealed, members, files }: NewPost): 'new' | 'other' {
    const before = this.#db.prepare<[string, Uint8Array], Uint8Array>('SELECT hash FROM post WHERE sender = ? AND id = ?').pluck().get(sender, id)
    if (before !== undefined && !equalBytes(before, hash)) return 'other'
    const put = 'INSERT INTO post (hash, sender, id, at, sealed) VALUES (?, ?, ?, ?, ?)'
    this.#db.prepare<[Uint8Array, string, Uint8Array, number, Uint8Array | null]>(put).run(hash, sender, id, at, members.length === 0 ? null : sealed)
    const box = this.#db.prepare<[string, Uint8Array]>('INSERT INTO mailbox (member, post) VALUES (?, ?)')
    for (const member of members) box.run(member, hash)
    const file = this.#db.prepare<[Uint8Array, Uint8Array]>('INSERT INTO post_attachment (post, hash) VALUES (?, ?) ON CONFLICT DO NOTHING')
    for (const each of files) file.run(hash, each)
    return 'new'
  }

  /** Inside the transaction that adds the post. */
  addHubPost(hash: Uint8Array, isOwn: boolean, kind: PostKind, frame: Uint8Array): void {
    const sql = 'INSERT INTO hub_post (post, is_own, kind, frame) VALUES (?, ?, ?, ?)'
    this.#db.prepare<[Uint8Array, number, string, Uint8Array]>(sql).run(hash, isOwn ? 1 : 0, kind, frame)
  }

  /** Differs when there is another letter, or one stands otherwise than before. */
  mark(): string {
    const sql = `SELECT (SELECT count(*) FROM hub_post) || ' ' || (SELECT count(*) FROM hub_post_receipt) || ' ' ||
      (SELECT coalesce(max(at), 0) FROM post)`
    return this.#db.prepare<[], string>(sql).pluck().get() ?? ''
  }

  /** Newest first; -1 for all. */
  hubPosts(limit: number): HubPost[] {
    return this.#db.prepare<[number], HubPostRow>(`${HUB_POST} ORDER BY p.at DESC, p.hash LIMIT ?`).all(limit).map(hubPostOf)
  }

  /** By the beginning of the hex of their hash. */
  hubPostsBy(start: string): HubPost[] {
    return this.#db.prepare<[string], HubPostRow>(`${HUB_POST} WHERE lower(hex(p.hash)) GLOB ? || '*' LIMIT 2`).all(start).map(hubPostOf)
  }

  /** Null: it is only a letter again. */
  setCase(hash: Uint8Array, state: PostCaseState | null, at: Instant): void {
    const sql = 'UPDATE hub_post SET case_state = ?, case_at = ? WHERE post = ?'
    this.#db.prepare<[string | null, number | null, Uint8Array]>(sql).run(state, state === null ? null : at, hash)
  }

  /** False where it was read before. */
  markRead(hash: Uint8Array, at: Instant): boolean {
    return this.#db.prepare<[number, Uint8Array]>('UPDATE hub_post SET read_at = ? WHERE post = ? AND read_at IS NULL').run(at, hash).changes === 1
  }

  /** A receipt of a member for what the hub sent to it; undefined where there is no such post to this member. */
  ownPost(id: Uint8Array, member: string): Uint8Array | undefined {
    const sql = `SELECT p.hash FROM post p JOIN mailbox m ON m.post = p.hash WHERE p.sender = 'hub' AND p.id = ? AND m.member = ?`
    return this.#db.prepare<[Uint8Array, string], Uint8Array>(sql).pluck().get(id, member)
  }

  addReceipt(post: Uint8Array, member: string, { state, at }: PostReceipt): void {
    const sql = 'INSERT INTO hub_post_receipt (post, member, state, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
    this.#db.prepare<[Uint8Array, string, string, number]>(sql).run(post, member, state, at)
  }

  receipts(post: Uint8Array): { readonly member: string; readonly state: 'delivered' | 'read'; readonly at: Instant }[] {
    const sql = 'SELECT member, state, at FROM hub_post_receipt WHERE post = ? ORDER BY at, member'
    return this.#db.prepare<[Uint8Array], { member: string; state: 'delivered' | 'read'; at: number }>(sql).all(post)
  }

  /** Of this member only, oldest first. */
  mailbox(member: string, after: number, limit: number): MailboxRow[] {
    const sql = `SELECT m.number, p.at, p.sealed FROM mailbox m JOIN post p ON p.hash = m.post
      WHERE m.member = ? AND m.number > ? AND p.sealed IS NOT NULL ORDER BY m.number LIMIT ?`
    return this.#db
      .prepare<[string, number, number], MailboxRow>(sql)
      .all(member, after, limit)
      .map((row) => ({ ...row, sealed: new Uint8Array(row.sealed) }))
  }

  /** When a member last fetched post, and how many letters it has not fetched. */
  fetching(member: string): { readonly fetchedAt: Instant | null; readonly waiting: number } {
    const sql = 'SELECT max(fetched_at) AS fetchedAt, count(*) - count(fetched_at) AS waiting FROM mailbox WHERE member = ?'
    return this.#db.prepare<[string], { fetchedAt: number | null; waiting: number }>(sql).get(member) ?? { fetchedAt: null, waiting: 0 }
  }

  markFetched(member: string, through: number, at: Instant): void {
    const sql = 'UPDATE mailbox SET fetched_at = ? WHERE member = ? AND number <= ? AND fetched_at IS NULL'
    this.#db.prepare<[number, string, number]>(sql).run(at, member, through)
  }

  /** Hash of a post whose bytes are not those that were taken; undefined where all are. */
  damaged(): Uint8Array | undefined {
    const rows = this.#db.prepare<[], { hash: Uint8Array; sealed: Uint8Array }>('SELECT hash, sealed FROM post WHERE sealed IS NOT NULL').iterate()
    for (const { hash, sealed } of rows) if (!equalBytes(postHash(new Uint8Array(sealed)), new Uint8Array(hash))) return new Uint8Array(hash)
    return undefined
  }

  /** Drawn at the first call, and at the first one after {@link PostStore.endGeneration}. */
  generation(world: Pick<World, 'random'>): Uint8Array {
    const before = this.#db.prepare<[], Uint8Array>('SELECT generation FROM post_generation').pluck().get()
    if (before !== undefined) return new Uint8Array(before)
    const drawn = world.random(16)
    this.#db.prepare<[Uint8Array]>('INSERT INTO post_generation (one, generation) VALUES (1, ?)').run(drawn)
    return drawn
  }

  /** The database came out of a backup: numbers that were given since then will be given again. */
  endGeneration(): void {
    this.#db.prepare<[]>('DELETE FROM post_generation').run()
  }

  addFile(hash: Uint8Array, uploader: string, bytes: number, at: Instant): void {
    const sql = 'INSERT INTO post_file (hash, uploader, bytes, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
    this.#db.prepare<[Uint8Array, string, number, number]>(sql).run(hash, uploader, bytes, at)
  }

  hasFile(hash: Uint8Array, uploader: string): boolean {
    return this.#db.prepare<[Uint8Array, string], number>('SELECT 1 FROM post_file WHERE hash = ? AND uploader = ?').pluck().get(hash, uploader) === 1
  }

  /** Bytes of all files, each counted once for each that handed it in. */
  fileBytes(): number {
    return this.#db.prepare<[], number>('SELECT coalesce(sum(bytes), 0) FROM post_file').pluck().get() ?? 0
  }

  /** Whether a post that names this file was sent to this member by one that handed it in, or the member handed it in itself. */
  mayFetch(hash: Uint8Array, member: string): boolean {
    const sql = `SELECT 1 FROM post_attachment a JOIN post p ON p.hash = a.post JOIN mailbox m ON m.post = p.hash
      JOIN post_file f ON f.hash = a.hash AND f.uploader = p.sender WHERE a.hash = ? AND m.member = ? LIMIT 1`
    return this.hasFile(hash, member) || this.#db.prepare<[Uint8Array, string], number>(sql).pluck().get(hash, member) === 1
  }

  /**
   * Forgets posts that were taken before, and files that no post names: those of posts that are gone, and those handed in before `filesBefore`
   * for a post that never came.
   *
   * @returns hashes of files that nobody needs any more
   */
  forget(before: Instant, filesBefore: Instant): Uint8Array[] {
    return this.inOne(() => {
      this.#db.prepare<[number]>('DELETE FROM mailbox WHERE post IN (SELECT hash FROM post WHERE at < ?)').run(before)
      this.#db.prepare<[number]>('DELETE FROM post WHERE at < ?').run(before)
      const named = 'EXISTS (SELECT 1 FROM post_attachment a WHERE a.hash = post_file.hash)'
      const loose = this.#db
        .prepare<[number], Uint8Array>(`SELECT DISTINCT hash FROM post_file WHERE at < ? AND NOT ${named}`)
        .pluck()
        .all(filesBefore)
      const end = this.#db.prepare<[Uint8Array]>('DELETE FROM post_file WHERE hash = ?')
      for (const hash of loose) end.run(hash)
      return loose.map((hash) => new Uint8Array(hash))
    })
  }
}

function hubPostOf(row: HubPostRow): HubPost {
  return { ...row, hash: new Uint8Array(row.hash), frame: new Uint8Array(row.frame), isOwn: row.isOwn === 1 }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Fetches the own mailbox, opens what is in it, and lays it down with its effect, once (ncv-post, section 7).
 *
 * What cannot be opened or carried out is set aside with its code and tried again when the log has gone on: the sender may be a member of whom
 * this node has not heard yet. What comes behind it goes on.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { PostReceipt } from '@ncv/protocol/message/post.ts'
import { HUB_PARTY, Mailbox, MAILBOX_ANSWER_BYTES } from '@ncv/protocol/message/post.ts'
import { mayReceive, senderKeyOf } from '@ncv/protocol/post/correspondents.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import { openPost, parseSealedPost, postHash, SEALED_POST_MAX_BYTES } from '@ncv/protocol/post/seal.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { memberPost } from '../link/member-request.ts'
import type { NodeKeys } from '../node-keys.ts'
import type { PostStore } from '../store/post-store.ts'
import { correspondentsOf } from './correspondents.ts'
import { offerAgain } from './offer-again.ts'
import type { OutboxParts } from './outbox.ts'
import type { NodePostHandlers } from './post-handlers.ts'

const ROUNDS = 64
const ANSWER_MAX_BYTES = MAILBOX_ANSWER_BYTES + SEALED_POST_MAX_BYTES + 64 * 1024

type Delivered = Mailbox['posts'][number]

export class Inbox {
  readonly #parts: OutboxParts
  readonly #handlers: NodePostHandlers
  readonly #opened: OpenedGenesis
  readonly #keys: NodeKeys
  readonly #hubUrl: string
  readonly #world: World
  /** Entries of the log, and how many of them waited, at the last try of what was set aside. */
  #triedAt = ''

  constructor(parts: OutboxParts, handlers: NodePostHandlers, opened: OpenedGenesis, keys: NodeKeys, hubUrl: string, world: World) {
    this.#parts = parts
    this.#handlers = handlers
    this.#opened = opened
    this.#keys = keys
    this.#hubUrl = hubUrl
    this.#world = world
  }

  /** Fetches all there is. */
  async fetch(): Promise<void> {
    this.retryAside()
    for (let round = 0; round < ROUNDS; round++) if (!(await this.#fetchSome())) return
  }

  /** True while there is more. */
  async #fetchSome(): Promise<boolean> {
    const { post } = this.#parts
    const cursor = post.cursor()
    const after = cursor?.after ?? 0
    const { generation, posts, more } = await this.#ask(after)
    if (cursor === undefined || !equalBytes(cursor.generation, generation)) {
      post.inOne(() => {
        post.putCursor({ generation, after: 0 })
        if (cursor !== undefined) offerAgain(post, this.#opened, this.#world)
      })
      // The numbers were those of another hub database: what is here already is recognised by its id.
      if (after > 0) return true
    }
    for (const each of posts) this.#take(each, generation)
    const last = posts.at(-1)
    if (last !== undefined) await this.#tell(last.number)
    return more && last !== undefined
  }

  async #ask(after: number): Promise<Mailbox> {
    const { body } = await memberPost(this.#world, this.#keys, {
      audience: 'hub',
      baseUrl: this.#hubUrl,
      path: '/mailbox',
      body: encode({ after }),
      maxBytes: ANSWER_MAX_BYTES,
    })
    const parsed = Mailbox.safeParse(decode(body, { bytes: ANSWER_MAX_BYTES, depth: 4, items: 4096 }))
    if (!parsed.success) throw new ProtocolError('SCHEMA_MISMATCH', { field: parsed.error.issues[0]?.path.join('.') || 'mailbox' })
    return parsed.data
  }

  async #tell(through: number): Promise<void> {
    await memberPost(this.#world, this.#keys, {
      audience: 'hub',
      baseUrl: this.#hubUrl,
      path: '/mailbox/taken',
      body: encode({ through }),
      maxBytes: 64 * 1024,
    })
  }

  #take({ sealed, at, number }: Delivered, generation: Uint8Array): void {
    const { post } = this.#parts
    const next = () => post.putCursor({ generation, after: number })
    try {
      const opened = this.#open(sealed)
      post.inOne(() => {
        this.#lay(opened, at)
        next()
      })
    } catch (error) {
      const code = this.#codeOf(error)
      post.inOne(() => {
        post.setAside(hex(postHash(sealed)), code, { wire: sealed, at })
        next()
      })
    }
  }

  /** A defect in one handler must not stop the rest of the mail. */
  #codeOf(error: unknown): string {
    const code = error instanceof CodedError ? error.code : 'INTERNAL'
    this.#world.log.warn('post-set-aside', { code })
    if (code === 'INTERNAL') this.#world.log.error('internal-error', { kind: 'post' })
    return code
  }

  #open(sealed: Uint8Array): OpenedPost {
    const { registry, trust, log } = this.#parts
    const correspondents = correspondentsOf(registry, trust, log)
    const reader = { origin: this.#opened.origin, id: this.#keys.id, secretKey: this.#keys.box.secretKey }
    const opened = openPost(parseSealedPost(sealed), reader, (message) => senderKeyOf(correspondents, message))
    const self = registry.all.get(this.#keys.id)
    if (self === undefined || !mayReceive(self, opened.tlp)) throw new ProtocolError('POST_LABEL', { member: this.#keys.id, tlp: opened.tlp })
    return opened
  }

  /** Within a transaction. */
  #lay(opened: OpenedPost, at: Instant): void {
    const { post } = this.#parts
    const id = hex(opened.id)
    if (post.hasIn(id)) return
    const { kind } = opened.message
    // A receipt stands beside what it is about, not in the inbox.
    if (kind === 'receipt') post.noteIn(id)
    else post.addIn(id, { frame: opened.frame, at })
    this.#handlers[kind](opened)
    if (opened.message.receipt !== 'none' && kind !== 'receipt') enqueueReceipt(post, opened, 'delivered', this.#world)
  }

  /** Once for each state of the log. */
  retryAside(): void {
    const { post, log } = this.#parts
    // An entry that was here already may have got its witnesses, or its body, since then.
    const standing = `${log.size()} ${log.openCount()}`
    if (standing === this.#triedAt) return
    this.#triedAt = standing
    for (const { hash, wire, at } of post.aside()) {
      try {
        const opened = this.#open(wire)
        post.inOne(() => {
          this.#lay(opened, at)
          post.dropAside(hash)
        })
      } catch (error) {
        if (!(error instanceof CodedError)) this.#codeOf(error)
      }
    }
  }
}

/** To the sender alone, under the label of the smallest circle that a receipt needs: that it came says nothing of what. */
export function enqueueReceipt(
  post: Pick<PostStore, 'enqueue'>,
  { message }: Pick<OpenedPost, 'message'>,
  state: PostReceipt['state'],
  world: Pick<World, 'now' | 'random'>,
): void {
  const content = encode({ post: message.id, state, at: world.now() } as unknown as Value)
  post.enqueue({ kind: 'receipt', to: [message.from], content, tlp: 'TLP:GREEN', terms: 'federation', thread: message.id }, world)
}

/** Whether a sender is the hub. */
export function isFromHub({ message }: Pick<OpenedPost, 'message'>): boolean {
  return message.from === HUB_PARTY
}

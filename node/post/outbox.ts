// SPDX-License-Identifier: EUPL-1.2
/**
 * Sends what waits in the outbox, each at its instant, and keeps the hub's signed receipts (ncv-post, section 6).
 *
 * Nothing here knows the wallet: an instant that was chosen with a look at the queue of contributions would speak about it.
 * What was signed is sent again byte for byte until the hub has answered.
 *
 * @module
 */
import { fromHex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { PostMessage } from '@ncv/protocol/message/post.ts'
import { boxesOf } from '@ncv/protocol/post/correspondents.ts'
import { postHash, sealPost, signPost } from '@ncv/protocol/post/seal.ts'
import { openPostTaken } from '@ncv/protocol/post/taken.ts'
import { postInstant } from '@ncv/protocol/post/timing.ts'
import type { Instant, NetResponse, World } from '@ncv/protocol/world.ts'
import { RemoteProblem } from '@ncv/runtime/errors.ts'
import { memberPost } from '../link/member-request.ts'
import type { OneAtATime } from '../link/one-at-a-time.ts'
import { oneAtATime } from '../link/one-at-a-time.ts'
import type { Trust } from '../link/trust.ts'
import type { NodeKeys } from '../node-keys.ts'
import type { LogStore } from '../store/log-store.ts'
import type { PostOut, PostStore } from '../store/post-store.ts'
import { correspondentsOf } from './correspondents.ts'

const HOUR_MS = 3_600_000
const FILE_TIMEOUT_MS = 330_000

/** Refusals that another attempt may turn: too many, too slow, a clock that is being set, a hub that restarts or is older. */
const PASSING = new Set([401, 408, 429])

function mayPass({ status, code }: RemoteProblem): boolean {
  return status >= 500 || PASSING.has(status) || code === 'REQUEST_NOT_FOUND'
}

export interface OutboxParts {
  readonly post: PostStore
  readonly log: Pick<LogStore, 'size' | 'openCount'>
  readonly registry: Pick<Registry, 'all'>
  readonly trust: Trust
}

export class Outbox {
  readonly #parts: OutboxParts
  readonly #opened: OpenedGenesis
  readonly #keys: NodeKeys
  readonly #hubUrl: string
  readonly #world: World
  readonly #oneAtATime: OneAtATime = oneAtATime()

  constructor(parts: OutboxParts, opened: OpenedGenesis, keys: NodeKeys, hubUrl: string, world: World) {
    this.#parts = parts
    this.#opened = opened
    this.#keys = keys
    this.#hubUrl = hubUrl
    this.#world = world
  }

  /** Sends all that is due. Keys of recipients come from the log: while it is not freshly witnessed, nothing leaves. */
  async sendDue(): Promise<void> {
    await this.#oneAtATime(async () => {
      const { post, trust } = this.#parts
      for (const each of post.open()) {
        const due = this.#dueOf(each)
        if (due <= this.#world.now() && trust.isFresh() && trust.hubBox() !== undefined) await this.#send(each.id)
      }
    })
  }

  #dueOf({ id, state, haste, writtenAt, dueAt, retryAt }: PostOut): Instant {
    if (dueAt !== undefined) return Math.max(dueAt, retryAt ?? 0)
    const drawn = haste === 'now' ? writtenAt : postInstant(this.#opened.genesis, writtenAt, this.#world)
    this.#parts.post.update(id, state, { dueAt: drawn })
    return drawn
  }

  async #send(id: string): Promise<void> {
    const { post, log, trust } = this.#parts
    try {
      const wire = this.#sealed(id)
      for (const { number, bytes } of post.files(id)) {
        await this.#ask('/attachment', bytes, FILE_TIMEOUT_MS)
        post.dropFile(id, number)
      }
      const { body } = await this.#ask('/post', wire)
      const { at } = openPostTaken(this.#opened.origin, body, trust.hubKey(log.size()), postHash(wire))
      // A receipt has done its work; what was asked for stands with the one that asked.
      if (post.out(id)?.kind === 'receipt') post.drop(id)
      else post.update(id, 'taken', { taken: body, takenAt: at })
      this.#world.log.info('post-sent', { size: wire.length })
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      this.#failed(id, error)
    }
  }

  /** Signed and sealed at the first attempt, with the time of it: the time of writing is nobody's business. */
  #sealed(id: string): Uint8Array {
    const { post, registry, trust, log } = this.#parts
    const out = post.out(id)
    if (out === undefined) throw new TypeError('a post that is open is there')
    if (out.wire !== undefined) return out.wire
    const { to, kind, content, thread, attachments, receipt, tlp, terms } = out
    const boxes = boxesOf(correspondentsOf(registry, trust, log), to, tlp)
    const sentAt = this.#world.now()
    const message: PostMessage = {
      id: fromHex(id),
      from: this.#keys.id,
      to: [...to],
      kind,
      sentAt,
      content,
      attachments: [...attachments],
      receipt,
      ...(thread === undefined ? {} : { thread }),
    }
    const frame = signPost(this.#opened.origin, { tlp, terms }, message, this.#keys.identity.seed)
    const wire = sealPost(this.#opened.origin, frame, message, boxes, this.#world)
    post.update(id, 'sealed', { wire, sentAt })
    return wire
  }

  async #ask(path: string, body: Uint8Array, timeoutMs = 30_000): Promise<NetResponse> {
    return await memberPost(this.#world, this.#keys, { audience: 'hub', baseUrl: this.#hubUrl, path, body, maxBytes: 64 * 1024, timeoutMs })
  }

  #failed(id: string, error: CodedError): void {
    const { post } = this.#parts
    const out = post.out(id)
    if (out === undefined) return
    const isFinal = error instanceof RemoteProblem ? !mayPass(error) : out.wire === undefined
    this.#world.log.warn('post-refused', { code: error.code, count: out.attempts + 1 })
    // What was handed in again and is not wanted any more was taken all the same.
    if (isFinal && out.kind === 'receipt') return post.drop(id)
    if (isFinal) return post.update(id, out.taken === undefined ? 'refused' : 'taken', { code: error.code })
    const base = Math.min(60_000, this.#opened.genesis.timing.slotMs / 4)
    const asked = error instanceof RemoteProblem ? Number(error.params['seconds'] ?? 0) * 1000 : 0
    const pause = Math.max(asked, Math.min(HOUR_MS, base * 2 ** Math.min(out.attempts, 12)))
    post.update(id, out.state, { attempts: out.attempts + 1, retryAt: this.#world.now() + pause, code: error.code })
  }
}

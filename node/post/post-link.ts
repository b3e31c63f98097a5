// SPDX-License-Identifier: EUPL-1.2
/**
 * The post's two loops: what is due goes out, what came is fetched. Their rhythm depends on the clock alone.
 *
 * Whoever fetches shows the hub that it is there. So every node looks once in four slots, at a random instant of them, whether it expects
 * something or not; a person who waits can look at once.
 *
 * @module
 */
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import type { Repeating } from '../link/repeat.ts'
import { jittered, repeat } from '../link/repeat.ts'
import type { NodeKeys } from '../node-keys.ts'
import { Inbox } from './inbox.ts'
import type { OutboxParts } from './outbox.ts'
import { Outbox } from './outbox.ts'
import type { NodePostHandlers } from './post-handlers.ts'

const DAY_MS = 86_400_000
/** Slots between two looks into the mailbox: an hour where a slot is a quarter of one. */
const LOOK_SLOTS = 4

export class PostLink {
  readonly outbox: Outbox
  readonly inbox: Inbox
  readonly #parts: OutboxParts
  readonly #opened: OpenedGenesis
  readonly #world: World
  #forgotAt: Instant = 0
  /** Number of the hour of the last look. */
  #looked = Number.NEGATIVE_INFINITY

  constructor(parts: OutboxParts, handlers: NodePostHandlers, opened: OpenedGenesis, keys: NodeKeys, hubUrl: string, world: World) {
    this.#parts = parts
    this.#opened = opened
    this.#world = world
    this.outbox = new Outbox(parts, opened, keys, hubUrl, world)
    this.inbox = new Inbox(parts, handlers, opened, keys, hubUrl, world)
  }

  /** @param retentionDays how long the federation keeps personal records */
  start(pollMs: number, retentionDays: () => number): Repeating[] {
    const sending = repeat(
      this.#world,
      'post',
      () => jittered(this.#world, pollMs),
      () => this.outbox.sendDue(),
    )
    const fetching = repeat(
      this.#world,
      'mailbox',
      () => this.#untilLook(),
      async () => {
        this.#forget(retentionDays())
        await this.inbox.fetch()
      },
    )
    return [sending, fetching]
  }

  /** Until a random instant of the next four slots in which there was no look. */
  #untilLook(): number {
    const { genesis } = this.#opened
    const now = this.#world.now()
    const current = Math.floor(slotAt(genesis, now) / LOOK_SLOTS)
    const next = current <= this.#looked ? this.#looked + 1 : current
    this.#looked = next
    const begin = Math.max(now, slotStart(genesis, next * LOOK_SLOTS))
    const end = slotStart(genesis, (next + 1) * LOOK_SLOTS)
    return begin - now + randomBelow(this.#world, Math.max(1, end - begin))
  }

  #forget(retentionDays: number): void {
    const now = this.#world.now()
    if (now - this.#forgotAt < DAY_MS) return
    this.#forgotAt = now
    this.#parts.post.forget(now - retentionDays * DAY_MS)
  }
}

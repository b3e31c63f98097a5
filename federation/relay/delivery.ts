// SPDX-License-Identifier: EUPL-1.2
/**
 * Batches on their way to the hub: shuffled, sealed, posted; the very same bytes again while the hub cannot be reached.
 *
 * The hub knows a batch by its root and takes it once. Receipts are made when it has confirmed: a batch that is lost on the way gives
 * nobody a proof of anything.
 *
 * @module
 */
import { slotAt } from '@ncv/protocol/membership/period.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Batch } from '@ncv/protocol/submission/batch.ts'
import { batchPlaces, formatBatch, formatReceipt, sealBatch } from '@ncv/protocol/submission/batch.ts'
import { BATCH_MAX_BOXES } from '@ncv/protocol/submission/batch-size.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Cancel, Instant, NetResponse, World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import type { HeldBox } from './holding.ts'
import type { Receipts } from './receipts.ts'

/** What may be told about a batch that went out. */
export interface SentBatch {
  readonly slot: number
  readonly count: number
  readonly at: Instant
}

interface WaitingBatch {
  readonly batch: Batch
  /** By index in the batch; the boxes are in the batch alone. */
  readonly senders: readonly Omit<HeldBox, 'box'>[]
}

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000
/** The hub has read the batch and will never take it. */
const FINAL = [400, 413, 422]

export class Delivery {
  readonly #world: World
  readonly #opened: OpenedGenesis
  readonly #seed: Uint8Array
  readonly #url: string
  readonly #receipts: Receipts
  readonly #waiting: WaitingBatch[] = []
  #last: SentBatch | undefined
  #failures = 0
  #isSending = false
  #isStopped = false
  #cancelRetry: Cancel = () => {}

  /** @param seed of the relay's identity key */
  constructor(world: World, opened: OpenedGenesis, seed: Uint8Array, hubUrl: string, receipts: Receipts) {
    this.#world = world
    this.#opened = opened
    this.#seed = seed
    this.#url = `${hubUrl}/batch`
    this.#receipts = receipts
  }

  /** Boxes that the hub has not confirmed. */
  get size(): number {
    return this.#waiting.reduce((sum, { senders }) => sum + senders.length, 0)
  }

  get batches(): number {
    return this.#waiting.length
  }

  get last(): SentBatch | undefined {
    return this.#last
  }

  /** Shuffles and seals now, sends as soon as the hub takes it. */
  add(boxes: readonly HeldBox[]): void {
    const slot = Math.max(0, slotAt(this.#opened.genesis, this.#world.now()))
    for (const part of evenParts(shuffled(boxes, this.#world))) {
      const sealed = sealBatch(
        this.#seed,
        this.#opened.origin,
        slot,
        part.map(({ box }) => box),
      )
      this.#waiting.push({ batch: sealed, senders: part.map(({ member, taken }) => ({ member, taken })) })
    }
    this.#sendSoon(0)
  }

  stop(): void {
    this.#isStopped = true
    this.#cancelRetry()
  }

  #sendSoon(delayMs: number): void {
    if (this.#isSending || this.#isStopped) return
    this.#cancelRetry()
    this.#cancelRetry = this.#world.timer(delayMs, () => this.#sendAll())
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    let isHeld = false
    try {
      for (let next = this.#waiting[0]; next !== undefined && !isHeld && !this.#isStopped; next = this.#waiting[0]) {
        isHeld = !(await this.#send(next))
        if (!isHeld) this.#waiting.shift()
      }
    } finally {
      this.#isSending = false
    }
    this.#failures = isHeld ? this.#failures + 1 : 0
    if (isHeld) this.#sendSoon(this.#retryDelay())
    else if (this.#waiting.length > 0) this.#sendSoon(0)
  }

  /** True where the batch is done with: taken, or refused for good. */
  async #send({ batch, senders }: WaitingBatch): Promise<boolean> {
    const { log } = this.#world
    const { slot, count } = batch
    let reply: NetResponse
    try {
      const headers = { 'content-type': 'application/octet-stream' }
      reply = await this.#world.net.request({ method: 'POST', url: this.#url, headers, body: formatBatch(batch), maxBytes: 64 * 1024 })
    } catch (error) {
      log.warn('batch-held', { slot, count, code: error instanceof CodedError ? error.code : 'INTERNAL' })
      return false
    }
    if (FINAL.includes(reply.status)) {
      log.error('box-dropped', { slot, count, status: reply.status })
      return true
    }
    if (reply.status !== 200) {
      log.warn('batch-held', { slot, count, status: reply.status })
      return false
    }
    for (const [i, place] of batchPlaces(batch).entries()) {
      const { member, taken } = senders[i] as WaitingBatch['senders'][number]
      this.#receipts.add(member, formatReceipt({ ...place, taken }))
    }
    this.#last = { slot, count, at: this.#world.now() }
    log.info('batch-forwarded', { slot, count })
    return true
  }

  #retryDelay(): number {
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(10, this.#failures - 1))
    return delay / 2 + randomBelow(this.#world, Math.ceil(delay / 2) + 1)
  }
}

/** Fisher and Yates, with cryptographic chance: every order is as likely as every other. */
export function shuffled<T>(items: readonly T[], world: Pick<World, 'random'>): T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = randomBelow(world, i + 1)
    const [a, b] = [order[i] as T, order[j] as T]
    order[i] = b
    order[j] = a
  }
  return order
}

/** Equal parts where one batch cannot hold all, so that none is small. */
function evenParts<T>(items: readonly T[]): T[][] {
  const parts = Math.ceil(items.length / BATCH_MAX_BOXES)
  return Array.from({ length: parts }, (_, i) => items.slice(Math.floor((i * items.length) / parts), Math.floor(((i + 1) * items.length) / parts)))
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What a claimed size leads to: one more look at the log, soon, and never more often than is good.
 *
 * The claim is not believed. A stream that makes somebody look in vain is listened to less and less, down to the rhythm of polling.
 *
 * @module
 */
import type { Cancel, Instant, World } from '../world.ts'
import { randomBelow } from '../world.ts'

export interface WakerOptions {
  /** Entries that are here. */
  size(): number
  /** One look at the log. */
  look(): Promise<unknown>
  /** Looks that many claims cause together are spread over this time. */
  readonly spreadMs: number
  /** Between two looks; doubled by each that was in vain. */
  readonly gapMs: number
  /** The gap grows no further. */
  readonly gapMaxMs: number
}

export class Waker {
  readonly #world: Pick<World, 'monotonic' | 'random' | 'timer'>
  readonly #options: WakerOptions
  #claimed = -1
  #gapMs: number
  #notBefore: Instant = Number.NEGATIVE_INFINITY
  #isWaiting = false
  #isStopped = false
  #cancel: Cancel = () => {}

  constructor(world: Pick<World, 'monotonic' | 'random' | 'timer'>, options: WakerOptions) {
    this.#world = world
    this.#options = options
    this.#gapMs = options.gapMs
  }

  /** Somebody says that the log has `size` entries. */
  claim(size: number): void {
    if (size <= this.#options.size() || size === this.#claimed) return
    this.#claimed = size
    this.#set()
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel()
  }

  #set(): void {
    if (this.#isWaiting || this.#isStopped) return
    this.#isWaiting = true
    const soon = randomBelow(this.#world, Math.max(1, this.#options.spreadMs))
    this.#cancel = this.#world.timer(Math.max(soon, this.#notBefore - this.#world.monotonic()), () => this.#look())
  }

  async #look(): Promise<void> {
    const { size, look, gapMs, gapMaxMs } = this.#options
    const before = size()
    this.#isWaiting = false
    let isUseful = false
    try {
      await look()
      isUseful = size() > before
    } finally {
      this.#gapMs = isUseful ? gapMs : Math.min(gapMaxMs, this.#gapMs * 2)
      this.#notBefore = this.#world.monotonic() + this.#gapMs
    }
    // The look may have begun before what was claimed was there.
    if (isUseful && size() < this.#claimed) this.#set()
  }
}

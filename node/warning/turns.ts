// SPDX-License-Identifier: EUPL-1.2
/**
 * Long work in short turns: whoever takes long gives others their turn in between, so that no slot and no request waits for it.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'

/** So long nobody else has a turn; one step more may come on top. */
const TURN_MS = 40

export class Turns {
  readonly #world: Pick<World, 'monotonic' | 'timer'>
  #began: number

  constructor(world: Pick<World, 'monotonic' | 'timer'>) {
    this.#world = world
    this.#began = world.monotonic()
  }

  isOver(): boolean {
    return this.#world.monotonic() - this.#began >= TURN_MS
  }

  /** Everybody who waits comes first; then a new turn begins. */
  async pause(): Promise<void> {
    await new Promise<void>((resolve) => this.#world.timer(0, resolve))
    this.#began = this.#world.monotonic()
  }
}

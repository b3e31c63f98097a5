// SPDX-License-Identifier: EUPL-1.2
/**
 * Community keys as the relay has them: out of its slot, or, for a relay that took over, along the chain from a later one (ncv-keys, section 5).
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { openPrevious, unwrapEpochKey } from '@ncv/protocol/membership/epoch.ts'
import { RELAY_SLOT } from '@ncv/protocol/membership/registry.ts'
import type { Epoch } from '@ncv/protocol/message/keys.ts'

export class CommunityKeys {
  readonly #origin: Uint8Array
  readonly #boxSecret: Uint8Array
  readonly #keys = new Map<number, Uint8Array>()
  readonly #announced = new Map<number, Epoch>()

  /** @param boxSecret opens the relay's slot */
  constructor(origin: Uint8Array, boxSecret: Uint8Array) {
    this.#origin = origin
    this.#boxSecret = boxSecret
  }

  get(epoch: number): Uint8Array | undefined {
    return this.#keys.get(epoch)
  }

  /**
   * Takes an announced epoch in. Answers whether keys of earlier ones came with it.
   *
   * @throws ProtocolError `DECRYPT_FAILED` where another relay is the recipient, `EPOCH_COMMITMENT`, `EPOCH_KEY_MISSING`
   */
  add(epoch: Epoch, wraps: readonly Uint8Array[]): boolean {
    this.#announced.set(epoch.epoch, epoch)
    const name = { origin: this.#origin, purpose: epoch.purpose, epoch: epoch.epoch }
    this.#keys.set(epoch.epoch, unwrapEpochKey(wraps, name, RELAY_SLOT, this.#boxSecret, epoch.commitment))
    return this.#lookBack(epoch)
  }

  #lookBack(newest: Epoch): boolean {
    let [newer, found] = [newest, false]
    for (;;) {
      const older = this.#announced.get(newer.epoch - 1)
      const under = this.#keys.get(newer.epoch)
      if (newer.previous === undefined || older === undefined || under === undefined || this.#keys.has(older.epoch)) return found
      try {
        const link = { origin: this.#origin, epoch: newer.epoch, commitment: older.commitment }
        this.#keys.set(older.epoch, openPrevious(under, newer.previous, link))
      } catch (error) {
        if (error instanceof ProtocolError) return found
        throw error
      }
      newer = older
      found = true
    }
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Receipts that wait for their member's next request: in memory only, given once, a few for each.
 *
 * A receipt ties a member to a place in a batch. That is the relay's knowledge by its office; it must not outlive the process.
 *
 * @module
 */

/** In one answer; of more, the oldest are forgotten, and the node sends that box's content again. */
export const RECEIPTS_AT_ONCE = 4

export class Receipts {
  readonly #waiting = new Map<string, Uint8Array[]>()

  add(member: string, receipt: Uint8Array): void {
    this.#waiting.set(member, [...(this.#waiting.get(member) ?? []), receipt].slice(-RECEIPTS_AT_ONCE))
  }

  take(member: string): readonly Uint8Array[] {
    const taken = this.#waiting.get(member) ?? []
    this.#waiting.delete(member)
    return taken
  }
}

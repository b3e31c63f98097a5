// SPDX-License-Identifier: EUPL-1.2
/**
 * Boxes between their arrival and their release: one of each member and slot, in memory, held until enough are together.
 *
 * They go at the end of a slot, all at once, so that neither the order nor the time of an arrival shows in a batch. With
 * fewer than K_min senders they stay for the next slot, but no box waits longer than the maximum hold: then the few go, and their
 * number stands in the receipt. Only who asks for it in so many words goes at once (`addUrgent`).
 *
 * @module
 */
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import type { Cancel, Instant, World } from '@ncv/protocol/world.ts'
import { RelayError } from './errors.ts'

export interface HeldBox {
  readonly member: string
  readonly box: Uint8Array
  /** For the receipt: whose box it is, signed. */
  readonly taken: Uint8Array
}

type Clock = Pick<Genesis, 'createdAt' | 'timing'>

/** One urgent box of a member in so many slots: an hour where they have a quarter. */
export const URGENT_EVERY_SLOTS = 4

export class Holding {
  readonly #world: Pick<World, 'now' | 'timer'>
  readonly #clock: Clock
  readonly #release: (boxes: readonly HeldBox[]) => void
  readonly #usedBySlot = new Map<number, Set<string>>()
  /** Slot of each member's last urgent box, as long as it counts. */
  readonly #urgentAt = new Map<string, number>()
  #held: HeldBox[] = []
  #cancelSlotEnd: Cancel = () => {}
  #cancelMaxHold: Cancel = () => {}

  /** @param release takes the boxes in the order of arrival and shuffles them */
  constructor(world: Pick<World, 'now' | 'timer'>, clock: Clock, release: (boxes: readonly HeldBox[]) => void) {
    this.#world = world
    this.#clock = clock
    this.#release = release
  }

  get size(): number {
    return this.#held.length
  }

  start(): void {
    const now = this.#world.now()
    const end = slotStart(this.#clock, slotAt(this.#clock, now) + 1)
    this.#cancelSlotEnd = this.#world.timer(Math.max(1, end - now), () => {
      // Timers may fire a moment early, and clocks are set back.
      if (this.#world.now() >= end) this.#endSlot()
      this.start()
    })
  }

  /** What is held is lost: no receipt was given for it, so its senders send anew. */
  stop(): void {
    this.#cancelSlotEnd()
    this.#cancelMaxHold()
    this.#held = []
  }

  /**
   * @param slot as the sender counts; its clock may be one slot off
   * @throws RelayError `SLOT_OFF`, `SLOT_USED`
   */
  add(slot: number, held: HeldBox): void {
    const { member } = held
    const now = this.#assertNear(slot)
    const used = this.#usedBySlot.get(slot) ?? new Set<string>()
    if (used.has(member)) throw new RelayError('SLOT_USED', { seconds: secondsUntil(slotStart(this.#clock, slot + 1), now) })
    used.add(member)
    this.#usedBySlot.set(slot, used)
    if (this.#held.length === 0) this.#cancelMaxHold = this.#world.timer(this.#clock.timing.maxHoldMs, () => this.#let())
    this.#held.push(held)
  }

  /**
   * A box that does not wait. What is held goes with it, unless they are fewer than K_min senders together: then it goes alone, for nobody
   * may make the set of others smaller than the genesis promises them.
   *
   * @param least boxes that the sender wants to be among
   * @returns how many go together
   * @throws RelayError `SLOT_OFF`, `URGENT_TOO_OFTEN`, `URGENT_ALONE`
   */
  addUrgent(slot: number, held: HeldBox, least: number): number {
    const now = this.#assertNear(slot)
    const current = slotAt(this.#clock, now)
    const again = (this.#urgentAt.get(held.member) ?? Number.NEGATIVE_INFINITY) + URGENT_EVERY_SLOTS
    if (current < again) throw new RelayError('URGENT_TOO_OFTEN', { seconds: secondsUntil(slotStart(this.#clock, again), now) })
    const isTogether = this.#senders(held.member) >= this.#clock.timing.kMin
    const count = isTogether ? this.#held.length + 1 : 1
    if (count < least) throw new RelayError('URGENT_ALONE', { least: this.#clock.timing.kMin })
    this.#urgentAt.set(held.member, current)
    if (isTogether) {
      this.#held.push(held)
      this.#let()
    } else this.#release([held])
    return count
  }

  /** @returns the present instant. @throws RelayError `SLOT_OFF` */
  #assertNear(slot: number): Instant {
    const now = this.#world.now()
    const current = slotAt(this.#clock, now)
    if (Math.abs(slot - current) > 1) throw new RelayError('SLOT_OFF', { found: slot, expected: current })
    return now
  }

  /** Two boxes of one member hide nobody: senders are counted, not boxes. */
  #senders(...more: readonly string[]): number {
    return new Set([...this.#held.map(({ member }) => member), ...more]).size
  }

  #endSlot(): void {
    const current = slotAt(this.#clock, this.#world.now())
    for (const slot of this.#usedBySlot.keys()) if (slot < current - 1) this.#usedBySlot.delete(slot)
    for (const [member, slot] of this.#urgentAt) if (slot + URGENT_EVERY_SLOTS <= current) this.#urgentAt.delete(member)
    if (this.#senders() >= this.#clock.timing.kMin) this.#let()
  }

  #let(): void {
    this.#cancelMaxHold()
    const boxes = this.#held
    this.#held = []
    if (boxes.length > 0) this.#release(boxes)
  }
}

/** Whole seconds, at least one: the value of `Retry-After`. */
export function secondsUntil(instant: number, now: number): number {
  return Math.max(1, Math.ceil((instant - now) / 1000))
}

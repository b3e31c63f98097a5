// SPDX-License-Identifier: EUPL-1.2
/**
 * What was to be seen of a season of traffic, and (apart) what was true of it.
 *
 * Tables have one place for each node and slot, `node * slots + slot`.
 *
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import type { Kind } from './rhythm.ts'

export interface SeenBatch {
  /** When it reached the hub. */
  readonly at: Instant
  readonly slot: number
  readonly count: number
}

export interface Fetch {
  readonly at: Instant
  readonly period: number
}

/** A contribution as the hub got it, with the truth that nobody but its node knows. */
export interface Arrived {
  readonly node: number
  readonly writtenAt: Instant
  /** Slot in which its box left the node. */
  readonly slot: number
  readonly at: Instant
  readonly batch: number
  /** Where in the batch, as a fraction of it. */
  readonly place: number
  /** Period of its token. */
  readonly period: number
}

export class Capture {
  readonly nodes: number
  readonly slots: number
  readonly begin: Instant
  readonly slotMs: number
  readonly kinds: Kind[] = []
  /** When the box of the slot left the node; NaN where none did. */
  readonly sentAt: Float64Array
  readonly upBytes: Uint16Array
  readonly downBytes: Uint16Array
  /** Boxes beside the one of the slot. */
  readonly extra: Uint8Array
  /** 1: the relay has seen these bytes before. */
  readonly isRepeated: Uint8Array
  /** 1: no reply came to the node; 2: the relay never got the request. */
  readonly isFailed: Uint8Array
  /** The batch in which it went on; -1 before. */
  readonly batchOf: Int32Array
  readonly placeOf: Float32Array
  /** 1: the node was on during all of the slot. Truth. */
  readonly isOn: Uint8Array
  readonly batches: SeenBatch[] = []
  /** By node: when tokens were fetched. */
  readonly fetches: Fetch[][]
  readonly arrived: Arrived[] = []
  /** Contributions that reached the hub once more, by the slot in which their box had left before. */
  readonly repeatedAtHub: number[] = []
  /** Reports that found no token and waited. */
  waitedForToken = 0

  constructor(nodes: number, slots: number, begin: Instant, slotMs: number) {
    this.nodes = nodes
    this.slots = slots
    this.begin = begin
    this.slotMs = slotMs
    const places = nodes * slots
    this.sentAt = new Float64Array(places).fill(Number.NaN)
    this.upBytes = new Uint16Array(places)
    this.downBytes = new Uint16Array(places)
    this.extra = new Uint8Array(places)
    this.isRepeated = new Uint8Array(places)
    this.isFailed = new Uint8Array(places)
    this.batchOf = new Int32Array(places).fill(-1)
    this.placeOf = new Float32Array(places)
    this.isOn = new Uint8Array(places)
    this.fetches = Array.from({ length: nodes }, () => [])
  }

  place(node: number, slot: number): number {
    return node * this.slots + slot
  }

  slotStart(slot: number): Instant {
    return this.begin + slot * this.slotMs
  }

  hasSent(node: number, slot: number): boolean {
    return slot >= 0 && slot < this.slots && !Number.isNaN(this.sentAt[this.place(node, slot)] as number)
  }

  wasOn(node: number, slot: number): boolean {
    return slot >= 0 && slot < this.slots && this.isOn[this.place(node, slot)] === 1
  }

  /** Boxes that left nodes. */
  boxes(): number {
    let count = 0
    for (const at of this.sentAt) if (!Number.isNaN(at)) count++
    return count
  }
}

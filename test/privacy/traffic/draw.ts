// SPDX-License-Identifier: EUPL-1.2
/**
 * Reproducible chance that is fast enough for millions of draws: sfc32 under a seed, as `World.random` and as plain draws.
 *
 * @module
 */
import { createHash } from 'node:crypto'

export interface Draw {
  /** Uniform in [0, 1). */
  unit(): number
  /** Whole, in [0, below). */
  below(below: number): number
  /** Exponential with this mean. */
  wait(mean: number): number
  isTrue(share: number): boolean
  /** As `World.random`. */
  bytes(length: number): Uint8Array
}

export function drawFrom(seed: string): Draw {
  const state = new Uint32Array(new Uint8Array(createHash('sha256').update(seed).digest()).buffer).slice(0, 4)
  let [a = 0, b = 0, c = 0, counter = 0] = state
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  const unit = (): number => next() / 2 ** 32
  return {
    unit,
    below: (below) => Math.floor(unit() * below),
    wait: (mean) => -mean * Math.log(1 - unit()),
    isTrue: (share) => unit() < share,
    bytes(length) {
      const bytes = new Uint8Array(length)
      for (let i = 0; i < length; i += 4) {
        const word = next()
        for (let j = 0; j < 4 && i + j < length; j++) bytes[i + j] = word >>> (24 - 8 * j)
      }
      return bytes
    },
  }
}

/** In an order in which each is as likely as every other. */
export function mixed<T>(items: readonly T[], draw: Draw): T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = draw.below(i + 1)
    const kept = order[i] as T
    order[i] = order[j] as T
    order[j] = kept
  }
  return order
}

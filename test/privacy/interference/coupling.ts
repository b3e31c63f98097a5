// SPDX-License-Identifier: EUPL-1.2
/**
 * Chance of a run, so that two runs can be laid side by side.
 *
 * Each place in the program that draws has a stream of its own (party, call site, count): what one place draws shifts no other. The
 * relay's shuffle is drawn as an order of members, uniform as before, from which the draws of Fisher and Yates follow: in a second run
 * the order can be the same with two members exchanged. For whoever does not see the shuffle, that second order is as likely as the first.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { World } from '@ncv/protocol/world.ts'
import { seededRandom } from '../../support/virtual-world.ts'

type Random = World['random']

/** Frames of the stack that name a place: the one who asks, and who asked it. */
const FRAMES = 5

export function chanceBySite(seed: string, party: string): Random {
  const streams = new Map<string, Random>()
  return (length) => {
    const site = siteOf(new Error('site').stack ?? '')
    const stream = streams.get(site) ?? seededRandom(`${seed}\0${party}\0${site}`)
    streams.set(site, stream)
    return stream(length)
  }
}

/** File and function, without the folder of this machine. */
function siteOf(stack: string): string {
  return stack
    .split('\n')
    .slice(3, 3 + FRAMES)
    .map((frame) => /at (?:async )?(\S+) .*\/([^/]+\.ts):\d+:\d+\)?$/.exec(frame)?.slice(1).join('@') ?? '-')
    .join(' < ')
}

export function isWithin(name: string): boolean {
  return (new Error('within').stack ?? '').includes(` ${name} `)
}

/** Two members that change places, in batches from this instant on. */
export interface Exchange {
  readonly members: readonly [string, string]
  readonly from: number
}

/** Draws the shuffle of a relay. */
export class SteeredShuffle {
  exchange: Exchange | undefined
  readonly #seed: string
  readonly #isOff: boolean
  /** Members in the order of arrival, of boxes that wait. */
  readonly #arrived: string[] = []
  #draws: number[] = []
  #batches = 0

  /** @param isOff the order of arrival stays */
  constructor(seed: string, isOff: boolean) {
    this.#seed = seed
    this.#isOff = isOff
  }

  arrive(member: string): void {
    this.#arrived.push(member)
  }

  /** A batch of so many boxes has left. */
  leave(count: number): void {
    this.#arrived.splice(0, count)
  }

  /** The next of the numbers that `randomBelow` reads. */
  draw(now: number): Uint8Array {
    if (this.#draws.length === 0) this.#draws = drawsFor(this.#wanted(now))
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, this.#draws.shift() ?? 0)
    return bytes
  }

  /** Places of arrival in the order of the batch. */
  #wanted(now: number): number[] {
    const batch = this.#batches++
    const places = this.#arrived.map((_, place) => place)
    if (this.#isOff) return places
    const ranks = places.map((place) => {
      const member = this.#arrived[place] as string
      const earlier = this.#arrived.slice(0, place).filter((each) => each === member).length
      return createHash('sha256')
        .update(`${this.#seed}\0${batch}\0${this.#nameOf(member, now)}\0${earlier}`)
        .digest('hex')
    })
    return places.sort((a, b) => ((ranks[a] as string) < (ranks[b] as string) ? -1 : 1))
  }

  #nameOf(member: string, now: number): string {
    if (this.exchange === undefined || now < this.exchange.from) return member
    const [one, other] = this.exchange.members
    return member === one ? other : member === other ? one : member
  }
}

/** What Fisher and Yates must draw, from the end, so that this order comes out. */
function drawsFor(wanted: readonly number[]): number[] {
  const order = wanted.map((_, index) => index)
  const draws: number[] = []
  for (let i = wanted.length - 1; i > 0; i--) {
    const j = order.indexOf(wanted[i] as number)
    draws.push(j)
    const [a, b] = [order[i] as number, order[j] as number]
    order[i] = b
    order[j] = a
  }
  return draws
}

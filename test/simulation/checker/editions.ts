// SPDX-License-Identifier: EUPL-1.2
/**
 * The checker's own reading of the product catalogue: which parts stand in the log in clear, and whether what a node has is one whole edition.
 *
 * @module
 */
import type { Buffer } from 'node:buffer'
import type { Packed } from './reading.ts'
import { unpackList, unpackMap } from './reading.ts'

interface Part {
  readonly edition: Packed | undefined
  readonly part: Packed | undefined
  readonly parts: Packed | undefined
  readonly ids: readonly string[]
}

/** Bytes of the salt before a frame. */
const SALT = 32

export class EditionsInLog {
  readonly #parts = new Map<number, Part>()
  readonly #newest = new Map<string, number>()

  /** A `catalogue` entry whose body is in clear. */
  take(index: number, body: Buffer): void {
    const [, payload] = unpackList(body.subarray(SALT))
    const message = unpackMap(payload as Buffer)
    const ids = (message.get('products') as readonly ReadonlyMap<string, Packed>[]).map((product) => String(product.get('id')))
    this.#parts.set(index, { edition: message.get('edition'), part: message.get('part'), parts: message.get('parts'), ids })
  }

  /** Why what this node has is no edition of the log, or an older one than it had. */
  faultAt(name: string, edition: number, first: number, ids: readonly string[]): string | undefined {
    const before = this.#newest.get(name) ?? 0
    if (edition < before) return `${name} had edition ${before} of the catalogue, now ${edition}`
    this.#newest.set(name, edition)
    const count = Number(this.#parts.get(first)?.parts ?? 0)
    const found = Array.from({ length: count }, (_, i) => this.#parts.get(first + i))
    const isWhole = count > 0 && found.every((part, i) => part?.edition === edition && part.part === i + 1 && part.parts === count)
    if (!isWhole) return `${name} has a catalogue of which entry ${first} is no first part`
    const expected = found.flatMap((part) => part?.ids ?? []).sort()
    return JSON.stringify(expected) === JSON.stringify([...ids].sort()) ? undefined : `${name} has ${ids.length} of ${expected.length} products`
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The index of all products that stored advisories name: read from the store when it is first asked for, and kept up with what arrives.
 *
 * @module
 */
import type { ProductIndex } from '../matching/product-index.ts'
import { addAdvisory, newProductIndex, removeAdvisory } from '../matching/product-index.ts'
import type { StoredAdvisory } from '../matching/stored-advisory.ts'
import type { AdvisoryStore } from '../store/advisory-store.ts'
import type { Turns } from './turns.ts'

/** Read at once; a few milliseconds. */
const GROUP = 100

export class KnownProducts {
  readonly #advisories: Pick<AdvisoryStore, 'linesAfter'>
  readonly #index: ProductIndex = newProductIndex()
  /** Everything up to this one was read from the store; `undefined`: everything. */
  #read: number | undefined = -1
  #edition = 0

  constructor(advisories: Pick<AdvisoryStore, 'linesAfter'>) {
    this.#advisories = advisories
  }

  /** Another number after each advisory that arrives. */
  get edition(): number {
    return this.#edition
  }

  /** An advisory is stored, perhaps anew; the caller's transaction. */
  add(index: number, stored: StoredAdvisory): void {
    this.#edition++
    // What is not read yet will be read with the others.
    if (this.#read === undefined) addAdvisory(this.#index, index, stored)
  }

  /** An advisory is read anew, and may name others. */
  remove(index: number, stored: StoredAdvisory): void {
    removeAdvisory(this.#index, index, stored)
  }

  async whole(turns: Turns): Promise<ProductIndex> {
    while (this.#read !== undefined) {
      const group = this.#advisories.linesAfter(this.#read, GROUP)
      for (const advisory of group) addAdvisory(this.#index, advisory.index, advisory)
      this.#read = group.length < GROUP ? undefined : group.at(-1)?.index
      if (turns.isOver()) await turns.pause()
    }
    return this.#index
  }
}

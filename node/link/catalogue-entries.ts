// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries that bring the product catalogue. An edition is taken whole or not at all, in the order of the log (ncv-catalogue, section 4).
 *
 * As for warnings the hub's signature and consistency with the own log are enough: the catalogue adds names to look for, it can take no
 * warning away.
 *
 * @module
 */
import { orderOfEditions } from '@ncv/protocol/catalogue/editions.ts'
import { CataloguePart } from '@ncv/protocol/message/catalogue.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { CatalogueStore } from '../store/catalogue-store.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { OpenHubEnvelope, Outcome } from './outcome.ts'

export class CatalogueEntries {
  readonly #log: LogStore
  readonly #catalogue: CatalogueStore
  readonly #world: Pick<World, 'log' | 'now'>
  /** Told within the transaction that puts another edition in force. */
  readonly #onTaken: () => void

  constructor(log: LogStore, catalogue: CatalogueStore, onTaken: () => void, world: Pick<World, 'log' | 'now'>) {
    this.#log = log
    this.#catalogue = catalogue
    this.#onTaken = onTaken
    this.#world = world
  }

  /** Parts wait for each other: the entries of an edition are done together. */
  part(entry: StoredEntry, frame: Uint8Array, open: OpenHubEnvelope): Outcome {
    const { payload } = open(entry, frame, CataloguePart)
    this.#catalogue.addPart(entry.index, entry.tlp, payload)
    const { current, pending, refused } = orderOfEditions(this.#catalogue.heads(), this.#catalogue.unread(), this.#log.size())
    for (const [index, code] of refused) this.#refuse(index, code)
    if (current !== undefined && current.first !== this.#catalogue.edition()?.index) {
      this.#catalogue.take(current.first, current.parts)
      this.#world.log.info('catalogue-taken', { index: current.first, count: this.#catalogue.count() })
      this.#onTaken()
    }
    if (refused.has(entry.index)) return 'refused'
    const isPending = pending !== undefined && entry.index >= pending.first && entry.index < pending.first + pending.parts
    return isPending ? 'waiting' : 'done'
  }

  #refuse(index: number, code: string): void {
    if (this.#log.quarantined().some((known) => known.index === index)) return
    this.#log.quarantine(index, code, this.#world.now())
    this.#world.log.error('message-quarantined', { index, code, kind: 'catalogue' })
  }
}

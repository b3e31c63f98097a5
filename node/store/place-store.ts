// SPDX-License-Identifier: EUPL-1.2
/**
 * The imported list of places, sealed at rest: which part of the country a house thinks worth knowing says where it lies.
 *
 * @module
 */
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { z } from 'zod'
import type { Place, PlaceList } from '../incident/places/place-list.ts'
import { placeList } from '../incident/places/place-list.ts'
import type { Vault } from '../vault.ts'

const NAME = 'places'

export interface ImportedPlaces {
  readonly file: string
  readonly rows: number
  readonly at: Instant
}

const Stored = z.strictObject({
  file: z.string(),
  at: z.number(),
  places: z.array(z.strictObject({ name: z.string(), qualifiers: z.array(z.string()), ambiguous: z.boolean() })),
})
type Stored = z.infer<typeof Stored>

export class PlaceStore {
  readonly #db: Db
  readonly #vault: Vault
  /** Eleven thousand names are not indexed anew for each look at a draft. */
  #list: PlaceList | undefined

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** What the guard reads: the names that come with the program and the imported ones. */
  list(): PlaceList {
    this.#list ??= placeList(this.#stored()?.places)
    return this.#list
  }

  imported(): ImportedPlaces | null {
    const stored = this.#stored()
    return stored === undefined ? null : { file: stored.file, rows: stored.places.length, at: stored.at as Instant }
  }

  /** Replaces what was imported before. */
  put(places: readonly Place[], { file, at }: Omit<ImportedPlaces, 'rows'>): void {
    const stored = JSON.stringify({ file, at, places })
    const sql = 'INSERT OR REPLACE INTO secret (name, sealed) VALUES (?, ?)'
    this.#db.prepare<[string, Uint8Array]>(sql).run(NAME, this.#vault.seal(NAME, utf8(stored)))
    this.#list = undefined
  }

  /** Back to what comes with the program. */
  reset(): void {
    this.#db.prepare<[string]>('DELETE FROM secret WHERE name = ?').run(NAME)
    this.#list = undefined
  }

  #stored(): Stored | undefined {
    const sealed = this.#db.prepare<[string], Uint8Array>('SELECT sealed FROM secret WHERE name = ?').pluck().get(NAME)
    return sealed === undefined ? undefined : Stored.parse(JSON.parse(fromUtf8(this.#vault.open(NAME, new Uint8Array(sealed)))))
  }
}

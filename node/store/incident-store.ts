// SPDX-License-Identifier: EUPL-1.2
/**
 * Incidents and the identity profile, sealed at rest: without the vault key the file holds an id and a time only.
 *
 * Beside each incident lies a record of its contribution from the beginning, always of one length: whether one was made does not show.
 *
 * @module
 */
import { fromUtf8, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface StoredIncident {
  readonly id: string
  readonly at: Instant
  /** JSON as it was accepted. */
  readonly json: string
}

const IDENTITY = 'identity'
/** A record of a contribution is filled up to it; envelope id and state are shorter. */
const RECORD_CHARS = 128
const contributionName = (incident: string): string => `contribution/${incident}`

export class IncidentStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  add(json: string, world: Pick<World, 'now' | 'random'>): string {
    const id = `i-${hex(world.random(5))}`
    const sql = 'INSERT INTO incident (id, at, sealed) VALUES (?, ?, ?)'
    const run = this.#db.transaction(() => {
      this.#db.prepare<[string, number, Uint8Array]>(sql).run(id, world.now(), this.#vault.seal(`incident/${id}`, utf8(json)))
      this.#putRecord(id, '')
    })
    run.immediate()
    return id
  }

  one(id: string): StoredIncident | undefined {
    const row = this.#db.prepare<[string], { at: number; sealed: Uint8Array }>('SELECT at, sealed FROM incident WHERE id = ?').get(id)
    return row === undefined ? undefined : { id, at: row.at, json: this.#open(`incident/${id}`, row.sealed) }
  }

  all(): StoredIncident[] {
    const rows = this.#db.prepare<[], { id: string; at: number; sealed: Uint8Array }>('SELECT id, at, sealed FROM incident ORDER BY at, id').all()
    return rows.map(({ id, at, sealed }) => ({ id, at, json: this.#open(`incident/${id}`, sealed) }))
  }

  /** Replaces what is recorded. @returns whether there is such an incident */
  update(id: string, json: string): boolean {
    const sql = 'UPDATE incident SET sealed = ? WHERE id = ?'
    return this.#db.prepare<[Uint8Array, string]>(sql).run(this.#vault.seal(`incident/${id}`, utf8(json)), id).changes === 1
  }

  /** The contribution that was made of an incident; known in this house alone. */
  contributionOf(id: string): string | undefined {
    const sealed = this.#db.prepare<[string], Uint8Array>('SELECT sealed FROM secret WHERE name = ?').pluck().get(contributionName(id))
    return sealed === undefined ? undefined : this.#open(contributionName(id), sealed).trimEnd() || undefined
  }

  /** @param contribution at most 128 characters */
  setContribution(id: string, contribution: string): void {
    const run = this.#db.transaction(() => {
      // Incidents of an earlier version have no record yet.
      const sql = `SELECT id FROM incident WHERE NOT EXISTS (SELECT 1 FROM secret WHERE name = 'contribution/' || id)`
      for (const other of this.#db.prepare<[], string>(sql).pluck().all()) this.#putRecord(other, '')
      this.#putRecord(id, contribution)
    })
    run.immediate()
  }

  /** JSON of the identity profile; undefined where none was given. */
  identity(): string | undefined {
    const sealed = this.#db.prepare<[string], Uint8Array>('SELECT sealed FROM secret WHERE name = ?').pluck().get(IDENTITY)
    return sealed === undefined ? undefined : this.#open(IDENTITY, sealed)
  }

  putIdentity(json: string): void {
    this.#put(IDENTITY, json)
  }

  #putRecord(id: string, contribution: string): void {
    this.#put(contributionName(id), contribution.padEnd(RECORD_CHARS))
  }

  /** In its place: a row that is moved to the end would show that it was written again. */
  #put(name: string, text: string): void {
    const sql = 'INSERT INTO secret (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed'
    this.#db.prepare<[string, Uint8Array]>(sql).run(name, this.#vault.seal(name, utf8(text)))
  }

  #open(label: string, sealed: Uint8Array): string {
    return fromUtf8(this.#vault.open(label, new Uint8Array(sealed)))
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * How the house works on its incidents, one sealed record each.
 *
 *     seal('course/<incident>', JSON and blanks up to the next 4,096 bytes)
 *
 * Nothing of a contribution stands in it: what has left follows from the record beside the incident alone.
 *
 * @module
 */
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { Course, NEW_COURSE } from '../incident/course.ts'
import type { Vault } from '../vault.ts'

/** How much was noted must not show in the length. */
const BLOCK = 4_096
const labelOf = (incident: string): string => `course/${incident}`

export class CourseStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  /** @throws NodeError `VAULT_KEY_WRONG` */
  of(incident: string): Course {
    const sealed = this.#db.prepare<[string], Uint8Array>('SELECT sealed FROM incident_course WHERE incident = ?').pluck().get(incident)
    return sealed === undefined ? NEW_COURSE : Course.parse(JSON.parse(fromUtf8(this.#vault.open(labelOf(incident), new Uint8Array(sealed)))))
  }

  /** @param at when the incident was recorded: the note goes when the incident goes */
  put(incident: string, at: Instant, course: Course): void {
    const json = utf8(JSON.stringify(course))
    const padded = new Uint8Array(Math.ceil((json.length + 1) / BLOCK) * BLOCK).fill(0x20)
    padded.set(json)
    const sql = 'INSERT INTO incident_course (incident, at, sealed) VALUES (?, ?, ?) ON CONFLICT (incident) DO UPDATE SET sealed = excluded.sealed'
    this.#db.prepare<[string, number, Uint8Array]>(sql).run(incident, at, this.#vault.seal(labelOf(incident), padded))
  }
}

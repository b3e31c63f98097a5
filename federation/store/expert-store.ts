// SPDX-License-Identifier: EUPL-1.2
/**
 * Directory of providers and experts that the hub can name to members. Bodies and how to reach them, no people.
 *
 * @module
 */
import type { RequestTopic } from '@ncv/protocol/message/spoc-request.ts'
import type { Db } from '@ncv/runtime/open-db.ts'

export interface Expert {
  readonly id: string
  readonly name: string
  readonly topics: readonly RequestTopic[]
  readonly contact: string
  readonly region: string | null
  readonly note: string | null
}

type Row = Omit<Expert, 'topics'> & { readonly topics: string }

export class ExpertStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  /** In the place of one with the same id. */
  put({ id, name, topics, contact, region, note }: Expert): void {
    const sql = 'INSERT OR REPLACE INTO expert (id, name, topics, contact, region, note) VALUES (?, ?, ?, ?, ?, ?)'
    this.#db.prepare<[string, string, string, string, string | null, string | null]>(sql).run(id, name, JSON.stringify(topics), contact, region, note)
  }

  remove(id: string): boolean {
    return this.#db.prepare<[string]>('DELETE FROM expert WHERE id = ?').run(id).changes === 1
  }

  all(): Expert[] {
    return this.#db.prepare<[], Row>('SELECT id, name, topics, contact, region, note FROM expert ORDER BY name, id').all().map(opened)
  }

  one(id: string): Expert | undefined {
    const row = this.#db.prepare<[string], Row>('SELECT id, name, topics, contact, region, note FROM expert WHERE id = ?').get(id)
    return row === undefined ? undefined : opened(row)
  }
}

function opened({ topics, ...row }: Row): Expert {
  return { ...row, topics: JSON.parse(topics) as RequestTopic[] }
}

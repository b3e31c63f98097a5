// SPDX-License-Identifier: EUPL-1.2
/**
 * Decisions about passages of incident texts, of all incidents in one sealed record.
 *
 *     seal('review', JSON {"<incident>": [{"kind":"keep","text":"…"}, …]} and blanks up to the next 4,096 bytes)
 *
 * @module
 */
import { fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { z } from 'zod'
import type { Decision } from '../incident/decisions.ts'
import { Decisions } from '../incident/decisions.ts'
import type { Vault } from '../vault.ts'

const LABEL = 'review'
/** How much was decided must not show in the length. */
const BLOCK = 4_096

const Stored = z.record(z.string(), Decisions)

export class ReviewStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** In the order in which they were made. @throws NodeError `VAULT_KEY_WRONG` */
  of(incident: string): readonly Decision[] {
    return this.#all()[incident] ?? []
  }

  /** Replaces what was decided of this incident. */
  put(incident: string, decisions: readonly Decision[]): void {
    const { [incident]: _, ...others } = this.#all()
    const json = utf8(JSON.stringify(decisions.length === 0 ? others : { ...others, [incident]: [...decisions] }))
    const padded = new Uint8Array(Math.ceil((json.length + 1) / BLOCK) * BLOCK).fill(0x20)
    padded.set(json)
    const sql = 'INSERT OR REPLACE INTO review (id, sealed) VALUES (1, ?)'
    this.#db.prepare<[Uint8Array]>(sql).run(this.#vault.seal(LABEL, padded))
  }

  #all(): z.infer<typeof Stored> {
    const sealed = this.#db.prepare<[], Uint8Array>('SELECT sealed FROM review WHERE id = 1').pluck().get()
    return sealed === undefined ? {} : Stored.parse(JSON.parse(fromUtf8(this.#vault.open(LABEL, new Uint8Array(sealed)))))
  }
}

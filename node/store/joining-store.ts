// SPDX-License-Identifier: EUPL-1.2
/**
 * The application while it is filled in, what of it the hub was given and what it answered.
 *
 *     book = sealed by the vault: length (uint32) || JSON || spaces up to a multiple of 16 KiB
 *
 * @module
 */
import { concat, fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Draft } from '@ncv/protocol/joining/draft.ts'
import { EMPTY_DRAFT } from '@ncv/protocol/joining/draft.ts'
import type { ApplicationState } from '@ncv/protocol/message/application.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

/** Of what the hub was given. */
export interface SentApplication {
  readonly at: Instant
  /** Hex, see `node/joining/outgoing.ts`. */
  readonly digest: string
  /** Rows with consent in it: what is gone from the draft must be taken back. */
  readonly optIns: readonly number[]
}

export interface AnsweredApplication {
  readonly state: ApplicationState
  readonly at: Instant
  readonly blocking: readonly 'spoc'[]
  readonly reason?: string
  /** Hex. */
  readonly motion?: string
}

export interface JoiningBook {
  readonly draft: Draft
  readonly sent?: SentApplication
  /** When the contacts were last sent or confirmed. */
  readonly confirmedAt?: Instant
  readonly answer?: AnsweredApplication
}

const LABEL = 'application-book'
const STEP = 16 * 1024
const LENGTH_BYTES = 4

export class JoiningStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  book(): JoiningBook {
    const sealed = this.#db.prepare<[], Uint8Array>('SELECT sealed FROM application_book').pluck().get()
    if (sealed === undefined) return { draft: EMPTY_DRAFT }
    const filled = this.#vault.open(LABEL, new Uint8Array(sealed))
    const length = new DataView(filled.buffer, filled.byteOffset).getUint32(0)
    return JSON.parse(fromUtf8(filled.subarray(LENGTH_BYTES, LENGTH_BYTES + length))) as JoiningBook
  }

  put(change: Partial<JoiningBook>): void {
    const content = utf8(JSON.stringify({ ...this.book(), ...change }))
    const length = new Uint8Array(LENGTH_BYTES)
    new DataView(length.buffer).setUint32(0, content.length)
    const fill = (STEP - ((LENGTH_BYTES + content.length) % STEP)) % STEP
    const sealed = this.#vault.seal(LABEL, concat(length, content, new Uint8Array(fill).fill(0x20)))
    this.#db.prepare<[Uint8Array]>('INSERT OR REPLACE INTO application_book (one, sealed) VALUES (1, ?)').run(sealed)
  }
}

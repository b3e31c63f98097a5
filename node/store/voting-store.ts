// SPDX-License-Identifier: EUPL-1.2
/**
 * Own votes, and those cast for others under a mandate. Records are sealed by the vault.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Bounds, Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Choice } from '@ncv/protocol/message/membership.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface OwnVote {
  /** Envelope id of the motion. */
  readonly motion: Uint8Array
  /** This member, or one that it votes for. */
  readonly voter: string
  readonly choices: readonly Choice[]
  readonly preparedAt: Instant
  /** When a person released it; it is signed then, and cannot be changed any more. */
  readonly releasedAt?: Instant
  readonly frame?: Uint8Array
  /** Id of the post that carries it. */
  readonly post?: string
  /** What was handed in, the hub's signed receipt for it, and the time in that. */
  readonly wire?: Uint8Array
  readonly receipt?: Uint8Array
  readonly takenAt?: Instant
  /** Why the hub refused it. */
  readonly code?: string
}

const BOUNDS: Bounds = { bytes: 512 * 1024, depth: 4, items: 256 }
const idOf = ({ motion, voter }: Pick<OwnVote, 'motion' | 'voter'>): string => `${hex(motion)} ${voter}`

export class VotingStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  put(vote: OwnVote): void {
    const id = idOf(vote)
    const sealed = this.#vault.seal(`own-vote/${id}`, encode(vote as unknown as Value))
    this.#db.prepare<[string, Uint8Array]>('INSERT OR REPLACE INTO own_vote (id, sealed) VALUES (?, ?)').run(id, sealed)
  }

  one(motion: Uint8Array, voter: string): OwnVote | undefined {
    const id = idOf({ motion, voter })
    const sealed = this.#db.prepare<[string], Uint8Array>('SELECT sealed FROM own_vote WHERE id = ?').pluck().get(id)
    return sealed === undefined ? undefined : this.#open(id, sealed)
  }

  all(): OwnVote[] {
    const rows = this.#db.prepare<[], { id: string; sealed: Uint8Array }>('SELECT id, sealed FROM own_vote ORDER BY id').all()
    return rows.map(({ id, sealed }) => this.#open(id, sealed))
  }

  drop(vote: Pick<OwnVote, 'motion' | 'voter'>): void {
    this.#db.prepare<[string]>('DELETE FROM own_vote WHERE id = ?').run(idOf(vote))
  }

  #open(id: string, sealed: Uint8Array): OwnVote {
    return decode(this.#vault.open(`own-vote/${id}`, new Uint8Array(sealed)), BOUNDS) as unknown as OwnVote
  }
}

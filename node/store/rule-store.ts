// SPDX-License-Identifier: EUPL-1.2
/**
 * Corrections and their history. Local only; a list leaves the house by an export that somebody asks for.
 *
 * @module
 */
import type { NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Correction, CorrectionKind, Origin } from '../correction/correction.ts'

export type CorrectionDeed = 'made' | 'imported' | 'undone' | 'redone'

/** One thing that was done with a correction. */
export interface CorrectionEvent {
  readonly what: CorrectionDeed
  readonly at: Instant
}

interface Row {
  readonly id: string
  readonly kind: CorrectionKind
  readonly vendor: string | null
  readonly product: string
  readonly saidVendor: string | null
  readonly saidProduct: string
  readonly since: Instant
  readonly asset: string | null
  readonly advisory: string | null
  readonly productId: string | null
  readonly note: string | null
  readonly isUndone: number
}

const SELECT = `SELECT id, kind, vendor, product, said_vendor AS saidVendor, said_product AS saidProduct, since, asset, advisory,
  product_id AS productId, note, is_undone AS isUndone FROM correction`

export class RuleStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** The oldest first, undone ones among them. */
  all(): Correction[] {
    return this.#db.prepare<[], Row>(`${SELECT} ORDER BY since, id`).all().map(opened)
  }

  one(id: string): Correction | undefined {
    const row = this.#db.prepare<[string], Row>(`${SELECT} WHERE id = ?`).get(id)
    return row === undefined ? undefined : opened(row)
  }

  /** Adds a correction, or takes an undone one up again with its new origin and note; the caller's transaction. */
  put({ id, kind, asset, said, since, origin, note }: Omit<Correction, 'isUndone'>, what: 'made' | 'imported', at: Instant): void {
    const sql = `INSERT INTO correction
      (id, kind, vendor, product, said_vendor, said_product, since, asset, advisory, product_id, note, is_undone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
      ON CONFLICT (id) DO UPDATE SET since = excluded.since, asset = excluded.asset, advisory = excluded.advisory,
        product_id = excluded.product_id, note = excluded.note, is_undone = 0`
    this.#db
      .prepare<(string | number | null)[]>(sql)
      .run(
        id,
        kind,
        asset.vendor ?? null,
        asset.product,
        said.vendor ?? null,
        said.product,
        since,
        origin.asset ?? null,
        origin.advisory ?? null,
        origin.productId ?? null,
        note ?? null,
      )
    this.#record(id, what, at)
  }

  /** The caller's transaction. */
  setUndone(id: string, isUndone: boolean, at: Instant): void {
    this.#db.prepare<[number, string]>('UPDATE correction SET is_undone = ? WHERE id = ?').run(isUndone ? 1 : 0, id)
    this.#record(id, isUndone ? 'undone' : 'redone', at)
  }

  /** The oldest first. */
  events(id: string): CorrectionEvent[] {
    return this.#db
      .prepare<[string], CorrectionEvent>('SELECT what, at FROM correction_event WHERE correction = ? ORDER BY number')
      .all(id)
      .map(({ what, at }) => ({ what, at }))
  }

  #record(id: string, what: CorrectionDeed, at: Instant): void {
    this.#db.prepare<[string, string, number]>('INSERT INTO correction_event (correction, what, at) VALUES (?, ?, ?)').run(id, what, at)
  }
}

function named(vendor: string | null, product: string): NamedProduct {
  return vendor === null ? { product } : { vendor, product }
}

function opened({ id, kind, vendor, product, saidVendor, saidProduct, since, asset, advisory, productId, note, isUndone }: Row): Correction {
  const origin: Origin = {
    ...(asset === null ? {} : { asset }),
    ...(advisory === null ? {} : { advisory }),
    ...(productId === null ? {} : { productId }),
  }
  return {
    id,
    kind,
    asset: named(vendor, product),
    said: named(saidVendor, saidProduct),
    since,
    origin,
    ...(note === null ? {} : { note }),
    isUndone: isUndone === 1,
  }
}

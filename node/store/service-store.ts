// SPDX-License-Identifier: EUPL-1.2
/**
 * What this house keeps of the services that ride on the post: its named reports, its requests, annotations, alarms.
 *
 * Records are sealed by the vault. That an incident was reported by name says that it happened; beside it the record of its anonymous
 * contribution lies sealed as well, and nothing outside the vault leads from one to the other.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Bounds, Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Annotation } from '@ncv/protocol/message/annotation.ts'
import type { DutyForce, DutyStage } from '@ncv/protocol/message/duty-report.ts'
import type { RequestState, SpocRequest } from '@ncv/protocol/message/spoc-request.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'

export interface OwnReport {
  /** Hex; the hub lists it under it. */
  readonly id: string
  readonly incident: string
  readonly title: string
  readonly force: DutyForce
  readonly knownAt: Instant
  /** In the order in which they were written; `post` is the id in the outbox. */
  readonly stages: readonly { readonly stage: DutyStage; readonly post: string; readonly writtenAt: Instant }[]
}

export interface OwnRequest extends SpocRequest {
  /** Hex of the id of the post that asked. */
  readonly id: string
  readonly tlp: TlpLabel
  readonly writtenAt: Instant
  readonly steps: readonly (Pick<RequestState, 'state' | 'at' | 'text'> & { readonly isOwn: boolean })[]
}

export interface KeptAnnotation extends Annotation {
  readonly id: string
  /** Member that wrote it; this one, where it prepares warnings for others. */
  readonly author: string
  readonly tlp: TlpLabel
  readonly sentAt: Instant
  /** To whom the own one went. */
  readonly clients: readonly string[]
}

export interface KeptAlarm {
  readonly index: number
  /** The receipt was queued. */
  readonly isDelivered: boolean
  readonly isRead: boolean
}

type Kind = 'report' | 'request' | 'annotation'

const BOUNDS: Bounds = { bytes: 128 * 1024, depth: 6, items: 4096 }
const ID_BYTES = 16

export class ServiceStore {
  readonly #db: Db
  readonly #vault: Vault

  constructor(db: Db, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  inOne<T>(work: () => T): T {
    return this.#db.transaction(work).immediate()
  }

  reports(): OwnReport[] {
    return this.#all<OwnReport>('report').sort((a, b) => b.knownAt - a.knownAt)
  }

  putReport({ id, ...record }: OwnReport): void {
    this.#put('report', id, record)
  }

  requests(): OwnRequest[] {
    return this.#all<OwnRequest>('request').sort((a, b) => b.writtenAt - a.writtenAt)
  }

  request(id: string): OwnRequest | undefined {
    return this.requests().find((each) => each.id === id)
  }

  putRequest({ id, ...record }: OwnRequest): void {
    this.#put('request', id, record)
  }

  annotations(): KeptAnnotation[] {
    return this.#all<KeptAnnotation>('annotation').sort((a, b) => b.warning - a.warning || b.sentAt - a.sentAt)
  }

  /** In the place of an older one of the same author to the same warning; an older one than what is here changes nothing. */
  putAnnotation(annotation: Omit<KeptAnnotation, 'id'>, world: Pick<World, 'random'>): void {
    const { warning, author, sentAt } = annotation
    const before = this.annotations().find((each) => each.warning === warning && each.author === author)
    if (before !== undefined && before.sentAt > sentAt) return
    this.#put('annotation', before?.id ?? hex(world.random(ID_BYTES)), annotation)
  }

  /** Inside the transaction that carries out the entry. */
  addAlarm(index: number): void {
    this.#db.prepare<[number]>('INSERT OR IGNORE INTO alarm (idx) VALUES (?)').run(index)
  }

  /** Newest first. */
  alarms(): KeptAlarm[] {
    return this.#db
      .prepare<[], { index: number; delivered: number; read: number }>(
        'SELECT idx AS "index", is_delivered AS delivered, is_read AS read FROM alarm ORDER BY idx DESC',
      )
      .all()
      .map(({ index, delivered, read }) => ({ index, isDelivered: delivered === 1, isRead: read === 1 }))
  }

  /** Inside the transaction that queues the receipt. */
  confirm(index: number, state: 'delivered' | 'read'): void {
    const sql = state === 'read' ? 'UPDATE alarm SET is_delivered = 1, is_read = 1 WHERE idx = ?' : 'UPDATE alarm SET is_delivered = 1 WHERE idx = ?'
    this.#db.prepare<[number]>(sql).run(index)
  }

  isCommitted(): boolean {
    return this.#db.prepare<[], number>('SELECT is_committed FROM duty_commitment').pluck().get() === 1
  }

  setCommitted(isCommitted: boolean): void {
    this.#db.prepare<[number]>('INSERT OR REPLACE INTO duty_commitment (one, is_committed) VALUES (1, ?)').run(isCommitted ? 1 : 0)
  }

  /** Forgets requests, reports and annotations that nothing was added to since. @returns how many */
  forget(before: Instant): number {
    const old = [
      ...this.reports().filter(({ stages, knownAt }) => Math.max(knownAt, ...stages.map(({ writtenAt }) => writtenAt)) < before),
      ...this.requests().filter(({ writtenAt, steps }) => Math.max(writtenAt, ...steps.map(({ at }) => at)) < before),
      ...this.annotations().filter(({ sentAt }) => sentAt < before),
    ]
    const remove = this.#db.prepare<[string]>('DELETE FROM service_record WHERE id = ?')
    for (const { id } of old) remove.run(id)
    return old.length
  }

  #put(kind: Kind, id: string, record: object): void {
    const sealed = this.#vault.seal(`${kind}/${id}`, encode(record as Value))
    const sql = 'INSERT INTO service_record (id, kind, sealed) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed'
    this.#db.prepare<[string, string, Uint8Array]>(sql).run(id, kind, sealed)
  }

  #all<T extends { readonly id: string }>(kind: Kind): T[] {
    const rows = this.#db.prepare<[string], { id: string; sealed: Uint8Array }>('SELECT id, sealed FROM service_record WHERE kind = ?').all(kind)
    return rows.map(({ id, sealed }) => ({ ...(decode(this.#vault.open(`${kind}/${id}`, new Uint8Array(sealed)), BOUNDS) as object), id }) as T)
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Reading the trail takes two: one asks and says why, another with the role for it releases, and for half an hour both may read.
 *
 * @module
 */
import type { AuditRequest } from '@ncv/protocol/admin/account-routes.ts'
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { NotedCall } from '../admin-app.ts'
import { RuntimeError } from '../errors.ts'
import type { AuditNote, AuditRequestRow, AuditStore } from './audit-store.ts'

export const AUDIT_OPEN_MS = 30 * 60_000
/** Numbers, hex, and the short ids of this program (`a-3f9c21…`). */
const ID = /^(?:[a-z]{1,2}-)?[0-9a-f]{1,64}$/
const PAGE = 200
const REQUESTS = 50

type Person = { readonly id: string }

export class AuditTrail {
  readonly #world: Pick<World, 'now'>
  readonly #store: AuditStore
  readonly #nameOf: (account: string) => string | null

  constructor(world: Pick<World, 'now'>, store: AuditStore, nameOf: (account: string) => string | null) {
    this.#world = world
    this.#store = store
    this.#nameOf = nameOf
  }

  note(note: AuditNote): void {
    this.#store.note(note, this.#world.now())
  }

  /** Ids alone: what else stands in an address may be content. */
  noteCall({ caller: { account, roles }, action, params, outcome }: NotedCall): void {
    const object = Object.values(params)
      .filter((value) => ID.test(value))
      .join(' ')
    const who = account === null ? { account: null, isToken: true, role: roles.join(', ').slice(0, 60) } : { account: account.id, isToken: false }
    this.note({ ...who, action: action.slice(0, 60), object: object.slice(0, 200), outcome })
  }

  requests(caller: Caller): AuditRequest[] {
    return this.#store.requests(REQUESTS).map((row) => this.#viewOf(row, caller))
  }

  /** @throws RuntimeError `ACCOUNT_NEEDED` */
  request(caller: Caller, reason: string): AuditRequest {
    const id = this.#store.addRequest(personIn(caller).id, reason, this.#world.now())
    return this.#viewOf(this.#row(id), caller)
  }

  /** @throws RuntimeError `ACCOUNT_NEEDED`, `AUDIT_MISSING`, `AUDIT_SAME_PERSON`, `AUDIT_CLOSED` */
  release(caller: Caller, id: number): AuditRequest {
    const { id: person } = personIn(caller)
    const row = this.#row(id)
    if (row.by === person) throw new RuntimeError('AUDIT_SAME_PERSON')
    if (row.releasedAt !== null) throw new RuntimeError('AUDIT_CLOSED')
    this.#store.release(row, person, this.#world.now())
    return this.#viewOf(this.#row(id), caller)
  }

  /** The newest first. @throws RuntimeError `ACCOUNT_NEEDED`, `AUDIT_MISSING`, `AUDIT_CLOSED` */
  read(caller: Caller, id: number, before: number | undefined) {
    personIn(caller)
    if (!this.#viewOf(this.#row(id), caller).isMine) throw new RuntimeError('AUDIT_CLOSED')
    const found = this.#store.events(before ?? Number.MAX_SAFE_INTEGER, PAGE + 1)
    const events = found.slice(0, PAGE).map(({ id: number, at, account, isToken, role, action, object, outcome }) => {
      const who = isToken ? '' : account === null ? null : this.#nameOf(account)
      return { id: number, at, who, role: role ?? null, action, object, outcome }
    })
    return { events, more: found.length > PAGE }
  }

  #row(id: number): AuditRequestRow {
    const row = this.#store.request(id)
    if (row === undefined) throw new RuntimeError('AUDIT_MISSING', { id })
    return row
  }

  #viewOf(row: AuditRequestRow, { account }: Caller): AuditRequest {
    const until: Instant | null = row.releasedAt === null ? null : row.releasedAt + AUDIT_OPEN_MS
    const isOpen = until !== null && until > this.#world.now()
    return {
      id: row.id,
      state: until === null ? 'waiting' : isOpen ? 'open' : 'ended',
      reason: row.reason,
      requestedBy: this.#nameOf(row.by),
      requestedAt: row.at,
      releasedBy: row.releasedBy === null ? null : this.#nameOf(row.releasedBy),
      until,
      isMine: isOpen && account !== null && [row.by, row.releasedBy].includes(account.id),
      isOwnRequest: account?.id === row.by,
    }
  }
}

function personIn({ account }: Caller): Person {
  if (account === null) throw new RuntimeError('ACCOUNT_NEEDED')
  return account
}

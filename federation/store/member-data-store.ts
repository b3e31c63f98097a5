// SPDX-License-Identifier: EUPL-1.2
/**
 * Reads, and forgets, what the hub's database holds about a member ({@link file://./member-data-rules.ts}).
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { parseFrame } from '@ncv/protocol/envelope.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Db, DbValue } from '@ncv/runtime/open-db.ts'
import type { FieldForm, MemberTable } from './member-data-rules.ts'
import { MEMBER_DATA } from './member-data-rules.ts'

/** As it is handed out: bytes as hex, times as ISO 8601. */
export type Shown = string | number | boolean | null | readonly Shown[] | { readonly [key: string]: Shown }

export interface ShownTable {
  readonly rule: MemberTable
  readonly rows: readonly { readonly [field: string]: Shown }[]
}

export class MemberDataStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  all(member: string): ShownTable[] {
    return MEMBER_DATA.map((rule) => ({ rule, rows: this.#rows(rule, member) }))
  }

  #rows({ table, column, fields }: MemberTable, member: string): { readonly [field: string]: Shown }[] {
    const names = fields.map((each) => each.column).join(', ')
    const rows = this.#db.prepare<[string], DbValue[]>(`SELECT ${names} FROM ${table} WHERE ${column} = ?`).raw().all(member)
    return rows.map((row) => Object.fromEntries(fields.map((each, i) => [nameOf(each.column), shown(row[i] ?? null, each.form)])))
  }

  /** @returns rows that went, by table */
  forget(member: string): { readonly table: string; readonly deleted: number }[] {
    const run = this.#db.transaction(() =>
      MEMBER_DATA.map(({ table, forget }) => {
        const counts = forget.map((sql) => this.#db.prepare<[{ member: string }]>(sql).run({ member }).changes)
        return { table, deleted: counts.at(-1) ?? 0 }
      }),
    )
    const done = run.immediate()
    this.#db.pragma('wal_checkpoint(TRUNCATE)')
    return done
  }
}

/** `(SELECT …) AS kind` is called `kind`. */
export function nameOf(column: string): string {
  return column.split(' AS ').at(-1) ?? column
}

function shown(value: DbValue, form: FieldForm): Shown {
  if (value === null) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number') return form === 'time' ? new Date(value).toISOString() : value
  if (typeof value === 'string') return value
  const bytes = new Uint8Array(value)
  if (form === 'payload') return decoded(bytes)
  return form === 'frame' ? decoded(framePayload(bytes)) : hex(bytes)
}

function framePayload(frame: Uint8Array): Uint8Array {
  try {
    return parseFrame(frame).payload
  } catch (error) {
    if (error instanceof CodedError) return frame
    throw error
  }
}

/** What cannot be decoded is handed out as it lies there. */
function decoded(bytes: Uint8Array): Shown {
  try {
    return plain(decode(bytes))
  } catch (error) {
    if (error instanceof CodedError) return hex(bytes)
    throw error
  }
}

function plain(value: Value): Shown {
  if (value instanceof Uint8Array) return value.length > 0 && looksEncoded(value) ? decoded(value) : hex(value)
  if (Array.isArray(value)) return value.map((each: Value) => plain(each))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value as Record<string, Value>).map(([key, each]) => [key, plain(each)]))
  return value as string | number | boolean | null
}

/** A MessagePack map: the content of a post lies in it as bytes. */
function looksEncoded(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0
  return (first >= 0x80 && first <= 0x8f) || first === 0xde
}

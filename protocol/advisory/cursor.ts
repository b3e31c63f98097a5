// SPDX-License-Identifier: EUPL-1.2
/**
 * Strict reading of parsed JSON: every refusal names its place as a JSON pointer (RFC 6901).
 *
 * Pointers are put together only when something is refused; real documents hold thousands of nodes.
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'

/** A value and the way to it. */
export interface Cursor {
  readonly value: unknown
  readonly key: string | number
  readonly parent: Cursor | undefined
}

/** What can be wrong at a place; the texts for people are the reader's affair. */
export type CsafProblem =
  | 'missing'
  | 'not-text'
  | 'empty'
  | 'too-long'
  | 'not-a-list'
  | 'not-an-object'
  | 'not-a-score'
  | 'not-a-date'
  | 'unknown-value'
  | 'too-deep'
  | 'defined-twice'
  | 'undefined-product'
  | 'undefined-group'
  | 'too-many'

const MAX_TEXT = 1 << 20

export function rootCursor(value: unknown): Cursor {
  return { value, key: '', parent: undefined }
}

/** RFC 6901: `~` and `/` in a name are written `~0` and `~1`. */
export function pointerOf(cursor: Cursor): string {
  if (cursor.parent === undefined) return ''
  return `${pointerOf(cursor.parent)}/${String(cursor.key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** @throws ProtocolError `CSAF_INVALID`, always */
export function refuse(cursor: Cursor, problem: CsafProblem, cause?: unknown): never {
  throw new ProtocolError('CSAF_INVALID', { pointer: pointerOf(cursor), problem }, cause === undefined ? {} : { cause })
}

function object(cursor: Cursor): Readonly<Record<string, unknown>> {
  const { value } = cursor
  if (value === undefined) refuse(cursor, 'missing')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(cursor, 'not-an-object')
  return value as Readonly<Record<string, unknown>>
}

/** The member `key` of an object; its value is `undefined` where it is absent. */
export function member(cursor: Cursor, key: string): Cursor {
  const value = object(cursor)
  return { value: Object.hasOwn(value, key) ? value[key] : undefined, key, parent: cursor }
}

/** The member where it is present. */
export function optional(cursor: Cursor, key: string): Cursor | undefined {
  const found = member(cursor, key)
  return found.value === undefined ? undefined : found
}

/** The elements of the list `key`; none where the member is absent. */
export function list(cursor: Cursor, key: string): Cursor[] {
  const found = member(cursor, key)
  if (found.value === undefined) return []
  if (!Array.isArray(found.value)) refuse(found, 'not-a-list')
  return (found.value as unknown[]).map((value, index) => ({ value, key: index, parent: found }))
}

/** A text of 1 to 2^20 characters. */
export function text(cursor: Cursor): string {
  const { value } = cursor
  if (value === undefined) refuse(cursor, 'missing')
  if (typeof value !== 'string') refuse(cursor, 'not-text')
  if (value.length === 0) refuse(cursor, 'empty')
  if (value.length > MAX_TEXT) refuse(cursor, 'too-long')
  return value
}

export function textMember(cursor: Cursor, key: string): string {
  return text(member(cursor, key))
}

/** An object with the one member `name`, or none: spreads well under `exactOptionalPropertyTypes`. */
export function optionalText<Name extends string>(cursor: Cursor, key: string, name: Name): { readonly [N in Name]?: string } {
  const found = optional(cursor, key)
  return (found === undefined ? {} : { [name]: text(found) }) as { readonly [N in Name]?: string }
}

export function texts(cursor: Cursor, key: string): string[] {
  return list(cursor, key).map(text)
}

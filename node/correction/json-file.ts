// SPDX-License-Identifier: EUPL-1.2
/**
 * A JSON file that people hand in, read strictly: what is wrong is named by its JSON Pointer (RFC 6901), never by its content.
 *
 * @module
 */
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { z } from 'zod'

/** What is wrong with a value; texts: `value.file-<word>`. */
export type FileProblem =
  | 'not-utf8'
  | 'not-json'
  | 'unknown'
  | 'missing'
  | 'type'
  | 'value'
  | 'long'
  | 'empty'
  | 'twice'
  | 'contradicts'
  | 'alias-of-itself'

export interface FileFault {
  /** `/corrections/3/asset`; empty for the file as a whole. */
  readonly pointer: string
  readonly problem: FileProblem
  /** The word, the type or the bound that would be right; where the JSON breaks off. */
  readonly expected?: string
}

export function isFileFault(value: object): value is FileFault {
  return 'pointer' in value && 'problem' in value
}

export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 80)}`).join('')
}

/** Everything that the schema takes, or the first fault. */
export function parseJsonFile<T>(bytes: Uint8Array, schema: z.ZodType<T>): { readonly value: T } | FileFault {
  let text: string
  try {
    text = fromUtf8(bytes).replace(/^\uFEFF/, '')
  } catch {
    return { pointer: '', problem: 'not-utf8' }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    // Of the message only the place: the rest quotes the file.
    const place = error instanceof Error ? /line \d{1,9} column \d{1,9}/.exec(error.message)?.[0] : undefined
    return { pointer: '', problem: 'not-json', ...(place === undefined ? {} : { expected: place }) }
  }
  const result = schema.safeParse(json)
  return result.success ? { value: result.data } : faultOf(result.error, json)
}

/** What the path leads to; `undefined` where it leads nowhere. */
function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[part] : undefined),
    json,
  )
}

function faultOf(error: z.ZodError, json: unknown): FileFault {
  const [issue] = error.issues
  if (issue === undefined) return { pointer: '', problem: 'type' }
  const pointer = pointerOf(issue.path)
  if (issue.code === 'unrecognized_keys') return { pointer: pointerOf([...issue.path, issue.keys[0] ?? '?']), problem: 'unknown' }
  if (valueAt(json, issue.path) === undefined) return { pointer, problem: 'missing' }
  if (issue.code === 'too_big') return { pointer, problem: 'long', expected: String(issue.maximum) }
  if (issue.code === 'too_small') return { pointer, problem: 'empty' }
  if (issue.code === 'invalid_type') return { pointer, problem: 'type', expected: issue.expected }
  if (issue.code === 'invalid_value') return { pointer, problem: 'value', expected: issue.values.map(String).join(', ') }
  return { pointer, problem: 'value' }
}

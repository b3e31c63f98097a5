// SPDX-License-Identifier: EUPL-1.2
/**
 * From a schema's verdict to one sentence's parameters: which field, what is wrong, what is expected. Never the value itself.
 *
 * @module
 */
import type { ErrorParams } from '@ncv/protocol/errors.ts'
import type { z } from 'zod'

/** `people[2].name` */
function fieldName(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('')
}

function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const options = issue.errors.flat().filter((inner) => inner.path.length > 0)
  const inner = options[0]
  return inner === undefined ? issue : deepest({ ...inner, path: [...issue.path, ...inner.path] })
}

export function describeIssue(error: z.ZodError, known: readonly string[]): ErrorParams {
  const issue = error.issues[0]
  if (issue === undefined) return { field: '?', problem: 'type', expected: '?' }
  const found = deepest(issue)
  const field = fieldName(found.path) || '$'
  if (found.code === 'unrecognized_keys') {
    const prefix = found.path.length === 0 ? '' : `${field}.`
    return { field: `${prefix}${found.keys[0] ?? '?'}`.slice(0, 80), problem: 'unknown', expected: found.path.length === 0 ? known.join(', ') : '–' }
  }
  if (found.code === 'custom') return { field, problem: 'value', expected: String(found.params?.['expected'] ?? '–') }
  if (found.code === 'too_big' || found.code === 'too_small') {
    return { field, problem: found.code === 'too_big' ? 'long' : 'empty', expected: String(found.code === 'too_big' ? found.maximum : found.minimum) }
  }
  if (found.code === 'invalid_type') return { field, problem: 'type', expected: found.expected }
  return { field, problem: 'type', expected: '–' }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Logs carry ids and counts; content has no way in.
 *
 * @module
 */
import type { LogEvent, LogFields } from '@ncv/protocol/world.ts'
import { createLog } from '@ncv/runtime/log.ts'
import { expect, test } from 'vitest'

function logged(event: string, fields: object): unknown {
  const lines: string[] = []
  // As foreign code would do it: past the types.
  createLog(
    (line) => lines.push(line),
    () => 0,
  ).warn(event as LogEvent, fields as LogFields)
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '')
}
const HEAD = { at: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'feed-advanced' }

test('a field that is not on the list is dropped at run time too', () => {
  expect(logged('feed-advanced', { size: 7, title: 'Gemeinde Wiesenbrück', token: 'abc', member: 'x' })).toEqual({ ...HEAD, size: 7 })
})

test('a listed field with content instead of a code or number is dropped', () => {
  expect(logged('feed-advanced', { code: 'Frau Beispiel rief an', count: '12', kind: { name: 'x' }, ms: Number.NaN })).toEqual(HEAD)
})

test('an event that was not declared is not written', () => {
  expect(logged('Anruf von Frau Beispiel', {})).toEqual({ ...HEAD, event: 'internal-error' })
})

test('one event is one line, whatever the fields hold', () => {
  expect(logged('feed-advanced', { path: 'a\n{"event":"forged"}' })).toEqual(HEAD)
})

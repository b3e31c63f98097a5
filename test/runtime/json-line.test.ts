// SPDX-License-Identifier: EUPL-1.2
/**
 * Where in a JSON text a value stands.
 *
 * @module
 */
import { jsonLine } from '@ncv/runtime/json-line.ts'
import { expect, test } from 'vitest'

test('a value is found by its path: not in another part, not in a text, past what is nested before it', () => {
  const text = ['[', '{ "a": "b", "c": [1, {"b": 2}] },', '{', ' "c": "{ \\"b\\": [", "b": 1,', ' "\\u0064": []', '} ]'].join('\n')
  const places: readonly (readonly [PropertyKey[], number | undefined])[] = [
    [[0], 2],
    [[0, 'c', 1, 'b'], 2],
    [[1], 3],
    [[1, 'b'], 4],
    [[1, 'd'], 5],
    [[1, 'missing', 'b'], 3],
    [[2, 'b'], undefined],
    [[], undefined],
  ]
  for (const [path, line] of places) expect(jsonLine(text, path), path.join('.')).toBe(line)
  expect(jsonLine('{}', ['a'])).toBe(undefined)
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts and lines as the spec lists them (ncv-envelope, section 2).
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { lineOf, textOf, toLine } from '@ncv/protocol/message/fields.ts'
import { describe, expect, test } from 'vitest'

interface Vectors {
  readonly texts: Sides
  readonly lines: Sides
  readonly 'made lines': readonly { readonly from: string; readonly to: string }[]
}
interface Sides {
  readonly accepted: readonly string[]
  readonly refused: readonly string[]
}

const VECTORS = JSON.parse(readFileSync(new URL('../../vectors/ncv-text.json', import.meta.url), 'utf8')) as Vectors

describe.each([
  ['text', textOf(100), VECTORS.texts],
  ['line', lineOf(100), VECTORS.lines],
] as const)('a %s of the spec', (_, schema, { accepted, refused }) => {
  test.each(accepted)('is %j', (text) => {
    expect(schema.safeParse(text).data).toBe(text)
  })
  test.each(refused)('is not %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false)
  })
})

test.each(VECTORS['made lines'])('$from of a foreign document becomes $to', ({ from, to }) => {
  expect(toLine(from)).toBe(to)
  expect(lineOf(100).safeParse(to).success).toBe(true)
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * CPE names: both bindings, and name matching by NISTIR 7696.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import type { CpeValue } from '@ncv/protocol/advisory/cpe.ts'
import { parseCpe } from '@ncv/protocol/advisory/cpe.ts'
import type { CpeRelation } from '@ncv/protocol/advisory/cpe-matching.ts'
import { compareCpeProducts, compareCpeValues } from '@ncv/protocol/advisory/cpe-matching.ts'

const name = (text: string) => {
  const cpe = parseCpe(text)
  if (cpe === undefined) throw new Error(`no CPE: ${text}`)
  return cpe
}
const plain = (text: string): CpeValue => ({ text, isPattern: false })
const pattern = (text: string): CpeValue => ({ text, isPattern: true })

describe('both spellings of a CPE name say the same', () => {
  test.each([
    ['cpe:/a:gitea:gitea:1.25.2', 'cpe:2.3:a:gitea:gitea:1.25.2:*:*:*:*:*:*:*'],
    ['cpe:/a:adobe:reader:9.3.2:-:~~~windows~x64~', 'cpe:2.3:a:adobe:reader:9.3.2:-:*:*:*:windows:x64:*'],
    ['cpe:/a:hp:insight%2fdiagnostics:7.4.0.1570', 'cpe:2.3:a:hp:insight\\/diagnostics:7.4.0.1570:*:*:*:*:*:*:*'],
    ['cpe:/o:acme:os%02:1%01', 'cpe:2.3:o:acme:os*:1?:*:*:*:*:*:*:*'],
    ['CPE:/A:Gitea:Gitea', 'cpe:2.3:a:gitea:gitea:*:*:*:*:*:*:*:*'],
  ])('%s is %s', (uri, formatted) => {
    expect(parseCpe(uri)).toEqual(parseCpe(formatted))
  })

  test('a quoted colon is part of a name; a quoted star is no wildcard', () => {
    expect(name('cpe:2.3:a:foo\\:bar:baz:1.0').vendor).toBe('foo:bar')
    expect(name('cpe:2.3:a:foo:b\\*z:1.0').values.product).toEqual({ text: 'b*z', isPattern: false })
  })

  test.each(['gitea', 'cpe:2.3:x:foo:bar', 'cpe:2.3:a:foo:*', 'cpe:/a:foo', `cpe:/a:foo:${'x'.repeat(1000)}`])('%s names no product', (text) => {
    expect(parseCpe(text)).toBeUndefined()
  })
})

/** NISTIR 7696, table 6-2. */
const TABLE: readonly (readonly [CpeValue, CpeValue, CpeRelation])[] = [
  ['any', 'any', 'equal'],
  ['any', 'na', 'superset'],
  ['any', plain('i'), 'superset'],
  ['any', pattern('m*'), 'undefined'],
  ['na', 'any', 'subset'],
  ['na', 'na', 'equal'],
  ['na', plain('i'), 'disjoint'],
  ['na', pattern('m*'), 'undefined'],
  [plain('i'), plain('i'), 'equal'],
  [plain('i'), plain('k'), 'disjoint'],
  [plain('i'), pattern('m*'), 'undefined'],
  [plain('i'), 'na', 'disjoint'],
  [plain('i'), 'any', 'subset'],
  [pattern('m*'), plain('mi'), 'superset'],
  [pattern('m*'), plain('im'), 'disjoint'],
  [pattern('m*'), 'any', 'subset'],
  [pattern('m*'), 'na', 'disjoint'],
  [pattern('m*'), pattern('m?'), 'undefined'],
]

test.each(TABLE)('an attribute %j compared with %j is %s', (source, target, relation) => {
  expect(compareCpeValues(source, target)).toBe(relation)
})

describe('products', () => {
  test.each([
    ['cpe:2.3:a:openssl:openssl:*:*:*:*:*:*:*:*', 'cpe:/a:openssl:openssl:3.0.11', 'same'],
    ['cpe:2.3:a:openssl:openssl:1.0:*:*:*:*:*:*:*', 'cpe:2.3:a:openssl:openssl:3.0:*:*:*:*:*:*:*', 'same'],
    ['cpe:2.3:o:siemens:s7-1500_cpu_151?_firmware:*:*:*:*:*:*:*:*', 'cpe:2.3:o:siemens:s7-1500_cpu_1513_firmware:*:*:*:*:*:*:*:*', 'same'],
    ['cpe:2.3:a:acme:app:*:*:*:*:*:android:*:*', 'cpe:2.3:a:acme:app:1:*:*:*:*:iphone_os:*:*', 'different'],
    ['cpe:2.3:a:acme:app:*:*:*:*:*:android:*:*', 'cpe:2.3:a:acme:app:1:*:*:*:*:*:*:*', 'unspecific'],
    ['cpe:2.3:a:acme:app:*:*:*:*:-:*:*:*', 'cpe:2.3:a:acme:app:1:*:*:*:pro:*:*:*', 'different'],
    ['cpe:2.3:h:acme:box:*:*:*:*:*:*:*:*', 'cpe:2.3:o:acme:box:*:*:*:*:*:*:*:*', 'different'],
    ['cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*', 'cpe:2.3:a:other:app:*:*:*:*:*:*:*:*', 'different'],
    ['cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*', 'cpe:2.3:a:*:app:*:*:*:*:*:*:*:*', 'same'],
  ])("%s beside the asset's %s is %s", (source, target, expected) => {
    expect(compareCpeProducts(name(source), name(target))).toBe(expected)
  })
})

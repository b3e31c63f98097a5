// SPDX-License-Identifier: EUPL-1.2
/**
 * Inventory files: what is read, and what each fault says.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { parseInventory } from '../../../node/inventory/csv.ts'

const HEADER = 'id;vendor;product;version\n'
const parse = (text: string) => parseInventory(utf8(text))
const faults = (text: string) => {
  const result = parse(text)
  return 'faults' in result ? result.faults : []
}

describe('what is read', () => {
  test('quoted fields, empty fields, line ends of Windows, a byte order mark', () => {
    expect(parse('\uFEFFid;vendor;product;version\r\na1;Siemens AG;"Panel 4""; 7""";V16\r\na2;;Gitea;\r\n')).toEqual({
      assets: [
        { id: 'a1', vendor: 'Siemens AG', product: 'Panel 4"; 7"', version: 'V16' },
        { id: 'a2', product: 'Gitea' },
      ],
    })
  })

  test('identifiers in columns of their own', () => {
    const result = parse('id;vendor;product;version;cpe;purl\na1;;libssl3;3;cpe:/a:openssl:openssl;pkg:deb/debian/openssl\n')
    expect(result).toEqual({
      assets: [{ id: 'a1', product: 'libssl3', version: '3', cpe: 'cpe:/a:openssl:openssl', purl: 'pkg:deb/debian/openssl' }],
    })
  })
})

describe('what is refused, as a whole', () => {
  test.each([
    ['id,vendor,product,version\na1,Siemens,X,1\n', { line: 1, field: 'id', problem: 'header' }],
    ['id;vendor;product;version;price\n', { line: 1, field: 'price', problem: 'header' }],
    ['id;vendor;product;version;id\n', { line: 1, problem: 'header' }],
    ['', { line: 1, problem: 'empty' }],
    [`${HEADER}a1;Siemens;X\n`, { line: 2, problem: 'field-count', found: '3/4' }],
    [`${HEADER}a1;Siemens;X;1\n;Siemens;X;1\n`, { line: 3, field: 'id', problem: 'field-missing' }],
    [`${HEADER}a1;Siemens;;1\n`, { line: 2, field: 'product', problem: 'field-missing' }],
    [`${HEADER}a1;S;X;1\na1;S;Y;1\n`, { line: 3, field: 'id', problem: 'duplicate-id', found: 'a1' }],
    [`${HEADER}a1;S;"X;1\n`, { problem: 'quoting' }],
    [`${HEADER}a1;S;X\u0007;1\n`, { line: 2, field: 'product', problem: 'control-character' }],
    [`${HEADER}a1;S;${'X'.repeat(1001)};1\n`, { line: 2, field: 'product', problem: 'field-too-long' }],
  ])('%j names line, field and fault', (text, fault) => {
    expect(faults(text)[0]).toMatchObject(fault)
    expect(parse(text)).not.toHaveProperty('assets')
  })

  test('a file that is not UTF-8', () => {
    expect(parseInventory(Uint8Array.of(0x69, 0x64, 0xe4))).toEqual({ faults: [{ line: 1, problem: 'not-utf-8' }] })
  })

  test('the first fifty faults are told, not a million', () => {
    expect(faults(HEADER + ';;;\n'.repeat(100_000))).toHaveLength(50)
  })

  test('a line number counts lines of the file, also behind a field of several lines', () => {
    expect(faults(`${HEADER}a1;S;"X\nY";1\na2;S;;1\n`)[0]).toMatchObject({ line: 4, field: 'product' })
  })
})

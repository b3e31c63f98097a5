// SPDX-License-Identifier: EUPL-1.2
/**
 * Inventory files: what is read, and what each fault says.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { parseInventory } from '../../../node/inventory/csv.ts'
import { formatInventory } from '../../../node/inventory/csv-export.ts'

const HEADER = 'id;vendor;product;version\n'
const parse = (text: string) => parseInventory(utf8(text))
const wide = (text: string) => Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]))
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
      encoding: 'utf-8',
    })
  })

  test('identifiers in columns of their own', () => {
    const result = parse('id;vendor;product;version;cpe;purl\na1;;libssl3;3;cpe:/a:openssl:openssl;pkg:deb/debian/openssl\n')
    expect(result).toEqual({
      assets: [{ id: 'a1', product: 'libssl3', version: '3', cpe: 'cpe:/a:openssl:openssl', purl: 'pkg:deb/debian/openssl' }],
      encoding: 'utf-8',
    })
  })

  test('model, serial number, operator and criticality, in German or English words', () => {
    const result = parse('id;vendor;product;version;model;serial;operator;criticality\na1;;Switch;;X-1;S-2;Selbst;sehr hoch\na2;;Switch;;;;IT-DL;\n')
    expect(result).toMatchObject({
      assets: [
        { id: 'a1', model: 'X-1', serial: 'S-2', operator: 'self', criticality: 'very-high' },
        { id: 'a2', product: 'Switch', operator: 'it-dl' },
      ],
    })
    expect(result).not.toHaveProperty(['assets', 1, 'criticality'])
  })

  test('windows-1252, as Excel writes it, is read and named', () => {
    const bytes = Uint8Array.from('id;vendor;product;version\r\na1;Dr\u00e4ger;Ger\u00e4t \u0080;1\r\n', (letter) => letter.charCodeAt(0))
    expect(parseInventory(bytes)).toEqual({ assets: [{ id: 'a1', vendor: 'Dräger', product: 'Gerät €', version: '1' }], encoding: 'windows-1252' })
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

  test('a file that is half UTF-8 and half windows-1252, at the first line that is not UTF-8', () => {
    const bytes = Uint8Array.of(...utf8(`${HEADER}a1;Dräger;X;1\n`), ...utf8('a2;Dr'), 0xe4, ...utf8('ger;X;1\n'))
    expect(parseInventory(bytes)).toEqual({ faults: [{ line: 3, problem: 'mixed-encoding' }] })
  })

  test('UTF-16 without its mark, and UTF-16 that ends in the middle of a sign', () => {
    expect(parseInventory(wide(HEADER))).toEqual({ faults: [{ line: 1, problem: 'not-utf-8' }] })
    expect(parseInventory(Uint8Array.of(0xff, 0xfe, ...wide(HEADER), 0x61))).toEqual({ faults: [{ line: 1, problem: 'not-utf-8' }] })
  })

  test('a NUL byte, with its line', () => {
    expect(parseInventory(utf8(`${HEADER}a1;S;X;1\na2;S;X\u0000;1\n`))).toEqual({ faults: [{ line: 3, problem: 'nul-byte' }] })
  })

  test('a word for operator or criticality that nobody knows', () => {
    const header = 'id;vendor;product;version;operator;criticality\n'
    expect(faults(`${header}a1;;X;;wir;\n`)[0]).toEqual({ line: 2, field: 'operator', problem: 'unknown-value', found: 'wir' })
    expect(faults(`${header}a1;;X;;;immens\n`)[0]).toEqual({ line: 2, field: 'criticality', problem: 'unknown-value', found: 'immens' })
  })

  test('three hundred columns', () => {
    const columns = Array.from({ length: 300 }, (_, i) => `c${i}`).join(';')
    expect(faults(`id;vendor;product;version;${columns}\n`)).toMatchObject([{ line: 1, field: 'c0', problem: 'header' }])
  })

  test('the first fifty faults are told, not a million', () => {
    expect(faults(HEADER + ';;;\n'.repeat(100_000))).toHaveLength(50)
  })

  test('a line number counts lines of the file, also behind a field of several lines', () => {
    expect(faults(`${HEADER}a1;S;"X\nY";1\na2;S;;1\n`)[0]).toMatchObject({ line: 4, field: 'product' })
  })
})

describe('export', () => {
  const assets: Asset[] = [
    { id: 'a1', vendor: 'Größer; "Haus"', product: '=HYPERLINK("https://evil.example")', version: '-1+1', operator: 'self' },
    { id: 'a2', product: "@SUM(A1); it's", model: '+49', serial: '\tcmd', criticality: 'very-high' },
  ]

  test('no cell begins with a sign that a spreadsheet takes for a formula', () => {
    const cells = formatInventory(assets)
      .slice(1)
      .split(/[;\r\n]+/)
    expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([])
  })

  test('and import are inverses', () => {
    expect(parse(formatInventory(assets.map((asset) => (asset.serial === undefined ? asset : { ...asset, serial: 'S-1' }))))).toEqual({
      assets: assets.map((asset) => (asset.serial === undefined ? asset : { ...asset, serial: 'S-1' })),
      encoding: 'utf-8',
    })
  })
})

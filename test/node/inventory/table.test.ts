// SPDX-License-Identifier: EUPL-1.2
/**
 * Tables of any kind as inventory: columns, presets, encodings, derived ids.
 *
 * @module
 */
import { utf8 } from '@ncv/protocol/bytes.ts'
import { describe, expect, test } from 'vitest'
import type { Asset } from '../../../node/inventory/asset.ts'
import { columnKey } from '../../../node/inventory/columns.ts'
import type { Faulty, ReadTable, TableWishes } from '../../../node/inventory/csv-table.ts'
import { readTable } from '../../../node/inventory/csv-table.ts'
import { COLUMN_FIELDS } from '../../../node/inventory/column-field.ts'
import { presetNamed, readPresets } from '../../../node/inventory/preset.ts'

const PRESETS = readPresets()

function read(file: string | Uint8Array, wishes: TableWishes = {}): ReadTable | Faulty {
  const reading = readTable(typeof file === 'string' ? utf8(file) : file, wishes, PRESETS)
  for (let step = reading.next(); ; step = reading.next()) if (step.done === true) return step.value
}

function table(file: string | Uint8Array, wishes: TableWishes = {}): ReadTable {
  const result = read(file, wishes)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result
}

const faults = (file: string | Uint8Array, wishes: TableWishes = {}) => {
  const result = read(file, wishes)
  return 'faults' in result ? result.faults : []
}
const ids = ({ assets }: { readonly assets: readonly Asset[] }) => assets.map(({ id }) => id)

describe('columns', () => {
  test('of a German list are recognised, others are left out', () => {
    const { assets, columns } = table('Inventarnummer;Hersteller;Bezeichnung;Version;Raum\n7;Fortinet;FortiOS;7.4.8;K1\n')
    expect(assets).toEqual([{ id: '7', vendor: 'Fortinet', product: 'FortiOS', version: '7.4.8' }])
    expect(columns).toMatchObject({ origin: 'detected', preset: 'excel-de', fields: ['id', 'vendor', 'product', 'version', undefined] })
  })

  test('of two that stand for the same field the preset takes one', () => {
    const { assets } = table('Name;Produkt\nServerraum;Gitea\n')
    expect(assets).toMatchObject([{ product: 'Gitea' }])
  })

  test('are mapped as the caller says, over preset and memory; a minus leaves one out', () => {
    const file = 'ID;Produkt;Anmerkung\n1;Gitea;1.22\n'
    expect(table(file, { map: { anmerkung: 'version', id: '-' } }).assets).toMatchObject([{ product: 'Gitea', version: '1.22' }])
    const remembered = () => ({ mapping: { produkt: 'product', anmerkung: 'serial' } as const, preset: undefined })
    expect(table(file, { remembered }).assets).toMatchObject([{ product: 'Gitea', serial: '1.22' }])
    expect(table(file, { remembered, map: { anmerkung: 'version' } }).assets).toMatchObject([{ product: 'Gitea', version: '1.22' }])
  })

  test('that do not exist, stand for one field twice, or name no product are faults with the line of the header', () => {
    expect(faults('Produkt\nx\n', { map: { nichts: 'version' } })).toMatchObject([{ line: 1, field: 'nichts', problem: 'column-unknown' }])
    expect(faults('A;B\nx;y\n', { map: { a: 'product', b: 'product' } })).toMatchObject([{ line: 1, field: 'B', problem: 'column-twice' }])
    expect(faults('\n\nRaum;Etage\nx;y\n')).toMatchObject([{ line: 3, problem: 'no-product-column', found: 'Raum;Etage' }])
  })

  test('three hundred of them are no trouble, more than a thousand are a fault', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`).join(';')
    expect(table(`Produkt;${many(299)}\nGitea;${many(299)}\n`).assets).toMatchObject([{ product: 'Gitea' }])
    expect(faults(`Produkt;${many(1000)}\n`)).toEqual([{ line: 1, problem: 'too-many-columns' }])
  })

  test("the product's own header stays strict: a column that nobody knows is a typing error", () => {
    expect(faults('id;vendor;product;version;cpee\n')).toMatchObject([{ line: 1, field: 'cpee', problem: 'header' }])
    expect(table('id,vendor,product,version\n1,,Gitea,\n')).toMatchObject({ delimiter: ',', columns: { origin: 'own' } })
  })
})

describe('fields', () => {
  const file = 'Produkt;Betreiber;Kritikalität;Schutzbedarf;Verfügbarkeit;Erreichbarkeit;Amt;Rolle;Rechner;Eintragsart\n'

  test('in German words: operator, criticality, protection needs, exposure, office, role, host, kind', () => {
    expect(
      table(`${file}Gitea;Landkreis;hoch;Hoch;sehr hoch;Internet;Bauamt;Leitung;srv1;Produkt\nWindows;;;;;;;;;Betriebssystem\n`).assets,
    ).toMatchObject([
      {
        operator: 'district',
        criticality: 'high',
        confidentiality: 'high',
        integrity: 'high',
        availability: 'very-high',
        exposure: 'internet',
        office: 'Bauamt',
        role: 'Leitung',
        host: 'srv1',
      },
      { product: 'Windows', kind: 'os' },
    ])
  })

  test('with a word that is not known are refused with line and column', () => {
    expect(faults('Produkt;Schutzbedarf\nGitea;riesig\n')).toEqual([{ line: 2, field: 'Schutzbedarf', problem: 'unknown-value', found: 'riesig' }])
  })

  test('an operating system beside the product makes an entry of its own', () => {
    expect(table('ID;Produkt;Betriebssystem;Betriebssystemversion;Amt\n1;AutiSta;Windows 11;23H2;Standesamt\n2;;Windows 10;;\n').assets).toEqual([
      { id: '1', product: 'AutiSta', office: 'Standesamt' },
      { id: '1-os', product: 'Windows 11', version: '23H2', office: 'Standesamt', kind: 'os' },
      { id: '2', product: 'Windows 10', kind: 'os' },
    ])
  })
})

describe('derived ids', () => {
  const header = 'Hersteller;Produkt;Version;Rechner\n'

  test('stay the same when the version changes', () => {
    const before = table(`${header}Mozilla;Firefox;143;pc1\nMozilla;Firefox;143;pc2\n`)
    const after = table(`${header}MOZILLA;Firefox;144;pc1\nMozilla;Firefox;144;pc2\n`)
    expect(ids(after)).toEqual(ids(before))
    expect(ids(before)[0]).toMatch(/^firefox-pc1-[0-9a-f]{10}$/)
  })

  test('tell versions apart where one host has two of them, and nothing else where entries differ', () => {
    const file = `${header}Oracle;Java;8;pc1\nOracle;Java;21;pc1\n`
    const { assets, isDerived } = table(file)
    expect(isDerived).toBe(true)
    expect(new Set(ids({ assets })).size).toBe(2)
    expect(new Set(ids(table('Produkt;Amt\nGitea;Bauamt\nGitea;Schulamt\n'))).size).toBe(2)
  })

  test('a row said twice counts once', () => {
    expect(table(`${header}Oracle;Java;8;\nOracle;Java;8;\n`)).toMatchObject({ assets: [{ product: 'Java' }], repeated: 1, rows: 2 })
  })
})

describe('encodings', () => {
  const file = 'Hersteller;Produkt\nDräger;Gerät\n'
  const wide = (text: string, isBig: boolean) =>
    Uint8Array.from(
      [...`\uFEFF${text}`]
        .flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8])
        .flatMap((_, i, all) => all[isBig ? i ^ 1 : i] ?? 0),
    )

  test.each([
    ['utf-8', utf8(file)],
    ['utf-8', utf8(`\uFEFF${file}`)],
    ['utf-16le', wide(file, false)],
    ['utf-16be', wide(file, true)],
    ['windows-1252', Uint8Array.from(file, (sign) => sign.charCodeAt(0))],
  ])('%s is read and named', (encoding, bytes) => {
    expect(table(bytes)).toMatchObject({ encoding, assets: [{ vendor: 'Dräger', product: 'Gerät' }] })
  })

  test("Excel's own line sep= is obeyed, and lines count as in the file", () => {
    expect(faults('sep=,\r\nid,vendor,product,version\r\n1,,,\r\n')).toEqual([{ line: 3, field: 'product', problem: 'field-missing' }])
  })

  test('empty rows below the table, as spreadsheets write them, are no entries', () => {
    expect(table('Produkt;Version\nGitea;1\n;\n;\n').assets).toHaveLength(1)
  })
})

describe('presets', () => {
  test.each([
    [
      'intune-apps',
      'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationVersion,DeviceName,UserName',
      ['x', 'Zoom', 'Zoom Inc', '6.1', 'pc1', 'A'],
    ],
    [
      'intune-devices',
      'Device ID,Device name,OS version,Serial number,Manufacturer,Model,Primary user UPN,OS',
      ['x', 'pc1', '10.0', 'S', 'Dell', 'Latitude', 'a@b', 'Windows'],
    ],
    [
      'glpi-computers',
      'Name,Status,Manufacturers,Serial number,Types,Model,Operating System - Name',
      ['pc1', '', 'Dell', 'S', '', 'Latitude', 'Windows 11'],
    ],
    ['glpi-software', 'Name,Publisher,Versions - Name', ['Zoom', 'Zoom Inc', '6.1']],
    ['i-doit', 'SYSID,Objekttitel,Objekttyp,Hersteller,Modell,Seriennummer', ['1', 'pc1', 'Client', 'Dell', 'Latitude', 'S']],
    ['baramundi', 'Client,Software,Hersteller,Version', ['pc1', 'Zoom', 'Zoom Inc', '6.1']],
    ['docusnap', 'Hostname,Softwarename,Hersteller,Version', ['pc1', 'Zoom', 'Zoom Inc', '6.1']],
    ['excel-en', 'Asset tag,Vendor,Product name,Version', ['1', 'Zoom Inc', 'Zoom', '6.1']],
  ])('%s is recognised by its header', (name, header, cells) => {
    const { columns, assets } = table(`${header}\n${cells.join(',')}\n`)
    expect(columns.preset).toBe(name)
    expect(assets[0]).toMatchObject({ vendor: expect.stringMatching(/^(?:Zoom Inc|Dell)$/), product: expect.stringMatching(/^(?:Zoom|Latitude)$/) })
  })

  test('what names a person is in none of them', () => {
    const personal = /user|benutzer|upn|mail|owner|besitzer/
    expect(PRESETS.flatMap(({ columns }) => Object.keys(columns)).filter((name) => personal.test(columnKey(name).replace('owner role', '')))).toEqual(
      [],
    )
  })

  test('every field of an asset can be reached from a German list', () => {
    expect(new Set(Object.values(presetNamed('excel-de', PRESETS).columns))).toEqual(new Set(COLUMN_FIELDS))
  })
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node inventory …` over a node's folder: seen before it is done, done whole or not at all, undone.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import type { ImportLine, ImportView } from '@ncv/protocol/admin/inventory-routes.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asset } from '../../../node/inventory/asset.ts'
import { readTable } from '../../../node/inventory/csv-table.ts'
import { readPresets } from '../../../node/inventory/preset.ts'
import type { JoinedNode } from './joined-node.ts'
import { joinedNode } from './joined-node.ts'

let node: JoinedNode
beforeEach(() => {
  node = joinedNode()
})
afterEach(() => node[Symbol.dispose]())

const HEADER = 'id;vendor;product;version\n'
const rows = (count: number, version = '1') => HEADER + Array.from({ length: count }, (_, i) => `a${i};Musterhaus;Werk ${i};${version}\n`).join('')

const importText = (text: string | Uint8Array, ...more: string[]) => node.inventory('import', ['--file', node.file('list.csv', text), ...more])
const assets = async (): Promise<readonly Asset[]> => (await node.json<{ assets: Asset[] }>('list')).assets
const history = async () => (await node.json<{ imports: ImportLine[] }>('history')).imports

describe('an import', () => {
  test('keeps every field of an entry', async () => {
    const header =
      'id;vendor;product;version;cpe;purl;model;serial;operator;criticality;confidentiality;integrity;availability;exposure;office;role;host;kind\n'
    const line = 'a1;V;P;1;cpe:/a:v:p;pkg:deb/p;M;S;it-dl;high;high;normal;very-high;internet;Bauamt;Leitung;srv1;family\n'
    expect(await importText(header + line)).toMatchObject({ code: 0 })
    const [asset] = await assets()
    expect(Object.keys(asset ?? {}).sort()).toEqual(header.trim().split(';').sort())
    expect(Object.values(asset ?? {}).sort()).toEqual(line.trim().split(';').sort())
  })

  test('is shown before it is done: what is new, changed, gone, with the lists, and nothing is touched', async () => {
    await importText(rows(10))
    const before = await assets()
    const next = node.file('next.csv', `${rows(9).replace('Werk 3;1', 'Werk 3;2')}b1;;Neu;\n`)
    const { plan } = await node.json<{ plan: ImportView }>('import', ['--file', next, '--preview'])
    expect(plan.counts).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 8 })
    expect(plan).toMatchObject({ added: [{ id: 'b1' }], removed: [{ id: 'a9' }], changed: [{ after: { id: 'a3' }, fields: ['version'] }], total: 10 })
    expect((await node.inventory('import', ['--file', next, '--preview'])).out).toContain('1 neu, 1 geändert, 1 entfällt, 8 unverändert')
    expect(await assets()).toEqual(before)
    expect(await history()).toHaveLength(1)
  })

  test('that would take more than 40 % away is refused with the remedy, and done when it is meant', async () => {
    await importText(rows(10))
    const refused = await importText(rows(5))
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('5 von 10')
    expect(refused.err).toContain('--allow-shrink')
    expect(await assets()).toHaveLength(10)
    expect(await importText(rows(6))).toMatchObject({ code: 0 })
    expect(await importText(rows(1), '--allow-shrink')).toMatchObject({ code: 0 })
    expect(await assets()).toHaveLength(1)
  })

  test('with --merge keeps what the file does not name, entries and fields', async () => {
    await importText('id;vendor;product;version;criticality\na1;V;P;1;hoch\na2;V;Q;1;\n')
    await importText(`${HEADER}a1;V;P;2\na3;V;R;1\n`, '--merge')
    expect(await assets()).toMatchObject([{ id: 'a1', version: '2', criticality: 'high' }, { id: 'a2' }, { id: 'a3' }])
  })

  test('remembers what the columns were mapped to, for the same header alone', async () => {
    const table = 'Anlage;Stand;Ort\nGitea;1.22;K1\n'
    expect((await importText(table)).err).toContain('Keine Spalte wurde als Produkt erkannt')
    expect(await importText(table, '--map', 'Anlage=produkt', '--map', 'Stand=version')).toMatchObject({ code: 0 })
    const again = await importText(table.replace('1.22', '1.23'))
    expect(again.out).toContain('wie beim letzten Import')
    expect(await assets()).toMatchObject([{ product: 'Gitea', version: '1.23' }])
    expect(await importText('Anlage;Stand\nGitea;1.24\n')).toMatchObject({ code: 2 })
  })

  test('of a bill of materials and of a scan is recognised by its content', async () => {
    const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url).pathname
    const bill = await node.json<{ plan: ImportView }>('import', ['--file', fixture('bill.json')])
    expect(bill.plan).toMatchObject({ format: 'cyclonedx', counts: { added: 6 } })
    const scan = await node.json<{ plan: ImportView }>('import', ['--file', fixture('scan.xml'), '--merge'])
    expect(scan.plan).toMatchObject({ format: 'nmap', counts: { added: 4, removed: 0 }, notes: [{ code: 'services-unnamed' }] })
  })

  test('a preset, a column or a field that does not exist is named, with those that do', async () => {
    expect((await importText(rows(1), '--preset', 'nichts')).err).toContain('glpi-computers')
    expect(await importText(rows(1), '--map', 'product=produktt')).toMatchObject({ code: 2, err: expect.stringContaining('os-version') })
    expect((await importText('Produkt\nx\n', '--map', 'Nichts=version')).err).toContain('nichts')
  })
})

describe('undo', () => {
  test('brings back the inventory before the last import, five times', async () => {
    const seen: (readonly Asset[])[] = [[]]
    for (let i = 1; i <= 7; i++) {
      await importText(rows(i + 3, String(i)), '--allow-shrink')
      seen.push(await assets())
    }
    expect((await history()).map(({ number }) => number)).toEqual([7, 6, 5, 4, 3])
    for (let i = 6; i >= 2; i--) {
      expect(await node.inventory('undo')).toMatchObject({ code: 0 })
      expect(await assets()).toEqual(seen[i])
    }
    expect(await node.inventory('undo')).toMatchObject({ code: 1, err: expect.stringContaining('history') })
    expect(await assets()).toEqual(seen[2])
  })

  test('is undone by redo, in order, until a new import comes', async () => {
    const seen: (readonly Asset[])[] = [[]]
    for (let i = 1; i <= 3; i++) {
      await importText(rows(i, String(i)), '--allow-shrink')
      seen.push(await assets())
    }
    await node.inventory('undo')
    await node.inventory('undo')
    expect(await assets()).toEqual(seen[1])
    expect(await node.inventory('redo')).toMatchObject({ code: 0 })
    expect(await assets()).toEqual(seen[2])
    expect(await node.inventory('redo')).toMatchObject({ code: 0 })
    expect(await assets()).toEqual(seen[3])
    expect((await history()).map(({ number }) => number)).toEqual([3, 2, 1])
    await node.inventory('undo')
    await importText(rows(5, '5'), '--allow-shrink')
    expect(await node.inventory('redo')).toMatchObject({ code: 1 })
    expect(await assets()).toHaveLength(5)
  })

  test('an import that changes nothing is no step back', async () => {
    await importText(rows(2))
    await importText(rows(2))
    expect(await history()).toHaveLength(1)
  })
})

describe('a broken file is told by line, and nothing of it is taken', () => {
  const bytes = (...parts: (string | number)[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...utf8(part)])))

  test.each<[string, string | Uint8Array, string]>([
    ['two encodings', bytes(`${HEADER}a1;Dräger;X;1\na2;Dr`, 0xe4, 'ger;X;1\n'), 'Zeile 3'],
    ['three hundred columns too many', `${HEADER.trim()}${';x'.repeat(300)}\n`, 'Zeile 1'],
    ['a missing id', `${HEADER}a1;;X;\n;;Y;\n`, 'Zeile 3'],
    ['an id twice', `${HEADER}a1;;X;\na2;;X;\na1;;Y;\n`, 'Zeile 4'],
    ['a NUL byte', `${HEADER}a1;;X;\na2;;Y\u0000;\n`, 'Zeile 3'],
    ['a quote that is never closed', `${HEADER}a1;;X;\na2;;"Y;\n${'a3;;Z;\n'.repeat(1000)}`, 'Zeile 3'],
    ['a control character', `${HEADER}a1;;X\u001b[2J;\n`, 'Zeile 2'],
    ['too few cells', `${HEADER}a1;;X;\na2;Y\n`, 'Zeile 3'],
  ])('%s', async (_, file, line) => {
    await importText(`${HEADER}old;;Old;\n`)
    const { code, err } = await importText(file)
    expect(code).toBe(2)
    expect(err).toContain(line)
    expect(err).toContain('Das bisherige Inventar bleibt')
    expect(await assets()).toEqual([{ id: 'old', product: 'Old' }])
    expect(await history()).toHaveLength(1)
  })

  test('a million lines, the fault in the last: all are read, none is kept', async () => {
    const file = `Produkt;Version\n${'Firefox;143.0\n'.repeat(999_999)}"Firefox;143.0\n`
    const { code, err } = await importText(file)
    expect(code).toBe(2)
    expect(err).toContain('Zeile 1000001')
    expect(await assets()).toEqual([])
  }, 120_000)

  test('a million lines are read in short steps, and the same product a million times is one entry', () => {
    const reading = readTable(utf8(`Produkt;Version\n${'Firefox;143.0\nChrome;144.0\n'.repeat(500_000)}`), {}, readPresets())
    let steps = 0
    for (let step = reading.next(); ; step = reading.next(), steps++) {
      if (step.done !== true) continue
      expect(step.value).toMatchObject({ rows: 1_000_000, repeated: 999_998, assets: [{ product: 'Firefox' }, { product: 'Chrome' }] })
      break
    }
    expect(steps).toBe(500)
  }, 120_000)

  test('more entries than a node can hold are refused at the line where they are too many', () => {
    const lines = Array.from({ length: 300_000 }, (_, i) => `${i};P\n`).join('')
    const reading = readTable(utf8(`Inventarnummer;Produkt\n${lines}`), {}, readPresets())
    for (let step = reading.next(); ; step = reading.next()) {
      if (step.done !== true) continue
      expect(step.value).toEqual({ faults: [{ line: 250_002, problem: 'too-many-assets', found: '250000' }] })
      break
    }
  }, 120_000)
})

describe('an export', () => {
  const formulas = ['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', "'=1", "''+1", "'", "it's", 'a;"b"', 'zwei Zeilen']

  test('comes back as it went, whatever the cells begin with, and holds no formula', async () => {
    const before = formulas.map((product, i) => ({ id: `a${i}`, product }))
    const bill = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: before.map(({ id, product }) => ({ type: 'library', 'bom-ref': id, name: product })),
    }
    await node.inventory('import', ['--file', node.file('bill.json', JSON.stringify(bill))])
    const target = node.file('out.csv', '')
    expect(await node.inventory('export', ['--to', target])).toMatchObject({ code: 0 })
    const text = readFileSync(target, 'utf8')
    expect(text.split(/[;\r\n]+/).filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([])
    expect(await importText(readFileSync(target), '--allow-shrink')).toMatchObject({ code: 0, out: expect.stringContaining('10 unverändert') })
    expect(await assets()).toEqual(before)
  })

  test('goes to standard output without a file, also as JSON', async () => {
    await importText(rows(1))
    expect((await node.inventory('export')).out).toBe(
      `\uFEFFid;vendor;product;version;cpe;purl;model;serial;operator;criticality;confidentiality;integrity;availability;exposure;office;role;host;kind\r\na0;Musterhaus;Werk 0;1;;;;;;;;;;;;;;\r\n`,
    )
    expect(JSON.parse((await node.inventory('export', ['--format', 'json'])).out)).toEqual({ assets: await assets() })
  })
})

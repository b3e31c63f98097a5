// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv match --rules … --catalogue … --suggest`: corrections and a catalogue out of files, without a node.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctionId } from '../../../node/correction/correction.ts'
import { formatCorrections, parseCorrections } from '../../../node/correction/correction-file.ts'
import { runMatch } from '../../../node/match-cli.ts'
import { csafDocument } from '../matching/advisory-builder.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const ALIAS = { kind: 'alias', asset: { product: 'Webdienst Rathaus' }, said: { vendor: 'Apache', product: 'Tomcat' }, since: '2026-11-22' }
const CATALOGUE = {
  title: 'Beispielkatalog',
  isExample: true,
  products: [
    {
      id: 'melde',
      vendor: 'Haus',
      product: 'Meldeauskunft',
      kind: 'specialist',
      embedded: [{ vendor: 'Apache', product: 'Tomcat' }],
      versions: 'numbers',
    },
  ],
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ncv-rules-'))
  mkdirSync(at('advisories'))
  const products = [{ id: 'p1', vendor: 'Apache', product: 'Tomcat', range: '<9.0.111' }]
  const vulnerabilities = [{ cve: 'CVE-2026-0001', product_status: { known_affected: ['p1'] } }]
  writeFileSync(at('advisories/one.json'), JSON.stringify(csafDocument({ products, vulnerabilities })))
  writeFileSync(at('inventory.csv'), 'id;vendor;product;version\nw;;Webdienst Rathaus;9.0.100\nm;Haus;Meldeauskunft;4\nt;Apache;Tomcatt;9.0.100\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const written = { out: '', err: '' }
  const out = {
    write: (text: string): void => {
      written.out += text
    },
  }
  const err = {
    write: (text: string): void => {
      written.err += text
    },
  }
  const code = await runMatch(['--inventory', at('inventory.csv'), '--advisories', at('advisories'), ...args], out, err)
  return { code, ...written, lines: written.out.split('\n').filter((line) => line.startsWith('{')) }
}

function file(content: unknown): string {
  const name = at('given.json')
  writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content))
  return name
}

const rules = (...corrections: readonly object[]): object => ({ format: 'ncv-corrections-1', corrections })

describe('ncv match', () => {
  test('without these options says what it always said', async () => {
    expect(await run('--json')).toMatchObject({ code: 0, out: '', err: '' })
  })

  test("--rules makes an alias a match, in the contract's own form", async () => {
    const { code, lines } = await run('--json', '--rules', file(rules(ALIAS)))
    expect(code).toBe(0)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { asset: 'w', advisory: 'EX-1', product_id: 'p1', cve: ['CVE-2026-0001'], verdict: 'affected' },
    ])
    expect(lines[0]).toContain('Zuordnung')
  })

  test('--rules takes a match away by "never"', async () => {
    const never = { ...ALIAS, kind: 'never', asset: { vendor: 'Haus', product: 'Meldeauskunft' } }
    const catalogue = at('catalogue.json')
    writeFileSync(catalogue, JSON.stringify(CATALOGUE))
    expect((await run('--json', '--catalogue', catalogue)).lines.map((line) => JSON.parse(line))).toMatchObject([{ asset: 'm', verdict: 'check' }])
    expect((await run('--json', '--catalogue', catalogue, '--rules', file(rules(never)))).lines).toEqual([])
  })

  test('says of an example catalogue that it is one', async () => {
    const { err } = await run('--catalogue', file(CATALOGUE))
    expect(err).toContain('Beispielkatalog')
  })

  test('--suggest puts near names behind all verdicts, apart from them', async () => {
    const { lines } = await run('--json', '--suggest')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { suggestion: { assets: ['t'], products: [{ vendor: 'Apache', product: 'Tomcat' }] } },
    ])
    const { out } = await run('--suggest')
    expect(out).toContain('meinten Sie')
    expect(out).toContain('ncv node correct t --is "Apache: Tomcat"')
  })

  test.each([
    ['no JSON', '{"format":', '--rules', '/', 'kein gültiges JSON'],
    ['another format', { format: 'x', corrections: [] }, '--rules', '/format', 'ncv-corrections-1'],
    ['an unknown kind', rules({ ...ALIAS, kind: 'sometimes' }), '--rules', '/corrections/0/kind', 'alias, never'],
    ['a member that is not known', rules({ ...ALIAS, 'a/b': 1 }), '--rules', '/corrections/0/a~1b', 'nicht bekannt'],
    ['a product that is missing', rules({ ...ALIAS, said: { vendor: 'Apache' } }), '--rules', '/corrections/0/said/product', 'fehlt'],
    ['one that is there twice', rules(ALIAS, { ...ALIAS, note: 'noch einmal' }), '--rules', '/corrections/1', 'weiter oben'],
    ['one that contradicts another', rules(ALIAS, { ...ALIAS, kind: 'never' }), '--rules', '/corrections/1', 'widerspricht'],
    ['an alias of itself', rules({ ...ALIAS, said: { product: 'WEBDIENST rathaus' } }), '--rules', '/corrections/0', 'sich selbst'],
    ['a control character', rules({ ...ALIAS, note: 'a\u202eb' }), '--rules', '/corrections/0/note', 'unzulässigen Wert'],
    [
      'a product of unknown kind',
      { ...CATALOGUE, products: [{ ...CATALOGUE.products[0], kind: 'toy' }] },
      '--catalogue',
      '/products/0/kind',
      'specialist',
    ],
    [
      'an id that is there twice',
      { ...CATALOGUE, products: [CATALOGUE.products[0], CATALOGUE.products[0]] },
      '--catalogue',
      '/products/1/id',
      'weiter oben',
    ],
  ])('refuses %s with 2, naming the place by its JSON Pointer, and matches nothing', async (_, content, option, pointer, said) => {
    const { code, out, err } = await run(option, file(content))
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(` ${pointer} `)
    expect(err).toContain(said)
    expect(err).toContain('Abhilfe')
  })

  test('refuses a file that is not there', async () => {
    expect(await run('--rules', at('absent.json'))).toMatchObject({ code: 2, out: '' })
  })
})

test('what is exported is imported as it was, without what names an asset', () => {
  const said = { kind: 'alias' as const, asset: ALIAS.asset, said: ALIAS.said }
  const origin = { asset: 'host-7', advisory: 'EX-1', productId: 'p1' }
  const correction = { ...said, id: correctionId(said), since: Date.parse('2026-11-22T10:11:12Z'), origin, note: 'laut Handbuch', isUndone: false }
  const read = parseCorrections(new TextEncoder().encode(formatCorrections([correction, { ...correction, isUndone: true }])))
  expect(read).toEqual([{ ...correction, since: Date.parse('2026-11-22T00:00:00Z'), origin: { advisory: 'EX-1', productId: 'p1' } }])
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv match` as scripts use it.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMatch } from '../../../node/match-cli.ts'
import { csafDocument } from './advisory-builder.ts'

let folder = ''
const at = (...path: string[]) => join(folder, ...path)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ncv-match-'))
  mkdirSync(at('advisories', 'deep'), { recursive: true })
  mkdirSync(at('broken'))
  mkdirSync(at('linked'))
  symlinkSync(at('advisories', 'deep', 'one.json'), at('linked', 'one.json'))
  mkdirSync(at('empty'))
  const product = { id: 'p1', vendor: 'Acme', product: 'Router 3000', range: '<2.0' }
  const vulnerabilities = [{ cve: 'CVE-2026-0001', product_status: { known_affected: ['p1'] } }]
  writeFileSync(at('advisories', 'deep', 'one.json'), JSON.stringify(csafDocument({ products: [product], vulnerabilities })))
  writeFileSync(at('broken', 'a.json'), '<html>')
  writeFileSync(at('broken', 'b.json'), JSON.stringify(csafDocument({ products: [product], vulnerabilities })))
  writeFileSync(at('inventory.csv'), 'id;vendor;product;version\na1;Acme GmbH;Router 3000;1.9\na2;Acme;Router 3000;\na3;Other;Thing;1\n')
  writeFileSync(at('bad.csv'), 'id;vendor;product;version\na1;Acme;;1\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const written = { out: '', err: '' }
  const code = await runMatch(
    args,
    {
      write: (text) => {
        written.out += text
      },
    },
    {
      write: (text) => {
        written.err += text
      },
    },
  )
  return { code, ...written }
}

describe('ncv match', () => {
  test('a folder of links is read as one of files', async () => {
    const { code, out } = await run('--inventory', at('inventory.csv'), '--advisories', at('linked'), '--json')
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 2 })
  })

  test('--json gives one line for each asset and product node', async () => {
    const { code, out } = await run('--inventory', at('inventory.csv'), '--advisories', at('advisories'), '--json')
    expect(code).toBe(0)
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map(({ asset, advisory, product_id, cve, verdict }) => ({ asset, advisory, product_id, cve, verdict }))).toEqual([
      { asset: 'a1', advisory: 'EX-1', product_id: 'p1', cve: ['CVE-2026-0001'], verdict: 'affected' },
      { asset: 'a2', advisory: 'EX-1', product_id: 'p1', cve: ['CVE-2026-0001'], verdict: 'check' },
    ])
    expect(lines[0]?.['reason']).toContain('„<2.0“')
  })

  test('without --json a table for people, strongest first', async () => {
    const { out } = await run('--inventory', at('inventory.csv'), '--advisories', at('advisories'))
    expect(out.split('\n')[1]).toMatch(/^betroffen {2}a1/)
    expect(out).toContain('1 betroffen, 1 zu prüfen')
    expect((await run('--inventory', at('inventory.csv'), '--advisories', at('advisories'), '--lang', 'en')).out).toContain('1 affected, 1 to check')
  })

  test('an unreadable advisory is named, the others are matched, and the exit code says so', async () => {
    const { code, out, err } = await run('--inventory', at('inventory.csv'), '--advisories', at('broken'), '--json')
    expect([code, out.trim().split('\n').length]).toEqual([1, 2])
    expect(err).toContain(`${at('broken', 'a.json')}: eine Webseite`)
  })

  test.each([
    [[], '--inventory'],
    [['--inventory', 'x.csv'], '--advisories'],
    [['--frobnicate'], '--frobnicate'],
    [['--lang', 'fr'], 'fr'],
  ])('usage %j is refused with 2', async (args, named) => {
    const { code, err } = await run(...args)
    expect(code).toBe(2)
    expect(err).toContain(named)
  })

  test('a bad inventory or path is refused with 2 and a remedy, and nothing is matched', async () => {
    for (const [inventory, advisories, named] of [
      [at('bad.csv'), at('advisories'), 'Zeile 2, Feld „product“'],
      [at('absent.csv'), at('advisories'), 'ENOENT'],
      [at('inventory.csv'), at('absent'), 'ENOENT'],
      [at('inventory.csv'), at('empty'), 'Abhilfe'],
    ] as const) {
      const { code, out, err } = await run('--inventory', inventory, '--advisories', advisories)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(named)
    }
  })

  test('--help explains and ends with 0', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, err: '' })
  })
})

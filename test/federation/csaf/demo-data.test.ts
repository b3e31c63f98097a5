// SPDX-License-Identifier: EUPL-1.2
/** The demonstration's own data: valid, invented and recognisable as such. */
import { readdirSync, readFileSync } from 'node:fs'
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { CheckedFile } from '@ncv/federation/csaf/check.ts'
import { checkSource } from '@ncv/federation/csaf/check.ts'
import { readSource } from '@ncv/federation/csaf/source.ts'
import { openValidator } from '@ncv/federation/csaf/validator.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { patientTimer } from './manual-timer.ts'

const DATA = new URL('../../../federation/demo/data/', import.meta.url)
const NODES = ['wiesenbrueck', 'ahlerfehn', 'hohenwehr']

const checked: CheckedFile[] = []
beforeAll(async () => {
  await using validator = openValidator(patientTimer)
  for await (const file of checkSource(readSource(new URL('advisories', DATA).pathname), validator)) checked.push(file)
})

function textOf(file: CheckedFile): string {
  return file.ok ? fromUtf8(file.bytes) : ''
}

describe('the demonstration’s advisories', () => {
  test('are at least 25, and every one passes the mandatory tests', () => {
    expect(checked.length).toBeGreaterThanOrEqual(25)
    expect(checked.filter((file) => !file.ok)).toEqual([])
  })

  test('say that they are invented and use CVE ids that cannot be real', () => {
    for (const file of checked) {
      expect(textOf(file), file.file).toMatch(/sind erfunden|are invented/)
      for (const [id] of textOf(file).matchAll(/CVE-\d{4}-\d+/g)) expect(id).toMatch(/^CVE-2099-/)
    }
  })

  test('hold a second revision, a TLP:GREEN document, one without CVE and the manner of the BSI', () => {
    const count = (pattern: RegExp): number => checked.filter((file) => pattern.test(textOf(file))).length
    expect(count(/"id": "BCERT-2026-0013"/)).toBe(2)
    expect(count(/"label": "GREEN"/)).toBe(1)
    expect(checked.filter((file) => !textOf(file).includes('"cve"')).length).toBeGreaterThanOrEqual(3)
    for (const severity of ['niedrig', 'mittel', 'hoch', 'kritisch']) expect(count(new RegExp(`"text": "${severity}"`)), severity).toBeGreaterThan(0)
    expect(count(/-fixed"/)).toBeGreaterThanOrEqual(5)
  })
})

describe('the demonstration’s nodes', () => {
  test('have an inventory with unique ids and four columns', () => {
    expect(readdirSync(new URL('nodes', DATA)).sort()).toEqual([...NODES].sort())
    for (const node of NODES) {
      const [header, ...rows] = readFileSync(new URL(`nodes/${node}/inventory.csv`, DATA), 'utf8')
        .trimEnd()
        .split('\n')
      expect(header).toBe('id;vendor;product;version')
      expect(rows.length).toBeGreaterThanOrEqual(12)
      expect(rows.length).toBeLessThanOrEqual(40)
      expect(new Set(rows.map((row) => row.split(';')[0])).size).toBe(rows.length)
      for (const row of rows) expect(row.replace(/"[^"]*"/g, '').split(';')).toHaveLength(4)
    }
  })

  test('name no real mailbox, domain or address', () => {
    for (const node of NODES) {
      for (const name of ['identity.json', 'incident.json']) {
        const text = readFileSync(new URL(`nodes/${node}/${name}`, DATA), 'utf8')
        for (const [, domain = ''] of text.matchAll(/@([a-zäöü0-9.-]+[a-z0-9])/g)) expect(domain).toMatch(/\.example$/)
        for (const [address] of text.matchAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g))
          expect(address).toMatch(/^(?:10|172\.20|192\.0\.2|198\.51\.100|203\.0\.113)\./)
      }
    }
  })
})

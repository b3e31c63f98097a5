// SPDX-License-Identifier: EUPL-1.2
/**
 * Bills of materials as inventory. The example is invented.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCyclonedx } from '../../../node/inventory/cyclonedx.ts'

const BILL = readFileSync(new URL('fixtures/bill.json', import.meta.url), 'utf8')

const bill = (components: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  readCyclonedx(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', components, ...more }))
const faults = (text: string) => {
  const read = readCyclonedx(text)
  return 'faults' in read ? read.faults : []
}

describe('a bill of materials', () => {
  test('makes an entry of what it is about and of each component, nested ones too, but not of files', () => {
    const read = readCyclonedx(BILL)
    expect(read).toMatchObject({ version: '1.6', leftOut: 1 })
    const assets = 'assets' in read ? read.assets : []
    expect(assets.slice(0, -1)).toEqual([
      { id: 'meldehaus-server/meldehaus-server', vendor: 'Kommunalsoft Beispiel GmbH', product: 'Meldehaus Server', version: '7.3.2' },
      {
        id: 'meldehaus-server/pkg:maven/org.apache.logging.log4j/log4j-core@2.17.1?type=jar',
        vendor: 'The Apache Software Foundation',
        product: 'log4j-core',
        version: '2.17.1',
        cpe: 'cpe:2.3:a:apache:log4j:2.17.1:*:*:*:*:*:*:*',
        purl: 'pkg:maven/org.apache.logging.log4j/log4j-core@2.17.1?type=jar',
      },
      { id: 'meldehaus-server/image-db', vendor: 'PostgreSQL Global Development Group', product: 'postgres', version: '16.4' },
      { id: 'meldehaus-server/image-db-os', product: 'Debian GNU/Linux', version: '12', kind: 'os' },
      {
        id: 'meldehaus-server/pkg:deb/debian/libssl3@3.0.14-1~deb12u2',
        product: 'libssl3',
        version: '3.0.14-1~deb12u2',
        purl: 'pkg:deb/debian/libssl3@3.0.14-1~deb12u2?arch=amd64&distro=debian-12',
      },
    ])
    expect(assets.at(-1)).toMatchObject({
      id: expect.stringMatching(/^meldehaus-server\/spring-boot-[0-9a-f]{10}$/),
      vendor: 'Broadcom',
      product: 'Spring Boot',
    })
  })

  test.each(['1.4', '1.5', '1.6'])('is read in version %s', (specVersion) => {
    expect(bill([{ type: 'library', name: 'x', 'bom-ref': 'r' }], { specVersion })).toMatchObject({ assets: [{ id: 'r', product: 'x' }] })
  })
})

test('two bills may use the same bom-ref: their entries stay apart', () => {
  const about = (name: string) => bill([{ type: 'library', name: 'x', 'bom-ref': '1' }], { metadata: { component: { type: 'application', name } } })
  const ids = ['Erstes', 'Zweites'].map(about).flatMap((read) => ('assets' in read ? read.assets.map(({ id }) => id) : []))
  expect(new Set(ids).size).toBe(4)
})

describe('what is refused, as a whole', () => {
  test.each([
    ['{"bomFormat":\n"CycloneDX",}', { line: 2, problem: 'json-broken' }],
    ['[]', { field: '/bomFormat', problem: 'not-cyclonedx' }],
    ['{"spdxVersion":"SPDX-2.3"}', { field: '/bomFormat', problem: 'not-cyclonedx' }],
    ['{"bomFormat":"CycloneDX","specVersion":"1.3"}', { field: '/specVersion', problem: 'cyclonedx-version', found: '1.3' }],
    ['{"bomFormat":"CycloneDX","specVersion":"1.6","components":{}}', { field: '/components', problem: 'value-malformed' }],
  ])('%j', (text, fault) => {
    expect(faults(text)).toEqual([fault])
  })

  test('a component without a name, with a name that is no text, or with control characters, each by its pointer', () => {
    const components = [
      { type: 'library' },
      { type: 'library', name: 7 },
      { type: 'library', name: 'ok', components: [{ type: 'library', name: 'a\u0007b' }] },
    ]
    expect(bill(components)).toEqual({
      faults: [
        { field: '/components/0/name', problem: 'field-missing' },
        { field: '/components/1/name', problem: 'value-malformed' },
        { field: '/components/1/name', problem: 'field-missing' },
        { field: '/components/2/components/0/product', problem: 'control-character', found: 'a?b' },
      ],
    })
  })

  test('a bom-ref twice', () => {
    expect(bill([1, 2].map(() => ({ type: 'library', name: 'x', 'bom-ref': 'r' })))).toEqual({
      faults: [{ field: '/components/1/bom-ref', problem: 'duplicate-id', found: 'r' }],
    })
  })

  test('components nested two thousand deep', () => {
    const deep = `${'{"type":"library","name":"x","components":['.repeat(2000)}${']}'.repeat(2000)}`
    const read = readCyclonedx(`{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${deep}]}`)
    expect(read).toMatchObject({ faults: [{ problem: 'too-deep' }] })
  })
})

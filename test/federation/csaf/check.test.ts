// SPDX-License-Identifier: EUPL-1.2
/** Broken documents, each made from the one good document, are refused by the test of CSAF 2.0 that is meant for them. */
import { existsSync } from 'node:fs'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { checkDocument, checkSource } from '@ncv/federation/csaf/check.ts'
import { readSource } from '@ncv/federation/csaf/source.ts'
import type { Validator } from '@ncv/federation/csaf/validator.ts'
import { openValidator } from '@ncv/federation/csaf/validator.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { baseDocument, bytesOf, withMember } from './base-document.ts'
import { patientTimer } from './manual-timer.ts'

let validator: Validator
beforeAll(() => {
  validator = openValidator(patientTimer)
})
afterAll(() => validator[Symbol.asyncDispose]())

const TRACKING = '/document/tracking'
const VULNERABILITY = '/vulnerabilities/0'

/** What is planted, the member that is set (or removed), and the test that must say so. */
const PLANTED: readonly (readonly [what: string, pointer: string, value: unknown, testId: string])[] = [
  ['a missing tracking id', `${TRACKING}/id`, undefined, 'csaf_2_0_schema'],
  ['a missing title', '/document/title', undefined, 'csaf_2_0_schema'],
  ['another CSAF version', '/document/csaf_version', '1.9', 'csaf_2_0_schema'],
  ['an undefined product id', `${VULNERABILITY}/product_status/known_affected`, ['P-9'], '6.1.1'],
  ['a product id defined twice', '/product_tree/full_product_names', [{ name: 'Zweites', product_id: 'P-1' }], '6.1.2'],
  ['an undefined product group', `${VULNERABILITY}/remediations/0/group_ids`, ['G-9'], '6.1.4'],
  ['contradicting states', `${VULNERABILITY}/product_status/known_not_affected`, ['P-1'], '6.1.6'],
  ['a CVSS severity that does not exist', `${VULNERABILITY}/scores/0/cvss_v3/baseSeverity`, 'SCARY', '6.1.8'],
  ['a CVSS score that does not follow from its vector', `${VULNERABILITY}/scores/0/cvss_v3/baseScore`, 5.5, '6.1.9'],
  ['a CVSS property against the vector', `${VULNERABILITY}/scores/0/cvss_v3/attackVector`, 'LOCAL', '6.1.10'],
  ['a weakness with another name', `${VULNERABILITY}/cwe/name`, 'Broken Login', '6.1.11'],
  ['a language that does not exist', '/document/lang', 'zz-ZZ', '6.1.12'],
  ['a revision history against time', `${TRACKING}/revision_history/0/date`, '2099-03-03T08:00:00.000Z', '6.1.14'],
  ['a version that is not the latest revision', `${TRACKING}/version`, '3', '6.1.16'],
  ['a final document of version 0', `${TRACKING}/version`, '0', '6.1.17'],
  ['a revision left out', `${TRACKING}/revision_history/0/number`, '0', '6.1.18'],
  ['a revision listed twice', `${TRACKING}/revision_history/0/number`, '2', '6.1.22'],
  ['two vulnerabilities with one CVE', '/vulnerabilities/1', { cve: 'CVE-2099-0001' }, '6.1.23'],
  ['an advisory without vulnerabilities', '/vulnerabilities', undefined, '6.1.27.11'],
  ['a remediation without a product', `${VULNERABILITY}/remediations/0/product_ids`, undefined, '6.1.29'],
  ['a range where a version belongs', '/product_tree/branches/0/branches/0/branches/1/name', '<4.2', '6.1.31'],
]

describe('the CSAF check', () => {
  test('a good document passes and is handed out parsed', async () => {
    expect(await checkDocument(bytesOf(baseDocument()), validator)).toEqual({ ok: true, document: baseDocument() })
  })

  test.each(PLANTED)('%s is refused', async (_what, pointer, value, testId) => {
    const checked = await checkDocument(bytesOf(withMember(pointer, value)), validator)
    if (checked.ok) throw new Error('accepted')
    expect(checked.reason.code).toBe('CSAF_INVALID')
    expect(checked.reason.testIds).toContain(testId)
    expect(checked.reason.de).toContain(testId)
    expect(checked.reason.de).toContain('Abhilfe:')
    expect(checked.reason.en).toContain('Remedy:')
  })

  test('the reason names the place and what stands there', async () => {
    const checked = await checkDocument(bytesOf(withMember('/document/lang', 'zz-ZZ')), validator)
    expect(checked).toMatchObject({ ok: false, reason: { testId: '6.1.12', testIds: ['6.1.12'], pointer: '/document/lang' } })
    if (!checked.ok) expect(checked.reason.de).toContain('Stelle: /document/lang, gefunden: "zz-ZZ"')
  })

  test('a missing revision is refused by 6.1.21', async () => {
    const document = baseDocument()
    document.document.tracking.version = '3'
    document.document.tracking.revision_history[1] = { date: '2099-03-02T08:00:00.000Z', number: '3', summary: 'Sprung' }
    expect(await checkDocument(bytesOf(document), validator)).toMatchObject({ ok: false, reason: { testId: '6.1.21' } })
  })

  test('a wrong package URL is refused by 6.1.13', async () => {
    const helper = '/product_tree/branches/0/branches/0/branches/1/product/product_identification_helper/purl'
    const checked = await checkDocument(bytesOf(withMember(helper, 'pkg:/@4.2')), validator)
    if (checked.ok) throw new Error('accepted')
    expect(checked.reason.testIds).toContain('6.1.13')
    expect(checked.reason.pointer).toBe(helper)
  })

  test('a fault of a CVSS object is named by 6.1.8, although the schema sees it too', async () => {
    const checked = await checkDocument(bytesOf(withMember(`${VULNERABILITY}/scores/0/cvss_v3/vectorString`, 'CVSS:3.1/AV:X')), validator)
    if (checked.ok) throw new Error('accepted')
    expect(checked.reason.testId).toBe('6.1.8')
    expect(checked.reason.testIds).toContain('csaf_2_0_schema')
  })

  test('a document that other tests stumble over is refused by the schema', async () => {
    const shapeless = {
      document: { tracking: { revision_history: [null], version: '1', status: 'final' } },
      vulnerabilities: [7],
      product_tree: { branches: 'x' },
    }
    expect(await checkDocument(bytesOf(shapeless), validator)).toMatchObject({ ok: false, reason: { testId: 'csaf_2_0_schema' } })
  })

  test('what is not JSON does not reach the validator', async () => {
    const untouched: Validator = { validate: () => Promise.reject(new Error('reached')), [Symbol.asyncDispose]: async () => {} }
    expect(await checkDocument(utf8('<!DOCTYPE html><html></html>'), untouched)).toMatchObject({ ok: false, reason: { code: 'CSAF_HTML' } })
  })
})

const REAL = new URL('../../../../shared/data/csaf/cisa/2024', import.meta.url)

describe('real documents (skipped where the shared data folder is absent)', () => {
  test.skipIf(!existsSync(REAL))('every published advisory of a year passes', async () => {
    let count = 0
    const refused: string[] = []
    for await (const checked of checkSource(readSource(REAL.pathname), validator)) {
      count++
      if (!checked.ok) refused.push(`${checked.file}: ${checked.reason.en}`)
    }
    expect(count).toBeGreaterThan(50)
    expect(refused).toEqual([])
  })
})

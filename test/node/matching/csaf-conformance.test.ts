// SPDX-License-Identifier: EUPL-1.2
/**
 * The node as a CSAF asset matching system: one test for each line of its conformance clause (CSAF 2.0 section 9.1.13, the same clause 13 in the draft of
 * 2.1), in the clause's order and in our own words. What the clause calls "not remediated", "in progress", "done" is here open, in progress, closed.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#9113-conformance-clause-13-csaf-asset-matching-system
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { compareDocumentVersions } from '../../../federation/hub/publish/document-version.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { runMatch } from '../../../node/match-cli.ts'
import { match } from '../../../node/matching/match.ts'
import { NO_RULES } from '../../../node/matching/rules.ts'
import { diffOf } from '../../../node/triage/diff.ts'
import { DAY_MS, TriageStage } from '../triage/triage-stage.ts'
import { scanStage } from '../warning/scan-stage.ts'
import { affecting, csafDocument } from './advisory-builder.ts'

interface Given {
  readonly id: string
  readonly version?: string
  readonly product?: string
  readonly range?: string
  readonly fix?: string
  readonly cves?: readonly string[]
  readonly title?: string
  readonly severity?: string
}

/** An advisory of one product. */
function documentOf({ id, version = '1', product = 'Router 3000', range = '<2.0', fix = 'Update to 2.0.', cves, title, severity }: Given) {
  const base = csafDocument({
    products: [{ id: 'p1', vendor: 'Acme', product, range }],
    vulnerabilities: (cves ?? ['CVE-2026-0001']).map((cve) => ({
      cve,
      product_status: { known_affected: ['p1'] },
      remediations: [{ category: 'vendor_fix', details: fix, product_ids: ['p1'] }],
    })),
  })
  const own = base['document'] as { tracking: object }
  return {
    ...base,
    document: {
      ...own,
      ...(title === undefined ? {} : { title }),
      ...(severity === undefined ? {} : { aggregate_severity: { text: severity } }),
      tracking: { ...own.tracking, id, version },
    },
  }
}

const router = (id: string, version = '1.9'): Asset => ({ id, vendor: 'Acme', product: 'Router 3000', version })
const camera: Asset = { id: 'camera', vendor: 'Acme', product: 'Camera 200', version: '1.0' }

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
})
afterEach(() => stage[Symbol.dispose]())

const shown = (filter: Parameters<ReturnType<TriageStage['reader']>['find']>[0] = {}) =>
  stage
    .reader()
    .find(filter, true)
    .map(({ asset, warning }) => `${asset.id} ${warning.warning.advisory?.trackingId}`)
    .sort()

describe('1 it is a CSAF management system', () => {
  test('it keeps the documents that come, lists them, and finds them by id, vulnerability and product', () => {
    stage.inventory(router('a1'), camera)
    stage.publish(documentOf({ id: 'A-1', cves: ['CVE-2026-0001'] }))
    stage.publish(documentOf({ id: 'A-2', product: 'Camera 200', cves: ['CVE-2026-0002'] }))
    expect(stage.stores.warnings.all().map(({ warning }) => warning.advisory?.trackingId)).toEqual(expect.arrayContaining(['A-1', 'A-2']))
    expect([shown({ advisory: 'A-2' }), shown({ cve: 'CVE-2026-0001' }), shown({ product: '*Camera*' })]).toEqual([
      ['camera A-2'],
      ['a1 A-1'],
      ['camera A-2'],
    ])
  })

  test('it puts them in the order of their severity', () => {
    stage.inventory(router('a1'))
    for (const [id, severity] of [
      ['A-low', 'niedrig'],
      ['A-critical', 'kritisch'],
      ['A-high', 'hoch'],
    ] as const)
      stage.publish(documentOf({ id, severity, cves: [`CVE-2026-1${id.length}`.padEnd(14, '0')] }))
    const order = stage
      .reader()
      .find({}, true)
      .map(({ warning }) => warning.warning.advisory?.trackingId)
    expect(order).toEqual(['A-critical', 'A-high', 'A-low'])
  })

  test('it knows the latest of several versions with one tracking id, and what differs between two', () => {
    expect([Math.sign(compareDocumentVersions('2', '10')), Math.sign(compareDocumentVersions('1.10.0', '1.9.9'))]).toEqual([-1, 1])
    const [before, after] = ['<2.0', '<2.1'].map((range) => parseCsaf(utf8(JSON.stringify(documentOf({ id: 'A-1', range })))))
    const { own } = diffOf(before as never, after as never, [router('a1')], NO_RULES)
    expect(own.length).toBeGreaterThan(0)
  })
})

test('2 it is an asset database', () => {
  stage.inventory(router('a1'), camera)
  expect(stage.stores.inventory.all().map(({ id }) => id)).toEqual(['a1', 'camera'])
})

describe('3 it matches documents to assets, and the result can be narrowed and broadened', () => {
  const document = affecting({ id: 'p1', vendor: 'Acme', product: 'Router 3000', range: '<2.0' })

  test('what is sure stands apart from what a human must look at', () => {
    const verdicts = match(document, [
      router('sure'),
      { id: 'open', vendor: 'Acme', product: 'Router 3000' },
      { ...router('perhaps'), product: 'Router 3000 LTE' },
    ])
    expect(Object.fromEntries(verdicts.map(({ asset, verdict }) => [asset.id, verdict]))).toEqual({
      sure: 'affected',
      open: 'check',
      perhaps: 'check',
    })
  })

  test('only the sure ones are shown where somebody asks for them', () => {
    stage.inventory(router('sure'), { id: 'open', vendor: 'Acme', product: 'Router 3000' })
    stage.publish(documentOf({ id: 'A-1' }))
    expect([shown({ verdict: 'affected' }), shown()]).toEqual([['sure A-1'], ['open A-1', 'sure A-1']])
  })
})

describe('lists', () => {
  beforeEach(() => {
    stage.inventory(router('a1'), router('a2', '1.0'), camera)
    stage.publish(documentOf({ id: 'A-1' }))
    stage.publish(documentOf({ id: 'A-2', cves: ['CVE-2026-0002'] }))
    stage.publish(documentOf({ id: 'A-3', product: 'Camera 200', cves: ['CVE-2026-0003'] }))
  })

  test('4 the advisories that match a product', () => {
    expect(shown({ product: '*Router 3000*' })).toEqual(['a1 A-1', 'a1 A-2', 'a2 A-1', 'a2 A-2'])
  })

  test('5 the advisories that match an asset', () => {
    expect(shown({ asset: 'a1' })).toEqual(['a1 A-1', 'a1 A-2'])
  })

  test('6 the products that a document matches', () => {
    const products = stage
      .reader()
      .find({ advisory: 'A-1' }, true)
      .map(({ asset }) => asset.product)
    expect([...new Set(products)]).toEqual(['Router 3000'])
  })

  test('7 the assets that a document matches', () => {
    expect(shown({ advisory: 'A-3' })).toEqual(['camera A-3'])
  })
})

describe('8 each vulnerability of a document can be marked for each matched asset', () => {
  beforeEach(() => {
    stage.inventory(router('a1'), router('a2'))
    stage.publish(documentOf({ id: 'A-1', cves: ['CVE-2026-0001', 'CVE-2026-0002'] }))
  })
  const statuses = () =>
    Object.fromEntries(stage.views().map(({ asset, vulnerabilities }) => [asset.id, vulnerabilities.map(({ status }) => status)]))

  test('as not remediated, in progress, or done', () => {
    stage.decide({ asset: 'a1', cve: 'CVE-2026-0001' }, { status: 'in-progress' })
    stage.decide({ asset: 'a2', cve: 'CVE-2026-0002' }, { status: 'closed' })
    expect(statuses()).toEqual({ a1: ['in-progress', 'open'], a2: ['open', 'closed'] })
    stage.decide({ asset: 'a1', cve: 'CVE-2026-0001' }, { status: 'open' })
    expect(statuses()).toEqual({ a1: ['open', 'open'], a2: ['open', 'closed'] })
  })

  test('all assets at once', () => {
    expect(stage.decide({ advisory: 'A-1' }, { status: 'closed' })).toBe(4)
    expect(statuses()).toEqual({ a1: ['closed', 'closed'], a2: ['closed', 'closed'] })
  })
})

describe('9 a newer revision is no new match where the remediation of the product has not changed', () => {
  function closedThenRevised(change: Partial<Given>) {
    stage.inventory(router('a1'))
    const index = stage.publish(documentOf({ id: 'A-1' }))
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    stage.now += DAY_MS
    stage.publish(documentOf({ id: 'A-1', version: '2', ...change }), index)
    const [view] = stage.views()
    return { status: view?.status, isFresh: view?.vulnerabilities[0]?.alertAt === stage.now }
  }

  test('a new title leaves it closed', () => {
    expect(closedThenRevised({ title: 'The same in other words' })).toEqual({ status: 'closed', isFresh: false })
  })

  test('a new remediation brings it up', () => {
    expect(closedThenRevised({ fix: 'Update to 2.0 and reset all passwords.' }).isFresh).toBe(true)
  })

  test('a new range brings it up', () => {
    expect(closedThenRevised({ range: '<2.1' }).isFresh).toBe(true)
  })
})

test('10 semantic versions of documents are told from numbers', () => {
  expect(compareDocumentVersions('1.10.0', '1.9.0')).toBe(1)
  expect(compareDocumentVersions('2.0.0-rc.1', '2.0.0')).toBe(-1)
  expect(compareDocumentVersions('10', '9')).toBe(1)
})

describe('11 a run can be started by hand', () => {
  function run(documents: readonly Given[], assets: readonly Asset[], only?: string): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'ncv-conformance-'))
    const inventory = join(folder, 'inventory.csv')
    writeFileSync(inventory, ['id;vendor;product;version', ...assets.map((a) => [a.id, a.vendor, a.product, a.version].join(';')), ''].join('\n'))
    for (const given of documents) writeFileSync(join(folder, `${given.id}.json`), JSON.stringify(documentOf(given)))
    const out: string[] = []
    const advisories = only === undefined ? folder : join(folder, `${only}.json`)
    return runMatch(['--inventory', inventory, '--advisories', advisories, '--json'], { write: (text) => out.push(text) }, { write: () => true })
      .then(() =>
        out
          .join('')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as { asset: string; advisory: string })
          .map(({ asset, advisory }) => `${asset} ${advisory}`)
          .sort(),
      )
      .finally(() => rmSync(folder, { recursive: true }))
  }
  const documents = [{ id: 'A-1' }, { id: 'A-2' }]

  test('for one document', async () => {
    expect(await run(documents, [router('a1')], 'A-2')).toEqual(['a1 A-2'])
  })

  test('for a list of documents', async () => {
    expect(await run(documents, [router('a1')])).toEqual(['a1 A-1', 'a1 A-2'])
  })

  test('for one asset', async () => {
    using own = scanStage()
    own.change([router('a1'), router('a2')])
    own.arrive(1, affecting({ id: 'p1', vendor: 'Acme', product: 'Router 3000', range: '<2.0' }))
    await own.matcher.settle()
    own.stores.log.inOne(() => own.matcher.inventoryChanged(['a1']))
    expect(await own.matcher.settle()).toMatchObject({ isComplete: true, opened: 1, changed: 0 })
  })

  test('for a list of assets, and for all', async () => {
    expect(await run([{ id: 'A-1' }], [router('a1'), router('a2')])).toEqual(['a1 A-1', 'a2 A-1'])
    using own = scanStage()
    own.change([router('a1'), router('a2')])
    own.arrive(1, affecting({ id: 'p1', vendor: 'Acme', product: 'Router 3000', range: '<2.0' }))
    expect(await own.matcher.rescan()).toMatchObject({ isComplete: true, advisories: 1, assets: 2 })
  })
})

describe('12 a run starts by itself', () => {
  const advisory = (range = '<2.0') => affecting({ id: 'p1', vendor: 'Acme', product: 'Router 3000', range })
  const matched = (own: ReturnType<typeof scanStage>) => own.stores.matches.all().map(({ asset, index, verdict }) => `${asset} ${index} ${verdict}`)

  test('when a document comes, for this document', () => {
    using own = scanStage()
    own.change([router('a1')])
    own.arrive(1, advisory())
    expect(matched(own)).toEqual(['a1 1 affected'])
  })

  test('when an asset comes, for this asset', async () => {
    using own = scanStage()
    own.change([router('a1')])
    own.arrive(1, advisory())
    own.change([router('a1'), router('a2', '1.0')], ['a2'])
    await own.matcher.settle()
    expect(matched(own).sort()).toEqual(['a1 1 affected', 'a2 1 affected'])
  })

  test('when a newer version of a document comes, whatever part of its version has changed', () => {
    using own = scanStage()
    own.change([router('a1')])
    own.arrive(1, advisory('<1.0'))
    own.arrive(2, advisory('<2.0'))
    expect(matched(own)).toEqual(['a1 2 affected'])
  })
})

test('13 what comes by itself does not wait for a run that was started by hand', async () => {
  using own = scanStage()
  own.change([router('a1')])
  for (let i = 0; i < 50; i++) own.arrive(i, affecting({ id: 'p1', vendor: 'Acme', product: 'Router 3000', range: `<2.${i}` }))
  own.stepsInTurn = 3
  let during: number | undefined
  own.onPause = () => {
    own.onPause = () => {}
    own.arrive(99, affecting({ id: 'p1', vendor: 'Acme', product: 'Router 3000', range: '<3' }))
    during = own.stores.matches.of(99).length
  }
  await own.matcher.rescan()
  expect(during).toBe(1)
})

describe('14 it counts assets', () => {
  beforeEach(() => {
    stage.inventory(router('a1'), router('a2'), router('a3', '2.0'), camera)
    stage.publish(documentOf({ id: 'A-1' }))
    stage.decide({ asset: 'a1' }, { status: 'closed' })
  })
  const summary = () => stage.reader().summary(stage.reader().find({ advisory: 'A-1' }, true))

  test('that match a document at all', () => {
    expect(summary().assets).toBe(2)
  })

  test('that carry a status', () => {
    expect(summary().byStatus).toMatchObject({ closed: 1, open: 1 })
  })
})

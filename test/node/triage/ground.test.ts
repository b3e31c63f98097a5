// SPDX-License-Identifier: EUPL-1.2
/** What a verdict rests on, vulnerability by vulnerability. @module */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { expect, test } from 'vitest'
import { parseInventory } from '../../../node/inventory/csv.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import type { AssetIndex } from '../../../node/matching/asset-index.ts'
import { buildAssetIndex } from '../../../node/matching/asset-index.ts'
import { matchIndexed } from '../../../node/matching/match.ts'
import type { Recall } from '../../../node/matching/recall.ts'
import { newRecall } from '../../../node/matching/recall.ts'
import { NO_RULES } from '../../../node/matching/rules.ts'
import { groundsOf } from '../../../node/triage/ground.ts'
import { summarise } from '../../../node/triage/summary.ts'
import { benchAdvisories, benchInventory } from '../../bench/match-data.ts'
import { csafDocument } from '../matching/advisory-builder.ts'

const SHARED = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))

const BYSTANDERS = 5

/** Vulnerability by vulnerability there must be neither more nor less than the whole document says. */
function expectSame(advisory: Advisory, inventory: readonly Asset[], index: AssetIndex, recall: Recall): number {
  const whole = summarise(matchIndexed(advisory, index, recall))
  const touched = new Set(whole.map(({ asset }) => asset))
  const asked = [...inventory.filter(({ id }) => touched.has(id)), ...inventory.filter(({ id }) => !touched.has(id)).slice(0, BYSTANDERS)]
  const grounds = groundsOf(advisory, asked, NO_RULES)
  const byAsset = Map.groupBy(grounds, ({ asset }) => asset.id)
  expect([...byAsset.keys()].sort(), advisory.trackingId).toEqual([...touched].sort())
  for (const { asset, verdict } of whole) {
    const own = byAsset.get(asset) ?? []
    expect(own.some((ground) => ground.verdict === 'affected') ? 'affected' : 'check', `${advisory.trackingId} ${asset}`).toBe(verdict)
  }
  return grounds.length
}

function expectAllSame(documents: readonly Advisory[], inventory: readonly Asset[]): number {
  const [index, recall] = [buildAssetIndex(inventory), newRecall()]
  return documents.reduce((sum, document) => sum + expectSame(document, inventory, index, recall), 0)
}

test('the worst of an asset’s vulnerabilities is the verdict of its match, and no asset comes or goes', () => {
  const { texts, products } = benchAdvisories(60)
  const documents = texts.map((text) => parseCsaf(utf8(text)))
  expect(expectAllSame(documents, benchInventory(600, products))).toBeGreaterThan(100)
})

test.skipIf(!existsSync(SHARED))('the same holds for real documents and a real inventory (needs the shared data)', { timeout: 120_000 }, () => {
  const read = parseInventory(readFileSync(`${SHARED}match/inventory.csv`))
  const inventory = 'assets' in read ? read.assets : []
  const files = globSync(`${SHARED}csaf/{cisa,bsi}/**/*.json`).filter((_, i) => i % 3 === 0)
  const documents = files.map((file) => parseCsaf(readFileSync(file)))
  expect(documents.length).toBeGreaterThan(200)
  expect(expectAllSame(documents, inventory)).toBeGreaterThan(100)
})

test('a document of many products and many vulnerabilities costs no product of the two', () => {
  const products = Array.from({ length: 4000 }, (_, i) => ({ id: `P${i}`, vendor: 'Fremd', product: `Teil ${i}`, range: '<2' }))
  const own = { id: 'OWN', vendor: 'Musterhaus', product: 'Musterwerk', range: '<2' }
  const vulnerabilities = Array.from({ length: 1500 }, (_, i) => ({
    cve: `CVE-2026-${10_000 + i}`,
    product_status: { known_affected: ['OWN', `P${i}`] },
  }))
  const advisory = parseCsaf(utf8(JSON.stringify(csafDocument({ products: [own, ...products], vulnerabilities }))))
  const asked = process.cpuUsage().user
  const grounds = groundsOf(advisory, [{ id: 'a1', vendor: 'Musterhaus', product: 'Musterwerk', version: '1' }], NO_RULES)
  expect(grounds.filter(({ cve }) => cve !== '*')).toHaveLength(1500)
  // Six million pairs would take a hundred times as long.
  expect((process.cpuUsage().user - asked) / 1000).toBeLessThan(3000)
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * Advisories as they are kept for matching, and the index of all their products: the same verdicts as the documents themselves.
 *
 * @module
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { parseInventory } from '../../../node/inventory/csv.ts'
import { buildAssetIndex } from '../../../node/matching/asset-index.ts'
import { matchIndexed } from '../../../node/matching/match.ts'
import { buildProductIndex, touchedBy } from '../../../node/matching/product-index.ts'
import { newRecall } from '../../../node/matching/recall.ts'
import type { MatchingRules } from '../../../node/matching/rules.ts'
import { aliasFor, NO_RULES } from '../../../node/matching/rules.ts'
import { mayTouch, openAdvisory, storeAdvisory } from '../../../node/matching/stored-advisory.ts'
import type { Verdict } from '../../../node/matching/verdict.ts'
import { advisory, affecting } from './advisory-builder.ts'

const SHARED = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const OWN = fileURLToPath(new URL('../../../federation/demo/data/', import.meta.url))

const read = (pattern: string): Advisory[] =>
  globSync(pattern)
    .sort()
    .map((file) => parseCsaf(readFileSync(file)))

function inventoryOf(...files: readonly string[]): Asset[] {
  return files.flatMap((file, n) => {
    const result = parseInventory(readFileSync(file))
    if ('faults' in result) throw new Error(`refused: ${file}`)
    return result.assets.map((asset) => ({ ...asset, id: `${n}-${asset.id}` }))
  })
}

const told = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map(({ asset, productId, cve, verdict, reason }) => JSON.stringify([asset.id, productId, cve, verdict, reason])).sort()

/** Documents whose kept form, opened whole or in part, says something else; and those that the index of products leaves out. */
function differing(documents: readonly Advisory[], inventory: readonly Asset[], rules: MatchingRules = NO_RULES): string[] {
  const index = buildAssetIndex(inventory, rules)
  const stored = documents.map(storeAdvisory)
  const products = buildProductIndex(stored.entries())
  const { advisories, recall } = touchedBy(index, products)
  return documents.flatMap((document, i) => {
    const kept = stored[i]!
    const whole = told(matchIndexed(document, index))
    const ways = [
      told(matchIndexed(openAdvisory(kept), index)),
      told(matchIndexed(openAdvisory(kept, recall, advisories.get(i) ?? new Map()), index, recall)),
    ]
    const isFound = whole.length === 0 || (advisories.has(i) && mayTouch(kept, index, newRecall()))
    return ways.every((way) => JSON.stringify(way) === JSON.stringify(whole)) && isFound ? [] : [document.trackingId]
  })
}

describe('the kept form of an advisory gives the verdicts of the document', () => {
  test('for the own advisories and the three inventories of the demonstration', () => {
    const inventory = inventoryOf(...globSync(`${OWN}nodes/*/inventory.csv`).sort())
    const documents = read(`${OWN}advisories/*.json`)
    expect(documents.length).toBeGreaterThanOrEqual(25)
    expect(differing(documents, inventory)).toEqual([])
  })

  test('for aliases, parts and several things put together', () => {
    const document = advisory({
      products: [
        { id: 'A', vendor: 'Acme', product: 'Panel', version: '12.0' },
        { id: 'B', vendor: 'Acme', product: 'Runtime V7', range: '<7.2' },
      ],
      tree: {
        relationships: [
          {
            category: 'installed_on',
            product_reference: 'B',
            relates_to_product_reference: 'A',
            full_product_name: { name: 'Runtime V7 on Panel', product_id: 'AB' },
          },
        ],
      },
      vulnerabilities: [{ cve: 'CVE-2026-0001', product_status: { known_affected: ['AB'] } }, { product_status: { known_affected: ['A'] } }],
    })
    const assets: Asset[] = [
      { id: '1', vendor: 'Acme', product: 'Panel', version: '12.0' },
      { id: '2', product: 'Unser Ding', version: '7.1' },
    ]
    const rules = { ...NO_RULES, aliases: [aliasFor('x', assets[1]!, { vendor: 'Acme', product: 'Runtime V7' })] }
    expect(matchIndexed(document, buildAssetIndex(assets, rules))).not.toHaveLength(0)
    expect(differing([document], assets, rules)).toEqual([])
  })

  test('and is a small part of the document', () => {
    const document = affecting(...Array.from({ length: 50 }, (_, i) => ({ id: `P-${i}`, vendor: 'Acme', product: 'Router 3000', range: `<${i}.0` })))
    const kept = storeAdvisory(document)
    expect(kept.lines.split('\n')).toHaveLength(1)
    expect(kept.body.length).toBeLessThan(2500)
  })

  const present = existsSync(`${SHARED}match/inventory.csv`)
  const title = 'for 900 real advisories and the inventory of the labelled set'
  test.skipIf(!present)(present ? title : `${title} (skipped: shared/data is not beside the project)`, { timeout: 60_000 }, () => {
    expect(differing(read(`${SHARED}csaf/cisa/**/*.json`), inventoryOf(`${SHARED}match/inventory.csv`))).toEqual([])
  })
})

test('an asset’s verdict does not depend on what else the inventory holds', () => {
  const inventory = inventoryOf(...globSync(`${OWN}nodes/*/inventory.csv`).sort())
  for (const document of read(`${OWN}advisories/*.json`)) {
    const together = told(matchIndexed(document, buildAssetIndex(inventory)))
    expect(told(inventory.flatMap((asset) => matchIndexed(document, buildAssetIndex([asset]))))).toEqual(together)
  }
})

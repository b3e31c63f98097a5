// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run bench -- match`: 10,000 assets and 2,400 advisories, a complete rescan with its results stored, and what arrives one by one.
 *
 * @module
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Asset } from '../../node/inventory/asset.ts'
import { buildAssetIndex } from '../../node/matching/asset-index.ts'
import { buildProductIndex } from '../../node/matching/product-index.ts'
import type { BenchAdvisories } from './match-data.ts'
import { benchAdvisories, benchInventory } from './match-data.ts'
import type { Rescan, RescanInput } from './match-run.ts'
import { arrivals, naiveComparison, newcomers, openStore, rescan, sortedArray } from './match-run.ts'
import { inTurns, sampleOf } from './measure.ts'
import type { Result } from './results.ts'
import { demand } from './results.ts'

export interface MatchOptions {
  readonly advisories: number
  readonly assets: number
  readonly rounds: number
  /** The planted fault: nothing is kept in memory between two scans, so that the requirement must be missed. */
  readonly isBroken: boolean
}

const MIB = 2 ** 20

/** Without it the engine lets garbage of the first scan grow to a hundred MiB before it looks; what lives is 80. */
const YOUNG = '--max-semi-space-size=4'

function memory({ stored }: BenchAdvisories, inventory: readonly Asset[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'ncv-bench-memory-'))
  try {
    const files = Object.entries({ stored, inventory }).map(([name, value]) => {
      writeFileSync(join(folder, name), JSON.stringify(value))
      return join(folder, name)
    })
    const out = execFileSync(process.execPath, [YOUNG, join(import.meta.dirname, 'match-memory.ts'), ...files], { encoding: 'utf8' })
    return (JSON.parse(out) as { rss: number }).rss / MIB
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How time grows with the number of assets: 1 is in proportion. */
function exponent(times: readonly number[], sizes: readonly number[]): number {
  return Math.log((times.at(-1) as number) / (times[0] as number)) / Math.log((sizes.at(-1) as number) / (sizes[0] as number))
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] as number

export async function benchMatch({ advisories, assets, rounds, isBroken }: MatchOptions): Promise<Result> {
  const data = benchAdvisories(advisories)
  const products = buildProductIndex(data.stored.entries())
  const sizes = [assets / 10, assets, assets * 10]
  const inputs = sizes.map(
    (size): RescanInput => ({ inventory: benchInventory(size, data.products), stored: data.stored, products, known: new Map() }),
  )
  const [small, normal, large] = inputs as [RescanInput, RescanInput, RescanInput]
  const fresh = (input: RescanInput): RescanInput => ({ ...input, products: buildProductIndex(data.stored.entries()), known: new Map() })
  using store = openStore()
  const scan = (input: RescanInput): Rescan => rescan(isBroken ? fresh(input) : input, store.db)
  const cold = scan(fresh(normal))
  for (const input of inputs) scan(input)
  const parsed = async (): Promise<number> => {
    const start = performance.now()
    for (const text of data.texts) JSON.parse(text)
    return performance.now() - start
  }
  const found = await inTurns(rounds, {
    parse: parsed,
    small: async () => scan(small).ms,
    normal: async () => scan(normal).ms,
    large: async () => scan(large).ms,
    sorted: async () => sortedArray(normal.inventory, data.stored),
  })
  const arriving = arrivals(buildAssetIndex(normal.inventory), data.stored)
  const coming = newcomers(benchInventory(assets + 400, data.products).slice(-400), products, data.stored)
  const naive = naiveComparison(normal.inventory, data.stored.slice(0, 10))
  const naiveMs = naive.perPair * naive.groups * data.products.length
  const last = scan(normal)
  return {
    bench: 'match',
    title: 'Matching',
    method: [
      `${advisories} invented advisories with the sizes of real ones (${data.products.length} product nodes), ${assets} assets of which a quarter is of products that advisories name.`,
      `A complete rescan, as after a change of aliases or catalogue: inventory grouped and asked anew, advisories opened that may touch it (${last.opened}), every verdict made anew, ${last.matches} matches written to SQLite in one FULL transaction. In memory before: what a running node has, the products of all advisories and the products of the inventory as they were read. The first scan of a process, which reads them, is given apart and has no requirement.`,
      'One arriving warning: recognised and judged against the inventory, the document parsed already. One new asset: against all stored advisories, those that it touches opened.',
      `Memory: the most that a process of its own ever had with \`${YOUNG}\`, for two scans with everything that is kept.`,
      `Naive scan: every product node against every product of the inventory without an index, measured on ten advisories and reckoned up. Sorted array: equal spellings only, by halving, no versions, nothing stored: the limit of memory.`,
    ],
    rows: [
      { what: 'JSON.parse of all advisories', unit: 'ms', sample: found.parse },
      { what: `complete rescan, ${sizes[0]} assets`, unit: 'ms', sample: found.small },
      { what: `complete rescan, ${sizes[1]} assets`, unit: 'ms', sample: found.normal },
      { what: `complete rescan, ${sizes[2]} assets`, unit: 'ms', sample: found.large },
      { what: 'first scan of a process', unit: 'ms', sample: sampleOf([cold.ms]) },
      { what: 'one arriving warning', unit: 'ms', sample: sampleOf(arriving), digits: 3 },
      { what: 'one new asset', unit: 'ms', sample: sampleOf(coming), digits: 3 },
      { what: 'baseline: naive scan (reckoned)', unit: 'ms', sample: sampleOf([naiveMs]) },
      { what: 'baseline: sorted array', unit: 'ms', sample: found.sorted },
    ],
    requirements: [
      demand('complete rescan with results stored ÷ JSON.parse', found.normal.median / found.parse.median, 'at most', 0.5),
      demand('one arriving warning, 95 of 100, ms', percentile(arriving, 0.95), 'at most', 2),
      demand('one new asset, 95 of 100, ms', percentile(coming, 0.95), 'at most', 5),
      demand(
        `exponent from ${sizes[0]} to ${sizes[2]} assets`,
        exponent([found.small.median, found.normal.median, found.large.median], sizes),
        'at most',
        1.05,
      ),
      demand('memory of a process that holds it all, MiB', memory(data, normal.inventory), 'at most', 250),
    ],
  }
}

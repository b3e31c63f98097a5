// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run bench -- match`: 10,000 assets and 2,400 advisories, a complete rescan with its results stored, and what arrives one by one.
 *
 * @module
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import { keepYoungSpaceSmall } from '@ncv/runtime/young-space.ts'
import { z } from 'zod'
import type { Asset } from '../../node/inventory/asset.ts'
import type { MatchingRules } from '../../node/matching/rules.ts'
import { aliasFor, neverFor } from '../../node/matching/rules.ts'
import type { BenchAdvisories } from './match-data.ts'
import { benchAdvisories, benchInventory } from './match-data.ts'
import { arrivals, naiveComparison, newcomers, rescan, rescanAnew, rescanFromNothing, sortedArray } from './match-run.ts'
import type { Folder, MatchStage } from './match-stage.ts'
import { fillStage, openStage, temporaryFolder } from './match-stage.ts'
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

/** The example catalogue, and some corrections of either kind; every other rescan is under other ones. */
function rulesFor({ products }: BenchAdvisories, inventory: readonly Asset[]): readonly [MatchingRules, MatchingRules] {
  const text = readFileSync(new URL('../../federation/demo/data/catalogue.json', import.meta.url), 'utf8')
  const catalogue = z.object({ products: z.array(CatalogueProduct) }).parse(JSON.parse(text)).products
  const unnamed = inventory.filter((_, i) => i % 4 === 1)
  const named = inventory.filter((_, i) => i % 4 === 0)
  const at = <Value>(list: readonly Value[], i: number): Value => list[(i * 37) % list.length] as Value
  const numbers = Array.from({ length: 20 }, (_, i) => i)
  return [0, 10].map((from) => ({
    catalogue,
    aliases: numbers.map((i) => aliasFor(`a${i}`, at(unnamed, from + i), at(products, from + i))),
    never: numbers.map((i) => neverFor(`n${i}`, at(named, from + i), at(named, from + i))),
  })) as unknown as [MatchingRules, MatchingRules]
}

interface Alone {
  readonly firstMs: number
  readonly longestTurnMs: number
  readonly rss: number
}

function alone(folder: Folder, { stored }: BenchAdvisories, inventory: readonly Asset[]): Alone {
  const file = folder.path('alone.sqlite')
  fillStage(file, inventory, stored)
  return JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'match-memory.ts'), file], { encoding: 'utf8' })) as Alone
}

/** How time grows with the number of assets: 1 is in proportion. */
function exponent(times: readonly number[], sizes: readonly number[]): number {
  return Math.log((times.at(-1) as number) / (times[0] as number)) / Math.log((sizes.at(-1) as number) / (sizes[0] as number))
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] as number

/** A stage that has been scanned once, and then again and again under changing rules. */
class Scanned implements Disposable {
  readonly inventory: readonly Asset[]
  readonly #rules: readonly [MatchingRules, MatchingRules]
  readonly #file: string
  readonly #isBroken: boolean
  #stage: MatchStage
  #scans = 0
  /** Of the last scan. */
  changed = 0
  opened = 0

  constructor(folder: Folder, name: string, data: BenchAdvisories, inventory: readonly Asset[], isBroken: boolean) {
    this.inventory = inventory
    this.#file = folder.path(`${name}.sqlite`)
    this.#isBroken = isBroken
    this.#rules = rulesFor(data, inventory)
    fillStage(this.#file, inventory, data.stored)
    this.#stage = openStage(this.#file, this.#rules[0])
  }

  get stage(): MatchStage {
    return this.#stage
  }

  async scan(run = rescan): Promise<number> {
    if (this.#isBroken) {
      this.#stage[Symbol.dispose]()
      this.#stage = openStage(this.#file, this.#rules[0])
    }
    const { ms, result } = await run(this.#stage, this.#rules[this.#scans++ % 2] as MatchingRules)
    this.changed = result.changed
    this.opened = result.opened
    return ms
  }

  [Symbol.dispose](): void {
    this.#stage[Symbol.dispose]()
  }
}

type Scans = (name: string, inventory: readonly Asset[]) => Promise<Scanned>

/** What has a requirement in time, in a process with one inventory, as a node: the complete rescan beside `JSON.parse`, then what comes one by one. */
async function measureOne(scanned: Scans, data: BenchAdvisories, inventory: readonly Asset[], rounds: number) {
  using normal = await scanned('normal', inventory)
  const parsed = async (): Promise<number> => {
    const start = performance.now()
    for (const text of data.texts) JSON.parse(text)
    return performance.now() - start
  }
  const found = await inTurns(rounds, {
    parse: parsed,
    normal: () => normal.scan(),
    anew: () => normal.scan(rescanAnew),
    written: () => normal.scan(rescanFromNothing),
  })
  await normal.scan()
  const { changed, opened } = normal
  await normal.scan(rescanAnew)
  const touching = normal.opened
  const coming = await newcomers(normal.stage, benchInventory(inventory.length + 400, data.products).slice(-400))
  const arriving = await arrivals(normal.stage, data.advisories)
  return { ...found, changed, opened, touching, coming, arriving }
}

/** Inventories of other sizes and another draw, and the baseline that needs no scan. */
async function measureOthers(scanned: Scans, { products, stored }: BenchAdvisories, inventory: readonly Asset[], rounds: number) {
  using small = await scanned('small', benchInventory(inventory.length / 10, products))
  using large = await scanned('large', benchInventory(inventory.length * 10, products))
  using scattered = await scanned('scattered', benchInventory(inventory.length, products, 'scattered'))
  const found = await inTurns(rounds, {
    small: () => small.scan(),
    large: () => large.scan(),
    scattered: () => scattered.scan(),
    scatteredAnew: () => scattered.scan(rescanAnew),
    sorted: async () => sortedArray(inventory, stored),
  })
  return { ...found, judged: scattered.opened }
}

export async function benchMatch({ advisories, assets, rounds, isBroken }: MatchOptions): Promise<Result> {
  keepYoungSpaceSmall()
  const [load = 0] = loadavg()
  const data = benchAdvisories(advisories)
  const sizes = [assets / 10, assets, assets * 10]
  using folder = temporaryFolder()
  const scanned: Scans = async (name, of) => {
    const each = new Scanned(folder, name, data, of, isBroken)
    for (let i = 0; i < 3; i++) await each.scan()
    return each
  }
  const inventory = benchInventory(assets, data.products)
  const { changed, opened, touching, coming, arriving, ...one } = await measureOne(scanned, data, inventory, rounds)
  const { judged, ...others } = await measureOthers(scanned, data, inventory, rounds)
  const found = { ...one, ...others }
  const times = arriving.map(({ ms }) => ms)
  const naive = naiveComparison(inventory, data.stored.slice(0, 10))
  const { firstMs, longestTurnMs, rss } = alone(folder, data, inventory)
  return {
    bench: 'match',
    title: 'Matching',
    method: [
      `${advisories} invented advisories with the sizes of real ones (${data.products.length} product nodes), ${assets} assets. A quarter of the assets is of products that advisories name, drawn from ${Math.floor(assets / 24)} of them, six assets of each on average; the rest is of 600 products that no advisory names. In the row "scattered" each of that quarter is drawn anew from all products of all advisories, which no house has.`,
      'All of it runs in the part of a node that matches (node/warning/matcher.ts), over its database file with FULL synchronisation, in a process with the memory settings of a node; where nothing else is said, with all waits for the disk. What has a requirement in time is measured before the other inventories are opened, since a node has one.',
      `A complete rescan: the rules change (the example catalogue, 20 aliases, 20 "never" rules; every other scan has other ones), every product of the inventory is looked up anew, and every advisory in which an asset is recognised otherwise than before is opened, judged, compared with what is stored, and stored where it differs (${opened} of the ${touching} advisories that touch an asset, ${changed} matches, the last time): verdicts depend on nothing else. In the rows "anew", as for \`ncv node rescan\` or another program, nothing that was found before is relied on and all ${touching} are judged (${judged} in "scattered"); in "all written" nothing was stored before either. A running node has the products of inventory and advisories in memory as they were read; the row "just started" is the first scan of a process that has nothing, and has no requirement. Nobody waits for a scan: it goes in turns of 40 ms and one step, and the longest turn of that first scan is given.`,
      'One arriving warning: matched with the inventory, compact form and results stored, the document parsed already; then the same with the end of the transaction, which waits for the disk. One new asset: stored, matched with all stored advisories, results stored, with all waits for the disk.',
      'Memory: the most that a process of its own ever had that matches everything twice, as a node that has just started.',
      'Naive scan: every product node against every product of the inventory without an index, measured on ten advisories and reckoned up. Sorted array: equal spellings only, by halving, no versions, nothing stored: the limit of memory.',
      `Load of the machine when it began: ${load.toFixed(1)}.`,
    ],
    rows: [
      { what: 'JSON.parse of all advisories', unit: 'ms', sample: found.parse },
      { what: `complete rescan, ${sizes[0]} assets`, unit: 'ms', sample: found.small },
      { what: `complete rescan, ${sizes[1]} assets`, unit: 'ms', sample: found.normal },
      { what: `complete rescan, ${sizes[2]} assets`, unit: 'ms', sample: found.large },
      { what: `complete rescan, ${sizes[1]} assets, anew`, unit: 'ms', sample: found.anew },
      { what: `complete rescan, ${sizes[1]} assets, anew and all written`, unit: 'ms', sample: found.written },
      { what: `complete rescan, ${sizes[1]} assets, scattered`, unit: 'ms', sample: found.scattered },
      { what: `complete rescan, ${sizes[1]} assets, scattered, anew`, unit: 'ms', sample: found.scatteredAnew },
      { what: 'complete rescan by a process that has just started', unit: 'ms', sample: sampleOf([firstMs]) },
      { what: 'longest turn in it', unit: 'ms', sample: sampleOf([longestTurnMs]) },
      { what: 'one arriving warning', unit: 'ms', sample: sampleOf(times), digits: 3 },
      { what: 'one arriving warning, 99 of 100', unit: 'ms', sample: sampleOf([percentile(times, 0.99)]), digits: 3 },
      { what: 'one arriving warning, durably', unit: 'ms', sample: sampleOf(arriving.map(({ durableMs }) => durableMs)), digits: 3 },
      { what: 'one new asset, durably', unit: 'ms', sample: sampleOf(coming), digits: 3 },
      { what: 'baseline: naive scan (reckoned)', unit: 'ms', sample: sampleOf([naive.perPair * naive.groups * data.products.length]) },
      { what: 'baseline: sorted array', unit: 'ms', sample: found.sorted },
    ],
    requirements: [
      demand('complete rescan with results stored ÷ JSON.parse, after a change of rules', found.normal.median / found.parse.median, 'at most', 0.5),
      demand('complete rescan with results stored ÷ JSON.parse, every verdict anew', found.anew.median / found.parse.median, 'at most', 0.5),
      demand('one arriving warning, 95 of 100, ms', percentile(times, 0.95), 'at most', 2),
      demand('one new asset, 95 of 100, ms', percentile(coming, 0.95), 'at most', 5),
      demand(
        `exponent from ${sizes[0]} to ${sizes[2]} assets`,
        exponent([found.small.median, found.normal.median, found.large.median], sizes),
        'at most',
        1.05,
      ),
      demand('memory of a process that holds it all, MiB', rss / MIB, 'at most', 250),
    ],
  }
}

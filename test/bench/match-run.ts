// SPDX-License-Identifier: EUPL-1.2
/**
 * What is measured of matching, in the part of a node that matches, over its database: complete rescans, arriving warnings, new assets; and the baselines.
 *
 * @module
 */
import { setTimeout } from 'node:timers/promises'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import type { Asset } from '../../node/inventory/asset.ts'
import { buildAssetIndex } from '../../node/matching/asset-index.ts'
import { productFacts } from '../../node/matching/product-facts.ts'
import { nodeOfLine } from '../../node/matching/recall.ts'
import { recognise } from '../../node/matching/recognise.ts'
import type { MatchingRules } from '../../node/matching/rules.ts'
import type { StoredAdvisory } from '../../node/matching/stored-advisory.ts'
import { linesOf } from '../../node/matching/stored-advisory.ts'
import type { ScanResult } from '../../node/warning/matcher.ts'
import type { MatchStage } from './match-stage.ts'
import { announce } from './match-stage.ts'

export interface Timed {
  readonly ms: number
  readonly result: ScanResult
}

/** After a change of rules: everything looked up anew, judged where it is recognised otherwise, results stored, all waits for the disk included. */
export async function rescan(stage: MatchStage, rules: MatchingRules): Promise<Timed> {
  const start = performance.now()
  stage.rules = rules
  stage.log.inOne(() => stage.matcher.rulesChanged())
  const result = await stage.matcher.settle()
  return { ms: performance.now() - start, result }
}

/** The same where nothing that was found before is relied on: every verdict is made anew. */
export async function rescanAnew(stage: MatchStage, rules: MatchingRules): Promise<Timed> {
  const start = performance.now()
  stage.rules = rules
  const result = await stage.matcher.rescan()
  return { ms: performance.now() - start, result }
}

/** The same where nothing is stored either: every result is written. */
export async function rescanFromNothing(stage: MatchStage, rules: MatchingRules): Promise<Timed> {
  stage.db.exec('DELETE FROM match')
  return await rescanAnew(stage, rules)
}

export interface Arrival {
  /** Matched and stored, in the feed's transaction. */
  readonly ms: number
  /** With the end of that transaction, which waits for the disk. */
  readonly durableMs: number
}

/** Each of the advisories arrives once more, alone, as a new warning. The document is parsed already. */
export async function arrivals(stage: MatchStage, advisories: readonly Advisory[]): Promise<Arrival[]> {
  const first = 1_000_000
  announce(stage.db, first, advisories.length)
  // A little after the last change the matcher gets ready for what arrives.
  await setTimeout(1_000)
  return advisories.map((advisory, i) => {
    const start = performance.now()
    const ms = stage.log.inOne(() => {
      const begun = performance.now()
      stage.matcher.take(first + i, advisory)
      return performance.now() - begun
    })
    return { ms, durableMs: performance.now() - start }
  })
}

/** Milliseconds for each of the new assets alone: stored, matched with all stored advisories, results stored, all waits for the disk included. */
export async function newcomers(stage: MatchStage, assets: readonly Asset[]): Promise<number[]> {
  const times: number[] = []
  for (const asset of assets) {
    const start = performance.now()
    stage.log.inOne(() => {
      stage.inventory.apply({ put: [asset], remove: [] })
      stage.matcher.inventoryChanged([asset.id])
    })
    await stage.matcher.settle()
    times.push(performance.now() - start)
  }
  return times
}

/** Baseline: every product of the advisories against every product of the inventory, without any index. Answers milliseconds for one comparison. */
export function naiveComparison(
  inventory: readonly Asset[],
  stored: readonly StoredAdvisory[],
): { readonly perPair: number; readonly groups: number } {
  const { items } = buildAssetIndex(inventory)
  const facts = stored.flatMap((advisory) => linesOf(advisory).map(nodeOfLine)).map((node) => productFacts(node))
  const start = performance.now()
  for (const each of facts) for (const group of items) recognise(group, each)
  return { perPair: (performance.now() - start) / (facts.length * items.length), groups: items.length }
}

/**
 * Baseline, the limit of what memory allows: names as they are, folded beforehand, found in a sorted array by halving.
 * It finds equal spellings only, compares no version, and stores nothing.
 */
export function sortedArray(inventory: readonly Asset[], stored: readonly StoredAdvisory[]): number {
  const key = (vendor: string | undefined, product: string | undefined): string => `${fold(vendor ?? '')} ${fold(product ?? '')}`
  const sorted = [...new Set(inventory.map(({ vendor, product }) => key(vendor, product)))].sort()
  const asked = stored.flatMap((advisory) => linesOf(advisory).map(nodeOfLine)).map(({ vendor, name }) => key(vendor, name))
  const start = performance.now()
  let found = 0
  for (const text of asked) {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle] as string) < text) low = middle + 1
      else high = middle
    }
    if (sorted[low] === text) found++
  }
  if (found === 0) throw new RangeError('the baseline found nothing: the data are not what they should be')
  return performance.now() - start
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What a complete rescan sees before it judges: which assets are recognised in which products of which advisories.
 *
 * @module
 */
import type { AssetIndex } from '../matching/asset-index.ts'
import type { Touched } from '../matching/product-index.ts'

/** What a scan is made with, until something changes. */
export interface Sight extends Touched {
  readonly assets: AssetIndex
  readonly edition: number
}

/**
 * Are the same assets recognised in the same products of an advisory, in the same way? Then its verdicts are the same: they depend on nothing else.
 * What was recognised is remembered as long as it holds, and assets that changed are other ones: so it is the very same, or it must be judged.
 */
export function isSeenAlike(index: number, now: Sight, before: Sight): boolean {
  const lines = now.advisories.get(index)
  const known = before.advisories.get(index)
  if (lines === undefined || lines.size !== known?.size) return false
  for (const line of lines.values()) {
    const [here, there] = [now.recall.recognised.get(line), before.recall.recognised.get(line)]
    if (here === undefined || here.size !== there?.size) return false
    for (const [group, recognition] of here) if (there.get(group) !== recognition) return false
  }
  return true
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The labelled set of inventory × advisories beside the project, where it is present; skipped and said so where it is not.
 *
 * @module
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { parseInventory } from '../../../node/inventory/csv.ts'
import { buildAssetIndex } from '../../../node/matching/asset-index.ts'
import { matchIndexed } from '../../../node/matching/match.ts'
import type { VerdictKind } from '../../../node/matching/verdict.ts'
import { strongest } from '../../../node/matching/verdict.ts'

const DATA = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const present = existsSync(`${DATA}match/expected.jsonl`)
const TITLE = 'every labelled pair gets the verdict that a careful reader gives'

interface Label {
  readonly asset: string
  readonly advisory: string
  readonly expect: 'affected' | 'check' | 'not-affected' | 'unrelated'
}

function outcomes(): Map<string, VerdictKind> {
  const inventory = parseInventory(readFileSync(`${DATA}match/inventory.csv`))
  if (!('assets' in inventory)) throw new Error('inventory refused')
  const index = buildAssetIndex(inventory.assets)
  const found = new Map<string, VerdictKind>()
  for (const file of globSync(`${DATA}csaf/cisa/**/*.json`)) {
    const advisory = parseCsaf(readFileSync(file))
    for (const [asset, verdicts] of Map.groupBy(matchIndexed(advisory, index), (verdict) => verdict.asset.id)) {
      const best = strongest(verdicts)
      if (best !== undefined) found.set(`${asset} ${advisory.trackingId}`, best.verdict)
    }
  }
  return found
}

/** Nothing is right for `not-affected` and `unrelated`. */
function isRight(label: Label, got: VerdictKind | undefined): boolean {
  if (label.expect === 'affected' || label.expect === 'check') return got === label.expect
  return got !== 'affected' && got !== 'check'
}

test.skipIf(!present)(present ? TITLE : `${TITLE} (skipped: shared/data/match is not beside the project)`, { timeout: 60_000 }, () => {
  const found = outcomes()
  const labels = readFileSync(`${DATA}match/expected.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Label)
  const wrong = labels.filter((label) => !isRight(label, found.get(`${label.asset} ${label.advisory}`)))
  expect(wrong.map((label) => ({ ...label, got: found.get(`${label.asset} ${label.advisory}`) }))).toEqual([])
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * Applies advisories to the inventory and keeps what touches it.
 *
 * The inventory is indexed once and again only after it has changed.
 *
 * @module
 */
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { z } from 'zod'
import type { AssetIndex } from '../matching/asset-index.ts'
import { buildAssetIndex } from '../matching/asset-index.ts'
import { matchIndexed } from '../matching/match.ts'
import type { Verdict } from '../matching/verdict.ts'
import { outweighs, strongest } from '../matching/verdict.ts'
import type { InventoryStore } from '../store/inventory-store.ts'
import type { MatchStore, StoredMatch } from '../store/match-store.ts'

/** Product nodes of one advisory that are kept for one asset: enough to say why. */
const REASONS_MAX = 8

/** A verdict without its asset, as it is stored. */
export type KeptVerdict = Omit<Verdict, 'asset'>

export class Matcher {
  readonly #inventory: InventoryStore
  readonly #matches: MatchStore
  #index: AssetIndex | undefined

  constructor(inventory: InventoryStore, matches: MatchStore) {
    this.#inventory = inventory
    this.#matches = matches
  }

  inventoryChanged(): void {
    this.#index = undefined
  }

  /** Stores the matches of the warning at `index`; the caller's transaction. */
  apply(index: number, advisory: Advisory): void {
    this.#index ??= buildAssetIndex(this.#inventory.all())
    this.#matches.put(index, summarise(matchIndexed(advisory, this.#index)))
  }
}

/** Per asset its strongest verdict with the nodes that give it. What is fixed or not affected is no match. */
export function summarise(verdicts: readonly Verdict[]): Omit<StoredMatch, 'index'>[] {
  const byAsset = Map.groupBy(verdicts, ({ asset }) => asset.id)
  return [...byAsset].flatMap(([asset, own]) => {
    const verdict = strongest(own)?.verdict
    if (verdict !== 'affected' && verdict !== 'check') return []
    const kept: KeptVerdict[] = own
      .filter((each) => !outweighs(verdict, each.verdict))
      .slice(0, REASONS_MAX)
      .map(({ productId, cve, verdict: kind, reason }) => ({ productId, cve, verdict: kind, reason }))
    return [{ asset, verdict, detail: JSON.stringify(kept), digest: digestOf(own, verdict) }]
  })
}

/**
 * What a decision about a match rests on: the asset's version, the verdict, and every product with its CVEs and its reason. All of
 * them and not only those that are kept, or a ninth vulnerability would hide behind eight that were settled.
 */
function digestOf(own: readonly Verdict[], strongestKind: StoredMatch['verdict']): string {
  const grounds = own
    .filter(({ verdict }) => verdict === 'affected' || verdict === 'check')
    .map(({ productId, cve, verdict, reason }) => JSON.stringify([verdict, productId, [...cve].sort(), Object.entries(reason).sort(byName)]))
    .sort()
  return hex(sha256(utf8(JSON.stringify([own[0]?.asset.version ?? null, strongestKind, grounds]))))
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

const Kept = z.array(z.custom<KeptVerdict>((value) => typeof value === 'object' && value !== null && 'reason' in value))

/** The inverse of what {@link summarise} wrote. */
export function keptVerdicts({ detail }: Pick<StoredMatch, 'detail'>): KeptVerdict[] {
  return Kept.parse(JSON.parse(detail))
}

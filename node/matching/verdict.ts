// SPDX-License-Identifier: EUPL-1.2
/**
 * What matching says: one verdict for an asset and a product node of an advisory, with its reason.
 *
 * @module
 */
import type { ProductStatus } from '@ncv/protocol/advisory/advisory.ts'
import type { RangeRule } from '@ncv/protocol/advisory/range.ts'
import type { Asset } from '../inventory/asset.ts'
import type { RecognisedBy } from './recognise.ts'

export const VERDICTS = ['affected', 'check', 'fixed', 'not-affected'] as const
export type VerdictKind = (typeof VERDICTS)[number]

/** What was compared, by which rule; enough for one sentence and for a later correction. */
export interface Reason {
  /** How the product was recognised. */
  readonly identity: RecognisedBy
  /** The order number, CPE name, package URL, serial number or catalogue id that both have. */
  readonly identifier?: string
  /** The asset's text that was recognised and the advisory's. */
  readonly assetText: string
  readonly nodeText: string
  readonly version: string
  readonly rangeText: string
  /** The rule that decided; the reasons for `check` among them. */
  readonly rule:
    | RangeRule
    | 'variant-unknown'
    | 'line-unknown'
    | 'unspecific'
    | 'vendor-unknown'
    | 'under-investigation'
    | 'status-missing'
    | 'older-than-fixed'
    | 'known-not-affected'
    | 'fixed'
    | 'component'
    | 'too-much'
    | 'embedded'
  /** `none`: the document lists the product and names it in no status. */
  readonly status: ProductStatus | 'none'
  /** Remark of the advisory that restricts what it says. */
  readonly condition?: string
  /** The local alias or the entry of the product catalogue that made the connection. */
  readonly via?: string
  /** The vendor's page for security questions, where only the vendor can answer. */
  readonly contact?: string
}

export interface Verdict {
  readonly asset: Asset
  readonly productId: string
  /** Of the vulnerabilities that give this verdict; empty where they have none. */
  readonly cve: readonly string[]
  readonly verdict: VerdictKind
  readonly reason: Reason
}

const RANK: Readonly<Record<VerdictKind, number>> = { affected: 3, check: 2, fixed: 1, 'not-affected': 1 }

/** Does `a` outweigh `b`? affected > check > fixed, not-affected. */
export function outweighs(a: VerdictKind, b: VerdictKind): boolean {
  return RANK[a] > RANK[b]
}

/** The verdict of an asset on a whole advisory: the strongest over all nodes, the first of equals. */
export function strongest(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.reduce<Verdict | undefined>(
    (best, verdict) => (best === undefined || outweighs(verdict.verdict, best.verdict) ? verdict : best),
    undefined,
  )
}

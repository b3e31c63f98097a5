// SPDX-License-Identifier: EUPL-1.2
/**
 * The verdicts of one advisory, drawn together: per asset what is stored as its match.
 *
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { z } from 'zod'
import type { Verdict } from '../matching/verdict.ts'
import { outweighs, strongest } from '../matching/verdict.ts'
import type { StoredMatch } from '../store/match-store.ts'

/** Product nodes of one advisory that are kept for one asset: enough to say why. */
const REASONS_MAX = 8

/** A verdict without its asset, as it is stored. */
export type KeptVerdict = Omit<Verdict, 'asset'>

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
    return [{ asset, verdict, detail: JSON.stringify(kept), digest: digestOf(own) }]
  })
}

/** Of all verdicts, where not all of them are kept: a ninth vulnerability must not hide behind eight that stay the same. */
function digestOf(own: readonly Verdict[]): string {
  if (own.length <= REASONS_MAX) return ''
  return hex(sha256(utf8(JSON.stringify(own.map(({ productId, cve, verdict, reason }) => [productId, verdict, reason.rule, ...cve])))))
}

const Kept = z.array(z.custom<KeptVerdict>((value) => typeof value === 'object' && value !== null && 'reason' in value))

/** The inverse of what {@link summarise} wrote. */
export function keptVerdicts({ detail }: Pick<StoredMatch, 'detail'>): KeptVerdict[] {
  return Kept.parse(JSON.parse(detail))
}

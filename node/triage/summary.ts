// SPDX-License-Identifier: EUPL-1.2
/**
 * The verdicts of one advisory, drawn together: per asset what is stored as its match.
 *
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { z } from 'zod'
import type { Reason, Verdict } from '../matching/verdict.ts'
import { outweighs, strongest } from '../matching/verdict.ts'
import type { StoredMatch } from '../store/match-store.ts'

/** Product nodes of one advisory that are kept for one asset: enough to say why. */
const REASONS_MAX = 8

/** A verdict without its asset, as it is stored. */
export type KeptVerdict = Omit<Verdict, 'asset'>

/** What is kept of the verdicts of one asset; nothing where they make no match. */
type Summary = Omit<StoredMatch, 'index' | 'asset'>

/** Per asset its strongest verdict with the nodes that give it. What is fixed or not affected is no match. */
export function summarise(verdicts: readonly Verdict[]): Omit<StoredMatch, 'index'>[] {
  if (verdicts.length === 0) return []
  const byReason = new Map<Reason, { readonly own: readonly Verdict[]; readonly summary: Summary | undefined }>()
  const matches: Omit<StoredMatch, 'index'>[] = []
  for (const [asset, own] of Map.groupBy(verdicts, ({ asset: { id } }) => id)) {
    const { reason } = own[0] as Verdict
    const before = byReason.get(reason)
    const known = before !== undefined && isSame(before.own, own) ? before : { own, summary: summaryOf(own) }
    if (known !== before) byReason.set(reason, known)
    if (known.summary !== undefined) matches.push({ asset, ...known.summary })
  }
  return matches
}

/** Assets of one product and version have the very same reasons, and what is kept of them is written once. */
function isSame(a: readonly Verdict[], b: readonly Verdict[]): boolean {
  return a.length === b.length && a.every(({ reason }, i) => reason === b[i]?.reason)
}

function summaryOf(own: readonly Verdict[]): Summary | undefined {
  const verdict = strongest(own)?.verdict
  if (verdict !== 'affected' && verdict !== 'check') return undefined
  const kept: KeptVerdict[] = []
  for (const { productId, cve, verdict: kind, reason } of own) {
    if (kept.length < REASONS_MAX && !outweighs(verdict, kind)) kept.push({ productId, cve, verdict: kind, reason })
  }
  return { verdict, detail: JSON.stringify(kept), digest: digestOf(own) }
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

// SPDX-License-Identifier: EUPL-1.2
/**
 * Which match comes first. Documented and without weights, so that everybody can see why:
 *
 * 1. known to be exploited, before the others 2. affected, before what is to be checked 3. severity: critical, high, unknown, medium, low
 * 4. exposure: Internet, unknown, internal, isolated 5. criticality of the asset 6. the day on which it is due.
 * What is settled stands last. A match ranks as the most urgent of its vulnerabilities that are not settled.
 *
 * @module
 */
import type { VulnerabilityView } from '@ncv/protocol/admin/match-routes.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Asset } from '../inventory/asset.ts'
import { CRITICALITIES } from '../inventory/asset.ts'
import { isOpen } from './assess.ts'
import { dayText } from './day.ts'
import { criticalityOf, isCriticalityStated } from './due.ts'
import { WORST_FIRST } from './ground.ts'

/** Compared from left to right; the smaller comes first. */
export type Rank = readonly (number | string)[]

const EXPOSURES_FIRST = ['internet', undefined, 'internal', 'isolated'] as const
const LAST_DAY = '9999-12-31'

function rankOfOne(vulnerability: VulnerabilityView, asset: Asset): Rank {
  const { isExploited, verdict, severity, due = LAST_DAY } = vulnerability
  return [
    isOpen(vulnerability) ? 0 : 1,
    isExploited ? 0 : 1,
    verdict === 'affected' ? 0 : 1,
    WORST_FIRST.indexOf(severity),
    EXPOSURES_FIRST.indexOf(asset.exposure),
    CRITICALITIES.length - CRITICALITIES.indexOf(criticalityOf(asset)),
    due,
  ]
}

export function compareRanks(a: Rank, b: Rank): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? 0
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

/** The vulnerability that gives a match its place. */
export function leading(
  vulnerabilities: readonly VulnerabilityView[],
  asset: Asset,
): { readonly rank: Rank; readonly by: VulnerabilityView | undefined } {
  const ranked = vulnerabilities.map((by) => ({ rank: rankOfOne(by, asset), by })).sort((a, b) => compareRanks(a.rank, b.rank))
  return ranked[0] ?? { rank: [1], by: undefined }
}

/** The place in words, in the order in which they count. */
export function rankReasons(by: VulnerabilityView, asset: Asset, lang: Lang): string[] {
  const text = (key: string, params?: Readonly<Record<string, string | number>>): string => textOf(NODE_TEXTS, lang, key, params)
  const { kevAdded, isRansomware, isExploited, verdict, severity, due } = by
  return [
    ...(kevAdded === undefined ? [] : [text(isRansomware ? 'rank.kev-ransomware' : 'rank.kev', { date: dayText(kevAdded, lang) })]),
    ...(isExploited && kevAdded === undefined ? [text('rank.said-exploited')] : []),
    text(`rank.${verdict}`),
    severity === 'unknown'
      ? text('rank.severity-unknown', { source: severitySourceText(by, lang) })
      : text('rank.severity', { severity: text(`severity.${severity}`), source: severitySourceText(by, lang) }),
    text(`rank.exposure.${asset.exposure ?? 'unknown'}`),
    text(isCriticalityStated(asset) ? 'rank.criticality' : 'rank.criticality-unstated', { criticality: text(`criticality.${criticalityOf(asset)}`) }),
    ...(due === undefined ? [] : [text(by.isOverdue ? 'rank.overdue' : 'rank.due', { date: dayText(due, lang) })]),
  ]
}

/** `cvss 3.1 9.8` → „CVSS 3.1: 9,8“ */
export function severitySourceText({ severitySource }: Pick<VulnerabilityView, 'severitySource'>, lang: Lang): string {
  const [kind = 'none', ...rest] = severitySource.split(' ')
  const [version = '', score = ''] = rest
  if (kind === 'cvss') return textOf(NODE_TEXTS, lang, 'severity.source.cvss', { version, score: lang === 'de' ? score.replace('.', ',') : score })
  if (kind === 'publisher' || kind === 'hub') return textOf(NODE_TEXTS, lang, `severity.source.${kind}`, { word: rest.join(' ') })
  return textOf(NODE_TEXTS, lang, 'severity.source.none')
}

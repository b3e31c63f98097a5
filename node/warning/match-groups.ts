// SPDX-License-Identifier: EUPL-1.2
/**
 * Matches product by product, each on one line: what somebody with ten minutes decides about at once.
 *
 * @module
 */
import type { MatchGroup, MatchLine } from '@ncv/protocol/admin/match-list-routes.ts'
import { isOpen } from '../triage/assess.ts'
import { WORST_FIRST } from '../triage/ground.ts'
import type { Assessed, MatchReader } from './match-view.ts'
import { groupOf, shownId } from './match-view.ts'

/** A group before its lines are written. */
export interface Grouped {
  readonly key: string
  readonly matches: readonly Assessed[]
}

const NEVER = '9999-12-31'
const CVES_SHOWN = 3

/** In the order of the first of each: the most urgent group first, or the one that is due first. */
export function grouped(found: readonly Assessed[], order: 'rank' | 'due', read: Pick<MatchReader, 'drawn'>): Grouped[] {
  const groups = [...Map.groupBy(found, ({ asset }) => groupOf(asset))].map(([key, matches]) => ({ key, matches }))
  if (order === 'rank') return groups
  const dated = groups.map((group) => ({ group, due: earliest(group, read) ?? NEVER }))
  return dated.sort((a, b) => (a.due < b.due ? -1 : a.due === b.due ? 0 : 1)).map(({ group }) => group)
}

function earliest({ matches }: Grouped, read: Pick<MatchReader, 'drawn'>): string | undefined {
  return matches
    .flatMap((each) => read.drawn(each).due ?? [])
    .sort()
    .at(0)
}

export function groupView(group: Grouped, lines: readonly Assessed[], witnessed: number, read: Pick<MatchReader, 'drawn'>): MatchGroup {
  const { key, matches } = group
  const drawn = matches.map((each) => read.drawn(each))
  const open = drawn.filter(isOpen)
  const speaking = open.length > 0 ? open : drawn
  const due = earliest(group, read)
  return {
    key,
    product: nameOf(matches[0] as Assessed),
    ...{ matches: matches.length, assets: new Set(matches.map(({ asset }) => asset.id)).size },
    affected: matches.filter(({ match }) => match.verdict === 'affected').length,
    check: matches.filter(({ match }) => match.verdict === 'check').length,
    ...{ open: open.length, isNew: drawn.filter(({ isNew }) => isNew).length },
    severity: WORST_FIRST.find((severity) => speaking.some((each) => each.severity === severity)) ?? 'unknown',
    isExploited: speaking.some(({ isExploited }) => isExploited),
    ...(due === undefined ? {} : { due }),
    dueState: drawn.find((each) => each.due === due)?.dueState ?? 'none',
    lines: lines.map((each) => lineOf(each, witnessed, read)),
  }
}

/** Vendor and product, without saying the vendor twice. */
export function nameOf({ asset: { vendor = '', product } }: Pick<Assessed, 'asset'>): string {
  return vendor === '' || product.toLowerCase().startsWith(vendor.toLowerCase()) ? product : `${vendor} ${product}`
}

/** Of the vulnerabilities that a change of this match would touch; 0: nobody has decided. */
function newestDecision({ vulnerabilities }: Assessed): number {
  const open = vulnerabilities.filter(isOpen)
  return Math.max(0, ...(open.length > 0 ? open : vulnerabilities).map(({ decidedAt = 0 }) => decidedAt))
}

function lineOf(assessed: Assessed, witnessed: number, read: Pick<MatchReader, 'drawn'>): MatchLine {
  const { match, warning, asset, vulnerabilities } = assessed
  const { severity, cves, status, role, due, dueState, isExploited, isNew } = read.drawn(assessed)
  const { version, office, operator } = asset
  return {
    ...{ index: warning.index, asset: asset.id, advisory: shownId(warning), title: warning.warning.title, publisher: warning.warning.publisher },
    ...(version === undefined ? {} : { version }),
    ...(office === undefined ? {} : { office }),
    ...(operator === undefined ? {} : { operator }),
    ...{ severity, verdict: match.verdict, cves: cves.slice(0, CVES_SHOWN), vulnerabilities: vulnerabilities.length, status },
    ...(role === undefined ? {} : { role }),
    ...(due === undefined ? {} : { due }),
    ...{ dueState, isExploited, isNew },
    isRansomware: vulnerabilities.some((one) => isOpen(one) && one.isRansomware),
    isWitnessed: warning.index < witnessed,
    decidedAt: newestDecision(assessed),
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What changed between two revisions of an advisory: first for the products that are here, then the rest.
 *
 * Product ids do not count, publishers number them anew; products are compared by what they are called.
 *
 * @module
 */
import type { Advisory, ProductNode, Vulnerability } from '@ncv/protocol/advisory/advisory.ts'
import type { Asset } from '../inventory/asset.ts'
import type { MatchingRules } from '../matching/rules.ts'
import { NO_CVE } from '../store/life-store.ts'
import type { Ground } from './ground.ts'
import { groundsOf } from './ground.ts'

/** One sentence: its key in the texts, and what stands in it. */
export interface Difference {
  readonly kind: string
  /** Ids of assets of which it speaks. */
  readonly assets?: readonly string[]
  readonly cve?: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface Differences {
  readonly own: readonly Difference[]
  readonly rest: readonly Difference[]
}

const TEXT_MAX = 300

export function diffOf(before: Advisory, after: Advisory, assets: readonly Asset[], rules: MatchingRules): Differences {
  return { own: ownDifferences(groundsOf(before, assets, rules), groundsOf(after, assets, rules)), rest: otherDifferences(before, after) }
}

function short(text: string): string {
  return text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX)}…`
}

function ownDifferences(before: readonly Ground[], after: readonly Ground[]): Difference[] {
  const key = ({ asset, cve }: Ground): string => `${asset.id}\u0000${cve}`
  const old = new Map(before.map((ground) => [key(ground), ground]))
  const found: Difference[] = []
  for (const ground of after) {
    const known = old.get(key(ground))
    old.delete(key(ground))
    if (known === undefined) found.push(about(ground, 'own.new', { verdict: `verdict.${ground.verdict}` }))
    else found.push(...changesOfGround(known, ground))
  }
  for (const ground of old.values()) found.push(about(ground, 'own.gone', {}))
  return bySentence(found)
}

function about({ asset, cve }: Ground, kind: string, params: Difference['params']): Difference {
  return { kind, assets: [asset.id], cve, params }
}

function changesOfGround(before: Ground, after: Ground): Difference[] {
  const found: Difference[] = []
  if (before.verdict !== after.verdict) found.push(about(after, 'own.verdict', { from: `verdict.${before.verdict}`, to: `verdict.${after.verdict}` }))
  const [gone, added] = [without(before.stated, after.stated), without(after.stated, before.stated)]
  if (gone.length + added.length > 0) found.push(about(after, 'own.stated', { from: statedText(before.stated), to: statedText(after.stated) }))
  for (const remedy of without(after.remedies, before.remedies)) found.push(about(after, 'own.remedy-added', remedyParams(remedy)))
  for (const remedy of without(before.remedies, after.remedies)) found.push(about(after, 'own.remedy-gone', remedyParams(remedy)))
  if (before.severity !== after.severity || before.source !== after.source)
    found.push(about(after, 'own.severity', { from: `severity.${before.severity}`, to: `severity.${after.severity}`, source: after.source }))
  if (before.isExploited !== after.isExploited) found.push(about(after, after.isExploited ? 'own.exploited' : 'own.not-exploited', {}))
  return found
}

function without(texts: readonly string[], others: readonly string[]): string[] {
  return texts.filter((text) => !others.includes(text))
}

/** `["affected","known_affected","<V4.4.0"]` → `<V4.4.0 (known_affected)` */
function statedText(stated: readonly string[]): string {
  const parts = stated.map((text) => {
    const [, status = '', range = ''] = JSON.parse(text) as readonly string[]
    return range === '' ? status : `${range} (${status})`
  })
  return short([...new Set(parts)].join(', '))
}

function remedyParams(remedy: string): Difference['params'] {
  const [category = '', details = '', url = ''] = JSON.parse(remedy) as readonly string[]
  return { category: `remedy.${category}`, details: short(details), ...(url === '' ? {} : { url: short(url) }) }
}

/** Assets of which the same is to be said stand together. */
function bySentence(found: readonly Difference[]): Difference[] {
  const same = Map.groupBy(found, ({ kind, cve, params }) => JSON.stringify([kind, cve, params]))
  return [...same.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [{ ...first, assets: group.flatMap(({ assets = [] }) => assets) }]
  })
}

function otherDifferences(before: Advisory, after: Advisory): Difference[] {
  return [
    ...textChange('rest.title', before.title, after.title),
    ...textChange('rest.severity', before.severityText, after.severityText),
    ...textChange('rest.status', before.status, after.status),
    ...listChange('rest.products', before.products.map(productText), after.products.map(productText)),
    ...vulnerabilityChanges(before, after),
    ...(JSON.stringify(before.notes) === JSON.stringify(after.notes) ? [] : [{ kind: 'rest.notes', params: {} }]),
  ]
}

function textChange(kind: string, from: string | undefined, to: string | undefined): Difference[] {
  return from === to ? [] : [{ kind, params: { from: short(from ?? '–'), to: short(to ?? '–') } }]
}

const NAMES_SHOWN = 3

function listChange(kind: string, before: readonly string[], after: readonly string[]): Difference[] {
  const [old, now] = [new Set(before), new Set(after)]
  const change = (way: 'added' | 'gone', names: readonly string[]): Difference[] => {
    if (names.length === 0) return []
    return [{ kind: `${kind}-${way}`, params: { count: names.length, names: short(names.slice(0, NAMES_SHOWN).join('; ')) } }]
  }
  return [
    ...change(
      'added',
      [...now].filter((name) => !old.has(name)),
    ),
    ...change(
      'gone',
      [...old].filter((name) => !now.has(name)),
    ),
  ]
}

function productText({ fullName, version, range }: ProductNode): string {
  const text = version ?? range
  return text === undefined || fullName.includes(text) ? fullName : `${fullName} ${text}`
}

/** By CVE; without one by title or number. */
function named({ vulnerabilities }: Advisory): Map<string, Vulnerability> {
  return new Map(vulnerabilities.map((each, i) => [each.cve ?? each.title ?? each.ids[0]?.text ?? `${NO_CVE}${i + 1}`, each]))
}

function vulnerabilityChanges(before: Advisory, after: Advisory): Difference[] {
  const [old, now] = [named(before), named(after)]
  const parts = { scores: scoresText, remedies: remediesText, threats: threatsText } as const
  const changed = [...now].flatMap(([cve, vulnerability]) => {
    const known = old.get(cve)
    if (known === undefined) return []
    return Object.entries(parts).flatMap(([part, text]) =>
      text(known) === text(vulnerability) ? [] : [{ kind: `rest.${part}`, cve, params: { cve } }],
    )
  })
  return [...listChange('rest.cves', [...old.keys()], [...now.keys()]), ...changed]
}

function scoresText({ scores }: Vulnerability): string {
  return JSON.stringify(scores.map(({ cvss, vector, tenths }) => [cvss, vector, tenths]).sort())
}

function remediesText({ remediations }: Vulnerability): string {
  return JSON.stringify([...new Set(remediations.map(({ category, details, url }) => JSON.stringify([category, details, url])))].sort())
}

function threatsText({ threats }: Vulnerability): string {
  return JSON.stringify([...new Set(threats.map(({ category, details }) => JSON.stringify([category, details])))].sort())
}

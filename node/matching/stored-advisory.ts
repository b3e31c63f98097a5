// SPDX-License-Identifier: EUPL-1.2
/**
 * An advisory as it is kept for matching: a twentieth of the document, and its product names apart, so that one whose products nobody has is not opened.
 *
 * Made once when the document arrives. `lines` are {@link ProductLine}s joined by line feeds (JSON holds none); `body` is JSON:
 * ```json
 * {"n": [["CSAFPID-0001", 0, "<V4.4.0", 1]], "v": [[["CVE-2026-0001", "CVE-2026-0002"], {"known_affected": [0]}]]}
 * ```
 * A node is product id, index of its line, text of its version, 1 where that is a range (0 an exact version, 2 none), then rarer things by name.
 *
 * @module
 */
import type { ProductNode, ProductStatus } from '@ncv/protocol/advisory/advisory.ts'
import type { AssetIndex } from './asset-index.ts'
import type { OpenLine, ProductLine, Recall } from './recall.ts'
import { openLine, productLine, recogniseLine } from './recall.ts'
import type { MatchableAdvisory } from './statuses.ts'

/** How it is written; a node that finds another form makes it anew from the document. */
export const STORED_FORM = 1

export interface StoredAdvisory {
  readonly lines: string
  readonly body: string
}

interface Rare {
  readonly fullName?: string
  readonly relation?: NonNullable<ProductNode['relation']>
}
/** A relationship is recognised by its parts, never by its own name. */
const NO_LINE = -1
const PUT_TOGETHER: Omit<ProductNode, 'productId'> = {
  fullName: '',
  helper: { purls: [], modelNumbers: [], serialNumbers: [], skus: [], genericUris: [] },
}

type StoredNode = readonly [id: string, line: number, version: string, kind: 0 | 1 | 2, rare?: Rare]
/** All vulnerabilities with the same statuses; `""` for one without a CVE. */
type StoredVulnerability = readonly [cves: readonly string[], statuses: Readonly<Partial<Record<ProductStatus, readonly number[]>>>]

interface Body {
  readonly n: readonly StoredNode[]
  readonly v: readonly StoredVulnerability[]
}

/** Full names are read only where they say that a version stands for others (`12.0.*`). */
function rareOf({ fullName, relation }: ProductNode): Rare | undefined {
  const open = /\.(?:\*|x)/i.test(fullName)
  return relation === undefined && !open ? undefined : { ...(open ? { fullName } : {}), ...(relation === undefined ? {} : { relation }) }
}

export function storeAdvisory({ products, vulnerabilities }: MatchableAdvisory): StoredAdvisory {
  const lines = new Map<ProductLine, number>()
  const places = new Map(products.map(({ productId }, i) => [productId, i]))
  const nodes = products.map((node): StoredNode => {
    const line = node.relation === undefined ? (node.line ?? productLine(node)) : undefined
    if (line !== undefined && !lines.has(line)) lines.set(line, lines.size)
    const kind = node.version !== undefined ? 0 : node.range !== undefined ? 1 : 2
    const rare = rareOf(node)
    const stored = [node.productId, line === undefined ? NO_LINE : (lines.get(line) ?? NO_LINE), node.version ?? node.range ?? '', kind] as const
    return rare === undefined ? stored : [...stored, rare]
  })
  const cves = new Map<string, string[]>()
  for (const { cve = '', statuses } of vulnerabilities) {
    const said = JSON.stringify(Object.fromEntries([...statuses].map(([status, ids]) => [status, ids.map((id) => places.get(id) ?? 0)])))
    const same = cves.get(said)
    if (same === undefined) cves.set(said, [cve])
    else same.push(cve)
  }
  // A `Body`, with what the vulnerabilities say as it was written to compare it.
  const merged = [...cves].map(([said, own]) => `[${JSON.stringify(own)},${said}]`)
  return { lines: [...lines.keys()].join('\n'), body: `{"n":${JSON.stringify(nodes)},"v":[${merged.join(',')}]}` }
}

/** With the lines by which its products are recognised, for callers that need them more than once. */
export function lined(advisory: MatchableAdvisory): MatchableAdvisory {
  return { ...advisory, products: advisory.products.map((node) => (node.relation === undefined ? { ...node, line: productLine(node) } : node)) }
}

export function linesOf({ lines }: Pick<StoredAdvisory, 'lines'>): readonly ProductLine[] {
  return lines === '' ? [] : lines.split('\n')
}

function openNode([productId, , version, kind, rare]: StoredNode, named: OpenLine | typeof PUT_TOGETHER): ProductNode {
  const text = kind === 2 ? {} : kind === 1 ? { range: version } : { version }
  return { ...named, productId, ...text, ...rare }
}

function idsAt(places: readonly number[], ids: readonly (string | undefined)[]): string[] {
  const found: string[] = []
  for (const place of places) {
    const id = ids[place]
    if (id !== undefined) found.push(id)
  }
  return found
}

/** Lines of one advisory by their number. */
export type WantedLines = ReadonlyMap<number, ProductLine>

/**
 * What matching needs, as it was; vulnerabilities that say the same stand together.
 *
 * @param recall saves reading lines that were read before
 * @param wanted the lines that somebody has: the nodes of all others are left out; all where absent
 */
export function openAdvisory(stored: StoredAdvisory, recall?: Recall, wanted?: WantedLines): MatchableAdvisory {
  const { n, v } = JSON.parse(stored.body) as Body
  const named = new Map([...(wanted ?? linesOf(stored).entries())].map(([number, line]) => [number, openLine(line, recall)]))
  const products: MatchableAdvisory['products'][number][] = []
  /** By place; of products that are left out `undefined`. */
  const ids: (string | undefined)[] = []
  for (const node of n) {
    const product = node[1] === NO_LINE ? PUT_TOGETHER : named.get(node[1])
    ids.push(product === undefined ? undefined : node[0])
    if (product !== undefined) products.push(openNode(node, product))
  }
  return {
    // Asked for where a bracket must be told from those of all others.
    get lines() {
      return linesOf(stored)
    },
    products,
    vulnerabilities: v.flatMap(([cves, byStatus]) => {
      const statuses = new Map<ProductStatus, readonly string[]>()
      for (const [status, places] of Object.entries(byStatus)) statuses.set(status as ProductStatus, idsAt(places, ids))
      return cves.map((cve) => (cve === '' ? { statuses } : { cve, statuses }))
    }),
  }
}

/** Does any of its products mean anything in this inventory? Reads names only. */
export function mayTouch(stored: Pick<StoredAdvisory, 'lines'>, index: AssetIndex, recall: Recall): boolean {
  for (const line of linesOf(stored)) if (recogniseLine(line, index, recall).size > 0) return true
  return false
}

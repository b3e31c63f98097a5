// SPDX-License-Identifier: EUPL-1.2
/**
 * One asset against the recognised nodes of one vulnerability: what does each say?
 *
 * @module
 */
import type { Containment, Interval, Range } from '@ncv/protocol/advisory/range.ts'
import { containsBeside, ownIntervals } from '@ncv/protocol/advisory/side-by-side.ts'
import { withLine } from '@ncv/protocol/advisory/version-text.ts'
import type { KnownVersion } from './asset-version.ts'
import type { ProductFacts } from './product-facts.ts'
import type { RecognisedNode } from './recognised-node.ts'
import type { StatedProduct } from './statuses.ts'
import type { Reason, VerdictKind } from './verdict.ts'

export interface Finding {
  readonly node: RecognisedNode
  readonly verdict: VerdictKind
  readonly rule: Reason['rule']
  readonly stated: StatedProduct
}

export interface StatedNode {
  readonly node: RecognisedNode
  readonly stated: StatedProduct
}

/** A node that names no version but carries one in its name means that (`OpenShift 4.6`). A generation (`Windows Server 2019`) says nothing of patches. */
function withoutRange(node: RecognisedNode, found: Containment): Containment {
  const { line } = node.facts.name
  if (found.rule !== 'range-missing' || line === undefined || line.isYear || line.version.numbers.length < 2) return found
  return node.line === 'in' ? { answer: 'in', rule: 'inside' } : found
}

/** A version `CU18` borrows the numbers of the node's line where its own name has none. */
function ownVersion(version: KnownVersion, node: RecognisedNode): KnownVersion {
  return typeof version === 'string' ? version : withLine(version, node.facts.name.line?.version)
}

/** The advisory speaks of single devices and the inventory does not tell which this one is. */
function isOtherPiece({ facts, recognition }: RecognisedNode): boolean {
  return facts.serials !== undefined && recognition.identity !== 'serial-number'
}

function contain(node: RecognisedNode, version: KnownVersion, own: readonly Interval[] | undefined): Containment {
  if (isOtherPiece(node)) return { answer: 'unknown', rule: 'serial' }
  if (node.facts.name.countsSerials && node.range.kind !== 'all') return { answer: 'unknown', rule: 'serial' }
  return withoutRange(node, containsBeside(node.range, ownVersion(version, node), own))
}

/** A reason to ask a human although the version is inside. */
function doubt(node: RecognisedNode, found: Containment): Reason['rule'] | undefined {
  if (node.component) return 'component'
  if (node.recognition.vendorUnknown) return 'vendor-unknown'
  if (node.recognition.identity === 'unspecific') return 'unspecific'
  if (found.answer === 'unknown') return found.rule
  return node.line === 'unknown' ? 'line-unknown' : undefined
}

function affected({ node, stated }: StatedNode, found: Containment): Finding | undefined {
  if (found.answer === 'out') {
    if (stated.status === 'none') return undefined
    return node.recognition.identity === 'unspecific' || node.component ? undefined : { node, verdict: 'not-affected', rule: found.rule, stated }
  }
  const rule = doubt(node, found)
  if (rule !== undefined) return { node, verdict: 'check', rule, stated }
  if (stated.statement === 'affected') return { node, verdict: 'affected', rule: found.rule, stated }
  return { node, verdict: 'check', rule: stated.status === 'none' ? 'status-missing' : 'under-investigation', stated }
}

/** `fixed` names the first good version: an older one is not safe, and says so where no other node speaks of it. */
function fixed({ node, stated }: StatedNode, found: Containment, alone: boolean): Finding | undefined {
  const doubted = doubt(node, { answer: 'in', rule: found.rule })
  if (doubted !== undefined) return alone ? { node, verdict: 'check', rule: doubted, stated } : undefined
  if (found.answer === 'in') return { node, verdict: 'fixed', rule: 'fixed', stated }
  if (found.rule === 'newer-than-listed') return { node, verdict: 'fixed', rule: 'newer-than-listed', stated }
  return alone ? { node, verdict: 'check', rule: found.rule === 'not-listed' ? 'older-than-fixed' : found.rule, stated } : undefined
}

function notAffected({ node, stated }: StatedNode, found: Containment): Finding | undefined {
  return found.answer === 'in' && doubt(node, found) === undefined ? { node, verdict: 'not-affected', rule: 'known-not-affected', stated } : undefined
}

/** Ranges of the affected nodes, with bounds like `< CU14` completed from the line in the product's name. */
function affectedIntervals(nodes: readonly StatedNode[]): Interval[] {
  return nodes.filter(({ stated }) => stated.statement === 'affected').flatMap(({ node }) => node.range.intervals)
}

/** Something built in is affected: the asset's version says nothing of its part's. Only the house can tell. */
function embedded({ node, stated }: StatedNode): Finding[] {
  const speaks = stated.statement === 'affected' || stated.statement === 'check'
  return speaks ? [{ node, verdict: 'check', rule: 'embedded', stated }] : []
}

/** @param nodes all nodes of one vulnerability that the asset was recognised in */
export function evaluate(version: KnownVersion, nodes: readonly StatedNode[]): Finding[] {
  const intervals = affectedIntervals(nodes)
  const own = typeof version === 'string' || intervals.length < 2 ? undefined : ownIntervals(version, intervals)
  const alone = nodes.every(({ stated }) => stated.statement === 'fixed')
  return nodes.flatMap((stated) => {
    if (stated.node.recognition.identity === 'embedded') return embedded(stated)
    const found = contain(stated.node, version, own)
    const { statement } = stated.stated
    const finding =
      statement === 'fixed' ? fixed(stated, found, alone) : statement === 'not-affected' ? notAffected(stated, found) : affected(stated, found)
    return finding === undefined ? [] : [finding]
  })
}

/** Completes bounds and lists without numbers (`< CU14`) from the line of the node's name. */
export function completeRange(range: Range, facts: ProductFacts): Range {
  const line = facts.name.line?.version
  if (line === undefined || range.kind !== 'versions') return range
  const bound = <Bound extends Interval['lo']>(side: Bound): Bound => (side === undefined ? side : { ...side, version: withLine(side.version, line) })
  const intervals = range.intervals.map(({ lo, hi }) => ({
    ...(lo === undefined ? {} : { lo: bound(lo) }),
    ...(hi === undefined ? {} : { hi: bound(hi) }),
  }))
  return { ...range, intervals, exact: range.exact.map((version) => withLine(version, line)) }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What is surely right: verdicts by plain arithmetic on rows of numbers, apart from the matcher and without any of its code.
 *
 * Speaks only of products whose every version text is one of `<1.2`, `<=1.2`, `>=1.0<1.2`, `>1.0<=1.2`, everything, or a list of versions,
 * that are `known_affected` and nothing else, and whose name holds no version, bracket or list.
 *
 * @module
 */
import type { Advisory, ProductNode } from '@ncv/protocol/advisory/advisory.ts'

export type Numbers = readonly number[]

interface Span {
  readonly lo?: { readonly at: Numbers; readonly inclusive: boolean }
  readonly hi?: { readonly at: Numbers; readonly inclusive: boolean }
}

/** A product of the document and all that it says about it, by vulnerability. */
export interface PlainProduct {
  readonly vendor: string
  readonly name: string
  readonly isEverything: boolean
  /** Every product name of the document. */
  readonly others: readonly string[]
  /** One list of spans for each vulnerability. */
  readonly spans: readonly (readonly Span[])[]
  /** Versions named one by one; only the named ones and newer ones are sure. */
  readonly hasLists: boolean
}

export function compareNumbers(a: Numbers, b: Numbers): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return Math.sign(difference)
  }
  return 0
}

const numbersOf = (text: string): Numbers => text.split('.').map(Number)
const PREFIX = /^(?:vers:[a-z]+\/)?(?:All versions )?/
const EVERYTHING = /^(?:\*|All versions)$/
const BOUNDS = /^(?:(>=?) ?V?(\d+(?:\.\d+)*) ?(?:\||and)? ?)?(<=?) ?V?(\d+(?:\.\d+)*)$/
const FROM = /^(>=?) ?V?(\d+(?:\.\d+)*)$/
const EXACT = /^V?(\d+(?:\.\d+)*)$/

type Text = Span | 'everything' | 'not plain'

/** A single version is a span of one point. */
function spanOf(text: string): Text {
  if (EVERYTHING.test(text)) return 'everything'
  const plain = text.replace(PREFIX, '')
  if (EVERYTHING.test(plain)) return 'everything'
  const exact = EXACT.exec(plain)
  if (exact !== null)
    return { lo: { at: numbersOf(exact[1] as string), inclusive: true }, hi: { at: numbersOf(exact[1] as string), inclusive: true } }
  const from = FROM.exec(plain)
  if (from !== null) return { lo: { at: numbersOf(from[2] as string), inclusive: from[1] === '>=' } }
  const bounds = BOUNDS.exec(plain)
  if (bounds === null) return 'not plain'
  const hi = { at: numbersOf(bounds[4] as string), inclusive: bounds[3] === '<=' }
  return bounds[2] === undefined ? { hi } : { lo: { at: numbersOf(bounds[2]), inclusive: bounds[1] === '>=' }, hi }
}

/** `>= 1.31 | <= 1.4`: the document counts otherwise than by numbers. */
function isOrdered({ lo, hi }: Span): boolean {
  return lo === undefined || hi === undefined || compareNumbers(lo.at, hi.at) <= 0
}

/** Years and days are counted in other ways than small numbers; a reader would ask. */
function isSmall({ lo, hi }: Span): boolean {
  return [lo, hi].every((bound) => bound === undefined || bound.at.every((number) => number < 1900))
}

const PLAIN_NAME = /^[\p{L}][\p{L}\d -]{4,}$/u
const TELLING = /\b(?:family|series|models?|devices?|all|versions?|firmware|with|and|or|for|v\d|\d+x\w*|x+\d|\d+ \d+)\b|\b(?:19|20)\d\d\b|\d-?x\b/i

/** Without brackets, points, lists, families: a name that means one product. */
function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name) && !TELLING.test(name) && name.split(' ').length <= 5
}

/** Broken encodings cannot be written in capitals as inventories do. */
const isAscii = (text: string): boolean => /^[ -~]+$/.test(text)

export const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '')

/** No other product of the document has a name that holds this one's or lies in it. */
export function standsAlone(name: string, names: readonly string[]): boolean {
  const own = squeezed(name)
  return names.every((other) => other === name || !(squeezed(other).includes(own) || own.includes(squeezed(other))))
}

function spansByVulnerability(advisory: Advisory, nodes: readonly ProductNode[], texts: readonly Text[]): (readonly Span[])[] {
  return advisory.vulnerabilities.map(({ statuses }) => {
    const affected = new Set(statuses.get('known_affected'))
    return nodes.flatMap(({ productId }, i) => {
      const text = texts[i]
      return affected.has(productId) && text !== undefined && typeof text === 'object' ? [text] : []
    })
  })
}

/** A single version that is `fixed`, or that the BSI lists so: it says nothing of other versions. */
function isFixedPoint({ productId, version, range }: ProductNode, statuses: ReadonlySet<string>): boolean {
  const isPoint = EXACT.test((version ?? range ?? '').trim())
  return (
    isPoint && (statuses.size === 0 ? productId.endsWith('-fixed') : [...statuses].every((status) => status === 'fixed' || status === 'first_fixed'))
  )
}

function statusesOf(advisory: Advisory, id: string): ReadonlySet<string> {
  return new Set(advisory.vulnerabilities.flatMap(({ statuses }) => [...statuses].flatMap(([status, ids]) => (ids.includes(id) ? [status] : []))))
}

function isPoint(text: Text): boolean {
  return typeof text === 'object' && text.lo !== undefined && text.hi !== undefined && compareNumbers(text.lo.at, text.hi.at) === 0
}

function plainProduct(advisory: Advisory, all: readonly ProductNode[], others: readonly string[]): PlainProduct | undefined {
  if (advisory.products.some(({ relation }) => relation !== undefined)) return undefined
  const nodes = all.filter((node) => !isFixedPoint(node, statusesOf(advisory, node.productId)))
  const [first] = nodes
  if (first === undefined || nodes.some(({ productId }) => [...statusesOf(advisory, productId)].join() !== 'known_affected')) return undefined
  const texts = nodes.map(({ version, range }) => spanOf((version ?? range ?? '').trim()))
  if (texts.includes('not plain') || texts.some((text) => typeof text === 'object' && !(isSmall(text) && isOrdered(text)))) return undefined
  const { vendor = '', name = '' } = first
  return {
    vendor,
    name,
    others,
    isEverything: texts.includes('everything'),
    spans: spansByVulnerability(advisory, nodes, texts),
    hasLists: texts.some(isPoint),
  }
}

export function plainProducts(advisory: Advisory): PlainProduct[] {
  const leaves = advisory.products.filter(({ relation }) => relation === undefined)
  const names = [...new Set(leaves.map(({ name, fullName }) => name ?? fullName))]
  const groups = Map.groupBy(leaves, ({ vendor, name }) => `${vendor}\u0000${name}`)
  return [...groups.values()].flatMap((nodes) => {
    const { vendor, name } = nodes[0] as ProductNode
    if (vendor === undefined || name === undefined || !isAscii(vendor) || !isPlainName(name) || !standsAlone(name, names)) return []
    const product = plainProduct(advisory, nodes, names)
    return product === undefined ? [] : [product]
  })
}

function isInside(version: Numbers, { lo, hi }: Span): boolean {
  const low = lo === undefined ? 1 : compareNumbers(version, lo.at)
  const high = hi === undefined ? -1 : compareNumbers(version, hi.at)
  return (low > 0 || (low === 0 && lo?.inclusive === true)) && (high < 0 || (high === 0 && hi?.inclusive === true))
}

function isBelow(version: Numbers, { lo }: Span): boolean {
  return lo !== undefined && compareNumbers(version, lo.at) <= 0
}

/** The rule for release lines: all but the bound's last number shared; what begins behind the own bound speaks for itself. */
function decidedBy(version: Numbers, spans: readonly Span[]): readonly Span[] {
  const bounds = spans.filter(({ hi }) => hi !== undefined)
  const distinct = new Set(bounds.map(({ hi }) => hi?.at.join('.')))
  const own = bounds.filter(({ hi }) => hi !== undefined && hi.at.length > 1 && hi.at.slice(0, -1).every((number, i) => number === (version[i] ?? 0)))
  const behind = spans.filter(({ lo }) => lo !== undefined && own.every(({ hi }) => hi !== undefined && compareNumbers(lo.at, hi.at) >= 0))
  return distinct.size < 2 || own.length === 0 ? spans : [...new Set([...own, ...behind])]
}

/** `undefined`: not sure, so not labelled. */
export function rightVerdict(
  { isEverything, spans, hasLists }: PlainProduct,
  version: Numbers | undefined,
): 'affected' | 'not-affected' | 'check' | undefined {
  if (isEverything) return 'affected'
  if (version === undefined) return 'check'
  if (spans.some((own) => own.length > 1 && new Set(decidedBy(version, own)).size !== own.length && hasLists)) return undefined
  if (spans.some((own) => decidedBy(version, own).some((span) => isBelow(version, span)) && decidedBy(version, own).length < own.length))
    return undefined
  if (spans.some((own) => decidedBy(version, own).some((span) => isInside(version, span)))) return 'affected'
  const newest = spans.flat().every(({ hi }) => hi !== undefined && compareNumbers(version, hi.at) > 0)
  return hasLists && !newest ? undefined : 'not-affected'
}

/** Versions at, just below and just above every bound. */
export function telling({ spans }: PlainProduct): Numbers[] {
  const bounds = spans.flat().flatMap(({ lo, hi }) => [lo?.at, hi?.at].filter((at) => at !== undefined))
  return bounds.flatMap((at) => {
    const last = at.length - 1
    const next = at.with(last, (at[last] as number) + 1)
    const before = (at[last] as number) > 0 ? [at.with(last, (at[last] as number) - 1)] : []
    return [at, next, ...before, [...at, 0]]
  })
}

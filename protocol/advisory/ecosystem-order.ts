// SPDX-License-Identifier: EUPL-1.2
/**
 * The orders of more package systems, as `vers:` and package URLs name them: Maven, PyPI, RubyGems, Alpine and Gentoo. Total, as those of
 * {@link file://./package-order.ts}.
 *
 * Maven `1.0-M1` < `1.0-rc1` < `1.0` = `1.0-final` < `1.0-sp1`; PyPI `1.0.dev1` < `1.0a1` < `1.0` < `1.0.post1`; gems `1.0.pre` < `1.0`;
 * Alpine `1.2_rc1` < `1.2` < `1.2-r1` < `1.2_p1`.
 *
 * @see https://maven.apache.org/pom.html#version-order-specification
 * @see https://peps.python.org/pep-0440/
 * @see https://guides.rubygems.org/patterns/#prerelease-gems
 * @see https://projects.gentoo.org/pms/8/pms.html#x1-260003.2
 * @module
 */
import type { Order } from './version-shape.ts'

/** A number, however long, or a word with its rank; the release itself has rank 0. */
type Token = { readonly digits: string } | { readonly rank: number; readonly word: string }

const NOTHING: Token = { digits: '' }

function order<Value extends number | string>(a: Value, b: Value): Order {
  return a < b ? -1 : a > b ? 1 : 0
}

const significant = (digits: string): string => digits.replace(/^0+/, '')

function orderDigits(a: string, b: string): Order {
  const [x, y] = [significant(a), significant(b)]
  return order(x.length, y.length) || order(x, y)
}

/** A word below the release comes before nothing and before every number; one above it after nothing, and still before a number. */
function orderTokens(a: Token, b: Token): Order {
  if ('digits' in a && 'digits' in b) return orderDigits(a.digits, b.digits)
  if ('digits' in a) return 'rank' in b && a === NOTHING ? order(0, b.rank) : 1
  if ('digits' in b) return b === NOTHING ? order(a.rank, 0) : -1
  return order(a.rank, b.rank) || order(a.word, b.word)
}

function orderRows(a: readonly Token[], b: readonly Token[]): Order {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const found = orderTokens(a[i] ?? NOTHING, b[i] ?? NOTHING)
    if (found !== 0) return found
  }
  return 0
}

const isZero = (token: Token): boolean => 'digits' in token && significant(token.digits) === ''

/** Zeros at the end, and before a word, say nothing: `1.0.0-rc1` is `1-rc1`. */
function withoutZeros(tokens: readonly Token[]): Token[] {
  const kept: Token[] = []
  for (const token of tokens) {
    if ('rank' in token) while (kept.length > 0 && isZero(kept.at(-1) as Token)) kept.pop()
    kept.push(token)
  }
  while (kept.length > 0 && isZero(kept.at(-1) as Token)) kept.pop()
  return kept
}

function tokensOf(text: string, rankOf: (word: string) => number): Token[] {
  return (text.toLowerCase().match(/\d+|[a-z]+/g) ?? []).map((part) => (/^\d/.test(part) ? { digits: part } : { rank: rankOf(part), word: part }))
}

/** With those of Composer, which counts in the same way. */
const MAVEN: Readonly<Record<string, number>> = {
  dev: -7,
  alpha: -6,
  a: -6,
  beta: -5,
  b: -5,
  milestone: -4,
  m: -4,
  rc: -3,
  cr: -3,
  snapshot: -2,
  sp: 1,
  patch: 1,
  pl: 1,
  p: 1,
}
/** Other words for the release itself. */
const MAVEN_RELEASE = new Set(['ga', 'final', 'release'])

function mavenTokens(text: string): Token[] {
  const tokens = tokensOf(text.replace(/^v(?=\d)/i, ''), (word) => (Object.hasOwn(MAVEN, word) ? (MAVEN[word] as number) : 2))
  const named = tokens.filter((token) => 'digits' in token || !MAVEN_RELEASE.has(token.word))
  return withoutZeros(named.map((token) => ('rank' in token && token.rank < 2 ? { rank: token.rank, word: '' } : token)))
}

export function compareMaven(a: string, b: string): Order {
  return orderRows(mavenTokens(a), mavenTokens(b))
}

/** Every word makes a pre-release. */
export function compareGem(a: string, b: string): Order {
  const read = (text: string): Token[] => withoutZeros(tokensOf(text, () => -1))
  return orderRows(read(a), read(b))
}

const PYPI =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:[-_.]?(?:post|rev|r)[-_.]?(\d*)|-(\d+))?(?:[-_.]?dev[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/
const PYPI_RANKS: Readonly<Record<string, number>> = { a: 1, alpha: 1, b: 2, beta: 2, c: 3, rc: 3, pre: 3, preview: 3 }

/** Epoch, release, pre, post, dev, local; a text of another form is read as numbers and words. */
interface PypiVersion {
  readonly epoch: string
  readonly release: readonly Token[]
  /** Kind and number of what follows; a development release of the release itself comes before its pre-releases. */
  readonly rest: readonly (number | string)[]
}

function pypiVersion(text: string): PypiVersion {
  const found = PYPI.exec(text.toLowerCase())
  if (found === null) return { epoch: '0', release: withoutZeros(tokensOf(text, () => -1)), rest: [4, '', 0, '', 1, '', ''] }
  const [, epoch = '0', release = '', pre, preNumber = '', post, implicit, dev, local = ''] = found
  const isDevelopment = pre === undefined && post === undefined && implicit === undefined && dev !== undefined
  const kind = pre === undefined ? (isDevelopment ? 0 : 4) : (PYPI_RANKS[pre] ?? 3)
  const after = post ?? implicit
  return {
    epoch,
    release: withoutZeros(tokensOf(release, () => 0)),
    rest: [kind, preNumber, after === undefined ? 0 : 1, after ?? '', dev === undefined ? 1 : 0, dev ?? '', local],
  }
}

export function comparePypi(a: string, b: string): Order {
  const [x, y] = [pypiVersion(a), pypiVersion(b)]
  const releases = orderDigits(x.epoch, y.epoch) || orderRows(x.release, y.release)
  if (releases !== 0) return releases
  for (const [i, own] of x.rest.entries()) {
    const other = y.rest[i] ?? ''
    const found =
      typeof own === 'number' ? order(own, other as number) : i === 6 ? orderLocals(own, other as string) : orderDigits(own, other as string)
    if (found !== 0) return found
  }
  return 0
}

/** Of local versions (`+ubuntu.1`) numbers come after words, and more parts after fewer. */
function orderLocals(a: string, b: string): Order {
  const read = (text: string): Token[] => tokensOf(text, () => 1)
  return orderRows(read(a), read(b))
}

const ALPINE: Readonly<Record<string, number>> = { alpha: -4, beta: -3, pre: -2, rc: -1, cvs: 1, svn: 2, git: 3, hg: 4, p: 5 }

/** Numbers and a letter, then suffixes behind `_`, then the revision behind `-r`. */
function alpineParts(text: string): { readonly main: readonly Token[]; readonly suffixes: readonly Token[]; readonly revision: string } {
  const folded = text.toLowerCase()
  const revision = /-r(\d+)$/.exec(folded)
  const [main = '', ...suffixes] = (revision === null ? folded : folded.slice(0, revision.index)).split('_')
  const rows = suffixes.flatMap((suffix) => {
    const [, word = '', number = ''] = /^([a-z]*)(\d*)/.exec(suffix) ?? []
    return [{ rank: Object.hasOwn(ALPINE, word) ? (ALPINE[word] as number) : 0, word }, { digits: `0${number}` }]
  })
  return { main: tokensOf(main, () => 1), suffixes: rows, revision: revision?.[1] ?? '' }
}

export function compareAlpine(a: string, b: string): Order {
  const [x, y] = [alpineParts(a), alpineParts(b)]
  return orderRows(withoutZeros(x.main), withoutZeros(y.main)) || orderRows(x.suffixes, y.suffixes) || orderDigits(x.revision, y.revision)
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * The orders that package systems define for their versions: Debian, RPM, Semantic Versioning. Total: any two texts have an order.
 *
 * `1:2.4.57-1~bpo11+1` < `1:2.4.57-1` (`~` comes before the end), RPM `1.0` < `1.0^20260101` < `1.0.1` (`^` comes after the end),
 * semver `1.0.0-rc.2` < `1.0.0-rc.10` < `1.0.0`.
 *
 * @see https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
 * @see https://rpm-software-management.github.io/rpm/man/rpm-version.7
 * @see https://semver.org/#spec-item-11
 * @module
 */
import type { Order } from './version-shape.ts'

function order<Value extends number | string>(a: Value, b: Value): Order {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Runs of digits, however long: without leading zeros the longer is the greater. */
function orderDigits(a: string, b: string): Order {
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return order(x.length, y.length) || order(x, y)
}

/** Epoch, version and release of `1:2.3-4`; the epoch is absent where the text has none. */
export interface PackageParts {
  readonly epoch?: string
  readonly upstream: string
  readonly revision?: string
}

export function packageParts(text: string): PackageParts {
  const colon = /^(\d+):/.exec(text)
  const rest = colon === null ? text : text.slice(colon[0].length)
  const hyphen = rest.lastIndexOf('-')
  return {
    ...(colon === null ? {} : { epoch: colon[1] as string }),
    upstream: hyphen < 0 ? rest : rest.slice(0, hyphen),
    ...(hyphen < 0 ? {} : { revision: rest.slice(hyphen + 1) }),
  }
}

/** `~` before everything, also the end; then the end; then letters; then all other signs. */
function debianRank(sign: string): number {
  if (sign === '~') return -1
  if (sign === '' || /\d/.test(sign)) return 0
  return /[a-z]/i.test(sign) ? sign.charCodeAt(0) : sign.charCodeAt(0) + 256
}

/** One part of a Debian version: signs by rank and runs of digits by number, in turn. */
export function orderDebianPart(a: string, b: string): Order {
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    while ((i < a.length && !/\d/.test(a.charAt(i))) || (j < b.length && !/\d/.test(b.charAt(j)))) {
      const ranks = order(debianRank(a.charAt(i)), debianRank(b.charAt(j)))
      if (ranks !== 0) return ranks
      i++
      j++
    }
    const [x, y] = [/^\d*/.exec(a.slice(i))?.[0] ?? '', /^\d*/.exec(b.slice(j))?.[0] ?? '']
    const digits = orderDigits(x, y)
    if (digits !== 0) return digits
    i += x.length
    j += y.length
  }
  return 0
}

/** Segments of an RPM version: runs of digits, runs of letters, `~` and `^`; all else only separates. */
function rpmSegments(text: string): readonly string[] {
  return text.match(/\d+|[a-z]+|[~^]/gi) ?? []
}

function orderRpmSegment(x: string | undefined, y: string | undefined): Order {
  if (x === y) return 0
  if (x === '~' || y === '~') return x === '~' ? -1 : 1
  // `^` after the end of the text, before any further segment.
  if (x === '^') return y === undefined ? 1 : -1
  if (y === '^') return x === undefined ? -1 : 1
  if (x === undefined || y === undefined) return x === undefined ? -1 : 1
  const [xDigits, yDigits] = [/^\d/.test(x), /^\d/.test(y)]
  if (xDigits !== yDigits) return xDigits ? 1 : -1
  return xDigits ? orderDigits(x, y) : order(x, y)
}

/** One part of an RPM version. */
export function orderRpmPart(a: string, b: string): Order {
  const [x, y] = [rpmSegments(a), rpmSegments(b)]
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const found = orderRpmSegment(x[i], y[i])
    if (found !== 0) return found
  }
  return 0
}

type OrderParts = (a: string, b: string) => Order

function comparePackages(a: string, b: string, parts: OrderParts): Order {
  const [x, y] = [packageParts(a), packageParts(b)]
  return orderDigits(x.epoch ?? '0', y.epoch ?? '0') || parts(x.upstream, y.upstream) || parts(x.revision ?? '0', y.revision ?? '0')
}

/** Debian policy 5.6.12: a missing epoch is 0, a missing revision is `0`. */
export function compareDebian(a: string, b: string): Order {
  return comparePackages(a, b, orderDebianPart)
}

/** As `rpm` compares: epoch, version, release. */
export function compareRpm(a: string, b: string): Order {
  return comparePackages(a, b, orderRpmPart)
}

interface Semver {
  readonly numbers: readonly string[]
  /** Empty for a release. */
  readonly pre: readonly string[]
}

/** Build metadata says nothing; missing numbers are 0. */
function semver(text: string): Semver {
  const plain = text.replace(/^v(?=\d)/i, '').replace(/\+.*$/, '')
  const hyphen = plain.indexOf('-')
  return {
    numbers: (hyphen < 0 ? plain : plain.slice(0, hyphen)).split('.'),
    pre: hyphen < 0 ? [] : plain.slice(hyphen + 1).split('.'),
  }
}

/** Numbers before words, fewer identifiers before more (semver 2.0.0, item 11.4). */
function orderIdentifiers(a: readonly string[], b: readonly string[]): Order {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]]
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    const [xDigits, yDigits] = [/^\d+$/.test(x), /^\d+$/.test(y)]
    if (xDigits !== yDigits) return xDigits ? -1 : 1
    const found = xDigits ? orderDigits(x, y) : order(x, y)
    if (found !== 0) return found
  }
  return 0
}

export function compareSemver(a: string, b: string): Order {
  const [x, y] = [semver(a), semver(b)]
  for (let i = 0; i < Math.max(x.numbers.length, y.numbers.length); i++) {
    const found = orderRpmPart(x.numbers[i] ?? '0', y.numbers[i] ?? '0')
    if (found !== 0) return found
  }
  const [xRelease, yRelease] = [x.pre.length === 0, y.pre.length === 0]
  if (xRelease || yRelease) return xRelease === yRelease ? 0 : xRelease ? 1 : -1
  return orderIdentifiers(x.pre, y.pre)
}

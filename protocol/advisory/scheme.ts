// SPDX-License-Identifier: EUPL-1.2
/**
 * Versions that count by the rules of a package system: `vers:deb/…`, `vers:rpm/…`, `vers:npm/…`, or a text whose shape says so
 * (`1:2.4.57-2+deb12u1`, `telnet-1:0.17-65.el7_6.x86_64`).
 *
 * Inventories shorten such versions. What is missing (revision, epoch) is not taken for the smallest: where it would decide, there is no order.
 *
 * @module
 */
import { compareAlpine, compareGem, compareMaven, comparePypi } from './ecosystem-order.ts'
import { compareDebian, compareRpm, compareSemver, orderDebianPart, orderRpmPart, packageParts } from './package-order.ts'
import { SLOTS } from './qualifier.ts'
import type { Order, Scheme, Version } from './version-shape.ts'

export type { Scheme } from './version-shape.ts'

const BY_TYPE: Readonly<Record<string, Scheme>> = {
  deb: 'deb',
  rpm: 'rpm',
  npm: 'semver',
  semver: 'semver',
  cargo: 'semver',
  golang: 'semver',
  hex: 'semver',
  pub: 'semver',
  swift: 'semver',
  nuget: 'semver',
  conan: 'semver',
  alpm: 'rpm',
  maven: 'maven',
  composer: 'maven',
  pypi: 'pypi',
  gem: 'gem',
  apk: 'apk',
  alpine: 'apk',
  ebuild: 'apk',
  gentoo: 'apk',
}

/** By the type of a `vers:` range or of a package URL; the others count by numbers, as everybody does. */
export function schemeOfType(type: string): Scheme | undefined {
  return Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined
}

const DEB_SHAPE = /[+~]deb\d+u\d+|-\d+ubuntu\d|~bpo\d+|\+dfsg|ubuntu\d+\.\d/i
const RPM_SHAPE = /\d-[^-\s]{1,60}\.(?:(?:el|fc|amzn|oe|mga)\d+(?:[._]|$)|module[+_]el\d)/i

export function schemeOfShape(text: string): Scheme | undefined {
  if (text.length > 200) return undefined
  return RPM_SHAPE.test(text) ? 'rpm' : DEB_SHAPE.test(text) ? 'deb' : undefined
}

const ARCHITECTURE = /\.(?:x86_64|aarch64|ppc64le|ppc64|s390x|s390|noarch|i[3-6]86|src)$/
const NAMED = /^[a-z][a-z0-9+._-]*?-((?:\d+:)?\d[^-]*-[^-]+)$/
const PACKAGE = /^v?(?:\d+[:!])?\d[a-z0-9.+~^:_-]*$/

/** The components, for release lines side by side: `1.1.1n-0+deb11u5` → 1 1 1 n 0 deb 11 u 5. */
function componentsOf(text: string): (number | string)[] {
  return (text.match(/\d+|[a-z]+/g) ?? []).map((part) => (/^\d{1,15}$/.test(part) ? Number(part) : part))
}

/** A version of a package system; a package's name before it and its architecture behind it are left out. */
export function parsePackageVersion(text: string, scheme: Scheme): Version | undefined {
  const folded = text.trim().toLowerCase()
  if (folded === '' || folded.length > 200) return undefined
  const plain = folded.replace(ARCHITECTURE, '')
  const found = (NAMED.exec(plain)?.[1] ?? plain).replace(/^v(?=\d)/, '')
  if (!PACKAGE.test(found)) return undefined
  return {
    text: found,
    label: '',
    numbers: componentsOf(found),
    slots: SLOTS.map(() => 0),
    pre: [0, 0],
    build: [],
    tail: '',
    wildcard: false,
    scheme,
  }
}

/** A text that no package system shaped, as inventories have it: `3.0.11`. `undefined` where it is more than one word. */
function plainText(version: Version): string | undefined {
  if (version.scheme !== undefined) return version.text
  const folded = version.text
    .trim()
    .toLowerCase()
    .replace(/^v\.? ?(?=\d)/, '')
  return PACKAGE.test(folded) && !version.wildcard ? folded : undefined
}

/** RPM inventories often leave the epoch out; a Debian version with a revision is whole, and has epoch 0 where it names none. */
function epochMissing(scheme: Scheme, text: string): boolean {
  const { epoch, revision } = packageParts(text)
  return epoch === undefined && (scheme === 'rpm' || revision === undefined)
}

const BY_SCHEME = { semver: compareSemver, maven: compareMaven, pypi: comparePypi, gem: compareGem, apk: compareAlpine } as const

/** Where one of two versions carries a scheme, that scheme decides; `undefined` where what is missing would. */
export function compareInScheme(scheme: Scheme, left: Version, right: Version): Order | undefined {
  const [a, b] = [plainText(left), plainText(right)]
  if (a === undefined || b === undefined) return undefined
  if (scheme !== 'deb' && scheme !== 'rpm') return BY_SCHEME[scheme](a, b)
  const [x, y] = [packageParts(a), packageParts(b)]
  const epochs = [x.epoch ?? '0', y.epoch ?? '0'].map(Number) as [number, number]
  if (epochs[0] !== epochs[1] && (epochMissing(scheme, a) || epochMissing(scheme, b))) return undefined
  if (epochs[0] === epochs[1] && (x.revision === undefined) !== (y.revision === undefined)) {
    const upstream = scheme === 'deb' ? orderDebianPart(x.upstream, y.upstream) : orderRpmPart(x.upstream, y.upstream)
    return upstream === 0 ? undefined : upstream
  }
  return scheme === 'deb' ? compareDebian(a, b) : compareRpm(a, b)
}

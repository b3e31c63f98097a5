// SPDX-License-Identifier: EUPL-1.2
/**
 * Laws over thousands of random texts: order, ranges and their complements, normalisation. Seeded: a failing case can be repeated.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { compareAlpine, compareGem, compareMaven, comparePypi } from '@ncv/protocol/advisory/ecosystem-order.ts'
import { fold, foldVersion } from '@ncv/protocol/advisory/normalise.ts'
import { compareDebian, compareRpm, compareSemver } from '@ncv/protocol/advisory/package-order.ts'
import { contains } from '@ncv/protocol/advisory/range.ts'
import { parseRange } from '@ncv/protocol/advisory/range-text.ts'
import type { Version } from '@ncv/protocol/advisory/version.ts'
import { compareVersions } from '@ncv/protocol/advisory/version.ts'
import { parseVersion } from '@ncv/protocol/advisory/version-text.ts'
import type { Chance } from '../../bench/csaf-document.ts'
import { seededChance } from '../../bench/csaf-document.ts'

type Draw = (chance: Chance) => string

const pick = <Value>(chance: Chance, values: readonly Value[]): Value => values[chance.below(values.length)] as Value
const dotted =
  (most: number, bound: number): Draw =>
  (chance) =>
    Array.from({ length: 1 + chance.below(most) }, () => chance.below(bound)).join('.')

/** How versions of one scheme look; small numbers, so that ties and near misses are frequent. */
const SCHEMES: Readonly<Record<string, Draw>> = {
  dotted: dotted(4, 4),
  'with service packs': (chance) => `V${chance.below(3)}${pick(chance, ['', ' SP1', ' SP2', ' SP1 Update 3', ' Update 2', ' SP2 HF1', ' SP1 U2b'])}`,
  years: (chance) => `${2018 + chance.below(4)}${pick(chance, ['', ' R2', ' R2 SP1', ' SP1', ' R2 SP1 P01', ' P01'])}`,
  'pre-releases': (chance) => `${dotted(3, 3)(chance)}${pick(chance, ['', '-alpha', '-beta.1', '-beta2', '-rc1', '-rc10', '-dev'])}`,
  'feature releases': (chance) => `${20 + chance.below(4)}H${1 + chance.below(2)}`,
  'Windows builds': (chance) =>
    `${pick(chance, ['10.0.', '', '22H2 (Build '])}${19_043 + chance.below(3)}.${4410 + chance.below(3)}`.replace(/^(22H2.*)$/, '$1)'),
  days: (chance) => {
    const [d, m, y] = [1 + chance.below(3), 1 + chance.below(2), 2024 + chance.below(2)]
    const two = (n: number): string => String(n).padStart(2, '0')
    return pick(chance, [`${two(d)}.${two(m)}.${y}`, `${two(d)}.${m}.${y}`])
  },
  'cumulative updates': (chance) => `CU${10 + chance.below(4)}${pick(chance, ['', ' SU1', ' SU2'])}`,
  'letters of revisions': (chance) => `R${1 + chance.below(3)}.${chance.below(2)}L${1 + chance.below(3)}`,
  'numbers with a letter behind': (chance) => `1.0${chance.below(3)}${chance.below(3)}${pick(chance, ['A', 'B', 'M', 'R', 'Z'])}`,
  'numbers with a bracket': (chance) => `02.0${chance.below(3)}.0${chance.below(3)}(${10 + chance.below(3)})`,
  'firmware numbers': (chance) => pick(chance, ['FW', 'fw ', 'FW_']) + (10 + chance.below(5)),
  'releases with service releases': (chance) =>
    `2${chance.below(2)}.${2 + chance.below(3)}R${1 + chance.below(3)}${pick(chance, ['', '-S1', '-S2', '.1', '.5'])}`,
  'hotfixes behind service packs': (chance) =>
    `V4.${7 + chance.below(2)}${pick(chance, ['', ' SP6', ' SP10', ' SP6 HF3', ' HF29', ' SP10 HF5', ' SP6 HF12'])}`,
  'months in words': (chance) => `${pick(chance, ['March', 'Apr', 'may'])} ${1 + chance.below(28)}, ${2022 + chance.below(2)}`,
  'days with slashes': (chance) => `${1 + chance.below(3)}/${13 + chance.below(3)}/${2023 + chance.below(2)}`,
  'years with cumulative updates': (chance) => `${2016 + chance.below(2)}${pick(chance, ['', ' CU14', ' CU9', ' CU14 SU3', ' CU14 SU12'])}`,
}

const parsed = (text: string): Version => {
  const version = parseVersion(text)
  if (version === undefined) throw new Error(`no version: ${text}`)
  return version
}

const DEB_PIECES = ['1', '2', '10', '01', 'a', 'b', '.', '+', '~', '-1', '-2', '1:', 'deb12u1']
const RPM_PIECES = ['1', '2', '10', '01', 'a', 'b', '.', '~', '^', '-1', '_']
const textOf =
  (pieces: readonly string[]): Draw =>
  (chance) =>
    `1${Array.from({ length: chance.below(6) }, () => pick(chance, pieces)).join('')}`.replace(/(?<=.)\d+:/g, '')
const SEMVER: Draw = (chance) =>
  `${chance.below(2)}.${chance.below(2)}.${chance.below(2)}${pick(chance, ['', '-alpha', '-alpha.1', '-1', '-10', '-2', '-rc.1', '+b1'])}`

const ECOSYSTEM_PIECES = [
  '1',
  '2',
  '10',
  '0',
  '.',
  '.0',
  '-',
  '-rc1',
  '-SNAPSHOT',
  '-m2',
  'a1',
  '.dev1',
  '.post2',
  '_p1',
  '_rc2',
  '-r3',
  'b',
  '-sp1',
  '.pre',
  '-final',
  'rc',
]
const PYPI: Draw = (chance) =>
  `${dotted(3, 3)(chance)}${pick(chance, ['', 'a1', 'b2', 'rc1', 'rc10'])}${pick(chance, ['', '.post1', '-2'])}${pick(chance, ['', '.dev1', '.dev10'])}${pick(chance, ['', '+local.2'])}`

/** Reflexive, antisymmetric in its answers, transitive, and every pair has an order. */
function expectPreorder(texts: readonly string[], compare: (a: string, b: string) => number | undefined): void {
  const faults: string[] = []
  const orders = texts.map((a) => texts.map((b) => compare(a, b)))
  const at = (i: number, j: number): number | undefined => orders[i]?.[j]
  for (const i of texts.keys()) {
    if (at(i, i) !== 0) faults.push(`${texts[i]} is not itself`)
    for (const j of texts.keys()) {
      const [forth, back] = [at(i, j), at(j, i)]
      if (forth === undefined || back === undefined || forth + back !== 0) faults.push(`${texts[i]} ${texts[j]}: ${forth} ${back}`)
      if (forth === undefined || forth > 0) continue
      for (const k of texts.keys()) if ((at(j, k) ?? 1) <= 0 && (at(i, k) ?? 1) > 0) faults.push(`${texts[i]} <= ${texts[j]} <= ${texts[k]}`)
    }
  }
  expect(faults.slice(0, 5)).toEqual([])
}

describe('comparison is a total preorder', () => {
  test.each(Object.entries(SCHEMES))('of versions that are %s', (_, draw) => {
    const chance = seededChance(11)
    const texts = Array.from({ length: 70 }, () => draw(chance))
    expect(new Set(texts).size).toBeGreaterThan(6)
    expectPreorder(texts, (a, b) => compareVersions(parsed(a), parsed(b)))
  })

  test.each([
    ['Debian', textOf(DEB_PIECES), compareDebian],
    ['RPM', textOf(RPM_PIECES), compareRpm],
    ['semver', SEMVER, compareSemver],
    ['Maven', textOf(ECOSYSTEM_PIECES), compareMaven],
    ['PyPI', PYPI, comparePypi],
    ['PyPI, also where the form is none', textOf(ECOSYSTEM_PIECES), comparePypi],
    ['RubyGems', textOf(ECOSYSTEM_PIECES), compareGem],
    ['Alpine and Gentoo', textOf(ECOSYSTEM_PIECES), compareAlpine],
  ] as const)('of %s', (_, draw, compare) => {
    const chance = seededChance(12)
    expectPreorder(
      Array.from({ length: 90 }, () => draw(chance)),
      compare,
    )
  })
})

describe('a range and its complement', () => {
  test.each(Object.entries(SCHEMES))('never both hold one of versions that are %s, and never both leave it out', (_, draw) => {
    const chance = seededChance(13)
    const faults: string[] = []
    for (let i = 0; i < 1500; i++) {
      const [bound, version] = [draw(chance), parsed(draw(chance))]
      for (const [one, other] of [
        ['<', '>='],
        ['<=', '>'],
      ] as const) {
        const [a, b] = [contains(parseRange(`${one} ${bound}`), version).answer, contains(parseRange(`${other} ${bound}`), version).answer]
        if ((a === 'in' && b === 'in') || (a === 'out' && b === 'out')) faults.push(`${one}${bound} ${version.text}: ${a} ${b}`)
      }
    }
    expect(faults.slice(0, 5)).toEqual([])
  })

  test.each(['deb', 'rpm', 'npm', 'maven', 'pypi', 'gem', 'apk', 'nuget', 'golang', 'generic'])('of vers:%s never both hold a version', (type) => {
    const chance = seededChance(16)
    const draw = type === 'deb' || type === 'rpm' ? textOf(type === 'deb' ? DEB_PIECES : RPM_PIECES) : type === 'pypi' ? PYPI : SEMVER
    const faults: string[] = []
    for (let i = 0; i < 800; i++) {
      const [bound, text] = [draw(chance), draw(chance)]
      const version = parseVersion(text) ?? 'unclear'
      for (const [one, other] of [
        ['<', '>='],
        ['<=', '>'],
      ] as const) {
        const answers = [one, other].map((sign) => contains(parseRange(`vers:${type}/${sign}${encodeURIComponent(bound)}`), version).answer)
        if (answers[0] === answers[1] && answers[0] !== 'unknown') faults.push(`${one}${bound} ${text}: ${answers}`)
      }
    }
    expect(faults.slice(0, 5)).toEqual([])
  })

  test('hold also for texts of several schemes at once, where the answer may be: undecided', () => {
    const chance = seededChance(14)
    const draws = Object.values(SCHEMES)
    const faults: string[] = []
    for (let i = 0; i < 4000; i++) {
      const [bound, version] = [pick(chance, draws)(chance), parsed(pick(chance, draws)(chance))]
      const [a, b] = [contains(parseRange(`< ${bound}`), version).answer, contains(parseRange(`>= ${bound}`), version).answer]
      if (a === b && a !== 'unknown') faults.push(`${bound} ${version.text}: ${a} ${b}`)
    }
    expect(faults.slice(0, 5)).toEqual([])
  })
})

test('normalisation is idempotent over random texts with accents, marks, broken encodings and dashes', () => {
  const chance = seededChance(15)
  const pieces = [
    'a',
    'E',
    'ae',
    'oe',
    'ß',
    'ä',
    'Ü',
    'Ã¼',
    'â„¢',
    '®',
    '(R)',
    '(tm)',
    '-',
    '–',
    '‑',
    ' ',
    '\u00a0',
    '\u200b',
    'İ',
    'ﬁ',
    '½',
    '≤',
    '_',
    '1',
    '.',
    '„',
    "'",
    '²',
    'ẞ',
    'é',
    'Ã',
  ]
  for (let i = 0; i < 5000; i++) {
    const text = Array.from({ length: chance.below(9) }, () => pick(chance, pieces)).join('')
    expect([text, fold(fold(text))]).toEqual([text, fold(text)])
    expect([text, foldVersion(foldVersion(text))]).toEqual([text, foldVersion(text)])
  }
})

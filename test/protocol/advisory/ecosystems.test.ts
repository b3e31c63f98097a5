// SPDX-License-Identifier: EUPL-1.2
/**
 * Versions and ranges of every package system that `vers:` names: Maven, PyPI, RubyGems, Alpine, NuGet, Arch, Composer, Go, and those without an order of their own.
 *
 * The orders are those of the systems' own documents ({@link file://../../../protocol/advisory/ecosystem-order.ts}); the examples are our own.
 *
 * @module
 */
import { expect, test } from 'vitest'
import { compareAlpine, compareGem, compareMaven, comparePypi } from '@ncv/protocol/advisory/ecosystem-order.ts'
import { contains } from '@ncv/protocol/advisory/range.ts'
import { parseRange } from '@ncv/protocol/advisory/range-text.ts'
import { parseVersion } from '@ncv/protocol/advisory/version-text.ts'

/** Each row ascends strictly. */
const MAVEN = [
  ['8.0.0-alpha-1', '8.0.0-beta2', '8.0.0-M1', '8.0.0-M10', '8.0.0-rc1', '8.0.0-SNAPSHOT', '8.0.0', '8.0.0-sp1', '8.0.0-foo', '8.0.1'],
  ['1.0.0-rc1', '1.0', '1.0.0.1', '1.1', '1.10', '2'],
] as const
const PYPI = [['1.0.dev1', '1.0a1', '1.0a2.dev3', '1.0a2', '1.0b1', '1.0rc1', '1.0', '1.0+local.1', '1.0.post1', '1.0.1', '1.1', '1!0.5']] as const
const GEM = [['2.0.0.alpha', '2.0.0.pre1', '2.0.0.pre2', '2.0.0', '2.0.0.1', '2.0.1', '2.10']] as const
const ALPINE = [['1.2_alpha1', '1.2_rc1', '1.2_rc2', '1.2', '1.2-r1', '1.2-r10', '1.2_p1', '1.2b', '1.2.1']] as const

test.each([
  ['Maven', MAVEN, compareMaven],
  ['PyPI', PYPI, comparePypi],
  ['RubyGems', GEM, compareGem],
  ['Alpine', ALPINE, compareAlpine],
] as const)('versions of %s ascend as their package system says', (_, rows, compare) => {
  for (const row of rows) {
    for (const [i, a] of row.entries()) for (const [j, b] of row.entries()) expect([a, b, compare(a, b)]).toEqual([a, b, Math.sign(i - j)])
  }
})

test.each([
  ['Maven', '1.0.0', '1', compareMaven],
  ['Maven', '1.0-final', '1', compareMaven],
  ['PyPI', '1.0', '1.0.0', comparePypi],
  ['PyPI', '1.0-rc.1', '1.0c1', comparePypi],
  ['PyPI', 'v1.0-1', '1.0.post1', comparePypi],
  ['RubyGems', '1.0', '1', compareGem],
] as const)('in %s %s is %s', (_, a, b, compare) => {
  expect(compare(a, b)).toBe(0)
})

test.each([
  ['vers:maven/>=8.0.0-M1|<=8.0.1', '8.0.0-rc2', 'in'],
  ['vers:maven/<8.0.0', '8.0.0-M1', 'in'],
  ['vers:tomee/>=8.0.0|<=8.0.1', '8.0.1', 'in'],
  ['vers:pypi/0.0.0|0.0.1|1.0|2.0pre1', '2.0rc1', 'in'],
  ['vers:pypi/<2.0', '2.0.dev3', 'in'],
  ['vers:gem/>=2.2.0|!=2.2.1|<2.3.0', '2.2.1', 'out'],
  ['vers:gem/>=2.2.0|!=2.2.1|<2.3.0', '2.2.2', 'in'],
  ['vers:gem/>=2.2.0|!=2.2.1|<2.3.0', '2.3.0.pre', 'in'],
  ['vers:nuget/<13.0.1', '13.0.1-beta1', 'in'],
  ['vers:alpm/<1:2.4-3', '1:2.4-2', 'in'],
  ['vers:apk/<3.1.4-r5', '3.1.4-r4', 'in'],
  ['vers:composer/<12.4.25', '12.4.25', 'out'],
  ['vers:golang/<1.22.0', 'v1.22.0-rc.1', 'in'],
  ['vers:none/*', '1.0', 'out'],
  ['vers:all/*', '1.0', 'in'],
  ['vers:generic/>=2.9|<=4.1', '4.1', 'in'],
  ['vers:unheard-of/>=2.9|<=4.1', '4.2', 'out'],
  ['>10.9a|!=10.9c|!=10.9f|<=10.9k', '10.9b', 'in'],
  ['>10.9a|!=10.9c|!=10.9f|<=10.9k', '10.9c', 'out'],
  ['>10.9a|!=10.9c|!=10.9f|<=10.9k', '10.9l', 'out'],
] as const)('%s: %s is %s', (range, version, answer) => {
  expect(contains(parseRange(range), parseVersion(version) ?? 'unclear').answer).toBe(answer)
})

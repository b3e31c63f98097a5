// SPDX-License-Identifier: EUPL-1.2
/**
 * Order of the versions of a CSAF document: integers or Semantic Versioning (CSAF 2.0 section 3.1.11).
 *
 * @module
 */

/** Negative when `a` is the older one. Build metadata does not count; a pre-release is older than its release. */
export function compareDocumentVersions(a: string, b: string): number {
  const [coreA, preA] = split(a)
  const [coreB, preB] = split(b)
  for (let i = 0; i < Math.max(coreA.length, coreB.length); i++) {
    const difference = (coreA[i] ?? 0) - (coreB[i] ?? 0)
    if (difference !== 0) return difference
  }
  if (preA === preB) return 0
  if (preA === '') return 1
  if (preB === '') return -1
  return comparePreRelease(preA.split('.'), preB.split('.'))
}

function split(version: string): [number[], string] {
  const plain = version.split('+')[0] ?? ''
  const dash = plain.indexOf('-')
  const core = dash < 0 ? plain : plain.slice(0, dash)
  return [core.split('.').map((part) => (/^[0-9]{1,15}$/.test(part) ? Number(part) : 0)), dash < 0 ? '' : plain.slice(dash + 1)]
}

/** Semantic Versioning 2.0.0, rule 11.4: numbers before words, numbers by value, words by code unit, the longer list is newer. */
function comparePreRelease(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]]
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    if (x === y) continue
    const [isNumberX, isNumberY] = [/^[0-9]+$/.test(x), /^[0-9]+$/.test(y)]
    if (isNumberX && isNumberY) return Number(x) - Number(y)
    if (isNumberX !== isNumberY) return isNumberX ? -1 : 1
    return x < y ? -1 : 1
  }
  return 0
}

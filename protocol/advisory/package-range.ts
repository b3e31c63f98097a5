// SPDX-License-Identifier: EUPL-1.2
/**
 * Ranges whose versions count by a package system: `vers:deb/>=1:2.4|<1:2.4.57-2+deb12u1`, `< 0.17-65.el7_6`, `vers:npm/1.2.3|>=2.0.0|<5.0.0`.
 *
 * Versions are read as they are: in such a text `_`, `~`, `^` and `-` have a meaning of their own.
 *
 * @module
 */
import type { Range } from './range.ts'
import type { Item, Op } from './range-items.ts'
import { pair } from './range-items.ts'
import { TURNED } from './range-spelling.ts'
import type { Scheme } from './scheme.ts'
import { parsePackageVersion, schemeOfShape, schemeOfType } from './scheme.ts'

const VERS = /^vers:([a-z][a-z0-9.+-]*)\//i

/** `undefined` where the text is of no package system. */
export function schemeOfRange(text: string): Scheme | undefined {
  const type = VERS.exec(text.slice(0, 40))?.[1]
  return (type === undefined ? undefined : schemeOfType(type.toLowerCase())) ?? schemeOfShape(text)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const CONSTRAINTS = /(<=|>=|!=|==|<|>|=)|(?:[^\s|,;<>=!]|!(?!=))+/g
const JOINING = new Set(['and', 'und', 'or', 'oder', 'all', 'version', 'versions'])

/** Signs and versions in turn; `undefined` where something else stands between them. */
function itemsOf(text: string, scheme: Scheme): Item[] | undefined {
  const items: Item[] = []
  let op: Op = '='
  for (const [word, sign] of text.matchAll(CONSTRAINTS)) {
    if (sign !== undefined) {
      op = sign === '==' ? '=' : (sign as Op)
      continue
    }
    if (JOINING.has(word.toLowerCase())) continue
    const version = parsePackageVersion(word, scheme)
    if (version === undefined) return undefined
    items.push({ op, version })
    op = '='
  }
  return items
}

/** `undefined` where the text is more than signs and versions: then it is read as free text. */
export function parsePackageRange(text: string, scheme: Scheme): Range | undefined {
  if (text.length > 500) return undefined
  const plain = decoded(text.replace(VERS, '')).replace(TURNED, '$1=').trim()
  if (plain === '*') return { text, kind: 'all', intervals: [], exact: [], excluded: [], incomplete: false }
  const items = itemsOf(plain, scheme)
  if (items === undefined || items.length === 0) return undefined
  const { incomplete, ...parts } = pair(items)
  return { text, kind: 'versions', ...parts, incomplete }
}

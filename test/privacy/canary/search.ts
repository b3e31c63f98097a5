// SPDX-License-Identifier: EUPL-1.2
/**
 * Looks for every canary in every form in all bytes that are outside of the house.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { Canary } from './canary-book.ts'
import type { Form, Pattern } from './forms.ts'
import { FORMS, patternsOf } from './forms.ts'
import type { Straw } from './haystack.ts'
import { Matcher } from './matcher.ts'
import { Opener } from './opened.ts'

export interface Hit {
  readonly place: string
  readonly form: Form
  readonly where: string
}

export interface Searched {
  readonly hits: readonly Hit[]
  readonly canaries: number
  readonly forms: number
  readonly patterns: number
  /** Bytes as they were met; those met again are counted, not searched again. */
  readonly bytes: number
  /** Bytes that came out of packed ones. */
  readonly openedBytes: number
}

export function search(straws: readonly Straw[], canaries: readonly Canary[]): Searched {
  const matcher = new Matcher(canaries.flatMap(patternsOf))
  const opener = new Opener()
  const seen = new Set<string>()
  const hits = new Map<string, Hit>()
  const note = (pattern: Pattern, form: Form, where: string): void => {
    hits.set(`${pattern.canary.place} ${form} ${where}`, { place: pattern.canary.place, form, where })
  }
  let [bytes, openedBytes] = [0, 0]
  for (const straw of straws) {
    bytes += straw.bytes.length
    const digest = createHash('sha1').update(straw.bytes).digest('base64')
    if (seen.has(digest)) continue
    seen.add(digest)
    const plain = matcher.find(straw.bytes)
    for (const pattern of plain) note(pattern, pattern.form, straw.where)
    const known = new Set(plain.map(({ canary }) => canary))
    for (const { how, bytes: inner } of opener.open(straw.bytes)) {
      openedBytes += inner.length
      for (const pattern of matcher.find(inner)) if (!known.has(pattern.canary)) note(pattern, how, straw.where)
    }
  }
  return { hits: [...hits.values()], canaries: canaries.length, forms: FORMS.length, patterns: matcher.patterns, bytes, openedBytes }
}

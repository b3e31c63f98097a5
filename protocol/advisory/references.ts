// SPDX-License-Identifier: EUPL-1.2
/**
 * The addresses that a CSAF document names (section 3.2.1.11 and 3.2.3.10), to be shown as text and never followed.
 *
 * ```json
 * {"document": {"references": [{"category": "self", "summary": "…", "url": "https://…"}]}, "vulnerabilities": [{"references": […]}]}
 * ```
 *
 * @module
 */
import { z } from 'zod'
import { fromUtf8 } from '../bytes.ts'

export interface Reference {
  readonly summary: string
  readonly url: string
}

const MAX_REFERENCES = 60
const Listed = z.object({ references: z.array(z.unknown()).optional() })
const Places = z.object({ document: Listed, vulnerabilities: z.array(Listed).optional() })
const One = z.object({ summary: z.string().max(2000), url: z.string().min(1).max(2000) })

/** Each address once, in the order of the document; what has another shape is left out. `source` has been read as CSAF before. */
export function referencesIn(source: Uint8Array): Reference[] {
  const read = Places.safeParse(JSON.parse(fromUtf8(source).replace(/^\uFEFF/, '')))
  if (!read.success) return []
  const { document, vulnerabilities = [] } = read.data
  const found = new Map<string, Reference>()
  for (const each of [document, ...vulnerabilities].flatMap(({ references = [] }) => references)) {
    const one = One.safeParse(each)
    if (one.success && !found.has(one.data.url) && found.size < MAX_REFERENCES) found.set(one.data.url, one.data)
  }
  return [...found.values()]
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Publishers whose documents are in the log, and how long ago something came from each.
 *
 * The hub fetches nothing by itself: documents are imported. That one is quiet may lie with the publisher or with who imports.
 *
 * @module
 */
import type { SourceView } from '@ncv/protocol/admin/hub-warning-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { PublishedWarning } from './published.ts'

const DAY_MS = 86_400_000
/** Without a document for so long a source is `ageing`, then `quiet`. */
const AGEING_MS = 3 * DAY_MS
const QUIET_MS = 14 * DAY_MS
const WEEK_MS = 7 * DAY_MS

/** @param warnings newest first @returns the quietest first */
export function sourcesOf(warnings: readonly PublishedWarning[], now: Instant): SourceView[] {
  const byNamespace = new Map<string, PublishedWarning[]>()
  for (const each of warnings) {
    const namespace = each.head?.advisory?.namespace
    if (namespace === undefined) continue
    const known = byNamespace.get(namespace)
    if (known === undefined) byNamespace.set(namespace, [each])
    else known.push(each)
  }
  return [...byNamespace].map(([namespace, all]) => sourceOf(namespace, all, now)).sort((a, b) => a.newestAt - b.newestAt)
}

function sourceOf(namespace: string, all: readonly PublishedWarning[], now: Instant): SourceView {
  const newest = all[0]
  const newestAt = newest?.time ?? 0
  const age = now - newestAt
  return {
    namespace,
    publisher: newest?.head?.publisher ?? namespace,
    documents: all.filter(({ state }) => state === 'valid').length,
    newestAt,
    newestTitle: newest?.head?.title ?? '',
    lastWeek: all.filter(({ time }) => time > now - WEEK_MS).length,
    health: age < AGEING_MS ? 'fresh' : age < QUIET_MS ? 'ageing' : 'quiet',
  }
}

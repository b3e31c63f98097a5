// SPDX-License-Identifier: EUPL-1.2
/**
 * What the host could decide about shared assets: everything that is open about them, over all tenants for whom it runs them.
 *
 * @module
 */
import type { SharedTarget } from '@ncv/protocol/admin/host-routes.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { NodeParty } from '../party.ts'
import { isOpen } from '../triage/assess.ts'
import { dueDays } from '../triage/due.ts'
import { WORST_FIRST } from '../triage/ground.ts'
import type { Assessed } from '../warning/match-view.ts'
import { matchReader, shownId } from '../warning/match-view.ts'
import type { Host } from './host.ts'
import { HOSTED, sharedIdOf } from './shared-assets.ts'

const CVES_SHOWN = 20

interface Found {
  readonly tenant: string
  readonly one: Assessed
}

/** Exploited first, then the most severe, then what is open at most tenants. */
export async function sharedTargets(host: Host, assets: ReadonlySet<string>, now: Instant): Promise<SharedTarget[]> {
  const found = await host.each((node) => openAbout(node, assets, now))
  const all = [...found].flatMap(([tenant, each]) => (each instanceof CodedError ? [] : each.map((one) => ({ tenant, one }))))
  return [...Map.groupBy(all, ({ one }) => one.advisory).values()].map(targetOf).sort(compare)
}

async function openAbout({ stores, links, triage, self }: NodeParty, assets: ReadonlySet<string>, now: Instant): Promise<Assessed[]> {
  const hosted = new Set(stores.inventory.all().flatMap((asset) => (asset.operator === HOSTED && assets.has(sharedIdOf(asset)) ? [asset.id] : [])))
  if (hosted.size === 0) return []
  await links.documents.settle()
  await triage.review()
  const all = matchReader(stores, links.trust.witnessedSize(), now, dueDays(self.config.dueDays)).find({}, false)
  return all.filter(({ asset }) => hosted.has(asset.id))
}

function targetOf(same: readonly Found[]): SharedTarget {
  const open = same.flatMap(({ one }) => one.vulnerabilities.filter(isOpen))
  const { warning } = (same[0] as Found).one
  const due = open.flatMap((each) => each.due ?? []).sort()[0]
  return {
    // What is decided about may hold `*` for any text: an id that a message brings must not mean more than itself.
    advisory: /[*?]/.test(shownId(warning)) ? String(warning.index) : shownId(warning),
    title: warning.warning.title,
    publisher: warning.warning.publisher,
    cves: [...new Set(open.flatMap(({ cve }) => (cve === '*' ? [] : [cve])))].sort().slice(0, CVES_SHOWN),
    severity: WORST_FIRST.find((severity) => open.some((each) => each.severity === severity)) ?? 'unknown',
    isExploited: open.some(({ isExploited }) => isExploited),
    tenants: new Set(same.map(({ tenant }) => tenant)).size,
    due: due ?? null,
  }
}

function compare(a: SharedTarget, b: SharedTarget): number {
  const worse = WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity)
  return Number(b.isExploited) - Number(a.isExploited) || worse || b.tenants - a.tenants || (a.advisory < b.advisory ? -1 : 1)
}

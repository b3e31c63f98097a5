// SPDX-License-Identifier: EUPL-1.2
/**
 * The registry as admin interfaces show it. Apart from its schema, which the browser reads as well: the registry needs cryptography.
 *
 * @module
 */
import type { MemberView } from '../admin/member-view.ts'
import type { Instant } from '../world.ts'
import type { MembershipState } from './member-state.ts'
import type { Registry } from './registry.ts'

/** In the order of their admission. */
export function memberViews(registry: Pick<Registry, 'all' | 'mandates'>, now: Instant): MemberView[] {
  const mandates = registry.mandates(now)
  const nameOf = (id: string): string => registry.all.get(id)?.name ?? id
  return [...registry.all.values()].map((member) => ({
    id: member.id,
    name: member.name,
    kind: member.kind,
    category: member.category,
    state: member.state,
    suspendedBy: member.suspendedBy ?? null,
    since: member.since,
    changedAt: member.changedAt.time,
    hasPledge: member.hasPledge,
    roles: [...member.roles].sort(),
    given: mandates
      .filter(({ principal }) => principal === member.id)
      .map(({ agent, scopes, until }) => ({ member: agent, name: nameOf(agent), scopes: [...scopes], until })),
    held: mandates
      .filter(({ agent }) => agent === member.id)
      .map(({ principal, scopes, until }) => ({ member: principal, name: nameOf(principal), scopes: [...scopes], until })),
  }))
}

/** Members whose id or name begins so, or whose name is just that. */
export function membersBy({ members }: Pick<MembershipState, 'members'>, text: string): string[] {
  const wanted = text.trim().toLowerCase()
  const all = [...members.values()]
  const exact = all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted)
  const found = exact.length > 0 ? exact : all.filter(({ id, name }) => id.startsWith(wanted) || name.toLowerCase().startsWith(wanted))
  return found.map(({ id }) => id)
}

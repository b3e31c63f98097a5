// SPDX-License-Identifier: EUPL-1.2
/**
 * Tenants in the order in which they need somebody: what is red, then what has something open by due date, then the quiet ones.
 *
 * @module
 */
import type { TenantLine, TenantOpen } from '@ncv/protocol/admin/host-routes.ts'

/** In the order of the page. */
export const GROUPS = ['red', 'open', 'not-joined', 'waiting', 'quiet'] as const
export type Group = (typeof GROUPS)[number]

export function groupOf({ isRed, state, open }: TenantLine): Group {
  if (isRed) return 'red'
  if (state === 'not-joined') return 'not-joined'
  if (state !== 'running') return 'waiting'
  return open !== null && isAnything(open) ? 'open' : 'quiet'
}

export function isAnything({ matches, alarms, questions, votes }: TenantOpen): boolean {
  return matches + alarms + questions + votes > 0
}

/** The tenants of each group, the one that needs somebody most first. */
export function grouped(tenants: readonly TenantLine[]): ReadonlyMap<Group, readonly TenantLine[]> {
  return new Map(GROUPS.map((group) => [group, tenants.filter((tenant) => groupOf(tenant) === group).sort(group === 'red' ? byTrouble : byDue)]))
}

export interface Counts {
  readonly all: number
  readonly running: number
  readonly red: number
  readonly notJoined: number
}

export function countsOf(tenants: readonly TenantLine[]): Counts {
  const count = (is: (tenant: TenantLine) => boolean): number => tenants.filter(is).length
  return {
    all: tenants.length,
    running: count(({ state }) => state === 'running'),
    red: count(({ isRed }) => isRed),
    notJoined: count(({ state }) => state === 'not-joined'),
  }
}

/** What does not run before what runs and has something wrong. */
function byTrouble(a: TenantLine, b: TenantLine): number {
  return Number(b.state === 'failed') - Number(a.state === 'failed') || b.defects - a.defects || b.concerns.length - a.concerns.length || byName(a, b)
}

function byDue(a: TenantLine, b: TenantLine): number {
  const [left, right] = [placeOf(a.open), placeOf(b.open)]
  return left === right ? byName(a, b) : left < right ? -1 : 1
}

/** Alarms first, then what is late, then by day; what has no day comes last. */
function placeOf(open: TenantOpen | null): string {
  if (open === null) return '3'
  if (open.alarms > 0) return '0'
  const { next } = open
  const day = next?.due ?? (next?.dueAt === undefined ? '9999' : new Date(next.dueAt).toISOString().slice(0, 10))
  // Of those that are due on one day, the one that is attacked.
  return `${open.overdue > 0 ? '1' : '2'} ${day} ${open.exploited > 0 ? 0 : 1}`
}

function byName(a: TenantLine, b: TenantLine): number {
  return a.tenant < b.tenant ? -1 : 1
}

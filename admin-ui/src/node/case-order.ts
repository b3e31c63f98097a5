// SPDX-License-Identifier: EUPL-1.2
/**
 * Which cases wait for this house, and in which order they are shown.
 *
 * @module
 */
import type { CaseLine } from '@ncv/protocol/admin/case-routes.ts'

type Asked = Pick<CaseLine, 'replies' | 'followUps' | 'ended'>

/** The hub has written more often than the house has added, and something can still be added. */
export function isAsked({ replies, followUps, ended }: Asked): boolean {
  return ended === undefined && replies > followUps
}

/** Those that wait first, each part with the newest first. */
export function openFirst<C extends Asked & Pick<CaseLine, 'at'>>(cases: readonly C[]): C[] {
  return cases.toSorted((a, b) => Number(isAsked(b)) - Number(isAsked(a)) || (b.at ?? 0) - (a.at ?? 0))
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Contacts that the hub does not have, or that nobody has confirmed for half a year. The node knows by itself; the hub asks as well.
 *
 * @module
 */
import { CONFIRMED_FOR_MS } from '@ncv/protocol/joining/prerequisites.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { FoundConcern } from '../admin/ledger-concerns.ts'
import type { Stores } from '../store/stores.ts'

export function contactConcerns(
  { joining }: Pick<Stores, 'joining'>,
  { members }: Pick<Registry, 'members'>,
  id: string,
  now: Instant,
): FoundConcern[] {
  if (!members.has(id)) return []
  const { confirmedAt } = joining.book()
  if (confirmedAt === undefined) return [{ code: 'contacts-missing', isRed: false }]
  return confirmedAt + CONFIRMED_FOR_MS < now ? [{ code: 'contacts-due', isRed: false }] : []
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What people must be told of the own membership: not admitted yet, at rest, blocked, out; a declaration that was not accepted.
 *
 * @module
 */
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import type { FoundConcern } from '../admin/ledger-concerns.ts'
import type { PostStore } from '../store/post-store.ts'
import { waitingDeclarations } from './declarations.ts'

export function standingConcerns(parts: { readonly post: PostStore; readonly registry: Membership }, own: string): FoundConcern[] {
  const refused = waitingDeclarations(parts, own).filter(({ state }) => state === 'refused')
  const found: FoundConcern[] = refused.map(({ code }) => ({ code: 'declaration-refused', isRed: false, params: { code: code ?? '' } }))
  const member = parts.registry.all.get(own)
  if (member === undefined) return [{ code: 'applicant', isRed: false }, ...found]
  if (member.state === 'admitted') return found
  const isBlocked = member.suspendedBy === 'key'
  return [{ code: isBlocked ? 'blocked' : member.state, isRed: isBlocked }, ...found]
}

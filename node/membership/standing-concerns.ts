// SPDX-License-Identifier: EUPL-1.2
/**
 * What people must be told of the own membership: not admitted yet, at rest, blocked, out; other keys in the log than here; a declaration that was not accepted.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import type { FoundConcern } from '../admin/ledger-concerns.ts'
import type { NodeKeys } from '../node-keys.ts'
import type { PostStore } from '../store/post-store.ts'
import { waitingDeclarations } from './declarations.ts'

export function standingConcerns(
  parts: { readonly post: PostStore; readonly registry: Membership },
  { id: own, identity }: Pick<NodeKeys, 'id' | 'identity'>,
): FoundConcern[] {
  const refused = waitingDeclarations(parts, own).filter(({ state }) => state === 'refused')
  const found: FoundConcern[] = refused.map(({ code }) => ({ code: 'declaration-refused', isRed: false, params: { code: code ?? '' } }))
  const member = parts.registry.all.get(own)
  if (member === undefined) return [{ code: 'applicant', isRed: false }, ...found]
  // Only this house can tell whether it asked for that; the log alone says that the hub believed so.
  const replaced: FoundConcern[] = equalBytes(member.key, identity.publicKey) ? [] : [{ code: 'key-replaced', isRed: true }]
  if (member.state === 'admitted') return [...replaced, ...found]
  const isBlocked = member.suspendedBy === 'key'
  return [...replaced, { code: isBlocked ? 'blocked' : member.state, isRed: isBlocked }, ...found]
}

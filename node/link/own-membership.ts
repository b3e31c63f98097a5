// SPDX-License-Identifier: EUPL-1.2
/**
 * What the log says about this house now: asked each time, because an applicant is admitted and a member may rest while the node runs.
 *
 * @module
 */
import type { Member, Registry } from '@ncv/protocol/membership/registry.ts'

export interface OwnMembership {
  /** In whatever state; undefined before the admission is read. */
  member(): Member | undefined
  /** Admitted, neither resting nor out: may send, and gets tokens. */
  isMember(): boolean
  /** A witness that rests still speaks for the log. */
  isWitness(): boolean
  /** Whose receipts for boxes hold. */
  relayKey(): Uint8Array
}

export function ownMembership(registry: Pick<Registry, 'members' | 'all' | 'relay'>, id: string): OwnMembership {
  return {
    member: () => registry.all.get(id),
    isMember: () => registry.members.has(id),
    isWitness: () => registry.all.get(id)?.isWitness === true,
    relayKey: () => registry.relay.key,
  }
}

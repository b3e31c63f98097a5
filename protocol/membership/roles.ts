// SPDX-License-Identifier: EUPL-1.2
/**
 * Which offices must not be in one hand (ncv-membership, section "Roles").
 *
 *     relay ≠ hub               else who sends and what is sent are known in one place
 *     relay ≠ host of a node    else it sees the plain text of those whose boxes it shuffles
 *     one witness, one house    a node that another member hosts speaks with the voice of its host
 *
 * Keys show only that two offices have one key. That one organisation stands behind two keys is told by its name and by hosting mandates; whoever
 * gives a false name is for people to find out.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { MemberRole } from '../message/membership.ts'
import type { Instant } from '../world.ts'
import type { Member, MembershipState } from './member-state.ts'

/** @throws ProtocolError `ROLE_CONFLICT` for a key that the hub or the relay has */
export function assertKeysOfNoOffice({ offices }: Pick<MembershipState, 'offices'>, { key, box }: Pick<Member, 'key' | 'box'>): void {
  for (const [role, office] of Object.entries(offices)) {
    if (equalBytes(office.key, key) || equalBytes(office.box, box)) throw new ProtocolError('ROLE_CONFLICT', { role })
  }
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
  return plain(a) === plain(b)
}

/** The member that runs the node of `id`, by a mandate that holds; else the member itself. */
export function houseOf({ mandates }: Pick<MembershipState, 'mandates'>, id: string, now: Instant): string {
  const hosting = [...mandates.values()].find(({ principal, scopes, until }) => principal === id && scopes.includes('hosting') && until > now)
  return hosting?.agent ?? id
}

/** Whoever carries the boxes, or opens them, must not see where they come from. @throws ProtocolError `ROLE_CONFLICT` */
function assertMayHost({ offices }: MembershipState, { name }: Member): void {
  for (const [role, office] of Object.entries(offices)) if (sameName(office.name, name)) throw new ProtocolError('ROLE_CONFLICT', { role })
}

/** @throws ProtocolError `ROLE_CONFLICT` where another witness is in this house */
function assertOnlyWitness(state: MembershipState, id: string, house: string, now: Instant): void {
  const other = [...state.members.values()].find((each) => each.isWitness && each.id !== id && houseOf(state, each.id, now) === house)
  if (other !== undefined) throw new ProtocolError('ROLE_CONFLICT', { role: 'witness', member: other.id })
}

/** Whether this member may be given this role. @throws ProtocolError `ROLE_CONFLICT` */
export function assertRole(state: MembershipState, member: Member, role: MemberRole, now: Instant): void {
  if (role === 'host') assertMayHost(state, member)
  if (role === 'witness') assertOnlyWitness(state, member.id, houseOf(state, member.id, now), now)
}

/** Whether `agent` may run the node of `principal`. @throws ProtocolError `ROLE_CONFLICT` */
export function assertHosting(state: MembershipState, principal: string, agent: string, now: Instant): void {
  const [hosted, host] = [state.members.get(principal), state.members.get(agent)]
  if (host !== undefined) assertMayHost(state, host)
  if (hosted?.isWitness === true) assertOnlyWitness(state, principal, agent, now)
}

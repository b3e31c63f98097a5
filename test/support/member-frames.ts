// SPDX-License-Identifier: EUPL-1.2
/**
 * What members sign about themselves, and its way into the log by hand.
 *
 * @module
 */
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import type { MANDATE_SCOPES, MemberRequest } from '@ncv/protocol/message/membership.ts'
import type { TestMember } from './founded-hub.ts'

export type Signer = Pick<TestMember, 'id' | 'identity'>

export function pledgeFrame({ opened, world }: Pick<Hub, 'opened' | 'world'>, { id, identity }: Signer, isPledged = true): Uint8Array {
  return signFrame(opened.origin, 'pledge', { member: id, isPledged, at: world.now() }, identity.seed)
}

export function requestFrame(
  { opened, world }: Pick<Hub, 'opened' | 'world'>,
  { id, identity }: Signer,
  request: Pick<MemberRequest, 'request' | 'role'>,
): Uint8Array {
  return signFrame(opened.origin, 'member-request', { member: id, ...request, at: world.now() }, identity.seed)
}

export function mandateFrame(
  { opened, world }: Pick<Hub, 'opened' | 'world'>,
  { id, identity }: Signer,
  agent: string,
  scopes: readonly (typeof MANDATE_SCOPES)[number][],
  until = world.now() + 365 * 86_400_000,
): Uint8Array {
  return signFrame(opened.origin, 'mandate', { principal: id, agent, scopes, until, at: world.now() }, identity.seed)
}

export async function pledge(hub: Hub, member: Signer, isPledged = true): Promise<number> {
  return await appendMembership(hub, 'member', { change: { kind: 'pledge', frame: pledgeFrame(hub, member, isPledged) } })
}

export async function request(hub: Hub, member: Signer, wish: MemberRequest['request'], role?: MemberRequest['role']): Promise<number> {
  const frame = requestFrame(hub, member, { request: wish, ...(role === undefined ? {} : { role }) })
  return await appendMembership(hub, 'member', { change: { kind: 'request', frame } })
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Members in the admin contract: the list, and the blocking of a key on technical evidence.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_MEMBER_ROUTES } from '@ncv/protocol/admin/hub-member-routes.ts'
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import { membersBy, memberViews } from '@ncv/protocol/membership/shown-members.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { MemberChange } from '@ncv/protocol/message/membership.ts'
import { appendMembership } from '../membership/append.ts'
import { readersChanged } from '../membership/readers.ts'
import type { Hub } from '../party.ts'

export function hubHandlersOfMembers(hub: Hub, ready: () => Promise<void>): Handlers<typeof HUB_MEMBER_ROUTES> {
  const change = async (text: string, changeOf: (member: string, after: number) => MemberChange): Promise<{ index: number; member: MemberView }> => {
    await ready()
    const id = memberBy(hub, text)
    const index = await hub.votingLine.next(async () => {
      const made = changeOf(id, hub.registry.state.members.get(id)?.changedAt.index ?? 0)
      const appended = await appendMembership(hub, 'member', { change: made })
      hub.world.log.info('member-changed', { kind: made.kind })
      return appended
    })
    await readersChanged(hub)
    return { index, member: memberView(hub, id) }
  }
  return {
    members: () => ({ members: memberViews(hub.registry, hub.world.now()) }),
    blockMember: ({ params, body: { reason } }) => change(params.member, (member, after) => ({ kind: 'blocked', member, reason, after })),
    unblockMember: ({ params }) => change(params.member, (member, after) => ({ kind: 'unblocked', member, after })),
  }
}

/** @throws ProtocolError `MEMBER_UNKNOWN` for none or several */
export function memberBy({ registry }: Pick<Hub, 'registry'>, text: string): string {
  const [found, second] = membersBy(registry.state, text)
  if (found === undefined || second !== undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: text.slice(0, 64) })
  return found
}

export function memberView({ registry, world }: Pick<Hub, 'registry' | 'world'>, id: string): MemberView {
  const found = memberViews(registry, world.now()).find((member) => member.id === id)
  if (found === undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: id })
  return found
}

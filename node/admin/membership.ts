// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the members, and what this house decides about itself.
 *
 * @module
 */
import type { OwnMembershipView } from '@ncv/protocol/admin/member-routes.ts'
import { membersBy, memberViews } from '@ncv/protocol/membership/shown-members.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { EpochPurpose } from '@ncv/protocol/message/keys.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Links } from '../link/links.ts'
import type { Declaration } from '../membership/declarations.ts'
import { declare, waitingDeclarations } from '../membership/declarations.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

const LONGEST_MANDATE_MS = 10 * 366 * 86_400_000

type Routes = 'members' | 'ownMembership' | 'pledge' | 'requestMembership' | 'giveMandate'

export function membershipHandlers(
  world: World,
  self: Self,
  { post, keys }: Pick<Stores, 'post' | 'keys'>,
  { registry }: Pick<Links, 'registry'>,
): Pick<NodeHandlers, Routes> {
  const newest = (purpose: EpochPurpose): number | null => keys.newestKeyOf(purpose) ?? null
  const view = (): OwnMembershipView => ({
    id: self.keys.id,
    name: registry.all.get(self.keys.id)?.name ?? self.config.name,
    amberToSupervision: registry.rules.amberToSupervision,
    own: memberViews(registry, world.now()).find(({ id }) => id === self.keys.id) ?? null,
    waiting: waitingDeclarations({ post, registry }, self.keys.id).map(({ kind, writtenAt, state, code }) => ({
      kind: kind as Declaration['kind'],
      writtenAt,
      state,
      code: code ?? null,
    })),
    epochs: { community: newest('community'), pledge: newest('pledge') },
  })
  const declared = (declaration: Declaration): OwnMembershipView => {
    declare({ post, registry }, self, declaration, world)
    return view()
  }
  return {
    members: () => ({ members: memberViews(registry, world.now()) }),
    ownMembership: view,
    pledge: ({ body: { isPledged } }) => declared({ kind: 'pledge', isPledged }),
    requestMembership: ({ body: { request, role } }) => declared({ kind: 'member-request', request, ...(role === undefined ? {} : { role }) }),
    giveMandate({ body: { agent, scopes, until } }) {
      const now = world.now()
      if (scopes.length > 0 && (until <= now || until > now + LONGEST_MANDATE_MS)) {
        throw new NodeError('MANDATE_UNTIL', { found: new Date(until).toISOString().slice(0, 10) })
      }
      return declared({ kind: 'mandate', agent: memberBy(registry, agent), scopes, until: Math.max(until, now) })
    },
  }
}

/** @throws ProtocolError `MEMBER_UNKNOWN` for none or several */
function memberBy({ state }: Pick<Links['registry'], 'state'>, text: string): string {
  const [found, second] = membersBy(state, text)
  if (found === undefined || second !== undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: text.slice(0, 64) })
  return found
}

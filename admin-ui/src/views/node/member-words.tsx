// SPDX-License-Identifier: EUPL-1.2
/**
 * How members are written: state, roles, mandates.
 *
 * @module
 */
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/party-words.ts'
import { en } from '../../i18n/en/party-words.ts'
import type { BadgeKind } from '../../ui/badge.tsx'
import { Badge } from '../../ui/badge.tsx'

const TEXTS = { de, en }
export const MEMBER_KINDS = ['municipality', 'district', 'association', 'it-provider', 'land'] as const
export const MEMBER_ROLES = ['witness', 'host', 'intermediary'] as const satisfies readonly MemberView['roles'][number][]
export const SCOPES = ['warnings', 'reporting', 'voting', 'hosting'] as const satisfies readonly MemberView['given'][number]['scopes'][number][]
export const MEMBER_STATES = ['admitted', 'suspended', 'left', 'expelled'] as const satisfies readonly MemberView['state'][]

const STATE_BADGE: Readonly<Record<MemberView['state'], BadgeKind>> = { admitted: 'green', suspended: 'amber', left: 'line', expelled: 'red' }

/** One whose key was blocked rests, but not by its own wish. */
export function MemberState({ member: { state, suspendedBy } }: { readonly member: Pick<MemberView, 'state' | 'suspendedBy'> }) {
  const w = useTexts(TEXTS)
  const isBlocked = state === 'suspended' && suspendedBy === 'key'
  return <Badge kind={isBlocked ? 'red' : STATE_BADGE[state]}>{w(isBlocked ? 'state.blocked' : `state.${state}`)}</Badge>
}

export function Roles({ roles }: { readonly roles: MemberView['roles'] }) {
  const w = useTexts(TEXTS)
  return (
    <span class="row">
      {roles.map((role) => (
        <Badge key={role}>{w(`role.${role}`)}</Badge>
      ))}
    </span>
  )
}

export function useMemberWords() {
  const w = useTexts(TEXTS)
  return {
    w,
    /** The end is midnight after the last day. */
    mandate: ({ name, scopes, until }: MemberView['given'][number]) => ({
      name,
      scopes: scopes.map((scope) => w(`scope.${scope}`)).join(', '),
      day: formatDay(until - 1),
    }),
  }
}

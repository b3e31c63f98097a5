// SPDX-License-Identifier: EUPL-1.2
/**
 * Members in words, for the command lines of hub and node.
 *
 * @module
 */
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import type { MotionIo } from './motion-text.ts'

/** As people read it, in the legal time of Germany. */
function dayText(at: number, { lang }: MotionIo): string {
  const options = { timeZone: 'Europe/Berlin', dateStyle: 'medium' } as const
  return new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', options).format(new Date(at))
}

function mandatesText(member: MemberView, io: MotionIo): string[] {
  const scopesOf = (scopes: readonly string[]): string => scopes.map((scope) => io.text(`party-member.scope.${scope}`)).join(', ')
  return [
    ...member.given.map(({ name, scopes, until }) => io.text('party-member.given', { name, scopes: scopesOf(scopes), until: dayText(until, io) })),
    ...member.held.map(({ name, scopes, until }) => io.text('party-member.held', { name, scopes: scopesOf(scopes), until: dayText(until, io) })),
  ]
}

export function memberText(member: MemberView, io: MotionIo): string {
  const { id, name, kind, state, suspendedBy, changedAt, hasPledge, roles } = member
  const since = state === 'admitted' ? {} : { since: dayText(changedAt, io) }
  const stateText = io.text(suspendedBy === 'key' ? 'party-member.state.blocked' : `party-member.state.${state}`, since)
  const marks = [...(hasPledge ? [io.text('party-member.pledged')] : []), ...roles.map((role) => io.text(`party-member.role.${role}`))]
  const head = io.text('party-member.head', { id, name, kind: io.text(`party-member.kind.${kind}`), state: stateText })
  return [`${head}${marks.map((mark) => ` · ${mark}`).join('')}`, ...mandatesText(member, io)].join('\n')
}

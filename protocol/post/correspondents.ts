// SPDX-License-Identifier: EUPL-1.2
/**
 * Who may write post, and who may be given what: asked by the sender before it seals, by the hub, and by the recipient as it opens.
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'
import type { MemberState } from '../membership/member-state.ts'
import type { PostKind, PostMessage } from '../message/post.ts'
import { HUB_PARTY } from '../message/post.ts'
import type { TlpLabel } from '../tlp.ts'
import { TLP_LABELS } from '../tlp.ts'
import type { PostBox } from './seal.ts'

/** What of a member the post needs to know. */
export interface Correspondent {
  readonly key: Uint8Array
  readonly box: Uint8Array
  readonly state: MemberState
  /** `key`: whoever holds the key may not be the member. */
  readonly suspendedBy?: 'own-request' | 'key'
  readonly hasPledge: boolean
}

/** Of the hub, its keys in force; undefined while they are not to be trusted. */
export interface HubCorrespondent {
  readonly key: Uint8Array
  readonly box: Uint8Array
}

export interface Correspondents {
  /** All who ever were members. */
  readonly members: ReadonlyMap<string, Correspondent>
  readonly hub: HubCorrespondent | undefined
}

/** A member that rests by its own wish can still say that it wants to come back, or leave. */
const WHILE_SUSPENDED: ReadonlySet<PostKind> = new Set(['member-request'])

/** Whether this member's key may open its mailbox: it takes part, or rests by its own wish. */
export function hasMailbox({ state, suspendedBy }: Pick<Correspondent, 'state' | 'suspendedBy'>): boolean {
  return state === 'admitted' || (state === 'suspended' && suspendedBy !== 'key')
}

/** Above TLP:GREEN only who has pledged to keep to TLP; the hub has by its office. */
export function mayReceive({ state, hasPledge }: Pick<Correspondent, 'state' | 'hasPledge'>, tlp: TlpLabel): boolean {
  return (state === 'admitted' || state === 'suspended') && (hasPledge || TLP_LABELS.indexOf(tlp) <= TLP_LABELS.indexOf('TLP:GREEN'))
}

/**
 * The identity key of a sender that may send this.
 *
 * @throws ProtocolError `POST_SENDER`
 */
export function senderKeyOf({ members, hub }: Correspondents, { from, kind }: Pick<PostMessage, 'from' | 'kind'>): Uint8Array {
  if (from === HUB_PARTY && hub !== undefined) return hub.key
  const member = members.get(from)
  const may = member?.state === 'admitted' || (member !== undefined && hasMailbox(member) && WHILE_SUSPENDED.has(kind))
  if (member === undefined || !may) throw new ProtocolError('POST_SENDER', { member: from, kind })
  return member.key
}

/**
 * The X-Wing keys of all recipients.
 *
 * @throws ProtocolError `POST_RECIPIENT`, `POST_LABEL` naming the one to whom it may not go
 */
export function boxesOf({ members, hub }: Correspondents, to: readonly string[], tlp: TlpLabel): PostBox[] {
  return to.map((id) => {
    if (id === HUB_PARTY && hub !== undefined) return { id, box: hub.box }
    const member = members.get(id)
    if (member === undefined || (member.state !== 'admitted' && member.state !== 'suspended'))
      throw new ProtocolError('POST_RECIPIENT', { member: id })
    if (!mayReceive(member, tlp)) throw new ProtocolError('POST_LABEL', { member: id, tlp })
    return { id, box: member.box }
  })
}

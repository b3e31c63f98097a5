// SPDX-License-Identifier: EUPL-1.2
/**
 * Requests to the single point of contact: taken in, acknowledged within four service hours, answered, brokered, declined, closed.
 *
 * Each step goes to the member by post in the same transaction in which it is noted here.
 *
 * @module
 */
import { fromHex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { RequestStateName } from '@ncv/protocol/message/spoc-request.ts'
import { RequestState, SpocRequest } from '@ncv/protocol/message/spoc-request.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import type { RequestClock } from '@ncv/protocol/service/request-clock.ts'
import { mayFollow, mayMemberClose, requestClock } from '@ncv/protocol/service/request-clock.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { RequestStep, StoredRequest } from '../../store/request-store.ts'
import type { Hub } from '../party.ts'
import { sendPost } from '../post/send.ts'
import { replyLabel } from './reply-label.ts'

/** @throws ProtocolError `POST_MALFORMED` naming the field */
export function takeRequest({ requests, world }: Hub, post: OpenedPost): void {
  contentOf(post, SpocRequest)
  const { from: member, id, content: payload } = post.message
  requests.add({ member, id, at: world.now(), tlp: post.tlp, payload })
}

/** The one that asked ends what it asked; nothing else of this kind comes from a member. @throws ProtocolError `REQUEST_UNKNOWN`, `REQUEST_STATE` */
export function takeRequestState({ requests, world }: Hub, post: OpenedPost): void {
  const { request: id, state, text } = contentOf(post, RequestState)
  const { from: member } = post.message
  const found = requests.one(member, id)
  if (found === undefined) throw new ProtocolError('REQUEST_UNKNOWN', { id: hex(id).slice(0, 12) })
  if (state !== 'closed' || !mayMemberClose(found.state)) throw new ProtocolError('REQUEST_STATE', { state: found.state, found: state })
  requests.step(member, id, { state, at: world.now(), isMember: true, text: text ?? null })
}

export interface RequestStanding extends StoredRequest {
  readonly clock: RequestClock
}

export function standingOf(request: StoredRequest, now: Instant): RequestStanding {
  return { ...request, clock: requestClock(request.at, request.stoppedAt ?? undefined, now) }
}

/** What is overdue first, then urgent ones, then by what is due; those whose clock has stopped behind them, the newest first. */
export function requestStandings({ requests, world }: Pick<Hub, 'requests' | 'world'>, withClosed: boolean): RequestStanding[] {
  const now = world.now()
  const shown = requests.all().filter(({ state }) => withClosed || (state !== 'closed' && state !== 'declined'))
  const rank = ({ clock, content }: RequestStanding): number => {
    if (clock.state === 'overdue') return 0
    if (clock.state === 'waiting' || clock.state === 'resting') return content.isUrgent ? 1 : 2
    return 3
  }
  const order = (a: RequestStanding, b: RequestStanding): number => rank(a) - rank(b) || (rank(a) === 3 ? b.at - a.at : a.clock.dueAt - b.clock.dueAt)
  return shown.map((each) => standingOf(each, now)).sort(order)
}

/** @param start of the hex of its id @throws ProtocolError `REQUEST_UNKNOWN` */
export function requestStartingWith({ requests }: Pick<Hub, 'requests'>, start: string): StoredRequest {
  const found = requests.startingWith(start)
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new ProtocolError('REQUEST_UNKNOWN', { id: start, ...(found.length > 1 ? { found: found.length } : {}) })
  return only
}

export function stepsOf({ requests }: Pick<Hub, 'requests'>, { member, id }: StoredRequest): RequestStep[] {
  return requests.steps(member, fromHex(id))
}

/**
 * One step of the hub, told to the member.
 *
 * @throws ProtocolError `REQUEST_UNKNOWN`, `REQUEST_STATE`, `POST_…`
 */
export function moveRequest(
  hub: Hub,
  start: string,
  state: Exclude<RequestStateName, 'received'>,
  { text, tlp }: { readonly text?: string | undefined; readonly tlp?: TlpLabel | undefined } = {},
): RequestStanding {
  const { requests, world } = hub
  requests.inOne(() => {
    const found = requestStartingWith(hub, start)
    if (!mayFollow(found.state, state)) throw new ProtocolError('REQUEST_STATE', { state: found.state, found: state })
    const [id, at] = [fromHex(found.id), world.now()]
    requests.step(found.member, id, { state, at, isMember: false, text: text ?? null })
    const content: RequestState = { request: id, state, at, ...(text === undefined ? {} : { text }) }
    // Whoever has left or was shut out is told nothing; the request can be ended all the same.
    const member = hub.registry.all.get(found.member)
    if (member?.state !== 'admitted' && member?.state !== 'suspended') return
    const label = tlp ?? replyLabel(hub, found.member, found.tlp)
    sendPost(hub, { kind: 'request-state', to: [found.member], content, thread: id, tlp: label, terms: 'n-cert' })
  })
  return standingOf(requestStartingWith(hub, start), world.now())
}

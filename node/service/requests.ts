// SPDX-License-Identifier: EUPL-1.2
/**
 * What this house has asked the N-CERT, how far it is, and whether the promise of four service hours is kept.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import type { RequestStateName } from '@ncv/protocol/message/spoc-request.ts'
import { RequestState } from '@ncv/protocol/message/spoc-request.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import type { RequestClock } from '@ncv/protocol/service/request-clock.ts'
import { requestClock } from '@ncv/protocol/service/request-clock.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { PostStore } from '../store/post-store.ts'
import type { OwnRequest, ServiceStore } from '../store/service-store.ts'

/** `unsent`: still in the outbox; `refused`: the hub has turned it away. */
export type OwnRequestState = RequestStateName | 'unsent' | 'refused'

export interface RequestStanding {
  readonly request: OwnRequest
  readonly state: OwnRequestState
  /** Undefined while the hub does not have it. */
  readonly clock: RequestClock | undefined
}

export function requestStanding(request: OwnRequest, post: Pick<PostStore, 'out'>, now: Instant): RequestStanding {
  const out = post.out(request.id)
  const last = request.steps.at(-1)
  // Long ago forgotten by the outbox: it had been taken.
  const takenAt = out === undefined ? request.writtenAt : out.takenAt
  if (takenAt === undefined) return { request, state: out?.state === 'refused' ? 'refused' : 'unsent', clock: undefined }
  return { request, state: last?.state ?? 'received', clock: requestClock(takenAt, request.steps[0]?.at, now) }
}

/** Only the hub says how a request stands; one about a request that is not ours, or that is forgotten, changes nothing. */
export function takeRequestState(services: ServiceStore, post: OpenedPost): void {
  if (post.message.from !== HUB_PARTY) throw new ProtocolError('POST_SENDER', { member: post.message.from, kind: post.message.kind })
  const { request: id, state, at, text } = contentOf(post, RequestState)
  const found = services.request(hex(id))
  if (found === undefined) return
  const step = { state, at, isOwn: false, ...(text === undefined ? {} : { text }) }
  services.putRequest({ ...found, steps: [...found.steps, step].sort((a, b) => a.at - b.at) })
}

/** @param start of the hex of its id @throws ProtocolError `REQUEST_UNKNOWN` */
export function requestStartingWith(services: Pick<ServiceStore, 'requests'>, start: string): OwnRequest {
  const found = services.requests().filter(({ id }) => id.startsWith(start))
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new ProtocolError('REQUEST_UNKNOWN', { id: start, ...(found.length > 1 ? { found: found.length } : {}) })
  return only
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: requests of this house to the single point of contact.
 *
 * @module
 */
import type { OwnRequestView } from '@ncv/protocol/admin/request-routes.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import { SpocRequest } from '@ncv/protocol/message/spoc-request.ts'
import { mayMemberClose } from '@ncv/protocol/service/request-clock.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import { requestStanding, requestStartingWith } from '../service/requests.ts'
import type { OwnRequest } from '../store/service-store.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

type Mine = 'askSpoc' | 'listRequests' | 'showRequest' | 'closeRequest'

export function requestHandlers(
  world: World,
  { keys }: Pick<Self, 'keys'>,
  { services, post }: Pick<Stores, 'services' | 'post'>,
  { registry, post: link }: Pick<Links, 'registry' | 'post'>,
): Pick<NodeHandlers, Mine> {
  const view = (request: OwnRequest): OwnRequestView => requestView(requestStanding(request, post, world.now()))
  return {
    async askSpoc({ body: { tlp, ...words } }) {
      if (!registry.members.has(keys.id)) throw new NodeError('NO_MEMBER')
      const content = parsed(words)
      const request = services.inOne(() => {
        const id = post.enqueue({ kind: 'request', to: [HUB_PARTY], content: encode(content as unknown as Value), tlp, terms: 'member' }, world)
        const kept: OwnRequest = { id, ...content, tlp, writtenAt: world.now(), steps: [] }
        services.putRequest(kept)
        return kept
      })
      await link.outbox.sendDue()
      return view(request)
    },
    listRequests: () => ({ requests: services.requests().map(view) }),
    showRequest: ({ params }) => view(requestStartingWith(services, params.id)),
    async closeRequest({ params }) {
      const found = requestStartingWith(services, params.id)
      const { state } = requestStanding(found, post, world.now())
      if (state === 'unsent' || state === 'refused' || !mayMemberClose(state)) throw new ProtocolError('REQUEST_STATE', { state, found: 'closed' })
      const step = { state: 'closed' as const, at: world.now() }
      const closed = { ...found, steps: [...found.steps, { ...step, isOwn: true }] }
      services.inOne(() => {
        const content = encode({ request: fromHex(found.id), ...step })
        post.enqueue({ kind: 'request-state', to: [HUB_PARTY], content, tlp: found.tlp, terms: 'member', thread: fromHex(found.id) }, world)
        services.putRequest(closed)
      })
      return view(closed)
    },
  }
}

/** What the codec's text rules refuse is said before it is queued. @throws ProtocolError `POST_MALFORMED` naming the field */
function parsed(words: SpocRequest): SpocRequest {
  const found = SpocRequest.safeParse(words)
  if (found.success) return found.data
  throw new ProtocolError('POST_MALFORMED', { field: found.error.issues[0]?.path.join('.') || 'text' })
}

function requestView({ request, state, clock }: ReturnType<typeof requestStanding>): OwnRequestView {
  const { id, subject, text, topic, isUrgent, tlp, writtenAt, steps } = request
  return {
    ...{ id, subject, text, topic, isUrgent, tlp, writtenAt, state },
    clock: clock ?? null,
    steps: steps.map(({ state: step, at, text: words = null, isOwn }) => ({ state: step, at, text: words, isOwn })),
  }
}

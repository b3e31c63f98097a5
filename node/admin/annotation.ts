// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: annotations, as the one who writes them and as the one for whom they are.
 *
 * @module
 */
import type { AnnotationView } from '@ncv/protocol/admin/annotation-routes.ts'
import type { PartyView } from '@ncv/protocol/admin/post-routes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { Annotation } from '@ncv/protocol/message/annotation.ts'
import { POST_RECIPIENTS_MAX } from '@ncv/protocol/message/post.ts'
import { annotatorsOf, clientsOf, isAsNarrow } from '@ncv/protocol/service/annotator.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import { audienceOf } from '../service/annotations.ts'
import type { KeptAnnotation } from '../store/service-store.ts'
import type { Stores } from '../store/stores.ts'
import { isCurrent } from '../store/warning-store.ts'
import type { NodeHandlers } from './contract.ts'

type Mine = 'listAnnotations' | 'annotate'

export function annotationHandlers(
  world: World,
  { keys }: Pick<Self, 'keys'>,
  { services, post, warnings }: Pick<Stores, 'services' | 'post' | 'warnings'>,
  { registry, post: link }: Pick<Links, 'registry' | 'post'>,
): Pick<NodeHandlers, Mine> {
  const parties = (ids: readonly string[]): PartyView[] => ids.map((id) => partyView(registry, id))
  return {
    listAnnotations: () => ({
      annotations: services.annotations().map((each) => annotationView(each, registry, keys.id)),
      clients: parties(clientsOf(registry, keys.id, world.now())),
      annotators: parties(annotatorsOf(registry, keys.id, world.now())),
    }),
    async annotate({ params: { index }, body: { tlp, isUrgent, ...lines } }) {
      const stored = warnings.one(index)
      if (stored === undefined || !isCurrent(stored)) throw new NodeError('WARNING_MISSING', { index })
      const label = tlp ?? stored.tlp
      if (!isAsNarrow(label, stored.tlp)) throw new ProtocolError('TLP_LOOSENED', { received: stored.tlp, forwarded: label })
      const audience = audienceOf(registry, keys.id, label, world.now())
      const content = parsed({ warning: index, ...lines })
      const haste = isUrgent ? ('now' as const) : ('spread' as const)
      services.inOne(() => {
        for (let from = 0; from < audience.clients.length; from += POST_RECIPIENTS_MAX) {
          const to = audience.clients.slice(from, from + POST_RECIPIENTS_MAX)
          post.enqueue({ kind: 'annotation', to, content: encode(content as unknown as Value), tlp: label, terms: 'member', haste }, world)
        }
        services.putAnnotation({ ...content, author: keys.id, tlp: label, sentAt: world.now(), clients: audience.clients }, world)
      })
      if (isUrgent) await link.outbox.sendDue()
      return { clients: parties(audience.clients), unpledged: parties(audience.unpledged), tlp: label }
    },
  }
}

/** @throws ProtocolError `POST_MALFORMED` naming the field */
function parsed(annotation: Annotation): Annotation {
  const found = Annotation.safeParse(annotation)
  if (found.success) return found.data
  throw new ProtocolError('POST_MALFORMED', { field: found.error.issues[0]?.path.join('.') || 'annotation' })
}

function partyView({ all }: Pick<Registry, 'all'>, id: string): PartyView {
  return { id, name: all.get(id)?.name ?? id }
}

export function annotationView(kept: KeptAnnotation, registry: Pick<Registry, 'all'>, own: string): AnnotationView {
  const { warning, author, tlp, sentAt, concerns, action, until, who } = kept
  return { warning, author: partyView(registry, author), isOwn: author === own, tlp, sentAt, concerns, action, until, who }
}

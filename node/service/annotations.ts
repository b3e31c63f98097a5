// SPDX-License-Identifier: EUPL-1.2
/**
 * Annotations: written here for clients, or received from those who prepare warnings for this house.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { Annotation } from '@ncv/protocol/message/annotation.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import { mayReceive } from '@ncv/protocol/post/correspondents.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import { assertAnnotator, clientsOf, isAsNarrow } from '@ncv/protocol/service/annotator.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { ServiceStore } from '../store/service-store.ts'
import type { WarningStore } from '../store/warning-store.ts'

interface Ground {
  readonly registry: Registry
  readonly services: ServiceStore
  readonly warnings: Pick<WarningStore, 'one'>
  readonly world: Pick<World, 'now' | 'random'>
  /** Id of this node. */
  readonly own: string
}

/**
 * What is refused here is set aside and tried again when the log has gone on: the mandate or the warning may be what this node has not read yet.
 *
 * @throws ProtocolError `ANNOTATION_REFUSED` whose `field` says why, `POST_MALFORMED`
 */
export function takeAnnotation({ registry, services, warnings, world, own }: Ground, post: OpenedPost): void {
  const { from: author, sentAt } = post.message
  assertAnnotator(registry, author, own, world.now())
  const content = contentOf(post, Annotation)
  const warning = warnings.one(content.warning)
  if (warning === undefined) throw new ProtocolError('ANNOTATION_REFUSED', { member: author, field: 'warning' })
  if (!isAsNarrow(post.tlp, warning.tlp)) throw new ProtocolError('ANNOTATION_REFUSED', { member: author, field: 'label' })
  services.putAnnotation({ ...content, author, tlp: post.tlp, sentAt, clients: [] }, world)
}

export interface Audience {
  readonly clients: readonly string[]
  /** Clients that have not pledged themselves to TLP: it must not be sent to them. */
  readonly unpledged: readonly string[]
}

/** Who of the clients gets an annotation under this label. @throws NodeError `ANNOTATION_NOBODY` */
export function audienceOf(registry: Registry, own: string, tlp: TlpLabel, now: Instant): Audience {
  const all = clientsOf(registry, own, now)
  if (all.length === 0) throw new NodeError('ANNOTATION_NOBODY')
  const may = (id: string): boolean => {
    const member = registry.all.get(id)
    return member !== undefined && mayReceive(member, tlp)
  }
  return { clients: all.filter(may), unpledged: all.filter((id) => !may(id)) }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What the node does with a post that is sent to it, one line for each kind.
 *
 * @module
 */
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { PostKind } from '@ncv/protocol/message/post.ts'
import { PostReceipt, PostText } from '@ncv/protocol/message/post.ts'
import { ReleaseRequest } from '@ncv/protocol/message/release.ts'
import type { PostHandler } from '@ncv/protocol/post/content.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { World } from '@ncv/protocol/world.ts'
import { takeReleaseAnswer } from '../forwarding/release.ts'
import type { Trust } from '../link/trust.ts'
import type { Self } from '../self.ts'
import { takeAnnotation } from '../service/annotations.ts'
import { takeRequestState } from '../service/requests.ts'
import type { Stores } from '../store/stores.ts'

/** One for each kind: a kind that nobody handles does not compile. */
export type NodePostHandlers = Readonly<Record<PostKind, PostHandler>>

/** What handlers may rely on. */
export interface PostGround {
  readonly world: World
  readonly self: Self
  readonly stores: Stores
  readonly registry: Registry
  readonly trust: Trust
}

/** Kept in the inbox, nothing more. */
const kept: PostHandler = () => {}

export function nodePostHandlers({ stores, world, self, registry }: PostGround): NodePostHandlers {
  return {
    message: (post) => void contentOf(post, PostText),
    receipt: (post) => stores.post.addReceipt(post.message.from, contentOf(post, PostReceipt)),
    application: kept,
    spoc: kept,
    'opt-in': kept,
    motion: kept,
    vote: kept,
    pledge: kept,
    'member-request': kept,
    mandate: kept,
    'release-request': (post) => void contentOf(post, ReleaseRequest),
    'release-answer': (post) => takeReleaseAnswer(stores, post, world),
    report: kept,
    request: kept,
    'request-state': (post) => takeRequestState(stores.services, post),
    annotation: (post) => takeAnnotation({ registry, services: stores.services, warnings: stores.warnings, world, own: self.keys.id }, post),
    'alarm-receipt': kept,
    'key-replacement': kept,
  }
}

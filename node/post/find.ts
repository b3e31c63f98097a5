// SPDX-License-Identifier: EUPL-1.2
/**
 * Finding posts by the beginning of an id, and people by what they are called.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { PostMessage } from '@ncv/protocol/message/post.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import { messageIn } from '@ncv/protocol/post/words.ts'
import { NodeError } from '../errors.ts'
import type { PostIn, PostOut, PostStore } from '../store/post-store.ts'

export interface FoundPost {
  readonly in?: PostIn
  readonly out?: PostOut
}

/** By the envelope id of what came in or the message id of what goes out. @throws NodeError `POST_MISSING`, `POST_AMBIGUOUS` */
export function findPost(post: Pick<PostStore, 'received' | 'sent'>, start: string): FoundPost {
  const isMeant = ({ id }: { readonly id: string }): boolean => id.startsWith(start)
  const found: FoundPost[] = [
    ...post
      .received()
      .filter(isMeant)
      .map((each) => ({ in: each })),
    ...post
      .sent()
      .filter(isMeant)
      .map((each) => ({ out: each })),
  ]
  if (found.length > 1) throw new NodeError('POST_AMBIGUOUS', { id: start })
  return found[0] ?? missing(start)
}

function missing(id: string): never {
  throw new NodeError('POST_MISSING', { id })
}

/** @throws NodeError `POST_MISSING`, `POST_AMBIGUOUS` */
export function findReceived(post: Pick<PostStore, 'received' | 'sent'>, start: string): PostIn {
  return findPost(post, start).in ?? missing(start)
}

/** @throws NodeError `POST_MISSING`, `POST_AMBIGUOUS` */
export function findSent(post: Pick<PostStore, 'received' | 'sent'>, start: string): PostOut {
  return findPost(post, start).out ?? missing(start)
}

/** What was verified when it came in. */
export function messageOf({ frame }: Pick<PostIn, 'frame'>): PostMessage {
  return messageIn(frame)
}

export function nameOf({ all }: Pick<Registry, 'all'>, { genesis }: OpenedGenesis, id: string): string {
  return id === HUB_PARTY ? genesis.hub.name : (all.get(id)?.name ?? id)
}

const HUB_WORDS: ReadonlySet<string> = new Set(['hub', 'n-cert', 'ncert'])

/**
 * The id of whom people mean: `n-cert`, an id, or the exact name of one organisation.
 *
 * @throws ProtocolError `POST_RECIPIENT`
 */
export function partyOf({ all }: Pick<Registry, 'all'>, word: string): string {
  const folded = word.trim().toLowerCase()
  if (HUB_WORDS.has(folded)) return HUB_PARTY
  if (all.has(folded)) return folded
  const named = [...all.values()].filter(({ name }) => name.toLowerCase() === folded)
  if (named.length === 1 && named[0] !== undefined) return named[0].id
  throw new ProtocolError('POST_RECIPIENT', { member: word.slice(0, 80) })
}

export { wordsOf } from '@ncv/protocol/post/words.ts'

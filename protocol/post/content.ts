// SPDX-License-Identifier: EUPL-1.2
/**
 * What a post says: the content by the schema of its kind, and what whoever handles a kind promises.
 *
 * @module
 */
import type { z } from 'zod'
import { decode } from '../codec.ts'
import { ProtocolError } from '../errors.ts'
import type { OpenedPost } from './seal.ts'

/**
 * Runs within the transaction that takes the post. What it throws (a `CodedError`) refuses the post at the hub, and sets it aside at a node;
 * nothing of its effect is kept.
 */
export type PostHandler = (post: OpenedPost) => void

/** @throws ProtocolError `POST_MALFORMED` naming the field */
export function contentOf<T>({ message }: Pick<OpenedPost, 'message'>, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(decode(message.content))
  if (parsed.success) return parsed.data
  throw new ProtocolError('POST_MALFORMED', { field: `content.${parsed.error.issues[0]?.path.join('.') ?? ''}` })
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * A member's mailbox: what was sealed to it, oldest first, for this member only.
 *
 * @module
 */
import type { z } from 'zod'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Mailbox } from '@ncv/protocol/message/post.ts'
import { MAILBOX_ANSWER_BYTES, MailboxQuery, MailboxTaken } from '@ncv/protocol/message/post.ts'
import type { MailboxRow } from '../../store/post-store.ts'
import type { Hub } from '../party.ts'

const ROWS = 256

/** @returns an encoded `Mailbox` @throws ProtocolError `SCHEMA_MISMATCH` */
export function mailboxAnswer({ post, world }: Pick<Hub, 'post' | 'world'>, member: string, body: Uint8Array): Uint8Array {
  const { after } = parsed(MailboxQuery, body)
  const rows = post.mailbox(member, after, ROWS + 1)
  const fitting: MailboxRow[] = []
  let bytes = 0
  for (const row of rows.slice(0, ROWS)) {
    bytes += row.sealed.length
    // The first always goes, however long it is.
    if (fitting.length > 0 && bytes > MAILBOX_ANSWER_BYTES) break
    fitting.push(row)
  }
  const answer: Mailbox = { generation: post.generation(world), posts: fitting, more: fitting.length < rows.length }
  return encode(answer as unknown as Value)
}

/** The member has these on its own disk. @throws ProtocolError `SCHEMA_MISMATCH` */
export function markTaken({ post, world }: Pick<Hub, 'post' | 'world'>, member: string, body: Uint8Array): void {
  post.markFetched(member, parsed(MailboxTaken, body).through, world.now())
}

function parsed<T>(schema: z.ZodType<T>, body: Uint8Array): T {
  const found = schema.safeParse(decode(body))
  if (found.success) return found.data
  throw new ProtocolError('SCHEMA_MISMATCH', { field: found.error.issues[0]?.path.join('.') || 'mailbox' })
}

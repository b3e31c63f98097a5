// SPDX-License-Identifier: EUPL-1.2
/**
 * What members send about themselves: contacts, attestations, consent. Within the transaction that takes the post.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { AttestationRecord, OptIn, SpocRecord } from '@ncv/protocol/message/application.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import type { JoiningStore } from '../../store/joining-store.ts'

type TakeRecord = (post: OpenedPost) => void

/** A member speaks of itself only; what is older than what is known changes nothing. @throws ProtocolError `POST_MALFORMED`, `POST_MISMATCH` */
function own<T extends { readonly member: string }>(joining: JoiningStore, post: OpenedPost, record: T, put: (record: T) => unknown): void {
  if (record.member !== post.message.from) throw new ProtocolError('POST_MISMATCH', { field: 'member' })
  put(record)
  joining.dropLetters()
}

export function takeContact(joining: JoiningStore): TakeRecord {
  return (post) => own(joining, post, contentOf(post, SpocRecord), (spoc) => joining.putContact(spoc))
}

export function takeAttestations(joining: JoiningStore): TakeRecord {
  return (post) => own(joining, post, contentOf(post, AttestationRecord), (record) => joining.putAttestations(record))
}

export function takeOptIn(joining: JoiningStore): TakeRecord {
  return (post) => own(joining, post, contentOf(post, OptIn), (optIn) => joining.putOptIn(optIn))
}

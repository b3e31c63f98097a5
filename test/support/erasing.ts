// SPDX-License-Identifier: EUPL-1.2
/**
 * Two analysts of a hub who erase entries together.
 *
 * @module
 */
import type { Erasure } from '@ncv/federation/hub/erasing/erase.ts'
import { erase, signErasure } from '@ncv/federation/hub/erasing/erase.ts'
import { planErasure } from '@ncv/federation/hub/erasing/plan.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { ErasureReason } from '@ncv/protocol/message/erased.ts'

export const ANNA = ed25519KeyPair(sha256(utf8('erasing anna')))
export const BERT = ed25519KeyPair(sha256(utf8('erasing bert')))

/** The hub knows them from now on. */
export function addAnalysts(hub: Hub): void {
  hub.drafts.addAnalyst('anna', ANNA.publicKey)
  hub.drafts.addAnalyst('bert', BERT.publicKey)
}

export async function eraseSigned(hub: Hub, indexes: readonly number[], reason: ErasureReason = 'personal-data'): Promise<Erasure> {
  addAnalysts(hub)
  const { id } = planErasure(hub, indexes, reason)
  const { origin } = hub.opened
  const author = { analyst: 'anna', signature: signErasure(ANNA.seed, origin, 'author', id) }
  const approver = { analyst: 'bert', signature: signErasure(BERT.seed, origin, 'approver', id) }
  return await erase(hub, indexes, reason, { id, author, approver })
}

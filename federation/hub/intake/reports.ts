// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking in one anonymous report: its token is spent, its content kept, its mark noted for the daily list.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Header } from '@ncv/protocol/envelope.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { Contribution } from '@ncv/protocol/message/contribution.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import type { AcceptedKey } from '@ncv/protocol/token/redemption.ts'
import { checkToken } from '@ncv/protocol/token/redemption.ts'
import type { SpendResult } from '../../store/intake-store.ts'
import type { Hub } from '../party.ts'

/** What a box holds that is no cover. */
export type Spoken = Exclude<Submission, { readonly kind: 'cover' }>

export function contributionHeader(origin: Uint8Array): Header {
  return { type: 'contribution', origin, tlp: 'TLP:AMBER', terms: 'member' }
}

/**
 * Token, signature, schema, then the ledger. Must run inside a transaction.
 *
 * @throws ProtocolError `TOKEN_…` each with its own code, `ENVELOPE_…`, `SCHEMA_MISMATCH`, `ORIGIN_MISMATCH`
 */
export function takeReport(hub: Hub, accepted: readonly AcceptedKey[], { token, edPk, xwPk, frame }: Spoken): SpendResult {
  const { origin, genesis } = hub.opened
  const { nonce, period } = checkToken(token, { edPk, xwPk }, { federationId: genesis.federation, origin, purpose: 'report', accepted })
  const { id, payload } = openEnvelope(frame, contributionHeader(origin), Contribution, edPk)
  if (!equalBytes(payload.key, edPk)) throw new ProtocolError('TOKEN_BINDING')
  const result = hub.intake.accept(nonce, { id, payload: encode(payload as unknown as Value), period }, xwPk)
  if (result === 'spent') hub.intake.addMark(acceptedMark(nonce, 0))
  return result
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking in a follow-up: more words on a contribution, from whoever holds its one-time keys (ncv-board, section 5).
 *
 * Its token was checked and spent with the contribution; here the nonce in it must be one that was. So a follow-up comes through when the
 * token's period is long over, and no other member can make one.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { assertEd25519Key } from '@ncv/protocol/crypto/ed25519.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Header } from '@ncv/protocol/envelope.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { FOLLOW_UPS_MAX, FollowUp } from '@ncv/protocol/message/board.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { oneTimeNonce, parseToken } from '@ncv/protocol/token/token.ts'
import type { SpendResult } from '../../store/intake-store.ts'
import { caseOf } from '../board/case.ts'
import type { Hub } from '../party.ts'
import type { Spoken } from './reports.ts'

export function followUpHeader(origin: Uint8Array): Header {
  return { type: 'follow-up', origin, tlp: 'TLP:AMBER', terms: 'member' }
}

/**
 * Must run inside a transaction.
 *
 * @throws ProtocolError `TOKEN_MALFORMED`, `TOKEN_BINDING`, `CASE_UNKNOWN` (no report was accepted under this token), `CASE_OVER`,
 *   `FOLLOW_UP_LIMIT`, `FOLLOW_UP_COUNTER` (other words under a number that was used), `ENVELOPE_…`, `SCHEMA_MISMATCH`
 */
export function takeFollowUp(hub: Hub, { token, edPk, xwPk, frame }: Spoken): SpendResult {
  const { origin } = hub.opened
  assertEd25519Key(edPk)
  const nonce = oneTimeNonce({ edPk, xwPk })
  if (!equalBytes(parseToken(token).nonce, nonce)) throw new ProtocolError('TOKEN_BINDING')
  const contribution = hub.cases.contributionOf(nonce)
  if (contribution === undefined) throw new ProtocolError('CASE_UNKNOWN')
  const { id, payload } = openEnvelope(frame, followUpHeader(origin), FollowUp, edPk)
  if (!equalBytes(payload.key, edPk)) throw new ProtocolError('TOKEN_BINDING')
  if (payload.counter > FOLLOW_UPS_MAX) throw new ProtocolError('FOLLOW_UP_LIMIT', { found: payload.counter, limit: FOLLOW_UPS_MAX })
  if (!caseOf(hub, contribution).isOpen) throw new ProtocolError('CASE_OVER')
  const added = hub.cases.addFollowUp(contribution, { counter: payload.counter, payload: encode(payload as unknown as Value) }, id)
  if (added === 'other') throw new ProtocolError('FOLLOW_UP_COUNTER', { found: payload.counter })
  if (added === 'same') return 'already-accepted'
  hub.intake.addMark(acceptedMark(nonce, payload.counter))
  return 'spent'
}

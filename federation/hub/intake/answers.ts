// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking in one anonymous answer: its counting token is spent on the question, or a newer version takes the place of the older one.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { answerCommitment, answerHeader } from '@ncv/protocol/count/answer.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { Answer } from '@ncv/protocol/message/count.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { checkToken } from '@ncv/protocol/token/redemption.ts'
import type { SpendResult } from '../../store/intake-store.ts'
import { answerable, countingKeys } from '../count/open-question.ts'
import type { Hub } from '../party.ts'
import type { Spoken } from './reports.ts'

/**
 * Signature, schema, question, token, then the ledger. Must run inside a transaction.
 *
 * @throws ProtocolError `ENVELOPE_…`, `SCHEMA_MISMATCH`, `QUESTION_MISSING`, `QUESTION_CLOSED`, `TOKEN_…` each with its own code
 */
export function takeAnswer(hub: Hub, { token, edPk, xwPk, frame }: Spoken): SpendResult {
  const { origin, genesis } = hub.opened
  const { payload } = openEnvelope(frame, answerHeader(origin), Answer, edPk)
  if (!equalBytes(payload.key, edPk)) throw new ProtocolError('TOKEN_BINDING')
  const { index, question } = answerable(hub, payload.question)
  const accepted = countingKeys(hub, question)
  const { nonce, keyId } = checkToken(token, { edPk, xwPk }, { federationId: genesis.federation, origin, purpose: 'count', accepted })
  const k = accepted.find((key) => equalBytes(key.keyId, keyId))?.k
  const target = question.targets.find((each) => each.k === k)
  if (target === undefined) throw new ProtocolError('TOKEN_KEY_UNKNOWN')
  const { status, counter } = payload
  const result = hub.counts.accept(nonce, { question: index, group: target.group, counter, status, commitment: answerCommitment(frame) })
  if (result === 'spent') hub.intake.addMark(acceptedMark(nonce, counter))
  return result
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Whether a question takes answers, and under which keys.
 *
 * @module
 */
import { parseRsaPublicKey } from '@ncv/protocol/crypto/rsa.ts'
import { lastArrival } from '@ncv/protocol/count/timing.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Question } from '@ncv/protocol/message/count.ts'
import type { AcceptedKey } from '@ncv/protocol/token/redemption.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { StoredQuestion } from '../../store/count-store.ts'
import { issuerKeysInForce } from '../keys-in-force.ts'
import type { Hub } from '../party.ts'

export type QuestionState = 'open' | 'arriving' | 'over'

/** `arriving`: closed, but what was sent before may still be on its way. */
export function questionState(hub: Pick<Hub, 'opened' | 'world'>, { question, withdrawn, final }: StoredQuestion): QuestionState {
  const now = hub.world.now()
  if (final !== null || withdrawn !== null || now >= lastArrival(hub.opened.genesis, question)) return 'over'
  return now < question.closes ? 'open' : 'arriving'
}

/** @throws ProtocolError `QUESTION_MISSING`, `QUESTION_CLOSED` */
export function answerable(hub: Pick<Hub, 'counts' | 'opened' | 'world'>, index: number): StoredQuestion {
  const stored = hub.counts.question(index)
  if (stored === undefined) throw new ProtocolError('QUESTION_MISSING', { index })
  if (questionState(hub, stored) === 'over') throw new ProtocolError('QUESTION_CLOSED', { index })
  return stored
}

/**
 * The counting keys of a question. They are good as long as it is open, whatever the period is by then; those that the log has revoked or ended are not.
 */
export function countingKeys(hub: Pick<Hub, 'log' | 'opened' | 'issuing'>, { period, targets }: Question): AcceptedKey[] {
  const wanted = new Set(targets.map(({ k }) => k))
  return issuerKeysInForce(hub, period)
    .filter(({ purpose, number }) => purpose === 'count' && wanted.has(number))
    .map(({ spki, number }) => ({ period, k: number, keyId: tokenKeyId(spki), key: parseRsaPublicKey(spki) }))
}

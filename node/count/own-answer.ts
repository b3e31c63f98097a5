// SPDX-License-Identifier: EUPL-1.2
/**
 * The own answer on its way: signed with the one-time keys of the counting token, queued like everything that leaves without a name.
 *
 * The first version spends the token; later ones are signed with the same keys and a higher counter, so that the hub counts the house once and
 * learns no more than that somebody's answer changed.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { answerCommitment, signAnswer } from '@ncv/protocol/count/answer.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { envelopeId, parseFrame } from '@ncv/protocol/envelope.ts'
import type { AnswerStatus } from '@ncv/protocol/message/count.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import type { WalletToken } from '@ncv/protocol/token/issuance.ts'
import { oneTimeKeys } from '@ncv/protocol/token/issuance.ts'
import { oneTimeNonce, parseToken } from '@ncv/protocol/token/token.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { AnswerVersion, CountStore } from '../store/count-store.ts'
import type { Outgoing, Queued, ReadyToken, WalletStore } from '../store/wallet-store.ts'

/** The question and the counting key that is the house's own. */
export interface Asked {
  readonly index: number
  readonly period: number
  readonly k: number
  /** Id of the counting key in force; undefined where the log has revoked or ended it. */
  readonly keyId: Uint8Array | undefined
  /** Period in which the question ends: until then its answer is kept in the queue. */
  readonly lastPeriod: number
}

type Wallet = Pick<WalletStore, 'keptKeys' | 'readyCounting' | 'outgoing' | 'forgetOutgoing' | 'enqueue'>

/** Whether there are keys to answer with, or to change the answer. */
export function canAnswer(wallet: Wallet, asked: Asked): boolean {
  return keptFor(wallet, asked) !== undefined || readyFor(wallet, asked) !== undefined
}

function keptFor(wallet: Wallet, { index, keyId }: Asked): WalletToken | undefined {
  const kept = wallet.keptKeys().find(({ kind, about }) => kind === 'answer' && about === String(index))
  return kept !== undefined && isUnder(kept, keyId) ? kept : undefined
}

function readyFor(wallet: Wallet, { period, k, keyId }: Asked): ReadyToken | undefined {
  const ready = wallet.readyCounting(period, k)
  return ready !== undefined && isUnder(ready.token, keyId) ? ready : undefined
}

function isUnder({ token }: WalletToken, keyId: Uint8Array | undefined): boolean {
  return keyId !== undefined && equalBytes(parseToken(token).keyId, keyId)
}

/**
 * Queues an answer; an older version that has not left yet is taken out of the queue. The own record comes first: what was sent is known, whatever happens.
 *
 * @throws NodeError `ANSWER_TOKEN_MISSING`
 */
export function queueAnswer(
  { counts, wallet }: { readonly counts: CountStore; readonly wallet: Wallet },
  asked: Asked,
  status: AnswerStatus,
  origin: Uint8Array,
  world: Pick<World, 'now' | 'random'>,
): AnswerVersion {
  const kept = keptFor(wallet, asked)
  const token = kept === undefined ? readyFor(wallet, asked) : undefined
  const keys = kept ?? token?.token
  // Not fetched on demand: when a token is asked for must say nothing about its use.
  if (keys === undefined) throw new NodeError('ANSWER_TOKEN_MISSING', { index: asked.index, period: asked.period })
  const { versions } = counts.answer(asked.index)
  const { version, queued } = signed(asked, status, (versions.at(-1)?.counter ?? 0) + 1, keys, origin, world.now())
  counts.putAnswer(asked.index, { versions: [...versions, version], verdict: null })
  for (const { id, batchSlot } of outgoingOf(wallet, asked.index)) if (batchSlot === null) wallet.forgetOutgoing(id)
  wallet.enqueue(token, queued, world)
  return version
}

function signed(
  { index, lastPeriod }: Asked,
  status: AnswerStatus,
  counter: number,
  keys: WalletToken,
  origin: Uint8Array,
  at: number,
): { version: AnswerVersion; queued: Queued } {
  const { edPk, xwPk } = oneTimeKeys(keys)
  const frame = signAnswer({ question: index, status, counter }, edPk, keys.edSeed, origin)
  const { header, payload } = parseFrame(frame)
  const id = hex(envelopeId(header, payload))
  const mark = hex(acceptedMark(oneTimeNonce({ edPk, xwPk }), counter))
  const submission = encode({ kind: 'answer', token: keys.token, edPk, xwPk, frame })
  return {
    version: { counter, status, id, commitment: hex(answerCommitment(frame)), at },
    queued: { id, kind: 'answer', about: String(index), mark, period: lastPeriod, submission },
  }
}

/** What the wallet holds of the answer to this question. */
export function outgoingOf(wallet: Pick<WalletStore, 'outgoing'>, index: number): Outgoing[] {
  return wallet.outgoing().filter(({ kind, about }) => kind === 'answer' && about === String(index))
}

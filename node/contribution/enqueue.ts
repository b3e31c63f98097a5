// SPDX-License-Identifier: EUPL-1.2
/**
 * Signs a report with the one-time key of a token and puts it into the queue; the token is spent with it.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { envelopeId, parseFrame, sealEnvelope } from '@ncv/protocol/envelope.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { IncidentReport } from '@ncv/protocol/message/contribution.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { oneTimeKeys } from '@ncv/protocol/token/issuance.ts'
import { oneTimeNonce, tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { ReadyToken, WalletStore } from '../store/wallet-store.ts'
import { contributionHeader } from './prepare.ts'

export interface SignedContribution {
  /** Hex of the envelope id. */
  readonly id: string
  /** Hex of its mark in the hub's daily list. */
  readonly mark: string
  readonly submission: Submission
}

/** A token of the running period whose key still holds. @throws NodeError `TOKENS_MISSING` */
export function tokenToSpend(wallet: WalletStore, keys: KeyStore, opened: OpenedGenesis, world: Pick<World, 'now'>): ReadyToken {
  // Never one of the period before, though the hub would take it: by then nearly everybody has newer ones, and the hub knows who has not.
  const periods = [Math.max(0, periodAt(opened.genesis, world.now()))].filter((period) => keys.issuerState(period) === 'usable')
  const ends = keys.keyEnds()
  const mayUse = (period: number, keyId: Uint8Array): boolean =>
    keys.issuerKeysInForce(period, ends).some(({ spki }) => equalBytes(tokenKeyId(spki), keyId))
  const token = wallet.readyReport(periods, mayUse)
  // Not fetched on demand: when a token is asked for must say nothing about its use.
  if (token === undefined) throw new NodeError('TOKENS_MISSING')
  return token
}

export function signContribution(report: IncidentReport, { token }: ReadyToken, origin: Uint8Array): SignedContribution {
  const oneTime = oneTimeKeys(token)
  const { edPk, xwPk } = oneTime
  const frame = sealEnvelope(contributionHeader(origin), { key: edPk, report: report as unknown as Value, isExercise: false }, token.edSeed)
  const { header, payload } = parseFrame(frame)
  const mark = hex(acceptedMark(oneTimeNonce(oneTime), 0))
  return { id: hex(envelopeId(header, payload)), mark, submission: { kind: 'report', token: token.token, edPk, xwPk, frame } }
}

/** @param incident the one it was made of */
export function enqueue(
  wallet: WalletStore,
  token: ReadyToken,
  { id, mark, submission }: SignedContribution,
  incident: string,
  world: Pick<World, 'now' | 'random'>,
): void {
  wallet.enqueue(token, { id, kind: 'report', about: incident, mark, period: token.period, submission: encode(submission) }, world)
}

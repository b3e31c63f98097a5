// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub that asks, and members that answer by hand: what a node does, without a node.
 *
 * @module
 */
import type { Hub } from '@ncv/federation/hub/party.ts'
import { askQuestion, previewQuestion, questionId } from '@ncv/federation/hub/count/ask.ts'
import { issue } from '@ncv/federation/hub/issuer.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { signAnswer } from '@ncv/protocol/count/answer.ts'
import type { Ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import type { Timing } from '@ncv/protocol/message/genesis.ts'
import type { AnswerGroup, AnswerStatus } from '@ncv/protocol/message/count.ts'
import type { TokenKey, WalletToken } from '@ncv/protocol/token/issuance.ts'
import {
  finishTokens,
  formatIssuanceRequest,
  issuanceRequest,
  oneTimeKeys,
  parseIssuanceResponse,
  prepareTokens,
} from '@ncv/protocol/token/issuance.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Report } from './contribution.ts'
import { federationOf } from './contribution.ts'
import type { TestMember } from './founded-hub.ts'

export const COUNTING_TIMING: Timing = {
  periodMs: 7 * 86_400_000,
  slotMs: 900_000,
  kMin: 3,
  maxHoldMs: 3_600_000,
  reportTokens: 2,
  countingKeys: 2,
}

export const ANALYSTS: readonly { readonly id: string; readonly keys: Ed25519KeyPair }[] = [1, 2].map((n) => ({
  id: `analyst-${n}`,
  keys: ed25519KeyPair(new Uint8Array(32).fill(n)),
}))

export function addAnalysts(hub: Hub): void {
  for (const { id, keys } of ANALYSTS) hub.drafts.addAnalyst(id, keys.publicKey)
}

/** A warning that can be asked about. */
export function publishWarning(hub: Hub, tlp: 'TLP:CLEAR' | 'TLP:GREEN' = 'TLP:GREEN'): Promise<number> {
  const payload: Value = { lane: 'assessed', title: 'Lücke im Fachverfahren', publisher: 'N-CERT', isExercise: false }
  return hub.sequencer.append([() => compose(hub, { kind: 'warning', tlp, terms: 'n-cert', payload })])
}

/** Lays it out and has both analysts sign. */
export async function ask(hub: Hub, warning: number, { groups = [], closes }: { groups?: AnswerGroup[]; closes?: number } = {}): Promise<number> {
  return await askSigned(hub, previewQuestion(hub, { warning, groups, closes }))
}

export function signed(hub: Hub, payload: Uint8Array, role: 'author' | 'approver', by = role === 'author' ? 0 : 1) {
  const { id, keys } = ANALYSTS[by] as (typeof ANALYSTS)[number]
  return { analyst: id, signature: signDraft(keys.seed, hub.opened.origin, role, fromHex(questionId(payload))) }
}

export async function askSigned(hub: Hub, payload: Uint8Array): Promise<number> {
  return await askQuestion(hub, payload, signed(hub, payload, 'author'), signed(hub, payload, 'approver'))
}

/** The token of the member for each counting key of the period, by its number. */
export function countingTokens(hub: Hub, member: TestMember, world: Pick<World, 'random'>, period = 0): Map<number, WalletToken> {
  const keys = hub.issuing
    .issuerKeys(period)
    .filter(({ isSpare, purpose }) => !isSpare && purpose === 'count')
    .map(({ number, spki }): TokenKey => ({ purpose: 'count', period, k: number, spki }))
  const pending = keys.flatMap((key) => prepareTokens(federationOf(hub), key, 1, world))
  const reply = issue(hub, member.id, formatIssuanceRequest(issuanceRequest(pending)))
  const tokens = finishTokens(federationOf(hub), keys, pending, parseIssuanceResponse(reply))
  return new Map(keys.map(({ k }, i) => [k, tokens[i] as WalletToken]))
}

/** A signed answer under this token. */
export function answerOf(hub: Hub, token: WalletToken, question: number, status: AnswerStatus, counter = 1): Report {
  const { edPk, xwPk } = oneTimeKeys(token)
  return { kind: 'answer', token: token.token, edPk, xwPk, frame: signAnswer({ question, status, counter }, edPk, token.edSeed, hub.opened.origin) }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * A member's side of issuance and submission, by hand: what a node does, without a node.
 *
 * @module
 */
import { contributionHeader } from '@ncv/federation/hub/intake/reports.ts'
import { issue } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import type { IncidentReport } from '@ncv/protocol/message/contribution.ts'
import { formatBatch, sealBatch } from '@ncv/protocol/submission/batch.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { COVER, sealBox } from '@ncv/protocol/submission/seal.ts'
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
import type { FoundedHub, TestMember } from './founded-hub.ts'

export const REPORT: IncidentReport = {
  rsit: 'fraud/phishing',
  vcv: 'external-attack',
  detectedDay: '2026-01-05',
  description: 'Welle von Mails mit falschem Absender',
  indicators: [],
  leftOut: [],
}

export function reportKey(hub: Hub, period: number): TokenKey {
  const key = hub.issuing.issuerKeys(period).find(({ purpose, isSpare }) => purpose === 'report' && !isSpare)
  if (key === undefined) throw new Error('no key announced')
  return { purpose: 'report', period, k: 0, spki: key.spki }
}

export function federationOf(hub: Hub) {
  return { federationId: hub.opened.genesis.federation, origin: hub.opened.origin }
}

/** Tokens of this period for the member, blindly signed by the hub. */
export function fetchTokens(hub: Hub, member: TestMember, world: Pick<World, 'random'>, period = 0, count = 2): WalletToken[] {
  const key = reportKey(hub, period)
  const pending = prepareTokens(federationOf(hub), key, count, world)
  const reply = issue(hub, member.id, formatIssuanceRequest(issuanceRequest(pending)))
  return finishTokens(federationOf(hub), [key], pending, parseIssuanceResponse(reply))
}

export type Report = Exclude<Submission, { kind: 'cover' }>

/** A signed report under this token. @param origin of another federation in tests of refusal */
export function submissionOf(hub: Hub, token: WalletToken, report: IncidentReport = REPORT, origin = hub.opened.origin): Report {
  const { edPk, xwPk } = oneTimeKeys(token)
  const payload = { key: ed25519KeyPair(token.edSeed).publicKey, report, isExercise: false }
  return {
    kind: 'report',
    token: token.token,
    edPk,
    xwPk,
    frame: sealEnvelope(contributionHeader(origin), payload as unknown as Value, token.edSeed),
  }
}

/** A batch of the relay as it goes to the hub. */
export function batchOf({ hub, relay }: FoundedHub, submissions: readonly Submission[], world: Pick<World, 'random'>, slot = 1): Uint8Array {
  const boxes = submissions.map((submission) => sealBox(hub.keys.box.publicKey, hub.opened.origin, submission, world))
  return formatBatch(sealBatch(relay.identity.seed, hub.opened.origin, slot, boxes))
}

export { COVER }

// SPDX-License-Identifier: EUPL-1.2
/** A revoked issuer key, and the spare in its place: at the hub and at the nodes. @module */
import { closeTokens } from '@ncv/federation/hub/close-tokens.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { planRevocation, revokeIssuer } from '@ncv/federation/hub/revoke-issuer.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { enqueue, signContribution, tokenToSpend } from '@ncv/node/contribution/enqueue.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { formatBatch, sealBatch } from '@ncv/protocol/submission/batch.ts'
import { sealBox } from '@ncv/protocol/submission/seal.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { REPORT } from '../../support/contribution.ts'
import { testMember } from '../../support/founded-hub.ts'
import type { NodeStage } from './node-stage.ts'
import { nodeStage, stagedNode, TIMING } from './node-stage.ts'
import { CALL } from '../../support/call.ts'

const SEED = 'revocation'
const PLACE = { period: 0, purpose: 'report', number: 0 } as const

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: SEED })
  await rotateEpoch(stage.hub)
  await announceIssuerKeys(stage.hub)
  await seen()
  await fetched()
})
afterEach(() => stage[Symbol.asyncDispose]())

const wallet = (at = 0) => stagedNode(stage, at).stores.wallet
const codes = (): string[] => (stagedNode(stage).handlers.status({}, CALL) as StatusView).concerns.map(({ code }) => code)

async function seen(): Promise<void> {
  await stage.witness()
  await stage.look()
}

async function fetched(): Promise<void> {
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
}

function report() {
  const { stores, self } = stagedNode(stage)
  const token = tokenToSpend(stores.wallet, stores.keys, self.opened, stage.federation.party('node-1'))
  return { token, signed: signContribution(REPORT, token, self.opened.origin) }
}

/** The relay's batch with this report alone. */
function batch(submission: ReturnType<typeof report>['signed']['submission'], slot: number): Uint8Array {
  const { keys, opened } = stage.hub
  const box = sealBox(keys.box.publicKey, opened.origin, submission, stage.federation.party('node-1'))
  return formatBatch(sealBatch(testMember(`${SEED} relay`).identity.seed, opened.origin, slot, [box]))
}

async function revoke(): Promise<void> {
  await revokeIssuer(stage.hub, PLACE, planRevocation(stage.hub, PLACE).keyId, 'compromised')
}

test('tokens under the dead key are worthless from the entry on, and the spare brings every node as many new ones', async () => {
  const old = report()
  expect(planRevocation(stage.hub, PLACE)).toMatchObject({ members: 3, isCurrent: true })
  await revoke()
  expect((await takeBatch(stage.hub, batch(old.signed.submission, 1)))?.refused).toEqual({ TOKEN_KEY_UNKNOWN: 1 })
  await stage.look()
  expect(wallet().readyCount('report', [0])).toBe(2)
  await seen()
  expect(stage.nodes.map((_, at) => wallet(at).readyCount('report', [0]))).toEqual([0, 0, 0])
  expect(codes()).toContain('issuer-revoked-report')
  expect(() => report()).toThrow(expect.objectContaining({ code: 'TOKENS_MISSING' }))
  await fetched()
  expect(stage.nodes.map((_, at) => wallet(at).readyCount('report', [0]))).toEqual([2, 2, 2])
  expect(await takeBatch(stage.hub, batch(report().signed.submission, 2))).toMatchObject({ accepted: 1, refused: {} })
  expect(await verifyLog(folderSource(publicDir(stage.hub.dir)), undefined, stage.federation.now())).toMatchObject({ size: stage.hub.log.size() })
})

test('tokens under the spare are asked for once: the request is fixed, and asked again after a restart', async () => {
  await revoke()
  await seen()
  const { walletLink } = stagedNode(stage).links
  await walletLink.tick()
  stage.federation.break('https://hub.test', 'cut', 'node-1')
  await stage.federation.advance(TIMING.periodMs / 15)
  await walletLink.tick()
  expect(wallet().spares.state(0)).toBe('asked')
  stage.federation.mend('https://hub.test', 'node-1')
  await stage.reopen(0)
  await fetched()
  const bodies = stage.federation.exchanges
    .filter(({ from, url }) => from === 'node-1' && url.endsWith('/issue'))
    .map(({ requestBody }) => hex(requestBody))
  // The batch before, perhaps that of the next period, and the one under the spare, which alone was asked for again.
  const times = [...Map.groupBy(bodies, (body) => body).values()].map(({ length }) => length)
  expect(times.filter((count) => count > 1)).toEqual([2])
  expect(wallet().readyCount('report', [0])).toBe(2)
})

test('what waited under the dead key is given up and said', async () => {
  const { token, signed } = report()
  enqueue(wallet(), token, signed, 'i-1', stage.federation.party('node-1'))
  await revoke()
  await seen()
  expect(wallet().outgoing()).toMatchObject([{ id: signed.id, state: 'expired' }])
})

test('a dead spare leaves the place empty; the next period has keys of its own', async () => {
  await revoke()
  await revoke()
  expect(() => planRevocation(stage.hub, PLACE)).toThrow(expect.objectContaining({ code: 'ISSUER_KEY_MISSING' }))
  await seen()
  await fetched()
  expect(wallet().readyCount('report', [0])).toBe(0)
  expect(planRevocation(stage.hub, { ...PLACE, period: 1 }).spare).not.toBeNull()
})

test('after a restore the spare lets members report again within the period, and no token of before counts', async () => {
  const old = report()
  stage.hub.log.putRestoredAt(stage.federation.now())
  await closeTokens(stage.hub)
  await seen()
  expect(wallet().readyCount('report', [0])).toBe(0)
  await fetched()
  expect(wallet().readyCount('report', [0])).toBe(2)
  expect((await takeBatch(stage.hub, batch(old.signed.submission, 1)))?.refused).toEqual({ TOKEN_KEY_UNKNOWN: 1 })
  expect(await takeBatch(stage.hub, batch(report().signed.submission, 2))).toMatchObject({ accepted: 1 })
  stage.hub.log.putRestoredAt(stage.federation.now())
  const again = report()
  await closeTokens(stage.hub)
  expect((await takeBatch(stage.hub, batch(again.signed.submission, 3)))?.accepted).toBe(0)
})

test('a revocation of a key that was not announced for its place is set aside', async () => {
  const payload = { ...PLACE, keyId: fromHex('ab'.repeat(32)), reason: 'lost' } as unknown as Value
  await stage.publish({ kind: 'issuer-revocation', tlp: 'TLP:CLEAR', terms: 'federation', payload })
  await seen()
  expect(stagedNode(stage).stores.log.quarantined()).toMatchObject([{ code: 'SCHEMA_MISMATCH' }])
  expect(wallet().readyCount('report', [0])).toBe(2)
})

test('one key in two periods blocks both', async () => {
  const keys = stage.hub.issuing.issuerKeys(1)
  const spki = stage.hub.issuing.issuerKeys(0)[0]?.spki
  const announced = keys.map((key, i) => ({ purpose: key.purpose, number: key.number, isSpare: key.isSpare, spki: i === 0 ? spki : key.spki }))
  await stage.publish({ kind: 'issuer-keys', tlp: 'TLP:CLEAR', terms: 'federation', payload: { period: 2, keys: announced } as unknown as Value })
  await seen()
  const { stores } = stagedNode(stage)
  expect(stores.keys.issuerState(0)).toBe('blocked')
  expect(codes()).toContain('key-duplicate')
})

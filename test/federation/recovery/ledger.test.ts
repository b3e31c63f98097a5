// SPDX-License-Identifier: EUPL-1.2
/** After a restore no token is spent a second time. @module */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup } from '@ncv/federation/hub/backup.ts'
import { closedThrough, closeTokens } from '@ncv/federation/hub/close-tokens.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { openHub, publicDir } from '@ncv/federation/hub/party.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import type { WalletToken } from '@ncv/protocol/token/issuance.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeStage, stagedNode, TIMING } from '../../node/link/node-stage.ts'
import { batchOf, fetchTokens, submissionOf } from '../../support/contribution.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { cosigned, witnessAll } from '../../support/founded-hub.ts'
import { issuerKeyFixtures } from '../../support/issuer-keys.ts'
import { warningEntry } from '../log/public-log.ts'
import type { Stage } from './restored-hub.ts'
import { recoveryStage } from './restored-hub.ts'
import { CALL } from '../../support/call.ts'

describe('a token that was spent after the backup', () => {
  let stage: Stage
  let tokens: readonly WalletToken[]
  beforeEach(async () => {
    stage = await recoveryStage('ledger')
    const { founded } = stage
    await rotateEpoch(founded.hub)
    await announceIssuerKeys(founded.hub)
    await witnessAll(founded)
    tokens = fetchTokens(founded.hub, founded.members[0]!, stage.federation.party('node'))
  })
  afterEach(() => stage[Symbol.asyncDispose]())

  const send = (hub: Hub, token: WalletToken, slot = 1) => {
    const founded: FoundedHub = { ...stage.founded, hub }
    return takeBatch(hub, batchOf(founded, [submissionOf(hub, token)], stage.federation.party('node'), slot))
  }

  async function restoredAndReady(): Promise<Hub> {
    const file = await stage.backup()
    expect(await send(stage.founded.hub, tokens[0]!)).toMatchObject({ accepted: 1 })
    stage.mirrorNow()
    const hub = await stage.restored(file)
    const note = new Uint8Array(readFileSync(join(stage.mirror, 'checkpoint')))
    for (const member of stage.founded.members) hub.witnesses.showHead(cosigned(hub, member, Math.floor(hub.world.now() / 1000), note))
    hub.witnesses.showMirror(undefined)
    return hub
  }

  test('is not taken a second time: nothing is, until the log says which tokens are ended, and none of those is afterwards', async () => {
    const hub = await restoredAndReady()
    await expect(send(hub, tokens[0]!)).rejects.toMatchObject({ code: 'LEDGER_OPEN' })
    expect(await closeTokens(hub)).toBe(true)
    for (const [i, token] of tokens.entries()) expect(await send(hub, token, i + 2)).toMatchObject({ accepted: 0, refused: { TOKEN_KEY_UNKNOWN: 1 } })
    expect(hub.intake.figures().contributions).toBe(0)
    expect(closedThrough(hub)).toBe(0)
    await witnessAll({ hub, members: stage.founded.members })
    expect(await verifyLog(folderSource(publicDir(hub.dir)), undefined, hub.world.now())).toMatchObject({ size: hub.log.size() })
  })

  test('leaves the tokens of the next period as they are, and no more of the ended one are issued', async () => {
    const hub = await restoredAndReady()
    const ahead = fetchTokens(hub, stage.founded.members[1]!, stage.federation.party('node'), 1)
    await closeTokens(hub)
    expect(() => fetchTokens(hub, stage.founded.members[2]!, stage.federation.party('node'), 0)).toThrowError(
      expect.objectContaining({ code: 'ISSUER_KEY_MISSING' }),
    )
    await stage.federation.advance(7 * 86_400_000)
    expect(await send(hub, ahead[0]!)).toMatchObject({ accepted: 1 })
    expect(await closeTokens(hub)).toBe(false)
  })

  test('is remembered as the danger that it is over a restart', async () => {
    const hub = await restoredAndReady()
    hub.close()
    const again = await openHub(stage.federation.party('again'), hub.dir, readHubKeys(hub.dir), issuerKeyFixtures())
    await expect(send(again, tokens[0]!)).rejects.toMatchObject({ code: 'LEDGER_OPEN' })
    again.close()
  })

  test('cannot be where the operator says that the old hub was stopped before the backup: then all tokens keep their validity', async () => {
    expect(await send(stage.founded.hub, tokens[0]!)).toMatchObject({ accepted: 1 })
    const file = await stage.backup()
    stage.founded.hub.close()
    const dir = join(stage.mirror, '..', 'moved')
    await restoreBackup(file, dir, stage.federation.now, true)
    const hub = await openHub(stage.federation.party('moved'), dir, readHubKeys(dir), issuerKeyFixtures())
    expect(await send(hub, tokens[0]!, 2)).toMatchObject({ accepted: 0, repeated: 1 })
    expect(await send(hub, tokens[1]!, 3)).toMatchObject({ accepted: 1 })
    hub.close()
  })

  test('is feared as well where a folder was put back by hand: a log that had to be fetched says so', async () => {
    const file = await stage.backup()
    await stage.founded.hub.sequencer.append([warningEntry(stage.founded.hub, 1)])
    await witnessAll(stage.founded)
    stage.mirrorNow()
    stage.founded.hub.close()
    const dir = join(stage.mirror, '..', 'by-hand')
    await restoreBackup(file, dir, stage.federation.now, true)
    const hub = await openHub(stage.federation.party('by-hand'), dir, readHubKeys(dir), issuerKeyFixtures())
    await recoverHub(hub, folderSource(stage.mirror))
    await expect(send(hub, tokens[0]!)).rejects.toMatchObject({ code: 'LEDGER_OPEN' })
    hub.close()
  })

  test('and a withdrawal after the backup: what was withdrawn does not come back into force', async () => {
    const { hub: original } = stage.founded
    const file = await stage.backup()
    const advisory = { namespace: 'https://hersteller.example', trackingId: 'H-1', version: '1' }
    const sha256 = new Uint8Array(32).fill(1)
    const index = await original.sequencer.append([
      { ...warningEntry(original, 1), alongside: (at) => original.advisories.add(advisory, sha256, at) },
    ])
    await withdraw(original, { entry: index, reason: 'wrong' })
    expect(original.advisories.count()).toBe(0)
    await witnessAll(stage.founded)
    stage.mirrorNow()
    const hub = await stage.restored(file)
    await recoverHub(hub, folderSource(stage.mirror))
    expect(hub.advisories.count()).toBe(0)
  })
})

test('nodes drop ended tokens, say so, and send again with those of the next period', async () => {
  await using stage = await nodeStage({ seed: 'ended-tokens' })
  const tick = async () => {
    for (const { node } of stage.nodes) await node.links.walletLink.tick()
  }
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  await tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  await tick()
  const { stores, handlers } = stagedNode(stage)
  const status = () => handlers.status({}, CALL) as StatusView
  expect(status().tokens).toBe(2)
  stage.hub.log.putRestoredAt(stage.federation.now())
  await closeTokens(stage.hub)
  await stage.look()
  expect(status().tokens).toBe(2)
  await stage.witness()
  await stage.look()
  expect(status().tokens).toBe(0)
  expect(stores.keys.tokensEndedThrough()).toBe(0)
  expect(status().concerns.find(({ code }) => code === 'tokens-ended')?.text).toMatch(/bis Zeitraum 0/)
  for (let i = 0; i < 4; i++) {
    await stage.federation.advance(TIMING.periodMs / 3)
    await stage.witness()
    await stage.look()
    await tick()
  }
  expect(stores.wallet.readyCount('report', [1])).toBe(2)
})

// SPDX-License-Identifier: EUPL-1.2
/** After a restore nothing is listed twice. @module */
import { closeTokens } from '@ncv/federation/hub/close-tokens.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { publishDailyList } from '@ncv/federation/hub/intake/daily-list.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { openHub } from '@ncv/federation/hub/party.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { dayMs } from '@ncv/protocol/submission/daily-list.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { batchOf, fetchTokens, submissionOf } from '../../support/contribution.ts'
import { cosigned, testMember, witnessAll } from '../../support/founded-hub.ts'
import { issuerKeyFixtures } from '../../support/issuer-keys.ts'
import type { Stage } from './restored-hub.ts'
import { recoveryStage } from './restored-hub.ts'

let stage: Stage
beforeEach(async () => {
  stage = await recoveryStage('lists')
  await rotateEpoch(stage.founded.hub)
  await announceIssuerKeys(stage.founded.hub)
  await witnessAll(stage.founded)
})
afterEach(() => stage[Symbol.asyncDispose]())

const nextDay = (): Promise<void> => stage.federation.advance(dayMs(stage.founded.hub.opened.genesis))

/** A contribution comes in, then a backup is made; after that the day ends, the list goes out, and the hub is lost. */
async function lostAfterList(between: () => Promise<unknown> = async () => {}): Promise<Hub> {
  const { founded, federation } = stage
  const [token] = fetchTokens(founded.hub, founded.members[0]!, federation.party('node'))
  await takeBatch(founded.hub, batchOf(founded, [submissionOf(founded.hub, token!)], federation.party('node'), 1))
  const file = await stage.backup()
  await between()
  await nextDay()
  await publishDailyList(founded.hub)
  await witnessAll(founded)
  stage.mirrorNow()
  return await stage.restored(file)
}

describe('what waited for a list when the backup was made', () => {
  test('stands in the list that comes back, and is not listed again', async () => {
    const hub = await lostAfterList()
    expect(hub.ledger.unlisted()).toMatchObject({ batches: { length: 1 }, marks: { length: 1 } })
    await recoverHub(hub, folderSource(stage.mirror))
    expect(hub.ledger.unlisted()).toEqual({ batches: [], marks: [] })
    expect(hub.ledger.listedThrough()).toBe(0)
    hub.close()
    const again = await openHub(stage.federation.party('again'), hub.dir, readHubKeys(hub.dir), issuerKeyFixtures())
    again.close()
  })

  test('is not listed again either where the list came back under a key that is lost', async () => {
    const hub = await lostAfterList(() => rotateEpoch(stage.founded.hub, true))
    const { losses } = await recoverHub({ ...hub, keys: { ...hub.keys, box: testMember('new keys').box } }, folderSource(stage.mirror))
    expect(losses.epochs).toHaveLength(1)
    expect(hub.ledger.unlisted()).toEqual({ batches: [], marks: [] })
    expect(hub.ledger.listedThrough()).toBe(0)
  })

  test('waits for the next list where none had gone out, behind the entry that ends the tokens', async () => {
    const { founded, federation } = stage
    const [token] = fetchTokens(founded.hub, founded.members[0]!, federation.party('node'))
    await takeBatch(founded.hub, batchOf(founded, [submissionOf(founded.hub, token!)], federation.party('node'), 1))
    const file = await stage.backup()
    stage.mirrorNow()
    const note = founded.hub.witnesses.currentNote()
    const hub = await stage.restored(file)
    await nextDay()
    expect(await publishDailyList(hub)).toBe(false)
    for (const member of founded.members) hub.witnesses.showHead(cosigned(hub, member, Math.floor(hub.world.now() / 1000), note))
    hub.witnesses.showMirror(undefined)
    await closeTokens(hub)
    expect(await publishDailyList(hub)).toBe(true)
    expect(hub.ledger.unlisted()).toEqual({ batches: [], marks: [] })
  })
})

test('a table that lets wait what is listed already is damage, and is said at the start', async () => {
  const { hub } = stage.founded
  await nextDay()
  await publishDailyList(hub)
  const listed = hub.ledger.listedThrough()
  hub.ledger.setListed = () => {}
  await nextDay()
  await publishDailyList(hub)
  expect(hub.ledger.listedThrough()).toBe(listed)
  await expect(stage.founded.reopen()).rejects.toMatchObject({ code: 'DB_DAMAGED' })
})

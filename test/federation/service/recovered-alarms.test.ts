// SPDX-License-Identifier: EUPL-1.2
import { addDraft, draftId, previewDraft, publishDraft, signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAnalysts, ANALYSTS } from '../../support/counting.ts'
import { witnessAll } from '../../support/founded-hub.ts'
import type { Stage } from '../recovery/restored-hub.ts'
import { recoveryStage } from '../recovery/restored-hub.ts'

let stage: Stage
beforeEach(async () => {
  stage = await recoveryStage('alarms')
  addAnalysts(stage.founded.hub)
  await rotateEpoch(stage.founded.hub)
  await witnessAll(stage.founded)
})
afterEach(() => stage[Symbol.asyncDispose]())

async function publishAlarm(hub: Hub, title: string): Promise<number> {
  const { warning, tlp } = previewDraft(hub, { title, isAlarm: true, tlp: 'TLP:CLEAR' }, undefined)
  const id = draftId(tlp, warning)
  const sign = (role: 'author' | 'approver', at: 0 | 1) => signDraft(ANALYSTS[at]!.keys.seed, hub.opened.origin, role, fromHex(id))
  addDraft(hub, warning, tlp, ANALYSTS[0]!.id, sign('author', 0))
  return (await publishDraft(hub, id, ANALYSTS[1]!.id, sign('approver', 1))).index
}

describe('a hub out of an older backup', () => {
  test('knows from the log which alarms there are, and which were withdrawn; who confirmed them it must hear again', async () => {
    const original = stage.founded.hub
    const file = await stage.backup()
    const [first, second] = [await publishAlarm(original, 'Erster'), await publishAlarm(original, 'Zweiter')]
    const withdrawal = await withdraw(original, { entry: first, reason: 'wrong' })
    await witnessAll(stage.founded)
    stage.mirrorNow()
    const hub = await stage.restored(file)
    expect(hub.alarms.all()).toEqual([])
    await recoverHub(hub, folderSource(stage.mirror))
    expect(hub.alarms.all().map(({ index, title, withdrawn }) => [index, title, withdrawn])).toEqual([
      [second, 'Zweiter', null],
      [first, 'Erster', withdrawal],
    ])
    expect(hub.alarms.receipts(second)).toEqual([])
  })
})

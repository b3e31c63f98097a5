// SPDX-License-Identifier: EUPL-1.2
/**
 * Questions of a hub that was lost: a counting key never gets a second one.
 *
 * @module
 */
import { publishInterim } from '@ncv/federation/hub/count/results.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAnalysts, ask, COUNTING_TIMING, publishWarning } from '../../support/counting.ts'
import { witnessAll } from '../../support/founded-hub.ts'
import type { Stage } from './restored-hub.ts'
import { recoveryStage } from './restored-hub.ts'

let stage: Stage
let warning: number
beforeEach(async () => {
  stage = await recoveryStage('questions', { timing: COUNTING_TIMING })
  const { hub } = stage.founded
  addAnalysts(hub)
  await rotateEpoch(hub)
  await announceIssuerKeys(hub)
  await witnessAll(stage.founded)
  warning = await publishWarning(hub)
})
afterEach(() => stage[Symbol.asyncDispose]())

describe('a hub out of an older backup', () => {
  test('knows from the log what it has asked and published, and gives no counting key a second question', async () => {
    const original = stage.founded.hub
    const first = await ask(original, warning)
    await witnessAll(stage.founded)
    const file = await stage.backup()
    await publishInterim(original, first)
    const second = await ask(original, warning)
    await witnessAll(stage.founded)
    stage.mirrorNow()
    const hub = await stage.restored(file)
    expect(hub.counts.questions().map(({ index }) => index)).toEqual([first])
    await recoverHub(hub, folderSource(stage.mirror))
    expect(hub.counts.questions().map(({ index }) => index)).toEqual([second, first])
    expect(hub.counts.usedKeys(0)).toEqual([1, 2])
    expect(hub.counts.lastResult(first)).toMatchObject({ number: 1 })
    await expect(ask(hub, warning)).rejects.toMatchObject({ code: 'COUNTING_KEYS' })
  })

  test('has a log that anybody can verify, questions and results in it', async () => {
    const { hub } = stage.founded
    await publishInterim(hub, await ask(hub, warning))
    await witnessAll(stage.founded)
    stage.mirrorNow()
    expect(await verifyLog(folderSource(stage.mirror), undefined, hub.world.now())).toMatchObject({ size: hub.log.size() })
  })
})

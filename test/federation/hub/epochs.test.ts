// SPDX-License-Identifier: EUPL-1.2
/** Epoch keys: when they turn, and who can read under which. @module */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { cosigned, foundHub, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

const HOUR = 3_600_000
let federation: VirtualFederation
let founded: FoundedHub
beforeEach(async () => {
  federation = virtualFederation({ seed: 'epochs' })
  founded = await foundHub(federation.party('hub'))
})
afterEach(() => founded.dispose())

const epoch = () => founded.hub.issuing.newestEpoch('community')?.epoch
const nextPeriod = () => federation.advance(founded.hub.opened.genesis.timing.periodMs)

describe('a new epoch with the period', () => {
  test('the first epoch waits for nobody', async () => {
    expect(await rotateEpoch(founded.hub)).toBe(true)
    expect(epoch()).toBe(1)
  })

  test('waits while no quorum covers the epoch in force, and comes with it', async () => {
    await rotateEpoch(founded.hub)
    await nextPeriod()
    expect(await rotateEpoch(founded.hub)).toBe(false)
    await founded.hub.witnesses.addCosignature(cosigned(founded.hub, founded.members[0]!, Math.floor(founded.hub.world.now() / 1000)))
    expect(await rotateEpoch(founded.hub)).toBe(false)
    await witnessAll(founded)
    expect(await rotateEpoch(founded.hub)).toBe(true)
    expect(epoch()).toBe(2)
  })

  test('waits while the newest quorum is a day old, and longer if need be', async () => {
    await rotateEpoch(founded.hub)
    await nextPeriod()
    await witnessAll(founded, Math.floor((founded.hub.world.now() - 24 * HOUR) / 1000))
    expect(await rotateEpoch(founded.hub)).toBe(false)
    await nextPeriod()
    expect(await rotateEpoch(founded.hub)).toBe(false)
    expect(epoch()).toBe(1)
    await witnessAll(founded, Math.floor((founded.hub.world.now() - 23 * HOUR) / 1000))
    expect(await rotateEpoch(founded.hub)).toBe(true)
  })

  test('goes on with the last witnessed head while newer ones are not witnessed yet', async () => {
    await rotateEpoch(founded.hub)
    await nextPeriod()
    await witnessAll(founded)
    await announceIssuerKeys(founded.hub)
    expect(await rotateEpoch(founded.hub)).toBe(true)
  })

  test('that somebody is to lose access does not wait', async () => {
    await rotateEpoch(founded.hub)
    expect(await rotateEpoch(founded.hub, true)).toBe(true)
    expect(epoch()).toBe(2)
  })
})

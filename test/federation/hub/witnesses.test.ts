// SPDX-License-Identifier: EUPL-1.2
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { registryOf } from '@ncv/protocol/membership/registry.ts'
import { countCosignatures } from '@ncv/protocol/tlog/cosignature.ts'
import { parseNote } from '@ncv/protocol/tlog/note.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { cosigned, foundHub, testMember } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

let founded: FoundedHub
beforeEach(async () => {
  founded = await foundHub(virtualFederation({ seed: 'witnesses' }).party('hub'))
})
afterEach(() => founded.dispose())

describe('cosignatures at the hub', () => {
  test('each witness counts once, and a quorum makes the head a witnessed one', async () => {
    const { hub, members } = founded
    await hub.witnesses.addCosignature(cosigned(hub, members[0]!, 1000))
    await hub.witnesses.addCosignature(cosigned(hub, members[0]!, 2000))
    expect(hub.witnesses.witnessedSize()).toBe(0)
    await hub.witnesses.addCosignature(cosigned(hub, members[1]!, 2000))
    expect(hub.witnesses.witnessedSize()).toBe(1)
    expect(countCosignatures(parseNote(hub.witnesses.currentNote()), registryOf(hub.opened).witnesses)).toHaveLength(2)
  })

  test('the cosignature of somebody who is no witness is not taken', async () => {
    const { hub } = founded
    await hub.witnesses.addCosignature(cosigned(hub, testMember('stranger'), 1000))
    expect(parseNote(hub.witnesses.currentNote()).signatures).toHaveLength(1)
  })

  test('a cosignature for an older head changes nothing', async () => {
    const { hub, members } = founded
    const old = cosigned(hub, members[0]!, 1000)
    await rotateEpoch(hub)
    await hub.witnesses.addCosignature(old)
    expect(parseNote(hub.witnesses.currentNote()).signatures).toHaveLength(1)
  })
})

describe('after a start', () => {
  test('a log of the genesis alone may be signed at once', async () => {
    expect((await founded.reopen()).witnesses.readiness()).toBe('ready')
  })

  test('nothing is appended until a quorum has shown its head and the mirror was read', async () => {
    await rotateEpoch(founded.hub)
    const unwitnessed = founded.hub.witnesses.currentNote()
    const hub = await founded.reopen()
    const now = Math.floor(hub.world.now() / 1000)
    await expect(announceIssuerKeys(hub)).rejects.toMatchObject({ code: 'HUB_WAITING' })
    hub.witnesses.showHead(cosigned(hub, founded.members[0]!, now, unwitnessed))
    hub.witnesses.showHead(cosigned(hub, founded.members[0]!, now + 1, unwitnessed))
    hub.witnesses.showMirror(undefined)
    expect(hub.witnesses.readiness()).toBe('waiting')
    hub.witnesses.showHead(cosigned(hub, founded.members[1]!, now, unwitnessed))
    expect(hub.witnesses.readiness()).toBe('ready')
    await expect(announceIssuerKeys(hub)).resolves.toBe(2)
  })

  test('a head that a witness signed before the start counts for nothing: it may be an old one sent again', async () => {
    await rotateEpoch(founded.hub)
    const before = Math.floor(founded.hub.world.now() / 1000) - 1
    const old = founded.members.map((member) => cosigned(founded.hub, member, before))
    const hub = await founded.reopen()
    hub.witnesses.showMirror(undefined)
    for (const note of old) expect(() => hub.witnesses.showHead(note)).toThrow(expect.objectContaining({ code: 'COSIGNATURE_INVALID' }))
    expect(hub.witnesses.readiness()).toBe('waiting')
  })

  test('a hub that is shown a longer head of its own refuses to sign and stays so', async () => {
    const ahead = await foundHub(virtualFederation({ seed: 'witnesses' }).party('hub'))
    try {
      await rotateEpoch(founded.hub)
      await rotateEpoch(ahead.hub)
      await announceIssuerKeys(ahead.hub)
      const behind = await founded.reopen()
      behind.witnesses.showHead(cosigned(ahead.hub, ahead.members[0]!, Math.floor(ahead.hub.world.now() / 1000)))
      expect(behind.witnesses.readiness()).toBe('behind')
      behind.witnesses.showMirror(undefined)
      for (const member of ahead.members) behind.witnesses.showHead(cosigned(ahead.hub, member, Math.floor(ahead.hub.world.now() / 1000)))
      await expect(rotateEpoch(behind)).resolves.toBe(false)
      await expect(announceIssuerKeys(behind)).rejects.toMatchObject({ code: 'HUB_BEHIND' })
    } finally {
      ahead.dispose()
    }
  })

  test('a head of another federation is refused', async () => {
    const other = await foundHub(virtualFederation({ seed: 'other' }).party('hub'), { federation: 'anderer.test' })
    try {
      expect(() => founded.hub.witnesses.showHead(cosigned(other.hub, other.members[0]!, 9))).toThrow(
        expect.objectContaining({ code: 'CHECKPOINT_ORIGIN' }),
      )
    } finally {
      other.dispose()
    }
  })
})

// SPDX-License-Identifier: EUPL-1.2
/** Who reads under which key (ncv-keys, section 5): the hub turns epochs with membership. */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { readersChanged } from '@ncv/federation/hub/membership/readers.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { bodyKeyFor } from '@ncv/federation/hub/publish/compose.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { unwrapEpochKey, wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import type { EpochPurpose } from '@ncv/protocol/message/keys.ts'
import { Epoch } from '@ncv/protocol/message/keys.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, testMember, witnessAll } from '../../support/founded-hub.ts'
import { pledge, pledgeFrame, request } from '../../support/member-frames.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { admit } from '../../support/voting.ts'
import { warningEntry } from '../log/public-log.ts'

let federation: VirtualFederation
let founded: FoundedHub
beforeEach(async () => {
  federation = virtualFederation({ seed: 'readers' })
  founded = await foundHub(federation.party('hub'), { count: 4 })
  await rotateEpoch(founded.hub)
  await witnessAll(founded)
  await federation.advance(1000)
})
afterEach(() => founded.dispose())

const member = (i: number): TestMember => founded.members[i] as TestMember
const code = (wanted: string) => expect.objectContaining({ code: wanted })
const newest = (purpose: EpochPurpose = 'community') => founded.hub.issuing.newestEpoch(purpose)

/** Whether a member's slot in the newest epoch opens. */
function reads(hub: Hub, { id, box }: TestMember, purpose: EpochPurpose = 'community', slot = hub.registry.all.get(id)?.slot ?? -1): boolean {
  const found = hub.issuing.newestEpoch(purpose)
  if (found === undefined || found.key === null) return false
  const body = hub.log.body(parseEntry(hub.log.entry(found.index) ?? new Uint8Array()).body) ?? new Uint8Array()
  const { epoch, commitment, wraps } = parsePayload(parseFrame(openBody(body, hub.opened.origin, undefined)).payload, Epoch)
  const files = wraps.map((_, n) => hub.log.wrapFile(wrapFilePath(purpose, epoch, n)) ?? new Uint8Array())
  try {
    return unwrapEpochKey(files, { origin: hub.opened.origin, purpose, epoch }, slot, box.secretKey, commitment).length === 32
  } catch {
    return false
  }
}

describe('whoever loses the right to read', () => {
  test('does so with the entry itself: nothing that is sealed stands between it and the next key', async () => {
    const { hub } = founded
    expect([1, 2].map((i) => reads(hub, member(i)))).toEqual([true, true])
    const index = await request(hub, member(1), 'leave')
    const behind = hub.log.entries(index + 1, hub.log.size()).map((bytes) => parseEntry(bytes))
    expect([behind.at(-1)?.kind, newest()?.epoch, ...behind.map(({ epoch }) => epoch)]).toEqual(['epoch', 2, 0, 0])
    expect([1, 2].map((i) => reads(hub, member(i)))).toEqual([false, true])
  })

  test('one after the other, each gets not even what is said about the next', async () => {
    const { hub } = founded
    const first = request(hub, member(0), 'suspend')
    const second = request(hub, member(1), 'suspend')
    const places = await Promise.all([first, second])
    expect(places[1]).toBe((places[0] ?? 0) + 2)
    expect(parseEntry(hub.log.entry(places[1] ?? 0) ?? new Uint8Array()).epoch).toBe(2)
    expect([0, 1, 2].map((i) => reads(hub, member(i)))).toEqual([false, false, true])
  })

  test('by a withdrawn pledge reads on what is for all, and nothing above', async () => {
    const { hub } = founded
    await pledge(hub, member(0))
    await pledge(hub, member(1))
    await readersChanged(hub)
    await federation.advance(1000)
    expect([0, 1, 2].map((i) => reads(hub, member(i), 'pledge'))).toEqual([true, true, false])
    await pledge(hub, member(1), false)
    expect([0, 1, 2].map((i) => reads(hub, member(i), 'pledge'))).toEqual([true, false, false])
    expect(reads(hub, member(1))).toBe(true)
  })

  test('does not wait for witnesses', async () => {
    const { hub } = founded
    await federation.advance(2 * 86_400_000)
    expect(hub.witnesses.isFreshOver(newest()?.index ?? 0)).toBe(false)
    await request(hub, member(1), 'leave')
    expect(newest()?.epoch).toBe(2)
  })

  test('cannot be written to under the old key, should the new one be missing', async () => {
    const { hub } = founded
    await pledge(hub, member(0))
    await readersChanged(hub)
    await federation.advance(1000)
    // The last one: there is nobody left for whom a key would be made.
    await pledge(hub, member(0), false)
    expect(() => bodyKeyFor(hub, 'TLP:AMBER')).toThrow(code('PLEDGE_MISSING'))
    const index = await pledgeAgain(hub)
    expect(newest('pledge')?.index).toBeLessThan(index)
    expect(() => bodyKeyFor(hub, 'TLP:AMBER')).toThrow(code('EPOCH_OLD'))
    await readersChanged(hub)
    expect(bodyKeyFor(hub, 'TLP:AMBER')?.epoch).toBe(2)
  })

  async function pledgeAgain(hub: Hub): Promise<number> {
    await federation.advance(1000)
    return await pledge(hub, member(2))
  }

  test('is shut out also where the hub was stopped right after the entry', async () => {
    await request(founded.hub, member(1), 'leave')
    const hub = await founded.reopen()
    expect(hub.registry.all.get(member(1).id)?.state).toBe('left')
    expect(reads(hub, member(1))).toBe(false)
  })

  test('is told nothing by a change that could not be written: the registry forgets it as well', async () => {
    const { hub } = founded
    const fail = () => {
      throw new Error('disk')
    }
    const frame = pledgeFrame(hub, member(0))
    await expect(appendMembership(hub, 'member', { change: { kind: 'pledge', frame } }, fail)).rejects.toThrow('disk')
    expect(hub.registry.all.get(member(0).id)?.hasPledge).toBe(false)
    await appendMembership(hub, 'member', { change: { kind: 'pledge', frame } })
    expect(hub.registry.all.get(member(0).id)?.hasPledge).toBe(true)
  })
})

describe('whoever gains it', () => {
  test('has a slot once the change is witnessed, and the key before is sealed under the new one', async () => {
    const { hub } = founded
    const neu = testMember('neu')
    await admit(hub, founded.members, [neu])
    await readersChanged(hub)
    expect(reads(hub, neu)).toBe(true)
    expect(hub.registry.all.get(neu.id)?.slot).toBe(5)
  })

  test('waits for a quorum over the key in force: else nobody could read what is new', async () => {
    const { hub } = founded
    await request(hub, member(1), 'suspend')
    await federation.advance(1000)
    await request(hub, member(1), 'resume')
    await readersChanged(hub)
    expect(reads(hub, member(1))).toBe(false)
    await witnessAll(founded)
    await readersChanged(hub)
    expect(reads(hub, member(1))).toBe(true)
  })

  test('by a pledge gets a key of its own purpose; without any pledge there is none', async () => {
    const { hub } = founded
    expect(() => bodyKeyFor(hub, 'TLP:AMBER')).toThrow(code('PLEDGE_MISSING'))
    await pledge(hub, member(0))
    await readersChanged(hub)
    expect([newest()?.epoch, newest('pledge')?.epoch]).toEqual([1, 1])
    await hub.sequencer.append([() => warningEntry(hub, 1, 'TLP:AMBER')])
    expect(await verifyLog(folderSource(publicDir(hub.dir)), undefined, hub.world.now())).toMatchObject({ size: hub.log.size() })
  })
})

test('every key turns with the period', async () => {
  const { hub } = founded
  await pledge(hub, member(0))
  await readersChanged(hub)
  await federation.advance(hub.opened.genesis.timing.periodMs)
  await witnessAll(founded)
  expect(await rotateEpoch(hub)).toBe(true)
  expect([newest()?.epoch, newest('pledge')?.epoch]).toEqual([2, 2])
})

test('what is for named recipients has no key in the log', () => {
  for (const tlp of ['TLP:AMBER+STRICT', 'TLP:RED'] as const) expect(() => bodyKeyFor(founded.hub, tlp)).toThrow(code('TLP_NOT_BROADCAST'))
})

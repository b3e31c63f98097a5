// SPDX-License-Identifier: EUPL-1.2
/** What members sign about themselves, and the blocking of a key: how it comes into the log at the hub. */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { hubHandlers } from '@ncv/federation/hub/handlers.ts'
import { carryOutFrames, takeFrame } from '@ncv/federation/hub/membership/take-frame.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { cosigned, foundHub, witnessAll } from '../../support/founded-hub.ts'
import { mandateFrame, pledgeFrame, requestFrame } from '../../support/member-frames.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { CALL } from '../../support/call.ts'

let federation: VirtualFederation
let founded: FoundedHub
beforeEach(async () => {
  federation = virtualFederation({ seed: 'frames' })
  founded = await foundHub(federation.party('hub'), { count: 4 })
  await rotateEpoch(founded.hub)
  await witnessAll(founded)
  await federation.advance(1000)
})
afterEach(() => founded.dispose())

const member = (i: number): TestMember => founded.members[i] as TestMember
const code = (wanted: string) => expect.objectContaining({ code: wanted })
const stateOf = (i: number, { registry }: Hub = founded.hub) => registry.all.get(member(i).id)
const from = (i: number, content: Uint8Array) => ({ message: { from: member(i).id, content } }) as OpenedPost
const take = (kind: 'pledge' | 'request' | 'mandate', i: number, frame: Uint8Array): void =>
  founded.hub.post.inOne(() => takeFrame(founded.hub, kind, from(i, frame)))

describe('what a member signs about itself', () => {
  test('is in force moments after the hub has taken it', async () => {
    const { hub } = founded
    take('pledge', 0, pledgeFrame(hub, member(0)))
    expect(stateOf(0)?.hasPledge).toBe(false)
    await federation.advance(1)
    expect([stateOf(0)?.hasPledge, hub.frames.waiting(), hub.issuing.newestEpoch('pledge')?.epoch]).toEqual([true, [], 1])
    take('request', 1, requestFrame(hub, member(1), { request: 'suspend' }))
    await federation.advance(1)
    expect([stateOf(1)?.state, hub.issuing.newestEpoch('community')?.epoch]).toEqual(['suspended', 2])
  })

  test('is laid into the log once, however often it is handed in', async () => {
    const { hub } = founded
    const frame = pledgeFrame(hub, member(0))
    take('pledge', 0, frame)
    take('pledge', 0, frame)
    await federation.advance(1)
    const size = hub.log.size()
    await carryOutFrames(hub)
    expect(hub.log.size()).toBe(size)
    expect(() => take('pledge', 0, frame)).toThrow(code('FRAME_OLD'))
  })

  test('survives a stop of the hub before it was laid into the log', async () => {
    take('pledge', 0, pledgeFrame(founded.hub, member(0)))
    const note = founded.hub.witnesses.currentNote()
    const hub = await founded.reopen()
    expect(hub.frames.waiting()).toHaveLength(1)

    for (const each of founded.members) hub.witnesses.showHead(cosigned(hub, each, Math.floor(hub.world.now() / 1000), note))
    hub.witnesses.showMirror(undefined)
    await carryOutFrames(hub)
    expect(stateOf(0, hub)?.hasPledge).toBe(true)
  })

  test('is taken from nobody else', () => {
    const frame = pledgeFrame(founded.hub, member(0))
    expect(() => take('pledge', 1, frame)).toThrow(code('POST_MISMATCH'))
    const forged = pledgeFrame(founded.hub, { id: member(0).id, identity: member(1).identity })
    expect(() => take('pledge', 0, forged)).toThrow(code('ENVELOPE_SIGNATURE'))
  })

  test('is refused where the replay refuses it', () => {
    const { hub } = founded
    expect(() => take('request', 0, requestFrame(hub, member(0), { request: 'resume' }))).toThrow(code('MEMBER_STATE'))
    expect(() => take('mandate', 0, mandateFrame(hub, member(0), 'm-0000000000000000', ['voting']))).toThrow(code('MEMBER_UNKNOWN'))
    // Two witnesses in one house would be one voice with two keys.
    expect(() => take('mandate', 0, mandateFrame(hub, member(0), member(1).id, ['hosting']))).toThrow(code('ROLE_CONFLICT'))
    expect(hub.frames.waiting()).toEqual([])
  })
})

describe('blocking a key', () => {
  const handlers = () =>
    hubHandlers(
      founded.hub,
      () => {
        throw new Error('no validator here')
      },
      { url: '', relayUrl: '' } as never,
      0,
    )

  test('shuts the member out with the entry, and its end takes it in again', async () => {
    const { hub } = founded
    const { member: blocked } = await handlers().blockMember({ params: { member: member(2).name }, body: { reason: 'key-stolen' } }, CALL)
    expect([blocked.state, blocked.suspendedBy, hub.registry.members.has(member(2).id)]).toEqual(['suspended', 'key', false])
    expect(hub.issuing.newestEpoch('community')?.epoch).toBe(2)
    // Whoever has the key cannot end it.
    expect(() => take('request', 2, requestFrame(hub, member(2), { request: 'resume' }))).toThrow(code('MEMBER_STATE'))
    const { member: again } = await handlers().unblockMember({ params: { member: member(2).id.slice(0, 8) }, body: {} }, CALL)
    expect(again.state).toBe('admitted')
  })

  test('of nobody, or of several, is refused', async () => {
    const block = (text: string) => handlers().blockMember({ params: { member: text }, body: { reason: 'malware' } }, CALL)
    await expect(block('niemand')).rejects.toThrow(code('MEMBER_UNKNOWN'))
    await expect(block('gemeinde')).rejects.toThrow(code('MEMBER_UNKNOWN'))
    await expect(handlers().unblockMember({ params: { member: member(0).id }, body: {} }, CALL)).rejects.toThrow(code('MEMBER_STATE'))
  })
})

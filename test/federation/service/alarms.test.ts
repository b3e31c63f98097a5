// SPDX-License-Identifier: EUPL-1.2
import { publishDraft, addDraft, previewDraft, draftId, signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { alarmStanding, alarmStandings } from '@ncv/federation/hub/service/alarms.ts'
import { callList } from '@ncv/federation/hub/service/call-list.ts'
import { forgetServices, serviceFigures } from '@ncv/federation/hub/service/figures.ts'
import { takePost } from '@ncv/federation/hub/post/take.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import { ESCALATION_MS } from '@ncv/protocol/service/alarm-standing.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAnalysts, ANALYSTS, publishWarning } from '../../support/counting.ts'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { post, sealedPost } from './posted.ts'

const DAY_MS = 86_400_000
let federation: VirtualFederation
let world: VirtualWorld
let founded: FoundedHub
let alarm: number
beforeEach(async () => {
  federation = virtualFederation({ seed: 'alarms' })
  world = federation.party('member')
  founded = await foundHub(federation.party('hub'))
  addAnalysts(founded.hub)
  await rotateEpoch(founded.hub)
  await witnessAll(founded)
  alarm = await publishAlarm()
})
afterEach(() => founded.dispose())

async function publishAlarm(): Promise<number> {
  const { hub } = founded
  const { warning, tlp } = previewDraft(hub, { title: 'Verschlüsselung läuft', isAlarm: true }, undefined)
  const id = draftId(tlp, warning)
  const sign = (role: 'author' | 'approver', at: 0 | 1) => signDraft(ANALYSTS[at]!.keys.seed, hub.opened.origin, role, fromHex(id))
  addDraft(hub, warning, tlp, ANALYSTS[0]!.id, sign('author', 0))
  return (await publishDraft(hub, id, ANALYSTS[1]!.id, sign('approver', 1))).index
}

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const member = (at: number) => founded.members[at] as TestMember
const receipt = (state: 'delivered' | 'read', warning = alarm) => ({ warning, state, at: world.now() })
const states = () => alarmStanding(founded.hub, alarm, ESCALATION_MS).lines.map(({ state }) => state)

describe('an alarm', () => {
  test('is a mark inside the signature, and only what is one bears it', () => {
    const plain = { lane: 'assessed', title: 'Lücke', publisher: 'N-CERT', isExercise: false }
    expect(Warning.safeParse({ ...plain, isAlarm: true }).success).toBe(true)
    expect(Warning.safeParse(plain).success).toBe(true)
    expect(Warning.safeParse({ ...plain, isAlarm: false }).success).toBe(false)
    expect(encode(plain)).not.toEqual(encode({ ...plain, isAlarm: true }))
  })

  test('shows who has it, who has read it and who is silent; both receipts count once', () => {
    const { hub } = founded
    expect(states()).toEqual(['silent', 'silent', 'silent'])
    post(hub, member(0), 'alarm-receipt', receipt('delivered'), world)
    post(hub, member(1), 'alarm-receipt', receipt('read'), world)
    post(hub, member(1), 'alarm-receipt', receipt('delivered'), world)
    post(hub, member(1), 'alarm-receipt', receipt('delivered'), world)
    expect(states()).toEqual(['silent', 'delivered', 'read'])
  })

  test('is not confirmed by one member for another, nor where there is no alarm', async () => {
    const { hub } = founded
    const forged = sealedPost(hub, member(0), 'alarm-receipt', receipt('read'), world, { signer: member(1) })
    expect(() => takePost(hub, member(1).id, forged.sealed)).toThrow(code('POST_MISMATCH'))
    expect(() => takePost(hub, member(0).id, forged.sealed)).toThrow(code('ENVELOPE_SIGNATURE'))
    const plain = await publishWarning(hub)
    expect(() => post(hub, member(0), 'alarm-receipt', receipt('read', plain), world)).toThrow(code('ALARM_UNKNOWN'))
    expect(() => post(hub, member(0), 'alarm-receipt', { ...receipt('read'), isAffected: true }, world)).toThrow(code('POST_MALFORMED'))
    expect(states()).toEqual(['silent', 'silent', 'silent'])
  })

  test('that somebody does not have after half an hour stands on top, until it is withdrawn', async () => {
    const { hub } = founded
    post(hub, member(0), 'alarm-receipt', receipt('delivered'), world)
    await federation.advance(ESCALATION_MS - 1)
    expect(serviceFigures(hub).silentAlarms).toBe(0)
    await federation.advance(1)
    const later = await publishAlarmAgain()
    expect(serviceFigures(hub).silentAlarms).toBe(1)
    expect(alarmStandings(hub, ESCALATION_MS).map(({ index }) => index)).toEqual([alarm, later])
    await withdraw(hub, { entry: alarm, reason: 'wrong' })
    expect(serviceFigures(hub).silentAlarms).toBe(0)
  })

  test('has a call list of the silent, and with them of those who have not read it', () => {
    const { hub } = founded
    post(hub, member(0), 'alarm-receipt', receipt('delivered'), world)
    post(hub, member(1), 'alarm-receipt', receipt('read'), world)
    const spoc = { contact: { name: 'Erika Muster', phone: '0511 1111' } }
    const joining = { contact: (id: string) => (id === member(2).id ? { spoc } : undefined) } as never
    const { lines } = alarmStanding(hub, alarm, ESCALATION_MS)
    expect(callList({ joining }, lines, false)).toEqual([{ line: lines[0], contact: spoc }])
    expect(callList({ joining }, lines, true).map(({ line, contact }) => [line.member, contact === undefined])).toEqual([
      [member(2).id, false],
      [member(0).id, true],
    ])
  })

  test('keeps who confirmed it for ninety days', async () => {
    const { hub } = founded
    post(hub, member(0), 'alarm-receipt', receipt('read'), world)
    await federation.advance(90 * DAY_MS)
    forgetServices(hub)
    expect(hub.alarms.receipts(alarm)).toHaveLength(1)
    await federation.advance(1)
    forgetServices(hub)
    expect(hub.alarms.receipts(alarm)).toEqual([])
  })
})

/** Another text is another draft. */
async function publishAlarmAgain(): Promise<number> {
  const { hub } = founded
  const { warning, tlp } = previewDraft(hub, { title: 'Zweiter Alarm', isAlarm: true }, undefined)
  const id = draftId(tlp, warning)
  const sign = (role: 'author' | 'approver', at: 0 | 1) => signDraft(ANALYSTS[at]!.keys.seed, hub.opened.origin, role, fromHex(id))
  addDraft(hub, warning, tlp, ANALYSTS[0]!.id, sign('author', 0))
  return (await publishDraft(hub, id, ANALYSTS[1]!.id, sign('approver', 1))).index
}

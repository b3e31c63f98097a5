// SPDX-License-Identifier: EUPL-1.2
import { alarmStanding } from '@ncv/federation/hub/service/alarms.ts'
import { ESCALATION_MS } from '@ncv/protocol/service/alarm-standing.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { alarm, CALL, deliver, handlers, serviceStage, settle, stagedNode } from './service-stage.ts'

const DAY_MS = 86_400_000
let stage: NodeStage
beforeEach(async () => {
  stage = await serviceStage('alarms of nodes')
})
afterEach(async () => await stage[Symbol.asyncDispose]())

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const states = (index: number) => alarmStanding(stage.hub, index, ESCALATION_MS).lines.map(({ name, state }) => `${name} ${state}`)
const receipts = (index = 0) =>
  stagedNode(stage, index)
    .stores.post.sent()
    .filter(({ kind }) => kind === 'alarm-receipt').length

describe('an alarm', () => {
  test('is confirmed by each node by itself, once; that somebody has read it only when somebody says so', async () => {
    const index = await alarm(stage)
    expect(states(index).every((line) => line.endsWith('silent'))).toBe(true)
    for (const { node } of stage.nodes.slice(0, 2)) expect(node.links.alarms.confirmDelivered()).toBe(1)
    await deliver(stage)
    expect(states(index)).toEqual(['Gemeinde 3 silent', 'Gemeinde 1 delivered', 'Gemeinde 2 delivered'])
    expect(stagedNode(stage).links.alarms.confirmDelivered()).toBe(0)
    await handlers(stage).readAlarm({ params: { index } }, CALL)
    await handlers(stage).readAlarm({ params: { index } }, CALL)
    expect(states(index)).toEqual(['Gemeinde 3 silent', 'Gemeinde 2 delivered', 'Gemeinde 1 read'])
    expect(receipts()).toBe(2)
  })

  test('is confirmed while the node runs, without anybody at it, within two minutes', async () => {
    const index = await alarm(stage)
    stagedNode(stage, 2).start()
    await stage.federation.advance(120_000)
    expect(states(index)[2]).toBe('Gemeinde 3 delivered')
  })

  test('is shown in red until it was read', async () => {
    const index = await alarm(stage)
    const red = async () => (await handlers(stage).status({}, CALL)).concerns.filter(({ isRed }) => isRed).map((each) => each.code)
    expect(await red()).toContain('alarm-unread')
    expect(await handlers(stage).showWarning({ params: { index } }, CALL)).toMatchObject({ isAlarm: true })
    await handlers(stage).readAlarm({ params: { index } }, CALL)
    expect(await red()).not.toContain('alarm-unread')
  })

  test('that is withdrawn, two weeks old, or no alarm at all is not confirmed', async () => {
    const withdrawn = await alarm(stage)
    await stage.publish({ kind: 'withdrawal', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: { entry: withdrawn, reason: 'wrong' } })
    const plain = await stage.warn()
    await settle(stage)
    const { alarms } = stagedNode(stage).links
    expect(alarms.confirmDelivered()).toBe(0)
    await alarm(stage)
    // Its polling would fill two weeks with work.
    stage.relay.stop()
    await stage.federation.advance(14 * DAY_MS)
    expect(alarms.confirmDelivered()).toBe(0)
    await expect(handlers(stage).readAlarm({ params: { index: plain } }, CALL)).rejects.toThrow(code('ALARM_UNKNOWN'))
    expect(receipts()).toBe(0)
  })

  test('is confirmed with nothing but its number, the state and the time', async () => {
    const index = await alarm(stage)
    stagedNode(stage).links.alarms.confirmDelivered()
    const [out] = stagedNode(stage).stores.post.open()
    expect(out).toMatchObject({ kind: 'alarm-receipt', to: ['hub'], haste: 'now', attachments: [] })
    expect(out?.content.length).toBeLessThan(50)
    expect(index).toBeGreaterThan(0)
  })
})

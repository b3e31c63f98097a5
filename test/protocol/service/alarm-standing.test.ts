// SPDX-License-Identifier: EUPL-1.2
import type { ReceivedAlarm } from '@ncv/protocol/service/alarm-standing.ts'
import { alarmLines, ESCALATION_MS, isEscalated } from '@ncv/protocol/service/alarm-standing.ts'
import { describe, expect, test } from 'vitest'

const members = [
  { id: 'm-1', name: 'Adorf', since: 0 },
  { id: 'm-2', name: 'Beberg', since: 0 },
  { id: 'm-3', name: 'Cehausen', since: 7 },
  { id: 'm-4', name: 'Deheim', since: 12 },
]
const receipts: ReceivedAlarm[] = [
  { member: 'm-1', state: 'delivered', at: 10 },
  { member: 'm-2', state: 'read', at: 12 },
  { member: 'm-9', state: 'read', at: 9 },
]

describe('how far an alarm has come', () => {
  test('shows the silent first; whoever has read it has it; who came later is not asked', () => {
    expect(alarmLines(9, members, receipts)).toEqual([
      { member: 'm-3', name: 'Cehausen', state: 'silent', deliveredAt: null, readAt: null },
      { member: 'm-1', name: 'Adorf', state: 'delivered', deliveredAt: 10, readAt: null },
      { member: 'm-2', name: 'Beberg', state: 'read', deliveredAt: 12, readAt: 12 },
    ])
  })

  test('is escalated when somebody is silent for too long, and not when all have it', () => {
    const lines = alarmLines(9, members, receipts)
    expect(isEscalated(lines, 0, ESCALATION_MS - 1, ESCALATION_MS)).toBe(false)
    expect(isEscalated(lines, 0, ESCALATION_MS, ESCALATION_MS)).toBe(true)
    expect(isEscalated(lines.slice(1), 0, ESCALATION_MS, ESCALATION_MS)).toBe(false)
  })
})

// SPDX-License-Identifier: EUPL-1.2
/**
 * How far an alarm has come: who has it, who has read it, who is silent and must be called.
 *
 * @module
 */
import type { Member } from '../membership/member-state.ts'
import type { AlarmReceiptState } from '../message/alarm.ts'
import type { Instant } from '../world.ts'

/** After so long silence is no longer waited out but called upon. */
export const ESCALATION_MS: number = 30 * 60_000

export interface ReceivedAlarm {
  readonly member: string
  readonly state: AlarmReceiptState
  readonly at: Instant
}

export type AlarmState = AlarmReceiptState | 'silent'

export interface AlarmLine {
  readonly member: string
  readonly name: string
  readonly state: AlarmState
  readonly deliveredAt: Instant | null
  readonly readAt: Instant | null
}

const ORDER: readonly AlarmState[] = ['silent', 'delivered', 'read']

/**
 * One line for each member that the alarm is for, the silent first: those that took part when it was sent and do so now. Having read it is
 * having it.
 */
export function alarmLines(index: number, members: Iterable<Pick<Member, 'id' | 'name' | 'since'>>, receipts: readonly ReceivedAlarm[]): AlarmLine[] {
  const firstOf = (member: string, states: readonly AlarmReceiptState[]): Instant | null => {
    const found = receipts.filter((each) => each.member === member && states.includes(each.state)).map(({ at }) => at)
    return found.length === 0 ? null : Math.min(...found)
  }
  const lines = [...members]
    .filter(({ since }) => since < index)
    .map(({ id, name }): AlarmLine => {
      const [deliveredAt, readAt] = [firstOf(id, ['delivered', 'read']), firstOf(id, ['read'])]
      return { member: id, name, state: readAt !== null ? 'read' : deliveredAt !== null ? 'delivered' : 'silent', deliveredAt, readAt }
    })
  return lines.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name, 'de'))
}

/** Somebody is silent for longer than may be. */
export function isEscalated(lines: readonly Pick<AlarmLine, 'state'>[], sentAt: Instant, now: Instant, afterMs: number): boolean {
  return now - sentAt >= afterMs && lines.some(({ state }) => state === 'silent')
}

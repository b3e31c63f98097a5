// SPDX-License-Identifier: EUPL-1.2
/**
 * Alarms: who has it, who has read it, whom somebody must call.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { AlarmReceipt } from '@ncv/protocol/message/alarm.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { mayReceive } from '@ncv/protocol/post/correspondents.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import type { AlarmLine } from '@ncv/protocol/service/alarm-standing.ts'
import { alarmLines, isEscalated } from '@ncv/protocol/service/alarm-standing.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { StoredAlarm } from '../../store/alarm-store.ts'
import type { Hub } from '../party.ts'

/** Inside the transaction that appends the entry of a warning. */
export function noteAlarm({ alarms }: Pick<Hub, 'alarms'>, index: number, { isAlarm, title }: Warning, tlp: TlpLabel, at: Instant): void {
  if (isAlarm === true) alarms.add({ index, at, tlp, title })
}

/** The time is the hub's own: clocks of members differ. @throws ProtocolError `POST_MALFORMED`, `ALARM_UNKNOWN` */
export function takeAlarmReceipt({ alarms, world }: Hub, post: OpenedPost): void {
  const { warning, state } = contentOf(post, AlarmReceipt)
  if (alarms.one(warning) === undefined) throw new ProtocolError('ALARM_UNKNOWN', { index: warning })
  alarms.addReceipt(warning, { member: post.message.from, state, at: world.now() })
}

export interface AlarmStanding extends StoredAlarm {
  readonly lines: readonly AlarmLine[]
  readonly isEscalated: boolean
}

/** Of one that is withdrawn nobody is called any more. */
function standingOf({ alarms, registry, world }: Pick<Hub, 'alarms' | 'registry' | 'world'>, alarm: StoredAlarm, afterMs: number): AlarmStanding {
  const readers = [...registry.members.values()].filter((member) => mayReceive(member, alarm.tlp))
  const lines = alarmLines(alarm.index, readers, alarms.receipts(alarm.index))
  return { ...alarm, lines, isEscalated: alarm.withdrawn === null && isEscalated(lines, alarm.at, world.now(), afterMs) }
}

/** Those that must be called upon first, then the newest. */
export function alarmStandings(hub: Pick<Hub, 'alarms' | 'registry' | 'world'>, afterMs: number): AlarmStanding[] {
  const all = hub.alarms.all().map((alarm) => standingOf(hub, alarm, afterMs))
  return all.sort((a, b) => Number(b.isEscalated) - Number(a.isEscalated) || b.index - a.index)
}

/** @throws ProtocolError `ALARM_UNKNOWN` */
export function alarmStanding(hub: Pick<Hub, 'alarms' | 'registry' | 'world'>, index: number, afterMs: number): AlarmStanding {
  const alarm = hub.alarms.one(index)
  if (alarm === undefined) throw new ProtocolError('ALARM_UNKNOWN', { index })
  return standingOf(hub, alarm, afterMs)
}

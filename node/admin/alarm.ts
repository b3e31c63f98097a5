// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: alarms.
 *
 * @module
 */
import type { AlarmView } from '@ncv/protocol/admin/alarm-routes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Links } from '../link/links.ts'
import type { AlarmStanding } from '../service/alarms.ts'
import type { NodeHandlers } from './contract.ts'

export function alarmHandlers({ alarms, post }: Pick<Links, 'alarms' | 'post'>): Pick<NodeHandlers, 'listAlarms' | 'readAlarm'> {
  return {
    listAlarms: () => ({ alarms: alarms.standing().map(alarmView) }),
    async readAlarm({ params: { index } }) {
      alarms.confirmRead(index)
      await post.outbox.sendDue()
      const found = alarms.standing().find(({ warning }) => warning.index === index)
      if (found === undefined) throw new ProtocolError('ALARM_UNKNOWN', { index })
      return alarmView(found)
    },
  }
}

function alarmView({ warning, isDelivered, isRead }: AlarmStanding): AlarmView {
  const { index, tlp, time } = warning
  const { title, isExercise } = warning.warning
  return { index, title, tlp, time, isExercise, isDelivered, isRead }
}

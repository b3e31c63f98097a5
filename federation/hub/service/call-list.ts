// SPDX-License-Identifier: EUPL-1.2
/**
 * Whom somebody must call because the alarm did not get through, with the telephone numbers of the register of contacts.
 *
 * @module
 */
import type { AlarmLine } from '@ncv/protocol/service/alarm-standing.ts'
import type { SpocRecord } from '@ncv/protocol/message/application.ts'
import type { Hub } from '../party.ts'

export interface Call {
  readonly line: AlarmLine
  /** Undefined where the hub was told nobody: then the switchboard. */
  readonly contact: SpocRecord | undefined
}

/** @param withUnread also those that have it and have not read it */
export function callList({ joining }: Pick<Hub, 'joining'>, lines: readonly AlarmLine[], withUnread: boolean): Call[] {
  return lines
    .filter(({ state }) => state === 'silent' || (withUnread && state === 'delivered'))
    .map((line) => ({ line, contact: joining.contact(line.member)?.spoc }))
}

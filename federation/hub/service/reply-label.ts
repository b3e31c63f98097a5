// SPDX-License-Identifier: EUPL-1.2
/**
 * The label of what the hub says to a member about what the member has said.
 *
 * It is that of the question. A member that has not pledged itself to TLP can hand in what it likes and be given nothing above TLP:GREEN; to it
 * the hub answers in words that may be GREEN.
 *
 * @module
 */
import { mayReceive } from '@ncv/protocol/post/correspondents.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Hub } from '../party.ts'

export function replyLabel({ registry }: Pick<Hub, 'registry'>, member: string, asked: TlpLabel): TlpLabel {
  const found = registry.all.get(member)
  return found === undefined || mayReceive(found, asked) ? asked : 'TLP:GREEN'
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Withdrawing a warning: a new entry that says which one no longer holds, and why.
 *
 * It carries the label of what it withdraws, so that exactly those who could read the warning can read its end.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Withdrawal } from '@ncv/protocol/message/warning.ts'
import { FederationError } from '../errors.ts'
import type { EntrySource } from '../store/log-store.ts'
import type { Hub } from './party.ts'
import { compose } from './publish/compose.ts'

/**
 * The document of a withdrawn warning may be published again, for instance under the label that it should have had.
 *
 * @throws FederationError `ENTRY_MISSING`, `ENTRY_NOT_WARNING`
 */
export async function withdraw(hub: Hub, withdrawal: Withdrawal): Promise<number> {
  return await hub.sequencer.append([withdrawalEntry(hub, withdrawal)])
}

/** For callers that append more with it. @throws as {@link withdraw} */
export function withdrawalEntry(hub: Hub, withdrawal: Withdrawal): EntrySource {
  const bytes = hub.log.entry(withdrawal.entry)
  if (bytes === undefined) throw new FederationError('ENTRY_MISSING', { index: withdrawal.entry })
  const { kind, tlp, terms } = parseEntry(bytes)
  if (kind !== 'warning') throw new FederationError('ENTRY_NOT_WARNING', { index: withdrawal.entry })
  const alongside = (index: number) => {
    hub.advisories.withdraw(withdrawal.entry, index)
    hub.counts.withdrawWarning(withdrawal.entry, index)
    hub.alarms.withdraw(withdrawal.entry, index)
  }
  return () => compose(hub, { kind: 'withdrawal', tlp, terms, payload: withdrawal as unknown as Value, alongside })
}

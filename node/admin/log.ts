// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the followed log, entry by entry, and its witnesses.
 *
 * @module
 */
import type { LogEntryView } from '@ncv/protocol/admin/log-routes.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import type { ListedEntry } from '../store/log-store.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

/** More is no list to look through; the export has all. */
const ENTRIES_MAX = 500

export function logHandlers(
  { keys }: Pick<Self, 'keys'>,
  { log }: Pick<Stores, 'log'>,
  { registry, trust }: Pick<Links, 'registry' | 'trust'>,
): Pick<NodeHandlers, 'listEntries' | 'listWitnesses'> {
  return {
    listEntries({ query: { kind, state } }) {
      const witnessed = trust.witnessedSize()
      const entries = log.newest({ kind, state }, ENTRIES_MAX).map((entry) => entryView(entry, witnessed))
      return { size: log.size(), kinds: log.kinds(), entries }
    },
    listWitnesses: () => ({
      quorum: registry.quorum,
      size: trust.witnessedSize(),
      at: trust.witnessedAt() ?? null,
      isFresh: trust.isFresh(),
      witnesses: trust.witnesses().map(({ id, at }) => ({ id, name: registry.all.get(id)?.name ?? id, at: at ?? null, isOwn: id === keys.id })),
    }),
  }
}

function entryView({ index, kind, tlp, time, state, code }: ListedEntry, witnessed: number): LogEntryView {
  const shown = state === 'done' || state === 'refused' ? state : 'open'
  return { index, kind, tlp, time, state: shown, code, isWitnessed: index < witnessed }
}

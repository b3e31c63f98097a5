// SPDX-License-Identifier: EUPL-1.2
/**
 * Which part of the node carries out which kind of entry.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { registryOf } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Stores } from '../store/stores.ts'
import { BoardEntries } from './board-entries.ts'
import { CatalogueEntries } from './catalogue-entries.ts'
import { CountEntries } from './count-entries.ts'
import { IntakeEntries } from './intake-entries.ts'
import type { Recipient } from './key-entries.ts'
import { KeyEntries } from './key-entries.ts'
import type { EntryHandler, EntryHandlers } from './outcome.ts'
import type { Trust } from './trust.ts'
import { WarningEntries } from './warning-entries.ts'

/** @param onCatalogue told within the transaction that puts another edition of the catalogue in force */
export function entryHandlers(
  stores: Stores,
  trust: Trust,
  opened: OpenedGenesis,
  recipient: Recipient,
  onCatalogue: () => void,
  world: Pick<World, 'log' | 'now'>,
): EntryHandlers {
  const keys = new KeyEntries(stores, trust, opened, recipient, world)
  const warnings = new WarningEntries(stores, world)
  const catalogue = new CatalogueEntries(stores.log, stores.catalogue, onCatalogue, world)
  const counts = new CountEntries(stores, trust, opened, registryOf(opened))
  return {
    genesis: genesisOf(opened),
    warning: warnings.warning,
    withdrawal: warnings.withdrawal,
    catalogue: (entry, frame, open) => catalogue.part(entry, frame, open),
    epoch: (entry, frame, open) => keys.epoch(entry, frame, open),
    'issuer-keys': (entry, frame, open, { searched }) => keys.issuerKeys(entry, frame, open, searched),
    'hub-key': (entry, frame) => keys.hubKey(entry, frame),
    'issuer-revocation': (entry, frame, open) => keys.issuerRevocation(entry, frame, open),
    intake: new IntakeEntries(stores, trust, opened).intake,
    'token-revocation': (entry, frame, open) => keys.tokenRevocation(entry, frame, open),
    question: counts.question,
    'count-result': counts.result,
    board: new BoardEntries(stores, trust, world).board,
  }
}

/** Entry 0 is the very deed that this node joined by. */
function genesisOf({ frame: known }: OpenedGenesis): EntryHandler {
  return ({ index }, frame) => {
    if (index !== 0 || !equalBytes(frame, known)) throw new ProtocolError('GENESIS_MISMATCH', { index })
    return 'done'
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Which part of the node carries out which kind of entry.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Stores } from '../store/stores.ts'
import { BoardEntries } from './board-entries.ts'
import { CatalogueEntries } from './catalogue-entries.ts'
import { CountEntries } from './count-entries.ts'
import { ErasedEntries } from './erased-entries.ts'
import { IntakeEntries } from './intake-entries.ts'
import type { Recipient } from './epoch-entries.ts'
import { EpochEntries } from './epoch-entries.ts'
import { KeyEntries } from './key-entries.ts'
import { MembershipEntries } from './membership-entries.ts'
import type { EntryHandler, EntryHandlers } from './outcome.ts'
import type { Trust } from './trust.ts'
import { WarningEntries } from './warning-entries.ts'

/** What is derived from entries: told within the transaction that puts another edition of the catalogue in force, or erases a warning. */
export interface Derived {
  rulesChanged(): void
  drop(index: number): void
}

export function entryHandlers(
  stores: Stores,
  trust: Trust,
  opened: OpenedGenesis,
  membership: Membership,
  recipient: Recipient,
  derived: Derived,
  world: Pick<World, 'log' | 'now'>,
): EntryHandlers {
  const keys = new KeyEntries(stores, trust, opened, world)
  const epochs = new EpochEntries(stores, trust, opened, membership, recipient, world)
  const warnings = new WarningEntries(stores, world)
  const catalogue = new CatalogueEntries(stores.log, stores.catalogue, () => derived.rulesChanged(), world)
  const counts = new CountEntries(stores, trust, opened, membership)
  const members = new MembershipEntries(stores.log, trust, membership)
  return {
    genesis: genesisOf(opened),
    warning: warnings.warning,
    withdrawal: warnings.withdrawal,
    catalogue: (entry, frame, open) => catalogue.part(entry, frame, open),
    epoch: epochs.epoch,
    'issuer-keys': (entry, frame, open, { searched }) => keys.issuerKeys(entry, frame, open, searched),
    'hub-key': (entry, frame) => keys.hubKey(entry, frame),
    'issuer-revocation': (entry, frame, open) => keys.issuerRevocation(entry, frame, open),
    intake: new IntakeEntries(stores, trust, opened).intake,
    'token-revocation': (entry, frame, open) => keys.tokenRevocation(entry, frame, open),
    question: counts.question,
    'count-result': counts.result,
    board: new BoardEntries(stores, trust, world).board,
    erased: new ErasedEntries(stores, trust, (index) => derived.drop(index), world).erased,
    motion: members.entry,
    votes: members.entry,
    tally: members.entry,
    member: members.entry,
    witnesses: members.witnesses,
  }
}

/** Entry 0 is the very deed that this node joined by. */
function genesisOf({ frame: known }: OpenedGenesis): EntryHandler {
  return ({ index }, frame) => {
    if (index !== 0 || !equalBytes(frame, known)) throw new ProtocolError('GENESIS_MISMATCH', { index })
    return 'done'
  }
}

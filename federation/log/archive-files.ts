// SPDX-License-Identifier: EUPL-1.2
/**
 * Archived heads of a hub whose database does not hold them yet: taken over from its public folder, each verified.
 *
 * @module
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { witnessedPath } from '@ncv/protocol/log/archive.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyHistoryInLog, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import { quorumOf, witnessSetsInLog } from '@ncv/protocol/membership/witness-sets.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { NOTE_MAX_BYTES } from '@ncv/protocol/tlog/note.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import type { LogStore } from '../store/log-store.ts'
import { rootOfFirst } from './sequencer.ts'

/** Where the database holds archived heads already, they stand alone. A file that does not hold is left aside: it proves nothing. */
export function adoptArchive(store: LogStore, opened: OpenedGenesis, publicDir: string): void {
  const folder = join(publicDir, 'witnessed')
  if (!existsSync(folder) || store.archive().length > 0) return
  for (const name of readdirSync(folder)) {
    if (!/^[0-9]{1,12}$/.test(name)) continue
    const note = readFileBounded(join(publicDir, witnessedPath(Number(name))), NOTE_MAX_BYTES)
    if (witnessedHead(store, opened, note) !== undefined) store.putArchived(Number(name), note)
  }
}

/** The head, if it is one of this very log that a quorum has cosigned. */
export function witnessedHead(store: LogStore, opened: OpenedGenesis, note: Uint8Array): OpenedCheckpoint | undefined {
  try {
    const history = hubKeyHistoryInLog(opened, store.bodiesOfKind('hub-key'))
    const head = openHubCheckpoint(note, opened, history)
    const sets = witnessSetsInLog(opened, history, store.bodiesOfKind('witnesses'))
    if (head.size > store.size() || !quorumOf(head, opened, sets).isQuorum) return undefined
    return equalBytes(rootOfFirst(store, head.size), head.root) ? head : undefined
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}

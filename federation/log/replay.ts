// SPDX-License-Identifier: EUPL-1.2
/**
 * Membership out of a log's public files and the keys of a reader: who is a member, by which votes, and what does not hold.
 *
 * The tree is followed up to the checkpoint, so that every entry is the one that the hub signed; what `verifyLog` checks besides is the
 * caller's choice.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import { hubKeyAt, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import type { MembershipState } from '@ncv/protocol/membership/member-state.ts'
import type { ReaderKeys } from '@ncv/protocol/membership/reader-keys.ts'
import type { MembershipRecord } from '@ncv/protocol/membership/replay.ts'
import { replay } from '@ncv/protocol/membership/replay.ts'
import { isMembershipKind, MEMBERSHIP_ENTRIES } from '@ncv/protocol/message/membership.ts'
import { follow } from '@ncv/protocol/tlog/follow.ts'
import { EMPTY_FRONTIER } from '@ncv/protocol/tlog/frontier.ts'
import { parseCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { parseNote } from '@ncv/protocol/tlog/note.ts'
import { FederationError } from '../errors.ts'
import { readHubKeys, readLogGenesis } from './verify.ts'
import { readBody } from './verify-entry.ts'
import { within } from './verify-place.ts'
import type { LogSource } from './verify-source.ts'

export interface ReplayedLog {
  readonly origin: string
  readonly size: number
  readonly state: MembershipState
  /** Entries that do not hold: nothing follows from them. */
  readonly refused: readonly { readonly index: number; readonly code: string }[]
  /** Entries to which the file has no key: what they would change is not in the result. */
  readonly unread: readonly { readonly index: number; readonly epoch: number }[]
}

/** @throws ProtocolError, FederationError with `index` and `path` of what does not fit; `GENESIS_MISMATCH` for keys of another federation */
export async function replayLog(source: LogSource, { origin, keys }: ReaderKeys): Promise<ReplayedLog> {
  const { opened } = await readLogGenesis(source)
  if (!equalBytes(opened.origin, origin)) throw new ProtocolError('GENESIS_MISMATCH', { found: opened.logOrigin })
  const note = await source.read('checkpoint')
  if (note === undefined) throw new FederationError('LOG_FILE_MISSING', { path: 'checkpoint' })
  const { history } = await readHubKeys(source, opened, parseCheckpoint(parseNote(note).text).size)
  const checkpoint = openHubCheckpoint(note, opened, history)
  const records: MembershipRecord[] = []
  const refused: { index: number; code: string }[] = []
  const unread: { index: number; epoch: number }[] = []
  await follow(EMPTY_FRONTIER, checkpoint, source.read, async ({ start, entries }) => {
    for (const [i, bytes] of entries.entries()) {
      const index = start + i
      const entry = await within({ index }, () => parseEntry(bytes))
      if (!isMembershipKind(entry.kind)) continue
      const key = keys.get(entry.epoch)
      if (key === undefined) unread.push({ index, epoch: entry.epoch })
      else await taken({ index, entry, key, origin, history, source }, records, refused)
    }
  })
  const state = replay(
    opened,
    (index) => hubKeyAt(history, index).key,
    records,
    ({ index }, error) => void refused.push({ index, code: codeOf(error) }),
  )
  return { origin: opened.logOrigin, size: checkpoint.size, state, refused: refused.sort((a, b) => a.index - b.index), unread }
}

interface Sealed {
  readonly index: number
  readonly entry: Entry
  readonly key: Uint8Array
  readonly origin: Uint8Array
  readonly history: HubKeyHistory
  readonly source: LogSource
}

async function taken(
  { index, entry, key, origin, history, source }: Sealed,
  records: MembershipRecord[],
  refused: { index: number; code: string }[],
): Promise<void> {
  const { kind, tlp, terms, time, epoch } = entry
  if (!isMembershipKind(kind)) return
  const file = await within({ index }, () => readBody(source.read, entry.body))
  try {
    const frame = openBody(file, origin, { epoch, key })
    const { bytes } = openEnvelope<unknown>(frame, { type: kind, origin, tlp, terms }, MEMBERSHIP_ENTRIES[kind], hubKeyAt(history, index).key)
    records.push({ index, time, kind, payload: bytes })
  } catch (error) {
    refused.push({ index, code: codeOf(error) })
  }
}

/** @throws what is no refusal */
function codeOf(error: unknown): string {
  if (error instanceof CodedError) return error.code
  throw error
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * What became of an entry, how its envelope is opened, and the shape of whatever carries out one kind of entry.
 *
 * @module
 */
import type { Envelope } from '@ncv/protocol/envelope.ts'
import type { EntryKind } from '@ncv/protocol/log/entry.ts'
import type { z } from 'zod'
import type { StoredEntry } from '../store/log-store.ts'

/**
 * `waiting`: its body, its key or its witnesses are not there yet; it is tried again. `unlocks`: done, and entries before it that waited can be
 * opened now; they come first.
 */
export type Outcome = 'done' | 'waiting' | 'refused' | 'unlocks'

/** Verifies the envelope of an entry with the hub key in force at its place. */
export type OpenHubEnvelope = <T>(entry: StoredEntry, frame: Uint8Array, schema: z.ZodType<T>) => Envelope<T>

/** What carrying out may rely on besides the database. */
export interface Evidence {
  /** Issuer keys whose proof of timeliness was looked for in vain where everybody finds it. */
  readonly searched: ReadonlySet<number>
}

/**
 * Carries out one entry whose body is there and opened, within its transaction.
 *
 * @throws ProtocolError where the entry breaks the protocol: it is set aside with the code
 */
export type EntryHandler = (entry: StoredEntry, frame: Uint8Array, open: OpenHubEnvelope, evidence: Evidence) => Outcome

/** One for each kind: a kind that nobody carries out does not compile. */
export type EntryHandlers = Readonly<Record<EntryKind, EntryHandler>>

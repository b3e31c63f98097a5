// SPDX-License-Identifier: EUPL-1.2
/**
 * What became of an entry, and how its envelope is opened.
 *
 * @module
 */
import type { Envelope } from '@ncv/protocol/envelope.ts'
import type { z } from 'zod'
import type { StoredEntry } from '../store/log-store.ts'

/** `waiting`: its body, its key or its witnesses are not there yet; it is tried again. */
export type Outcome = 'done' | 'waiting' | 'refused'

/** Verifies the envelope of an entry with the hub key in force at its place. */
export type OpenHubEnvelope = <T>(entry: StoredEntry, frame: Uint8Array, schema: z.ZodType<T>) => Envelope<T>

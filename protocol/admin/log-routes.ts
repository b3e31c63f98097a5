// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: the log that it follows, entry by entry, and who bears witness to it.
 *
 * @module
 */
import { z } from 'zod'
import { Id } from '../message/fields.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

/** `open`: waits for a body, a key or witnesses. `refused`: set aside, the feed went on. */
export const ENTRY_STATES = ['open', 'done', 'refused'] as const

export const LogEntryView = z.object({
  index: Count,
  /** `unknown` for what this version cannot read. */
  kind: z.string(),
  tlp: z.string(),
  /** As the hub wrote it; 0 where it cannot be read. */
  time: Count,
  state: z.enum(ENTRY_STATES),
  /** Why it was set aside. */
  code: z.string().nullable(),
  isWitnessed: z.boolean(),
})
export type LogEntryView = z.infer<typeof LogEntryView>

/** A member that cosigns; `at`: its newest cosignature under the witnessed head, null where it is not among them. */
export const WitnessView = z.object({ id: Id, name: z.string(), at: Count.nullable(), isOwn: z.boolean() })
export type WitnessView = z.infer<typeof WitnessView>

export const LOG_ROUTES = defineRoutes({
  /** The newest first, at most 500; `kinds` counts all. */
  listEntries: {
    method: 'GET',
    path: '/log-entries',
    action: 'status.read',
    query: z.object({ kind: z.string().min(1).max(40).optional(), state: z.enum(ENTRY_STATES).optional() }),
    reply: z.object({
      size: Count,
      kinds: z.array(z.object({ kind: z.string(), count: Count, newest: Count })),
      entries: z.array(LogEntryView),
    }),
  },
  listWitnesses: {
    method: 'GET',
    path: '/witnesses',
    action: 'status.read',
    /** `size`, `at`: of the newest head with a quorum; 0 and null before the first. */
    reply: z.object({ quorum: Count, size: Count, at: Count.nullable(), isFresh: z.boolean(), witnesses: z.array(WitnessView) }),
  },
})

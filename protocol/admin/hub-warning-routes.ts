// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: what it has published, where documents came from, how imports ended.
 *
 * @module
 */
import { z } from 'zod'
import { BROADCAST_LABELS } from '../log/broadcast-label.ts'
import { LANES, SEVERITIES, WITHDRAWAL_REASONS } from '../message/warning.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

export const HUB_WARNING_STATES = ['valid', 'superseded', 'withdrawn', 'erased', 'unreadable'] as const

export const HubWarningLine = z.object({
  /** Of its entry. */
  index: Count,
  at: Count,
  tlp: z.enum(BROADCAST_LABELS),
  state: z.enum(HUB_WARNING_STATES),
  /** Entry that ended it. */
  by: Count.nullable(),
  /** Absent where the content is erased or cannot be read here. */
  lane: z.enum(LANES).optional(),
  title: z.string().optional(),
  publisher: z.string().optional(),
  trackingId: z.string().optional(),
  version: z.string().optional(),
  severity: z.enum(SEVERITIES).optional(),
  supersedes: Count.optional(),
  isAlarm: z.boolean(),
  isExercise: z.boolean(),
})
export type HubWarningLine = z.infer<typeof HubWarningLine>

/** What a warning says, as a node shows it. */
export const WarningContent = z.object({
  title: z.string(),
  publisher: z.string(),
  text: z.string().optional(),
  severity: z.enum(SEVERITIES).optional(),
  recommendations: z.array(z.string()),
  indicators: z.array(z.object({ type: z.string(), value: z.string() })),
  classification: z.string().optional(),
  isAlarm: z.boolean(),
  isExercise: z.boolean(),
})
export type WarningContent = z.infer<typeof WarningContent>

export const HubWarningDetail = HubWarningLine.extend({
  terms: z.string(),
  content: WarningContent.nullable(),
  document: z.object({ sha256: z.string(), bytes: Count }).nullable(),
  withdrawal: z.object({ at: Count, reason: z.enum(WITHDRAWAL_REASONS), text: z.string().optional() }).nullable(),
})
export type HubWarningDetail = z.infer<typeof HubWarningDetail>

/** `held`: a person must decide, and import it again. `outdated`: a newer version is published. `faulty`: the document itself is wrong. */
export const EXCEPTION_KINDS = ['held', 'outdated', 'faulty'] as const

export const ImportRunView = z.object({
  id: Count,
  at: Count,
  path: z.string(),
  files: Count,
  published: Count,
  revised: Count,
  unchanged: Count,
  /** Code of what ended it before its time. */
  failure: z.string().nullable(),
  exceptions: z.array(
    z.object({
      file: z.string(),
      code: z.string(),
      test: z.string().nullable(),
      pointer: z.string(),
      reason: z.string(),
      kind: z.enum(EXCEPTION_KINDS),
    }),
  ),
})
export type ImportRunView = z.infer<typeof ImportRunView>

/** `quiet`: nothing came for longer than is usual of an active publisher. */
export const SOURCE_HEALTH = ['fresh', 'ageing', 'quiet'] as const

export const SourceView = z.object({
  namespace: z.string(),
  publisher: z.string(),
  /** Documents in force. */
  documents: Count,
  newestAt: Count,
  newestTitle: z.string(),
  /** Published within the last seven days; revisions count. */
  lastWeek: Count,
  health: z.enum(SOURCE_HEALTH),
})
export type SourceView = z.infer<typeof SourceView>

const IndexParam = z.object({ index: z.coerce.number().int().min(0) })

export const HUB_WARNING_ROUTES = defineRoutes({
  /** Newest first. */
  publishedWarnings: { method: 'GET', path: '/warnings', action: 'warning.read', reply: z.object({ warnings: z.array(HubWarningLine) }) },
  showPublishedWarning: { method: 'GET', path: '/warnings/:index', action: 'warning.read', params: IndexParam, reply: HubWarningDetail },
  /** Newest first. */
  importRuns: { method: 'GET', path: '/imports', action: 'import.read', reply: z.object({ runs: z.array(ImportRunView) }) },
  /** Publishers whose documents are in the log, the quietest first. */
  sources: { method: 'GET', path: '/sources', action: 'import.read', reply: z.object({ sources: z.array(SourceView) }) },
})

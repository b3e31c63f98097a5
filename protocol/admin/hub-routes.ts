// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a hub by those who run it: the route table of its admin interface.
 *
 * @module
 */
import { z } from 'zod'
import { BROADCAST_LABELS } from '../log/broadcast-label.ts'
import { ACCOUNT_ROUTES } from './account-routes.ts'
import { defineRoutes } from './contract.ts'
import { HUB_ALARM_ROUTES } from './hub-alarm-routes.ts'
import { HUB_APPLICATION_ROUTES } from './hub-application-routes.ts'
import { HUB_CASE_ROUTES } from './hub-case-routes.ts'
import { HUB_CATALOGUE_ROUTES } from './hub-catalogue-routes.ts'
import { HUB_ERASING_ROUTES } from './hub-erasing-routes.ts'
import { HUB_FIGURE_ROUTES } from './hub-figure-routes.ts'
import { HUB_MEMBER_ROUTES } from './hub-member-routes.ts'
import { HUB_MEMBER_DATA_ROUTES } from './hub-member-data-routes.ts'
import { HUB_RETENTION_ROUTES } from './retention-routes.ts'
import { HUB_KEY_ROUTES } from './hub-key-routes.ts'
import { HUB_LEDGER_ROUTES } from './hub-ledger-routes.ts'
import { HUB_POST_ROUTES } from './hub-post-routes.ts'
import { HUB_RECOVERY_ROUTES } from './hub-recovery-routes.ts'
import { HUB_RELEASE_ROUTES } from './hub-release-routes.ts'
import { HUB_REPORT_ROUTES } from './hub-report-routes.ts'
import { HUB_REQUEST_ROUTES } from './hub-request-routes.ts'
import { HUB_MOTION_ROUTES } from './hub-motion-routes.ts'
import { HUB_COUNT_ROUTES } from './hub-count-routes.ts'
import { HUB_WARNING_ROUTES, WarningContent } from './hub-warning-routes.ts'
import { Hash, Signature } from './fields.ts'

const Hex = z.string().regex(/^(?:[0-9a-f]{2})*$/)
const Index = z.int().min(0)
const AnalystId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/)

/** Why one file of an import was not published. */
const Rejection = z.object({
  file: z.string(),
  code: z.string(),
  testId: z.string().optional(),
  pointer: z.string(),
  reason: z.string(),
})

export const ContributionView = z.object({
  id: Hash,
  period: Index,
  rsit: z.string(),
  vcv: z.string(),
  occurredDay: z.string().optional(),
  detectedDay: z.string().optional(),
  description: z.string().optional(),
  measures: z.string().optional(),
  indicators: z.array(z.object({ type: z.string(), value: z.string() })),
  leftOut: z.array(z.string()),
  isExercise: z.boolean(),
})
export type ContributionView = z.infer<typeof ContributionView>

/** A hand-written warning, as analysts hand it in. */
export const WarningText = z.strictObject({
  title: z.string().min(1).max(1000),
  text: z.string().min(1).max(12_000).optional(),
  severity: z.enum(['low', 'medium', 'high', 'critical']).optional(),
  recommendations: z.array(z.string().min(1).max(1000)).max(20).optional(),
  indicators: z
    .array(z.strictObject({ type: z.string().min(1).max(40), value: z.string().min(1).max(256) }))
    .max(200)
    .optional(),
  classification: z.string().min(1).max(80).optional(),
  isAlarm: z.literal(true).optional(),
  isExercise: z.literal(true).optional(),
  tlp: z.enum(BROADCAST_LABELS).optional(),
})
export type WarningText = z.infer<typeof WarningText>

const DraftView = z.object({
  id: Hash,
  title: z.string(),
  /** Whoever signs second is to see it. */
  isAlarm: z.boolean(),
  tlp: z.string(),
  author: z.string(),
  approver: z.string().nullable(),
  index: Index.nullable(),
})

/** With what it was made of, as long as it waits for its second signature. */
const DraftDetail = DraftView.extend({ content: WarningContent, contribution: Hash.nullable(), origin: Hash })

const Status = z.object({
  federation: z.string(),
  origin: z.string(),
  readiness: z.enum(['ready', 'waiting', 'behind']),
  size: Index,
  root: z.string(),
  witnessedSize: Index,
  witnessesShown: Index,
  quorum: Index,
  advisories: Index,
  contributions: Index,
  boxes: Index,
  batches: Index,
  /** Drafts and editions for their second person; contributions that nobody has answered and that can be answered. */
  waiting: z.object({ drafts: Index, contributions: Index }),
  /** What is late by name. */
  services: z.object({ openRequests: Index, overdueRequests: Index, overdueReports: Index, silentAlarms: Index }),
})

export const HUB_ROUTES = defineRoutes({
  ...ACCOUNT_ROUTES,
  ...HUB_APPLICATION_ROUTES,
  ...HUB_CATALOGUE_ROUTES,
  ...HUB_COUNT_ROUTES,
  ...HUB_MOTION_ROUTES,
  ...HUB_MEMBER_ROUTES,
  ...HUB_CASE_ROUTES,
  ...HUB_POST_ROUTES,
  ...HUB_RELEASE_ROUTES,
  ...HUB_LEDGER_ROUTES,
  ...HUB_KEY_ROUTES,
  ...HUB_ERASING_ROUTES,
  ...HUB_RETENTION_ROUTES,
  ...HUB_MEMBER_DATA_ROUTES,
  ...HUB_RECOVERY_ROUTES,
  ...HUB_REPORT_ROUTES,
  ...HUB_REQUEST_ROUTES,
  ...HUB_ALARM_ROUTES,
  ...HUB_WARNING_ROUTES,
  ...HUB_FIGURE_ROUTES,
  status: { method: 'GET', path: '/status', action: 'hub.read', reply: Status },
  importDocuments: {
    method: 'POST',
    path: '/imports',
    action: 'warning.import',
    body: z.strictObject({
      path: z.string(),
      terms: z.enum(['public-domain', 'publisher-terms']).optional(),
      tlp: z.enum(BROADCAST_LABELS).optional(),
    }),
    reply: z.object({ files: Index, published: Index, unchanged: Index, rejected: z.array(Rejection), size: Index }),
  },
  contributions: {
    method: 'GET',
    path: '/contributions',
    action: 'contribution.read',
    reply: z.object({ contributions: z.array(ContributionView) }),
  },
  addAnalyst: {
    method: 'POST',
    path: '/analysts',
    action: 'analyst.add',
    body: z.strictObject({ id: AnalystId, key: Hash }),
    reply: z.object({ id: AnalystId }),
  },
  analysts: { method: 'GET', path: '/analysts', action: 'analyst.read', reply: z.object({ analysts: z.array(AnalystId) }) },
  /** Lays out what author and approver will sign; stores nothing. */
  previewDraft: {
    method: 'POST',
    path: '/draft-previews',
    action: 'draft.write',
    body: z.strictObject({ warning: WarningText.partial().optional(), contribution: Hash.optional() }),
    reply: z.object({ warning: Hex, tlp: z.string(), title: z.string(), id: Hash, origin: Hash, content: WarningContent }),
  },
  addDraft: {
    method: 'POST',
    path: '/drafts',
    action: 'draft.write',
    body: z.strictObject({ warning: Hex, tlp: z.enum(BROADCAST_LABELS), author: AnalystId, signature: Signature, contribution: Hash.optional() }),
    reply: DraftView,
  },
  drafts: { method: 'GET', path: '/drafts', action: 'draft.read', reply: z.object({ drafts: z.array(DraftView), origin: Hash }) },
  showDraft: { method: 'GET', path: '/drafts/:id', action: 'draft.read', params: z.object({ id: Hash }), reply: DraftDetail },
  /** Of one that is not published. */
  discardDraft: {
    method: 'DELETE',
    path: '/drafts/:id',
    action: 'draft.write',
    params: z.object({ id: Hash }),
    reply: z.object({ id: Hash }),
  },
  publishDraft: {
    method: 'POST',
    path: '/drafts/:id/publication',
    action: 'draft.approve',
    params: z.object({ id: Hash }),
    body: z.strictObject({ approver: AnalystId, signature: Signature }),
    reply: z.object({ id: Hash, index: Index, tlp: z.string() }),
  },
  withdraw: {
    method: 'POST',
    path: '/withdrawals',
    action: 'warning.withdraw',
    body: z.strictObject({
      entry: Index,
      reason: z.enum(['wrong', 'superseded', 'wrong-label', 'licence', 'identifies-somebody']),
      text: z.string().min(1).max(2000).optional(),
    }),
    reply: z.object({ index: Index }),
  },
  /** A copy of everything the hub needs, keys included, into a new file on the hub's machine. */
  backup: {
    method: 'POST',
    path: '/backups',
    action: 'hub.backup',
    body: z.strictObject({ path: z.string().min(1).max(4096) }),
    reply: z.object({ bytes: Index, size: Index }),
  },
  joinFile: {
    method: 'GET',
    path: '/join-file',
    action: 'hub.read',
    reply: z.object({ join: z.string(), words: z.array(z.string()), origin: z.string() }),
  },
})

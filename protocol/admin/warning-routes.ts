// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a node about warnings: the list, one of them with what its source says, and who may be given it.
 *
 * @module
 */
import { z } from 'zod'
import { ERASURE_REASONS } from '../message/erased.ts'
import { LANES, SEVERITIES } from '../message/warning.ts'
import { AUDIENCES } from '../rights/audience.ts'
import { OBSTACLES, PERMISSIONS } from '../rights/forwarding.ts'
import { TLP_LABELS } from '../tlp.ts'
import { AnnotationView } from './annotation-routes.ts'
import { defineRoutes } from './contract.ts'
import { Decision, RECIPIENT_KINDS } from './forwarding-routes.ts'
import { MatchView } from './match-routes.ts'

const Index = z.int().min(0)
const Flag = z.enum(['true', 'false']).optional()
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const WARNING_STATES = ['current', 'superseded', 'withdrawn'] as const

export const WarningView = z.object({
  index: Index,
  title: z.string(),
  publisher: z.string(),
  lane: z.enum(LANES),
  tlp: z.string(),
  terms: z.string(),
  severity: z.enum(SEVERITIES).optional(),
  time: Index,
  trackingId: z.string().optional(),
  version: z.string().optional(),
  /** Under a head that a quorum of witnesses has cosigned. */
  isWitnessed: z.boolean(),
  isExercise: z.boolean(),
  /** Its receipt is confirmed by name. */
  isAlarm: z.boolean(),
  state: z.enum(WARNING_STATES),
  supersededBy: Index.optional(),
  document: z.enum(['none', 'missing', 'stored', 'unreadable']),
  documentCode: z.string().optional(),
  /** Why its content was erased; nothing but the label and the time of it is left. */
  erased: z.enum(ERASURE_REASONS).optional(),
  affected: Index,
  check: Index,
})
export type WarningView = z.infer<typeof WarningView>

/** Which warnings: all of what is given must hold. */
export const WarningFilter = z.object({
  /** Also replaced and withdrawn ones; without effect where `state` is given. */
  all: Flag,
  /** Words that must all stand in title, publisher or tracking id; a whole CVE is looked up in the documents, too. */
  q: z.string().max(200).optional(),
  severity: z.enum(SEVERITIES).optional(),
  lane: z.enum(LANES).optional(),
  tlp: z.enum(TLP_LABELS).optional(),
  /** `any`: affected or to check. */
  touches: z.enum(['any', 'affected', 'check']).optional(),
  kind: z.enum(['alarm', 'exercise', 'real']).optional(),
  state: z.enum(WARNING_STATES).optional(),
})
export type WarningFilter = z.infer<typeof WarningFilter>

/** May it go there, by label and terms alone: papers of single recipients are asked for where something is passed on. */
export const AudienceView = z.object({
  audience: z.enum(AUDIENCES),
  allowed: z.boolean(),
  reason: z.enum([...PERMISSIONS, ...OBSTACLES]),
  obstacles: z.array(z.enum(OBSTACLES)),
  isNeedToKnow: z.boolean(),
})
export type AudienceView = z.infer<typeof AudienceView>

/** What the source's document says, as far as people read it. Texts are as published. */
export const SourceView = z.object({
  severityText: z.string().optional(),
  /** The highest of the scores. */
  score: z.object({ cvss: z.string(), tenths: z.int(), vector: z.string() }).optional(),
  cves: z.array(z.string()),
  exploited: z.array(z.object({ cve: z.string(), added: Day, isRansomware: z.boolean() })),
  notes: z.array(z.object({ category: z.string(), title: z.string().optional(), text: z.string() })),
  remedies: z.array(z.object({ category: z.string(), details: z.string(), url: z.string().optional() })),
  /** The first ones of `productCount`. */
  products: z.array(z.string()),
  productCount: Index,
  references: z.array(z.object({ summary: z.string(), url: z.string() })),
})
export type SourceView = z.infer<typeof SourceView>

export const RevisionView = z.object({ index: Index, version: z.string(), time: Index, state: z.enum(WARNING_STATES) })
export type RevisionView = z.infer<typeof RevisionView>

const Indicator = z.object({ type: z.string(), value: z.string() })

export const WarningDetail = WarningView.extend({
  /** Of those that prepare warnings for this house; the warning itself is as the N-CERT wrote it. */
  annotations: z.array(AnnotationView),
  text: z.string().optional(),
  recommendations: z.array(z.string()),
  indicators: z.array(Indicator),
  classification: z.string().optional(),
  withdrawnReason: z.string().optional(),
  withdrawnText: z.string().optional(),
  matches: z.array(MatchView),
  source: SourceView.optional(),
  /** All versions of the advisory that are here, the newest first; empty where it is none. */
  revisions: z.array(RevisionView),
  audiences: z.array(AudienceView),
})
export type WarningDetail = z.infer<typeof WarningDetail>

/** A recipient of the register, or one of `own-body` and `public`. */
const RecipientDecision = Decision.extend({ kind: z.enum(RECIPIENT_KINDS).optional(), mailbox: z.string().optional() })
export type RecipientDecision = z.infer<typeof RecipientDecision>

const IndexParam = z.object({ index: z.coerce.number().int().min(0) })

export const WARNING_ROUTES = defineRoutes({
  listWarnings: {
    method: 'GET',
    path: '/warnings',
    action: 'warning.read',
    query: WarningFilter.extend({ offset: z.coerce.number().int().min(0).optional(), limit: z.coerce.number().int().min(1).max(1000).optional() }),
    /** `found`: as many as the filter means; `total`: as many as hold. */
    reply: z.object({ warnings: z.array(WarningView), found: Index, total: Index }),
  },
  showWarning: { method: 'GET', path: '/warnings/:index', action: 'warning.read', params: IndexParam, reply: WarningDetail },
  /** To whom of the register it may go under its label or a stricter one; changes nothing. */
  forwardingDecisions: {
    method: 'GET',
    path: '/warnings/:index/recipients',
    action: 'forwarding.read',
    params: IndexParam,
    query: z.object({ label: z.enum(TLP_LABELS).optional() }),
    reply: z.object({
      id: z.string(),
      title: z.string(),
      label: z.enum(TLP_LABELS),
      /** Its own label: a stricter one may be chosen. */
      received: z.enum(TLP_LABELS),
      terms: z.string(),
      hasDocument: z.boolean(),
      decisions: z.array(RecipientDecision),
      /** Mailboxes of the own house, from its identity profile. */
      senders: z.array(z.string()),
    }),
  },
})

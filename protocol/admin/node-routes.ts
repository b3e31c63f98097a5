// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a node by those who run it: the route table of its admin interface.
 *
 * What leaves the house for others does not pass here; this is for the organisation's own people, on this machine.
 *
 * @module
 */
import { z } from 'zod'
import { ALARM_ROUTES } from './alarm-routes.ts'
import { ANNOTATION_ROUTES } from './annotation-routes.ts'
import { ASSET_ROUTES } from './asset-routes.ts'
import { APPLICATION_ROUTES } from './application-routes.ts'
import { CASE_ROUTES } from './case-routes.ts'
import { CATALOGUE_ROUTES } from './catalogue-routes.ts'
import { BACKUP_ROUTES } from './backup-routes.ts'
import { ACCOUNT_ROUTES } from './account-routes.ts'
import { defineRoutes } from './contract.ts'
import { CORRECTION_ROUTES } from './correction-routes.ts'
import { FORWARDING_ROUTES } from './forwarding-routes.ts'
import { INCIDENT_PHASES, INCIDENT_ROUTES } from './incident-routes.ts'
import { INVENTORY_ROUTES } from './inventory-routes.ts'
import { MAIL_ROUTES } from './mail-routes.ts'
import { MANAGEMENT_ROUTES } from './management-routes.ts'
import { MEMBER_ROUTES } from './member-routes.ts'
import { MATCH_LIST_ROUTES } from './match-list-routes.ts'
import { MATCH_ROUTES } from './match-routes.ts'
import { CONSENT_MODES, QUESTION_ROUTES } from './question-routes.ts'
import { RELEASE_ROUTES } from './release-routes.ts'
import { RESCAN_ROUTES } from './rescan-routes.ts'
import { IdentityView, PLACES_ROUTES } from './places-routes.ts'
import { MOTION_ROUTES } from './motion-routes.ts'
import { LOG_ROUTES } from './log-routes.ts'
import { POST_ROUTES } from './post-routes.ts'
import { REPORT_ROUTES } from './report-routes.ts'
import { REQUEST_ROUTES } from './request-routes.ts'
import { NODE_RETENTION_ROUTES } from './retention-routes.ts'
import { DecisionView, DiffView, DoubtView, ObstacleView, REVIEW_ROUTES } from './review-routes.ts'
import { SETTINGS_ROUTES } from './settings-routes.ts'
import { TODAY_ROUTES } from './today-routes.ts'
import { SenderSetView, URGENT_ROUTES } from './urgent-routes.ts'
import { WARNING_ROUTES } from './warning-routes.ts'
import { Hash } from './fields.ts'

export type { WarningDetail, WarningView } from './warning-routes.ts'

const Index = z.int().min(0)

/** One thing that somebody should look at; the text says what to do. */
const Concern = z.object({ code: z.string(), isRed: z.boolean(), text: z.string() })
export type Concern = z.infer<typeof Concern>

export const StatusView = z.object({
  id: z.string(),
  name: z.string(),
  federation: z.string(),
  /** First line of the checkpoint. */
  origin: z.string(),
  size: Index,
  /** Base64. */
  root: z.string(),
  witnessedSize: Index,
  /** Of when the newest quorum of cosignatures is; milliseconds. */
  witnessedAt: Index.nullable(),
  isFresh: z.boolean(),
  isWitness: z.boolean(),
  cosignedSize: Index.nullable(),
  feed: z.object({
    at: Index.nullable(),
    source: z.enum(['mirror', 'hub']).nullable(),
    code: z.string().nullable(),
    isHalted: z.boolean(),
    index: Index.optional(),
  }),
  /** Warnings that hold. */
  warnings: Index,
  /** Entries that wait for a body, a key or witnesses. */
  waiting: Index,
  documentsMissing: Index,
  quarantined: z.array(z.object({ index: Index, code: z.string() })),
  inventory: Index,
  /** Distinct asset × advisory by strongest verdict. */
  matches: z.object({ affected: Index, check: Index }),
  period: z.int(),
  /** Report tokens that can be spent now. */
  tokens: Index,
  queue: z.object({ queued: Index, sent: Index, delivered: Index, accepted: Index, notAccepted: Index }),
  /** The hub's daily lists: day of the newest whole one, and own batches that are in none. */
  intake: z.object({ day: Index.nullable(), unlogged: Index }),
  /** Boxes of the slots that the wallet still knows (the newest 1,000), and how many of them said nothing. */
  slots: z.object({ sent: Index, cover: Index }),
  senders: SenderSetView,
  /** Questions of the hub; `missing`: the own answer was delivered and not counted. */
  questions: z.object({ open: Index, unanswered: Index, missing: z.array(Index), consent: z.enum(CONSENT_MODES) }),
  hasIdentity: z.boolean(),
  isKeyBesideData: z.boolean(),
  /** Organisation that runs this node for its own: it sees the plain text here. Null: the house itself. */
  host: z.string().nullable(),
  concerns: z.array(Concern),
})
export type StatusView = z.infer<typeof StatusView>

const Indicator = z.object({ type: z.string(), value: z.string() })

const CONTRIBUTION_STATES = ['queued', 'sent', 'delivered', 'accepted', 'not-accepted', 'expired'] as const

const IncidentLine = z.object({
  id: z.string(),
  at: Index,
  title: z.string(),
  contribution: z.string().optional(),
  contributionState: z.enum(CONTRIBUTION_STATES).optional(),
  /** Of one that left out of turn: boxes that left together. */
  contributionUrgent: Index.optional(),
  phase: z.enum(INCIDENT_PHASES),
  /** Duties that are open, and until when the most urgent of them; null where none has a period. */
  openDuties: Index,
  dueAt: Index.nullable(),
  isOverdue: z.boolean(),
})

export const ReportView = z.object({
  rsit: z.string(),
  vcv: z.string(),
  occurredDay: z.string().optional(),
  detectedDay: z.string().optional(),
  description: z.string().optional(),
  measures: z.string().optional(),
  indicators: z.array(Indicator),
  leftOut: z.array(z.string()),
})

/** Exactly what would leave, and what would not. */
export const ContributionPreview = z.object({
  report: ReportView,
  leftOut: z.array(z.object({ field: z.string(), why: z.string() })),
  touched: z.array(z.object({ from: z.string(), to: z.string(), why: z.string() })),
  /** Before and after, piece by piece. */
  diff: z.array(DiffView),
  /** While these are in a text, it is left out. */
  obstacles: z.array(ObstacleView),
  /** Somebody may want to say what these are here. */
  doubts: z.array(DoubtView),
  /** What a person decided; can be undone. */
  decisions: z.array(DecisionView),
  /** Members: more cannot send. */
  setSize: Index,
  senders: SenderSetView,
  /** Boxes in the newest batch of which the relay has given proof. */
  lastBatch: Index.nullable(),
  /** Length of a time slot, in one of the next of which it leaves; milliseconds. */
  slotMs: Index,
  tokens: Index,
  /** Hash of the report: what was shown is what is sent. */
  digest: Hash,
})
export type ContributionPreview = z.infer<typeof ContributionPreview>

export const OutgoingView = z.object({
  /** Hex of the envelope id; the hub lists the contribution under it. */
  id: Hash,
  at: Index,
  /** `unproven`: waits until a receipt of the relay has come from its address. */
  state: z.enum([...CONTRIBUTION_STATES, 'unproven']),
  sentSlot: Index.nullable(),
  batchSlot: Index.nullable(),
  batchCount: Index.nullable(),
  /** Of the daily list that says how it ended. */
  day: Index.nullable(),
  /** It left among fewer boxes than K_min of the genesis: among `count`, not `least`. */
  smallGroup: z.object({ count: Index, least: Index }).nullable(),
  /** Of one that left out of turn: boxes that left together, as the relay said. */
  urgent: z.object({ count: Index }).nullable(),
})
export type OutgoingView = z.infer<typeof OutgoingView>

const DoctorLine = z.object({ check: z.string(), isGood: z.boolean(), text: z.string() })

const IdParam = z.object({ id: z.string().min(1).max(200) })

export const NODE_ROUTES = defineRoutes({
  ...ACCOUNT_ROUTES,
  ...APPLICATION_ROUTES,
  ...RESCAN_ROUTES,
  ...NODE_RETENTION_ROUTES,
  ...BACKUP_ROUTES,

  status: { method: 'GET', path: '/status', action: 'status.read', reply: StatusView },
  sync: { method: 'POST', path: '/sync', action: 'feed.poll', reply: StatusView },

  putIdentity: {
    method: 'PUT',
    path: '/identity',
    action: 'identity.write',
    body: z.strictObject({ json: z.string() }),
    reply: z.object({ name: z.string() }),
  },
  showIdentity: { method: 'GET', path: '/identity', action: 'identity.read', reply: z.object({ identity: IdentityView.nullable() }) },
  ...PLACES_ROUTES,

  ...INVENTORY_ROUTES,
  ...ASSET_ROUTES,

  ...WARNING_ROUTES,
  ...MATCH_ROUTES,
  ...MATCH_LIST_ROUTES,
  ...TODAY_ROUTES,
  ...CORRECTION_ROUTES,

  ...CATALOGUE_ROUTES,

  ...QUESTION_ROUTES,
  ...CASE_ROUTES,
  ...POST_ROUTES,
  ...REPORT_ROUTES,
  ...REQUEST_ROUTES,
  ...ANNOTATION_ROUTES,
  ...ALARM_ROUTES,
  ...MOTION_ROUTES,
  ...MEMBER_ROUTES,
  ...LOG_ROUTES,
  ...SETTINGS_ROUTES,

  addIncident: {
    method: 'POST',
    path: '/incidents',
    action: 'incident.write',
    body: z.strictObject({ json: z.string() }),
    reply: z.object({ id: z.string() }),
  },
  listIncidents: { method: 'GET', path: '/incidents', action: 'incident.read', reply: z.object({ incidents: z.array(IncidentLine) }) },
  showIncident: {
    method: 'GET',
    path: '/incidents/:id',
    action: 'incident.read',
    params: IdParam,
    reply: z.object({ id: z.string(), at: Index, incident: z.unknown() }),
  },

  ...INCIDENT_ROUTES,

  previewContribution: {
    method: 'GET',
    path: '/incidents/:id/contribution',
    action: 'contribution.preview',
    params: IdParam,
    reply: ContributionPreview,
  },
  contribute: {
    method: 'POST',
    path: '/incidents/:id/contribution',
    action: 'contribution.write',
    params: IdParam,
    /** `alsoNamed`: although the same incident was reported by name. */
    body: z.strictObject({ digest: Hash, alsoNamed: z.literal(true).optional() }),
    reply: z.object({ id: Hash, bytes: Index, state: OutgoingView.shape.state }),
  },
  ...REVIEW_ROUTES,
  listContributions: {
    method: 'GET',
    path: '/contributions',
    action: 'contribution.read',
    reply: z.object({ contributions: z.array(OutgoingView) }),
  },

  ...URGENT_ROUTES,

  ...FORWARDING_ROUTES,
  ...RELEASE_ROUTES,
  ...MAIL_ROUTES,
  ...MANAGEMENT_ROUTES,

  exportLog: {
    method: 'POST',
    path: '/export',
    action: 'log.export',
    body: z.strictObject({ dir: z.string().min(1) }),
    reply: z.object({ dir: z.string(), size: Index, root: z.string(), files: Index }),
  },
  doctor: { method: 'GET', path: '/doctor', action: 'status.read', reply: z.object({ checks: z.array(DoctorLine) }) },
})

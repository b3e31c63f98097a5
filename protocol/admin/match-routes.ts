// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a node about its matches, and decided about them. It is shown to the organisation's own people alone.
 *
 * @module
 */
import { z } from 'zod'
import { VULNERABILITY_SEVERITIES } from '../advisory/severity.ts'
import { AssetView } from './inventory-routes.ts'

const Index = z.int().min(0)
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Flag = z.enum(['true', 'false']).optional()
const Text = z.string().min(1).max(200)

/** What people decide about a match. */
export const MATCH_STATUSES = ['check', 'open', 'in-progress', 'closed', 'not-relevant', 'accepted'] as const
export type MatchStatus = (typeof MATCH_STATUSES)[number]

/** Why a vulnerability is not relevant (CSAF 2.0 section 3.2.3.5). */
export const MATCH_FLAGS = [
  'component_not_present',
  'inline_mitigations_already_exist',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_not_present',
] as const
export type MatchFlag = (typeof MATCH_FLAGS)[number]

export const DUE_STATES = ['overdue', 'today', 'week', 'later', 'none'] as const

/** One vulnerability of a match; `*` where it has no CVE. */
export const VulnerabilityView = z.object({
  cve: z.string(),
  verdict: z.enum(['affected', 'check']),
  severity: z.enum(VULNERABILITY_SEVERITIES),
  /** `cvss 3.1 9.8`, `publisher hoch`, `hub high`, `none` */
  severitySource: z.string(),
  /** In the list of known exploited vulnerabilities since that day. */
  kevAdded: Day.optional(),
  isRansomware: z.boolean(),
  /** In that list, or the advisory itself says so. */
  isExploited: z.boolean(),
  status: z.enum(MATCH_STATUSES),
  flag: z.enum(MATCH_FLAGS).optional(),
  reason: z.string().optional(),
  until: Day.optional(),
  /** Who it was given to. */
  role: z.string().optional(),
  /** Milliseconds. */
  firstSeen: Index,
  /** When it last became something to look at, and why. */
  alertAt: Index,
  cause: z.string(),
  /** Absent where it is settled. */
  due: Day.optional(),
  isOverdue: z.boolean(),
  /** When somebody, or the program, last decided; milliseconds. Absent: never. */
  decidedAt: Index.optional(),
})
export type VulnerabilityView = z.infer<typeof VulnerabilityView>

/** An asset under an advisory, with everything that the advisory says about it. */
export const MatchView = z.object({
  index: Index,
  asset: AssetView,
  advisory: z.string(),
  title: z.string(),
  publisher: z.string(),
  /** The worst of its vulnerabilities that are not settled. */
  severity: z.enum(VULNERABILITY_SEVERITIES),
  isWitnessed: z.boolean(),
  verdict: z.enum(['affected', 'check']),
  cves: z.array(z.string()),
  /** Sentences that say why. */
  reasons: z.array(z.string()),
  /** Of the vulnerability that is least settled. */
  status: z.enum(MATCH_STATUSES),
  flag: z.enum(MATCH_FLAGS).optional(),
  reason: z.string().optional(),
  until: Day.optional(),
  role: z.string().optional(),
  criticality: z.enum(['low', 'medium', 'high', 'very-high']),
  /** The earliest of what is not settled. */
  due: Day.optional(),
  dueState: z.enum(DUE_STATES),
  isOverdue: z.boolean(),
  isExploited: z.boolean(),
  /** Something new about it within the last seven days. */
  isNew: z.boolean(),
  firstSeen: Index,
  /** Why it stands where it stands: sentences in the order of their weight. */
  rank: z.array(z.string()),
  vulnerabilities: z.array(VulnerabilityView),
})
export type MatchView = z.infer<typeof MatchView>

/** Which matches: all of what is given must hold. `*` and `?` stand for any text and any character. */
export const MatchFilter = z.strictObject({
  product: Text.optional(),
  advisory: Text.optional(),
  cve: Text.optional(),
  status: z.enum(MATCH_STATUSES).optional(),
  severity: z.enum(VULNERABILITY_SEVERITIES).optional(),
  office: Text.optional(),
  asset: Text.optional(),
  role: Text.optional(),
  verdict: z.enum(['affected', 'check']).optional(),
  due: z.enum(DUE_STATES).optional(),
  /** Words that must all be somewhere in product, office, title, tracking id, publisher or CVE. */
  q: Text.optional(),
  /** Exactly the products of one group, as `matchGroups` names it. */
  group: z.string().min(1).max(1000).optional(),
  exploited: Flag,
  /** This severity or worse; what nobody rated is not meant. */
  atLeast: z.enum(['low', 'medium', 'high', 'critical']).optional(),
  /** Decided on that day or later. */
  since: Day.optional(),
  /** Only what became something to look at within the last seven days, and is not settled. */
  fresh: Flag,
})
export type MatchFilter = z.infer<typeof MatchFilter>

/** One match, or all of a product group. */
const Named = z.union([
  z.strictObject({ asset: z.string().min(1).max(1000), advisory: z.string().min(1).max(1000) }),
  z.strictObject({ group: z.string().min(1).max(1000) }),
])

/** What is to hold from now on; at least a status or a role. */
export const MatchChange = z.strictObject({
  status: z.enum(MATCH_STATUSES).optional(),
  flag: z.enum(MATCH_FLAGS).optional(),
  reason: z.string().min(1).max(2000).optional(),
  until: Day.optional(),
  role: Text.optional(),
  /** Role of whoever decides. */
  by: Text.optional(),
})
export type MatchChange = z.infer<typeof MatchChange>

const HistoryView = z.object({
  at: Index,
  who: z.string().optional(),
  cause: z.string(),
  cve: z.string(),
  /** Empty where it was not written down. */
  from: z.string(),
  to: z.string(),
  note: z.string().optional(),
  flag: z.string().optional(),
  until: Day.optional(),
  role: z.string().optional(),
  isBulk: z.boolean(),
  /** Whoever hosts this node decided it, for all houses concerned at once. */
  isByHost: z.boolean(),
  isUndone: z.boolean(),
})
export type HistoryView = z.infer<typeof HistoryView>

/** The list of known exploited vulnerabilities that is here. */
export const KevView = z.object({
  version: z.string(),
  released: Index,
  count: Index,
  importedAt: Index,
  ageDays: z.int(),
})
export type KevView = z.infer<typeof KevView>

/** Of all matches (asset × advisory) that the filter means, settled ones too. */
export const MatchSummary = z.object({
  /** Distinct ones. */
  assets: Index,
  byStatus: z.record(z.enum(MATCH_STATUSES), Index),
  open: Index,
  overdue: Index,
  today: Index,
  week: Index,
  isNew: Index,
  exploited: Index,
})
export type MatchSummary = z.infer<typeof MatchSummary>

/** One difference between two revisions; `text` is a sentence in the language asked for. */
const DiffLine = z.object({ kind: z.string(), asset: z.string().optional(), cve: z.string().optional(), text: z.string() })

export const MATCH_ROUTES = {
  listMatches: {
    method: 'GET',
    path: '/matches',
    action: 'match.read',
    /** `rank` where absent: the most urgent first; `due`: the earliest first. */
    query: MatchFilter.extend({
      all: Flag,
      order: z.enum(['rank', 'due']).optional(),
      limit: z.coerce.number().int().min(1).optional(),
    }),
    /** `total`: as many as there are without the limit. */
    reply: z.object({ matches: z.array(MatchView), total: Index, summary: MatchSummary, kev: KevView.nullable() }),
  },
  setMatch: {
    method: 'PUT',
    path: '/matches',
    action: 'match.write',
    /** Without a CVE: all vulnerabilities of the match. `expected`: as at {@link changeMatches}. */
    body: MatchChange.extend({ asset: z.string().min(1), advisory: z.string().min(1), cve: Text.optional(), expected: Index.optional() }),
    reply: MatchView,
  },
  changeMatches: {
    method: 'POST',
    path: '/matches/changes',
    action: 'match.write',
    /**
     * Without `apply`: shows what would change. `only`: of what the filter means just these matches. `expected`: the `decidedAt` that the
     * preview showed; where somebody has decided otherwise since, nothing is changed (MATCH_CHANGED).
     */
    body: z.strictObject({
      filter: MatchFilter,
      only: z.array(Named).max(10_000).optional(),
      change: MatchChange,
      apply: z.boolean(),
      expected: Index.optional(),
      /** As many as are listed in the reply. */
      limit: Index.optional(),
    }),
    reply: z.object({
      applied: z.boolean(),
      /** Vulnerabilities of matches. */
      count: Index,
      /** Of the newest decision about any of them; 0: nobody has decided. */
      decidedAt: Index,
      /** What `undoMatches` takes back. */
      act: Index.nullable(),
      matches: z.array(
        z.object({
          asset: z.string(),
          product: z.string(),
          advisory: z.string(),
          cve: z.string(),
          from: z.enum(MATCH_STATUSES),
          to: z.enum(MATCH_STATUSES),
        }),
      ),
    }),
  },
  undoMatches: {
    method: 'POST',
    path: '/matches/undo',
    action: 'match.write',
    /** The last bulk change, or the act of that number. */
    body: z.strictObject({ by: Text.optional(), act: Index.optional() }),
    /** `kept`: decided again since, and left as they are. */
    reply: z.object({ restored: Index, kept: Index, at: Index.nullable() }),
  },
  matchHistory: {
    method: 'GET',
    path: '/matches/history',
    action: 'match.read',
    query: z.object({ asset: z.string().min(1), advisory: z.string().min(1) }),
    reply: z.object({ match: MatchView.nullable(), history: z.array(HistoryView) }),
  },
  importKev: {
    method: 'POST',
    path: '/kev',
    action: 'kev.write',
    body: z.strictObject({ json: z.string(), force: z.boolean().optional() }),
    reply: KevView.extend({ here: Index }),
  },
  kev: { method: 'GET', path: '/kev', action: 'kev.read', reply: z.object({ kev: KevView.nullable(), here: Index }) },
  warningDiff: {
    method: 'GET',
    path: '/warning-diff',
    action: 'warning.read',
    query: z.object({ warning: Text, from: Text.optional(), to: Text.optional() }),
    reply: z.object({
      advisory: z.string(),
      from: z.object({ index: Index, version: z.string() }),
      to: z.object({ index: Index, version: z.string() }),
      own: z.array(DiffLine),
      rest: z.array(DiffLine),
    }),
  },
} as const

// SPDX-License-Identifier: EUPL-1.2
/**
 * Matches as a list to work through: product by product, a page at a time, each match on one line. Everything about one of them: `matchHistory`.
 *
 * @module
 */
import { z } from 'zod'
import { VULNERABILITY_SEVERITIES } from '../advisory/severity.ts'
import { DUE_STATES, KevView, MATCH_STATUSES, MatchFilter, MatchSummary } from './match-routes.ts'

const Index = z.int().min(0)
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Flag = z.enum(['true', 'false']).optional()

export const MatchLine = z.object({
  index: Index,
  asset: z.string(),
  version: z.string().optional(),
  office: z.string().optional(),
  operator: z.enum(['self', 'it-dl', 'saas', 'district']).optional(),
  advisory: z.string(),
  title: z.string(),
  publisher: z.string(),
  severity: z.enum(VULNERABILITY_SEVERITIES),
  verdict: z.enum(['affected', 'check']),
  /** The first of them, and how many there are. */
  cves: z.array(z.string()),
  vulnerabilities: Index,
  status: z.enum(MATCH_STATUSES),
  role: z.string().optional(),
  due: Day.optional(),
  dueState: z.enum(DUE_STATES),
  isExploited: z.boolean(),
  isRansomware: z.boolean(),
  isNew: z.boolean(),
  isWitnessed: z.boolean(),
  /** For `expected` of a change: of what is not settled, or of all where all is. */
  decidedAt: Index,
})
export type MatchLine = z.infer<typeof MatchLine>

/** Matches of one product, however it is spelt in the inventory and in whatever version. */
export const MatchGroup = z.object({
  /** For the filter `group`. */
  key: z.string(),
  product: z.string(),
  /** All of it, of what the filter means. */
  matches: Index,
  assets: Index,
  affected: Index,
  check: Index,
  /** Not settled. */
  open: Index,
  isNew: Index,
  /** The worst, and the earliest. */
  severity: z.enum(VULNERABILITY_SEVERITIES),
  isExploited: z.boolean(),
  due: Day.optional(),
  dueState: z.enum(DUE_STATES),
  lines: z.array(MatchLine),
})
export type MatchGroup = z.infer<typeof MatchGroup>

const Whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most).optional()

export const MATCH_LIST_ROUTES = {
  matchGroups: {
    method: 'GET',
    path: '/matches/groups',
    action: 'match.read',
    /** Groups from `offset` on, `limit` of them (25); of each the lines from `from` on, `rows` of them (3). */
    query: MatchFilter.extend({
      all: Flag,
      order: z.enum(['rank', 'due']).optional(),
      offset: Whole(0, 1_000_000),
      limit: Whole(1, 200),
      from: Whole(0, 1_000_000),
      rows: Whole(0, 500),
    }),
    reply: z.object({
      groups: z.array(MatchGroup),
      /** Of all pages. */
      total: Index,
      matches: Index,
      /** Without any filter: not settled, and with those that are. */
      open: Index,
      everything: Index,
      summary: MatchSummary,
      kev: KevView.nullable(),
      /** What occurs at all, for choosing a filter. */
      offices: z.array(z.string()),
      roles: z.array(z.string()),
    }),
  },
} as const

// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: what is open here today.
 *
 * @module
 */
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import { NODE_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import type { TodayItem, TodayView } from '@ncv/protocol/admin/today-routes.ts'
import { TODAY_KINDS } from '@ncv/protocol/admin/today-routes.ts'
import { callerMay } from '@ncv/runtime/web/caller.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Links } from '../link/links.ts'
import type { Voting } from '../membership/voting.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import { dayOf } from '../triage/day.ts'
import type { Triage } from '../triage/triage.ts'
import type { MatchBoard } from '../warning/match-board.ts'
import { grouped, nameOf } from '../warning/match-groups.ts'
import type { Assessed, MatchReader } from '../warning/match-view.ts'
import { isToShow } from '../warning/match-view.ts'
import { isOpen } from '../triage/assess.ts'
import { WORST_FIRST } from '../triage/ground.ts'
import type { NodeHandlers } from './contract.ts'
import { openItems } from './today-items.ts'

type Used = Pick<Links, 'registry' | 'alarms' | 'documents'> & { readonly voting: Voting }

const GROUPS = 12

export function todayHandlers(
  world: Pick<World, 'now'>,
  self: Self,
  stores: Stores,
  links: Used,
  triage: Pick<Triage, 'review'>,
  board: MatchBoard,
): Pick<NodeHandlers, 'today'> {
  return {
    async today({ query: { since, limit = GROUPS } }, { caller, report, signal }) {
      const now = world.now()
      const items = openItems(stores, self, links, now).filter(({ kind }) => mayRead(caller, kind))
      const counted = countsOf(items, caller)
      const size = stores.log.size()
      const view = { quarter: quarterOf(now), size, since: since === undefined ? null : cameSince(stores, Math.min(since, size)) }
      if (!callerMay(NODE_PERMISSIONS, caller, 'match.read'))
        return { ...view, items: inOrder(items), total: items.length, counts: { ...counted, matches: null, products: null }, tiles: null }
      await links.documents.settle()
      await triage.review({ report, signal })
      const read = board.reader()
      const all = read.find({}, true)
      const open = all.filter((each) => isToShow(each, {}))
      const groups = grouped(open, 'due', read)
      const shown = groups.slice(0, limit).map(({ key, matches }) => matchItem(key, matches, read))
      return {
        ...view,
        items: inOrder([...items, ...shown]),
        total: items.length + groups.length,
        counts: { ...counted, matches: open.length, products: groups.length },
        tiles: tilesOf(read, open, view.quarter),
      }
    },
  }
}

/** What each kind is read by where it is at home. */
const ACTIONS: Readonly<Record<TodayItem['kind'], string>> = {
  alarm: 'alarm.read',
  report: 'report.read',
  duty: 'incident.read',
  match: 'match.read',
  case: 'contribution.read',
  question: 'question.read',
  vote: 'motion.read',
  request: 'request.read',
  post: 'post.read',
}

function mayRead(caller: Caller, kind: TodayItem['kind']): boolean {
  return callerMay(NODE_PERMISSIONS, caller, ACTIONS[kind])
}

function countsOf(items: readonly TodayItem[], caller: Caller): Omit<TodayView['counts'], 'matches' | 'products'> {
  const count = (kind: TodayItem['kind']): number | null =>
    mayRead(caller, kind) ? items.filter((item) => item.kind === kind).reduce((sum, item) => sum + item.count, 0) : null
  return {
    ...{ alarms: count('alarm'), cases: count('case'), questions: count('question') },
    ...{ votes: count('vote'), requests: count('request'), post: count('post') },
  }
}

/** Overdue first, then by due date; what has none stands behind, save alarms. */
function inOrder(items: readonly TodayItem[]): TodayItem[] {
  const place = (item: TodayItem): string =>
    item.kind === 'alarm' ? '' : (item.due ?? (item.dueAt === undefined ? '9999-12-31' : dayOf(item.dueAt)))
  return items.toSorted((a, b) => {
    const [left, right] = [place(a), place(b)]
    if (left !== right) return left < right ? -1 : 1
    return TODAY_KINDS.indexOf(a.kind) - TODAY_KINDS.indexOf(b.kind)
  })
}

function matchItem(key: string, matches: readonly Assessed[], read: MatchReader): TodayItem {
  const drawn = matches.map((each) => read.drawn(each))
  const first = drawn.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))[0]
  return {
    ...{ kind: 'match' as const, id: key, title: nameOf(matches[0] as Assessed), count: matches.length },
    ...(first?.due === undefined ? {} : { due: first.due, dueState: first.dueState }),
    isOverdue: drawn.some(({ isOverdue }) => isOverdue),
    severity: WORST_FIRST.find((severity) => drawn.some((each) => each.severity === severity)) ?? 'unknown',
    isExploited: drawn.some(({ isExploited }) => isExploited),
    isStarted: drawn.every(({ status }) => status === 'in-progress'),
    isCheck: matches.every(({ match }) => match.verdict === 'check'),
  }
}

function tilesOf(read: MatchReader, open: readonly Assessed[], quarter: string): NonNullable<TodayView['tiles']> {
  const count = (isMeant: (one: Assessed['vulnerabilities'][number]) => boolean): number =>
    open.filter(({ vulnerabilities }) => vulnerabilities.some((one) => isOpen(one) && isMeant(one))).length
  return {
    exploited: count(({ isExploited }) => isExploited),
    high: count(({ severity }) => severity === 'high' || severity === 'critical'),
    check: count(({ status }) => status === 'check'),
    closed: read.find({ status: 'closed', since: quarter }, true).length,
  }
}

function quarterOf(now: number): string {
  const [year = '', month = '1'] = dayOf(now).split('-')
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1
  return `${year}-${String(first).padStart(2, '0')}-01`
}

function cameSince({ warnings, matches }: Pick<Stores, 'warnings' | 'matches'>, since: number): NonNullable<TodayView['since']> {
  const { indexes, fresh, changed } = warnings.cameSince(since)
  return { fresh, changed, touching: indexes.filter((index) => matches.has(index)).length }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: many matches changed at once, seen before and taken back afterwards; and the second of two people before the same match.
 *
 * @module
 */
import type { Caller, CallOf, ReplyOf } from '@ncv/protocol/admin/contract.ts'
import type { MatchFilter, VulnerabilityView } from '@ncv/protocol/admin/match-routes.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { momentText } from '../commands/moment.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Change, DecisionStore } from '../store/decision-store.ts'
import type { Stores } from '../store/stores.ts'
import { isOpen } from '../triage/assess.ts'
import type { Picked } from '../triage/decide.ts'
import { assertChange, changesOf, decide, undoAct, undoLast } from '../triage/decide.ts'
import type { Triage } from '../triage/triage.ts'
import type { Documents } from '../warning/documents.ts'
import type { MatchBoard } from '../warning/match-board.ts'
import type { Assessed } from '../warning/match-view.ts'
import { groupOf, shownId } from '../warning/match-view.ts'
import type { NodeHandlers } from './contract.ts'

/** Of the matches that were decided last, to say who did. */
const HISTORIES_READ = 20

interface Used {
  readonly documents: Pick<Documents, 'settle'>
}

export function matchChangeHandlers(
  world: Pick<World, 'now'>,
  stores: Stores,
  { documents }: Used,
  triage: Pick<Triage, 'review'>,
  board: MatchBoard,
): Pick<NodeHandlers, 'changeMatches' | 'undoMatches'> {
  return {
    async changeMatches({ body: { filter, only, change, apply, expected, limit } }, { report, signal, lang, caller }) {
      if (Object.keys(filter).length === 0 && only === undefined) throw new NodeError('FILTER_EMPTY')
      assertChange(change, world.now())
      // What a crash left unmatched comes first.
      await documents.settle()
      await triage.review({ report, signal })
      const found = chosen(board.reader().find(filter, true), only)
      const meant = found.map((match) => ({ match, ones: meantBy(match, filter, only !== undefined) }))
      const all = meant.flatMap(({ ones }) => ones)
      if (apply) assertExpected(stores.decisions, expected, all, found, lang)
      const changes = changesOf(
        stores.decisions,
        meant.flatMap(({ match, ones }) => ones.map(picked(match))),
        change,
        world.now(),
      )
      const isBulk = only === undefined || found.length > 1
      const act = apply ? decide(stores, changes, whoOf(change.by, caller), world.now(), isBulk) : undefined
      return {
        applied: act !== undefined,
        count: changes.length,
        decidedAt: newestOf(all),
        act: act ?? null,
        matches: changeViews(changes.slice(0, limit ?? changes.length), found),
      }
    },
    undoMatches({ body: { by, act } }, { caller }) {
      const who = whoOf(by, caller)
      if (act === undefined) return { ...undoLast(stores, who, world.now()), at: world.now() }
      const kept = stores.decisions.act(act)
      if (kept === undefined) throw new NodeError('UNDO_NOTHING')
      return { ...undoAct(stores, kept, who, world.now()), at: world.now() }
    },
  }
}

export function picked({ asset, advisory }: Assessed): (one: { readonly cve: string; readonly status: Picked['status'] }) => Picked {
  return ({ cve, status }) => ({ asset: asset.id, advisory, cve, status })
}

type Only = CallOf<(typeof NODE_ROUTES)['changeMatches']>['body']['only']

function chosen(found: readonly Assessed[], only: Only): readonly Assessed[] {
  if (only === undefined) return found
  const wanted = new Set(only.map((each) => ('group' in each ? each.group : `${each.asset}\u0000${each.advisory}`)))
  return found.filter(({ asset, warning }) => wanted.has(groupOf(asset)) || wanted.has(`${asset.id}\u0000${shownId(warning)}`))
}

/**
 * Without a status in the filter, what is settled stays as it is: nobody reopens a thousand closed matches by accident. Whoever names
 * a match of which everything is settled means that.
 */
function meantBy({ meant }: Assessed, filter: MatchFilter, isNamed: boolean): readonly VulnerabilityView[] {
  const open = meant.filter(isOpen)
  return filter.status !== undefined || (isNamed && open.length === 0) ? meant : open
}

function newestOf(meant: readonly VulnerabilityView[]): number {
  return meant.reduce((newest, { decidedAt = 0 }) => Math.max(newest, decidedAt), 0)
}

/**
 * Two people before the same match: the second one is told, and decides whether the first one's word is written over.
 *
 * @throws NodeError `MATCH_CHANGED`
 */
export function assertExpected(
  decisions: DecisionStore,
  expected: number | undefined,
  meant: readonly VulnerabilityView[],
  found: readonly Assessed[],
  lang: Lang,
): void {
  const newest = newestOf(meant)
  if (expected === undefined || newest === expected) return
  const last = found
    .filter(({ vulnerabilities }) => newest === 0 || vulnerabilities.some(({ decidedAt }) => decidedAt === newest))
    .slice(0, HISTORIES_READ)
    .flatMap(({ asset, advisory }) => decisions.history(asset.id, advisory))
    .toSorted((a, b) => a.at - b.at)
    .at(-1)
  const who = last?.who ?? textOf(NODE_TEXTS, lang, 'match.somebody')
  throw new NodeError('MATCH_CHANGED', { who, at: momentText(last?.at ?? newest, lang) })
}

/**
 * As whom somebody decided: an account under its own name and no other; whoever comes with a token, as they say. Kept with the decision and
 * shown beside it; nothing counts by it.
 */
export function whoOf(by: string | undefined, { account }: Caller): string | undefined {
  return account === null ? by : account.name
}

function changeViews(changes: readonly Change[], found: readonly Assessed[]): ReplyOf<(typeof NODE_ROUTES)['changeMatches']>['matches'] {
  const shown = new Map(found.map((match) => [`${match.asset.id}\u0000${match.advisory}`, match]))
  return changes.map(({ asset, advisory, cve, from, to }) => {
    const match = shown.get(`${asset}\u0000${advisory}`)
    return { asset, product: productOf(match), advisory: match?.warning.warning.advisory?.trackingId ?? advisory, cve, from, to }
  })
}

function productOf(match: Assessed | undefined): string {
  const { vendor, product = '', version } = match?.asset ?? {}
  return [vendor, product, version].filter((part) => part !== undefined && part !== '').join(' ')
}

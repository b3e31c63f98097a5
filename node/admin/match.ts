// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: matches and what people decide about them.
 *
 * @module
 */
import type { HistoryView } from '@ncv/protocol/admin/match-routes.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { HistoryLine } from '../store/decision-store.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { advisoryName } from '../store/warning-store.ts'
import { assertChange, changesOf, decide } from '../triage/decide.ts'
import type { ReviewOptions, Triage } from '../triage/triage.ts'
import type { Documents } from '../warning/documents.ts'
import type { Assessed, MatchReader } from '../warning/match-view.ts'
import type { MatchBoard } from '../warning/match-board.ts'
import { isToShow } from '../warning/match-view.ts'
import type { NodeHandlers } from './contract.ts'
import { kevView } from './kev.ts'
import { assertExpected, picked, whoOf } from './match-change.ts'

type Routes = 'listMatches' | 'setMatch' | 'matchHistory'

interface Used {
  readonly documents: Pick<Documents, 'settle'>
}

type Clock = Pick<World, 'now'>

export function matchHandlers(world: Clock, stores: Stores, { documents }: Used, triage: Triage, board: MatchBoard): Pick<NodeHandlers, Routes> {
  const reader = () => board.reader()
  // What a crash left unmatched comes first.
  const settled = (options: ReviewOptions): Promise<void> => documents.settle().then(() => triage.review(options))
  return {
    async listMatches({ query: { all, order, limit, ...filter } }, { lang, report, signal }) {
      await settled({ report, signal })
      const read = reader()
      const found = read.find(filter, true)
      const meant = found.filter((each) => all === 'true' || isToShow(each, filter))
      const shown = (order === 'due' ? byDue(meant, read) : meant).slice(0, limit)
      const matches = shown.map((each) => read.view(each, lang))
      return { matches, total: meant.length, summary: read.summary(found), kev: kevView(stores.kev.state(), world.now()) }
    },
    setMatch({ body }, { lang, caller }) {
      const { asset, advisory, cve, expected, ...change } = body
      if (!stores.inventory.has(asset)) throw new NodeError('ASSET_MISSING', { asset })
      assertChange(change, world.now())
      const warning = findWarning(stores, asset, advisory)
      triage.reviewNow(advisoryName(warning))
      const match = oneMatch(reader(), warning, asset)
      const meant = match.vulnerabilities.filter((each) => cve === undefined || each.cve === cve)
      if (meant.length === 0) throw new NodeError('CVE_MISSING', { cve: cve ?? '', asset, advisory })
      assertExpected(stores.decisions, expected, meant, [match], lang)
      decide(stores, changesOf(stores.decisions, meant.map(picked(match)), change, world.now()), whoOf(change.by, caller), world.now(), false)
      const read = reader()
      return read.view(oneMatch(read, warning, asset), lang)
    },
    matchHistory({ query: { asset, advisory } }, { lang }) {
      const warning = findWarning(stores, asset, advisory)
      triage.reviewNow(advisoryName(warning))
      const read = reader()
      return {
        match: read.view(oneMatch(read, warning, asset), lang),
        history: stores.decisions.history(asset, advisoryName(warning)).map(historyView),
      }
    },
  }
}

const NEVER = '9999-12-31'

/** Of the same day the most urgent first. */
function byDue(found: readonly Assessed[], read: MatchReader): Assessed[] {
  const dated = found.map((match) => ({ match, due: read.drawn(match).due ?? NEVER }))
  return dated.sort((a, b) => (a.due < b.due ? -1 : a.due === b.due ? 0 : 1)).map(({ match }) => match)
}

function historyView({ at, who, cause, cve, from, to, note, after, isBulk, isByHost, isUndone }: HistoryLine): HistoryView {
  const reason = after?.reason ?? note
  return {
    ...{ at, cause, cve, from, to, isBulk, isByHost, isUndone },
    ...(who === null ? {} : { who }),
    ...(reason === null ? {} : { note: reason }),
    ...(after?.flag == null ? {} : { flag: after.flag }),
    ...(after?.until == null ? {} : { until: after.until }),
    ...(after?.role == null ? {} : { role: after.role }),
  }
}

function oneMatch(reader: MatchReader, warning: StoredWarning, asset: string): Assessed {
  const match = reader.assess(warning).find((each) => each.asset.id === asset)
  if (match === undefined) throw new NodeError('ADVISORY_MISSING', { asset, advisory: String(warning.index) })
  return match
}

/** By tracking id, or by the index of its entry; it must touch the asset. @throws NodeError `ADVISORY_MISSING` */
function findWarning(stores: Pick<Stores, 'warnings' | 'matches'>, asset: string, advisory: string): StoredWarning {
  const indexes = stores.warnings.byTrackingId(advisory)
  if (/^[0-9]{1,15}$/.test(advisory)) indexes.push(Number(advisory))
  for (const index of indexes) {
    const warning = stores.warnings.one(index)
    if (warning?.stands !== true) continue
    if (stores.matches.of(index).some((each) => each.asset === asset)) return warning
  }
  throw new NodeError('ADVISORY_MISSING', { asset, advisory: advisory.slice(0, 200) })
}

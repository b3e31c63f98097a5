// SPDX-License-Identifier: EUPL-1.2
/**
 * Handler: the page for the house's management.
 *
 * @module
 */
import type { ManagementView } from '@ncv/protocol/admin/management-routes.ts'
import { tookPartAt } from '@ncv/protocol/membership/member-state.ts'
import { ANSWER_STATUSES } from '@ncv/protocol/message/count.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Answers } from '../count/answers.ts'
import type { Links } from '../link/links.ts'
import { productOf } from '../mail/news.ts'
import type { Stores } from '../store/stores.ts'
import { dayOf } from '../triage/day.ts'
import type { DueDays } from '../triage/due.ts'
import { WORST_FIRST } from '../triage/ground.ts'
import type { Assessed, MatchReader } from '../warning/match-view.ts'
import { matchReader } from '../warning/match-view.ts'
import { handledInTime, weeklyTrend } from '../warning/trend.ts'
import type { NodeHandlers } from './contract.ts'

const OLDEST = 5
const RESULTS = 3

export function managementHandlers(
  world: Pick<World, 'now'>,
  stores: Stores,
  { registry, trust }: Pick<Links, 'registry' | 'trust'>,
  answers: Answers,
  table: DueDays,
): Pick<NodeHandlers, 'management'> {
  return {
    management() {
      const now = world.now()
      const reader = matchReader(stores, trust.witnessedSize(), now, table)
      const open = reader.find({}, false)
      const drawn = open.map((each) => reader.drawn(each))
      const oldest = oldestOf(open, reader)
      const community = communityOf(stores, registry, answers)
      return {
        at: now,
        tlp: strictestOf([...oldest, ...community].map(({ tlp }) => tlp)),
        assets: stores.inventory.count(),
        open: WORST_FIRST.map((severity) => ({ severity, count: drawn.filter((one) => one.severity === severity).length })),
        total: open.length,
        overdue: drawn.filter(({ isOverdue }) => isOverdue).length,
        exploited: drawn.filter(({ isExploited }) => isExploited).length,
        oldest,
        weeks: weeklyTrend(stores, now),
        handled: handledInTime(stores, table, now),
        community,
      }
    },
  }
}

function oldestOf(open: readonly Assessed[], reader: MatchReader): ManagementView['oldest'] {
  return open
    .map((each) => ({ each, drawn: reader.drawn(each) }))
    .sort((a, b) => a.drawn.firstSeen - b.drawn.firstSeen)
    .slice(0, OLDEST)
    .map(({ each: { warning, asset }, drawn: { severity, firstSeen, due, isOverdue } }) => ({
      id: warning.warning.advisory?.trackingId ?? `#${warning.index}`,
      title: warning.warning.title,
      product: productOf(asset),
      severity,
      firstDay: dayOf(firstSeen),
      ...(due === undefined ? {} : { due }),
      isOverdue,
      tlp: warning.tlp,
    }))
}

/** The newest questions with a result, each for the whole of its groups. */
function communityOf({ warnings }: Pick<Stores, 'warnings'>, registry: Links['registry'], answers: Answers): ManagementView['community'] {
  return answers
    .all()
    .toSorted((a, b) => b.index - a.index)
    .flatMap((standing): ManagementView['community'] => {
      const { index, question, group, answer } = standing
      const warning = warnings.one(question.warning)
      const own = question.targets.find((target) => target.group === (group ?? 'all')) ?? question.targets[0]
      const [result] = own === undefined ? [] : (answers.result(index, own.group) ?? [])
      if (warning === undefined || own === undefined || result?.cells === undefined) return []
      const members = [...registry.all.values()].filter((member) => tookPartAt(member, index) && (own.group === 'all' || member.kind === own.group))
      return [
        {
          title: warning.warning.title,
          tlp: warning.tlp,
          closedDay: dayOf(question.closes),
          group: own.group,
          answers: result.answers,
          members: members.length,
          cells: cellsOf(result.cells),
          own: answer?.status ?? null,
        },
      ]
    })
    .slice(0, RESULTS)
}

function cellsOf(cells: readonly (number | null)[]): ManagementView['community'][number]['cells'] {
  return ANSWER_STATUSES.map((status, i) => ({ status, count: cells[i] ?? null }))
}

function strictestOf(labels: readonly TlpLabel[]): TlpLabel {
  return TLP_LABELS[Math.max(TLP_LABELS.indexOf('TLP:GREEN'), ...labels.map((label) => TLP_LABELS.indexOf(label)))] ?? 'TLP:RED'
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: warnings.
 *
 * @module
 */
import type { AudienceView, RevisionView, WarningView } from '@ncv/protocol/admin/warning-routes.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { AUDIENCES } from '@ncv/protocol/rights/audience.ts'
import { mayForward } from '@ncv/protocol/rights/forwarding.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { releasesOf } from '../forwarding/release.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Links } from '../link/links.ts'
import type { MatchCount } from '../store/match-store.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { advisoryName } from '../store/warning-store.ts'
import type { DueDays } from '../triage/due.ts'
import type { Triage } from '../triage/triage.ts'
import { matchReader } from '../warning/match-view.ts'
import { sourceView } from '../warning/source-view.ts'
import type { ListedWarning } from '../warning/warning-list.ts'
import { stateOf, WarningList } from '../warning/warning-list.ts'
import { annotationView } from './annotation.ts'
import type { NodeHandlers } from './contract.ts'

export function warningHandlers(
  world: Pick<World, 'now'>,
  stores: Stores,
  { trust, registry, documents }: Pick<Links, 'trust' | 'registry' | 'documents'>,
  triage: Triage,
  table: DueDays,
  own: string,
): Pick<NodeHandlers, 'listWarnings' | 'showWarning'> {
  const list = new WarningList(stores)
  return {
    listWarnings({ query: { offset = 0, limit, ...filter } }, { lang }) {
      const { found, counts, total } = list.find(filter)
      const shown = found.slice(offset, limit === undefined ? undefined : offset + limit)
      const witnessed = trust.witnessedSize()
      return { warnings: shown.map((each) => warningView(each, witnessed, counts.get(each.index), lang)), found: found.length, total }
    },
    showWarning({ params }, { lang }) {
      const stored = stores.warnings.one(params.index)
      if (stored === undefined) throw new NodeError('WARNING_MISSING', { index: params.index })
      triage.reviewNow(advisoryName(stored))
      const matches = matchReader(stores, trust.witnessedSize(), world.now(), table).of(stored, lang)
      const annotations = stores.services.annotations().filter(({ warning }) => warning === stored.index)
      const shown = stored.erasedReason === null ? annotations.map((each) => annotationView(each, registry, own)) : []
      const source = stored.erasedReason === null ? sourceView(stored, documents, stores.kev.all()) : undefined
      return {
        ...warningView(stored, trust.witnessedSize(), countOf(matches), lang),
        ...content(stored),
        annotations: shown,
        matches,
        ...(source === undefined ? {} : { source }),
        revisions: revisionsOf(stores, stored),
        audiences: audiencesOf(stores, registry, stored, world),
      }
    },
  }
}

function content({ warning, withdrawnReason, withdrawnText }: StoredWarning) {
  const { text, recommendations = [], indicators = [], classification } = warning
  return {
    ...(text === undefined ? {} : { text }),
    recommendations,
    indicators,
    ...(classification === undefined ? {} : { classification }),
    ...(withdrawnReason === null ? {} : { withdrawnReason }),
    ...(withdrawnText === null ? {} : { withdrawnText }),
  }
}

function countOf(matches: readonly { readonly verdict: 'affected' | 'check' }[]): MatchCount {
  return {
    affected: matches.filter(({ verdict }) => verdict === 'affected').length,
    check: matches.filter(({ verdict }) => verdict === 'check').length,
  }
}

/** The newest first. One tracking id may be used by two publishers. */
function revisionsOf({ warnings }: Pick<Stores, 'warnings'>, stored: StoredWarning): RevisionView[] {
  const { advisory } = stored.warning
  if (advisory === undefined) return []
  const all = warnings.byTrackingId(advisory.trackingId).flatMap((index) => warnings.one(index) ?? [])
  const same = all.filter((each) => advisoryName(each) === advisoryName(stored))
  return same.map((each) => ({ index: each.index, version: each.warning.advisory?.version ?? '', time: each.time, state: stateOf(each) }))
}

/** What no longer holds goes to nobody. */
function audiencesOf(
  stores: Pick<Stores, 'forwardings'>,
  { rules }: Pick<Registry, 'rules'>,
  { index, tlp: label, terms, withdrawnReason, erasedReason }: StoredWarning,
  { now }: Pick<World, 'now'>,
): AudienceView[] {
  if (withdrawnReason !== null || erasedReason !== null) return []
  const releases = releasesOf(stores, index)
  return AUDIENCES.map((audience) => {
    const answer = mayForward({ label, terms, audience, rules, releases, now: now() })
    const rest = answer.allowed ? { obstacles: [], isNeedToKnow: answer.isNeedToKnow } : { obstacles: [...answer.obstacles], isNeedToKnow: false }
    return { audience, allowed: answer.allowed, reason: answer.reason, ...rest }
  })
}

function warningView(stored: StoredWarning | ListedWarning, witnessedSize: number, count: MatchCount | undefined, lang: Lang): WarningView {
  const { erasedReason } = stored
  const { index, warning, tlp, terms, time, document, documentCode, supersededBy } = stored
  const { lane, title, publisher, severity, advisory, isExercise, isAlarm = false } = warning
  return {
    index,
    title: erasedReason === null ? title : textOf(NODE_TEXTS, lang, 'erased.title'),
    publisher,
    lane,
    tlp,
    terms,
    time,
    isExercise,
    isAlarm,
    state: stateOf(stored),
    document,
    ...(severity === undefined ? {} : { severity }),
    ...(advisory === undefined ? {} : { trackingId: advisory.trackingId, version: advisory.version }),
    isWitnessed: index < witnessedSize,
    ...(supersededBy === null ? {} : { supersededBy }),
    ...(documentCode === null ? {} : { documentCode }),
    ...(erasedReason === null ? {} : { erased: erasedReason }),
    affected: count?.affected ?? 0,
    check: count?.check ?? 0,
  }
}

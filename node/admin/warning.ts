// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: warnings.
 *
 * @module
 */
import type { WarningView } from '@ncv/protocol/admin/node-routes.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Trust } from '../link/trust.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { advisoryName, isCurrent } from '../store/warning-store.ts'
import type { DueDays } from '../triage/due.ts'
import type { Triage } from '../triage/triage.ts'
import { matchReader } from '../warning/match-view.ts'
import { annotationView } from './annotation.ts'
import type { NodeHandlers } from './contract.ts'

export function warningHandlers(
  world: Pick<World, 'now'>,
  stores: Stores,
  trust: Trust,
  triage: Triage,
  table: DueDays,
  registry: Pick<Registry, 'all'>,
  own: string,
): Pick<NodeHandlers, 'listWarnings' | 'showWarning'> {
  return {
    listWarnings({ query }, { lang }) {
      const warnings = stores.warnings.all().filter((warning) => query.all === 'true' || isCurrent(warning))
      const matches = Map.groupBy(stores.matches.all(), ({ index }) => index)
      return { warnings: warnings.map((warning) => warningView(warning, trust.witnessedSize(), matches.get(warning.index) ?? [], lang)) }
    },
    showWarning({ params }, { lang }) {
      const stored = stores.warnings.one(params.index)
      if (stored === undefined) throw new NodeError('WARNING_MISSING', { index: params.index })
      triage.reviewNow(advisoryName(stored))
      const matches = matchReader(stores, trust.witnessedSize(), world.now(), table).of(stored, lang)
      const annotations = stores.services.annotations().filter(({ warning }) => warning === stored.index)
      const shown = stored.erasedReason === null ? annotations.map((each) => annotationView(each, registry, own)) : []
      return { ...warningView(stored, trust.witnessedSize(), matches, lang), ...content(stored), annotations: shown, matches }
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

function warningView(
  stored: StoredWarning,
  witnessedSize: number,
  matches: readonly { readonly verdict: 'affected' | 'check' }[],
  lang: Lang,
): WarningView {
  const { erasedReason } = stored
  const { index, warning, tlp, terms, time, document, documentCode, supersededBy, withdrawnReason } = stored
  const { lane, title, publisher, severity, advisory, isExercise, isAlarm = false } = warning
  const state = withdrawnReason !== null ? 'withdrawn' : supersededBy !== null ? 'superseded' : 'current'
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
    state,
    document,
    ...(severity === undefined ? {} : { severity }),
    ...(advisory === undefined ? {} : { trackingId: advisory.trackingId, version: advisory.version }),
    isWitnessed: index < witnessedSize,
    ...(supersededBy === null ? {} : { supersededBy }),
    ...(documentCode === null ? {} : { documentCode }),
    ...(erasedReason === null ? {} : { erased: erasedReason }),
    affected: matches.filter(({ verdict }) => verdict === 'affected').length,
    check: matches.filter(({ verdict }) => verdict === 'check').length,
  }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Published warnings, sources and imports in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_FIGURE_ROUTES } from '@ncv/protocol/admin/hub-figure-routes.ts'
import type { HUB_WARNING_ROUTES, HubWarningDetail, HubWarningLine, ImportRunView, WarningContent } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { BROADCAST_LABELS } from '@ncv/protocol/log/broadcast-label.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { FederationError } from '../../errors.ts'
import type { RefusedDocument, StoredRun } from '../../store/import-store.ts'
import type { Hub } from '../party.ts'
import { exceptionKind } from '../publish/exceptions.ts'
import type { PublishedWarning } from '../publish/published.ts'
import { PublishedWarnings } from '../publish/published.ts'
import { sourcesOf } from '../publish/sources.ts'
import { FIGURE_CELL_MIN, weeklyFigures } from '../service/weekly-figures.ts'

/** Runs of imports that are shown. */
const RUNS_SHOWN = 50
const WEEKS = 26

export function hubHandlersOfWarnings(hub: Hub): Handlers<typeof HUB_WARNING_ROUTES & typeof HUB_FIGURE_ROUTES> {
  const published = new PublishedWarnings(hub)
  return {
    publishedWarnings: () => ({ warnings: published.all().map(lineOf) }),
    showPublishedWarning({ params: { index } }) {
      const found = published.one(index)
      if (found === undefined) throw new FederationError(hub.log.entry(index) === undefined ? 'ENTRY_MISSING' : 'ENTRY_NOT_WARNING', { index })
      return detailOf(hub, published, found)
    },
    importRuns: (_, { lang }) => ({ runs: hub.imports.newest(RUNS_SHOWN).map((run) => runView(run, lang)) }),
    sources: () => ({ sources: [...sourcesOf(published.all(), hub.world.now())] }),
    figures: ({ query: { weeks = WEEKS } }) => ({ weeks: [...weeklyFigures(hub, published.all(), weeks)], limit: FIGURE_CELL_MIN }),
  }
}

function lineOf({ index, time, tlp, state, by, head }: PublishedWarning): HubWarningLine {
  const known = { index, at: time, tlp: BROADCAST_LABELS.find((label) => label === tlp) ?? 'TLP:AMBER', state, by }
  if (head === undefined) return { ...known, isAlarm: false, isExercise: false }
  const { lane, title, publisher, advisory, severity, supersedes, isAlarm = false, isExercise } = head
  return {
    ...known,
    ...{ lane, title, publisher, isAlarm, isExercise },
    ...(advisory === undefined ? {} : { trackingId: advisory.trackingId, version: advisory.version }),
    ...(severity === undefined ? {} : { severity }),
    ...(supersedes === undefined ? {} : { supersedes }),
  }
}

function detailOf(hub: Hub, published: PublishedWarnings, found: PublishedWarning): HubWarningDetail {
  const warning = found.head === undefined ? undefined : published.content(found.index)
  const document = warning?.document
  return {
    ...lineOf(found),
    terms: found.terms,
    content: warning === undefined ? null : contentView(warning),
    document: document === undefined ? null : { sha256: hex(document.sha256), bytes: document.length },
    withdrawal: found.state === 'withdrawn' && found.by !== null ? withdrawalView(hub, published, found.by) : null,
  }
}

function withdrawalView(hub: Hub, published: PublishedWarnings, index: number): HubWarningDetail['withdrawal'] {
  const said = published.withdrawal(index)
  const bytes = hub.log.entry(index)
  if (said === undefined || bytes === undefined) return null
  return { at: parseEntry(bytes).time, reason: said.reason, ...(said.text === undefined ? {} : { text: said.text }) }
}

/** What a warning says, for whoever looks at it before or after it is published. */
export function contentView(warning: Warning): WarningContent {
  const { title, publisher, text, severity, recommendations = [], indicators = [], classification, isAlarm = false, isExercise } = warning
  return {
    ...{ title, publisher, isAlarm, isExercise },
    recommendations: [...recommendations],
    indicators: indicators.map(({ type, value }) => ({ type, value })),
    ...(text === undefined ? {} : { text }),
    ...(severity === undefined ? {} : { severity }),
    ...(classification === undefined ? {} : { classification }),
  }
}

function runView({ rejected, ...run }: StoredRun, lang: Lang): ImportRunView {
  return { ...run, exceptions: rejected.map((each) => exceptionView(each, lang)) }
}

function exceptionView({ file, code, test, pointer, reasonDe, reasonEn }: RefusedDocument, lang: Lang): ImportRunView['exceptions'][number] {
  return { file, code, test, pointer, reason: lang === 'de' ? reasonDe : reasonEn, kind: exceptionKind(code) }
}

// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: what changed between two revisions of an advisory.
 *
 * @module
 */
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { advisoryName } from '../store/warning-store.ts'
import type { Difference } from '../triage/diff.ts'
import { diffOf } from '../triage/diff.ts'
import { severitySourceText } from '../triage/rank.ts'
import type { Documents } from '../warning/documents.ts'
import { nodeRules } from '../warning/node-rules.ts'
import type { NodeHandlers } from './contract.ts'

export function warningDiffHandlers(stores: Stores, documents: Pick<Documents, 'advisory'>): Pick<NodeHandlers, 'warningDiff'> {
  return {
    warningDiff({ query }, { lang }) {
      const { from, to } = revisions(stores, query)
      const [before, after] = [readable(documents, from), readable(documents, to)]
      const touched = new Set([from, to].flatMap(({ index }) => stores.matches.of(index).map(({ asset }) => asset)))
      const assets = [...touched].flatMap((id) => stores.inventory.one(id) ?? [])
      const { own, rest } = diffOf(before, after, assets, nodeRules(stores))
      return {
        advisory: after.trackingId,
        from: { index: from.index, version: before.version },
        to: { index: to.index, version: after.version },
        own: own.map((each) => line(each, lang)),
        rest: rest.map((each) => line(each, lang)),
      }
    },
  }
}

interface Asked {
  readonly warning: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/**
 * The two revisions: as named, else the newest that is here and the one before it.
 *
 * @throws NodeError `ADVISORY_UNKNOWN_HERE`, `REVISION_MISSING`
 */
function revisions({ warnings }: Pick<Stores, 'warnings'>, { warning, from, to }: Asked): { from: StoredWarning; to: StoredWarning } {
  const indexes = warnings.byTrackingId(warning)
  const named = /^[0-9]{1,15}$/.test(warning) ? warnings.one(Number(warning)) : undefined
  const known = named?.warning.advisory === undefined ? indexes : warnings.byTrackingId(named.warning.advisory.trackingId)
  const all = known.flatMap((index) => warnings.one(index) ?? [])
  const newest = named ?? all[0]
  if (newest === undefined) throw new NodeError('REVISION_MISSING', { advisory: warning })
  // One tracking id may be used by two publishers.
  const same = all.filter((each) => advisoryName(each) === advisoryName(newest) && each.document === 'stored')
  const later = to === undefined ? (named ?? same[0]) : byVersion(same, to)
  const earlier = from === undefined ? same.find(({ index }) => later !== undefined && index < later.index) : byVersion(same, from)
  if (later === undefined) throw new NodeError('REVISION_MISSING', { advisory: warning, ...(to === undefined ? {} : { found: to }) })
  if (earlier === undefined) throw new NodeError('REVISION_MISSING', { advisory: warning, ...(from === undefined ? {} : { found: from }) })
  return { from: earlier, to: later }
}

/** By the publisher's version, else by the number of the warning. */
function byVersion(same: readonly StoredWarning[], wanted: string): StoredWarning | undefined {
  return same.find(({ warning }) => warning.advisory?.version === wanted) ?? same.find(({ index }) => String(index) === wanted.replace(/^#/, ''))
}

function readable(documents: Pick<Documents, 'advisory'>, warning: StoredWarning): Advisory {
  const advisory = documents.advisory(warning)
  if (advisory === undefined) throw new NodeError('REVISION_MISSING', { advisory: `#${warning.index}` })
  return advisory
}

const ASSETS_SHOWN = 3

function line({ kind, assets, cve, params }: Difference, lang: Lang) {
  const words = Object.entries(params).map(([name, value]) => [name, worded(name, value, lang)] as const)
  const who = assets === undefined ? {} : { assets: assetsText(assets, lang) }
  const what = cve === undefined ? {} : { cve: cve === '*' ? textOf(NODE_TEXTS, lang, 'match.no-cve') : cve }
  const text = textOf(NODE_TEXTS, lang, `diff.${kind}`, { ...Object.fromEntries(words), ...who, ...what })
  return { kind, ...(assets === undefined ? {} : { asset: assets.join(' ') }), ...(cve === undefined ? {} : { cve }), text }
}

/** Values that are names of texts (`verdict.affected`) are put into words. */
function worded(name: string, value: string | number, lang: Lang): string | number {
  if (typeof value === 'number') return value
  if (name === 'source') return severitySourceText({ severitySource: value }, lang)
  return Object.hasOwn(NODE_TEXTS[lang], value) ? textOf(NODE_TEXTS, lang, value) : value
}

function assetsText(assets: readonly string[], lang: Lang): string {
  const shown = assets.slice(0, ASSETS_SHOWN).join(', ')
  const rest = assets.length - ASSETS_SHOWN
  return rest > 0 ? textOf(NODE_TEXTS, lang, 'diff.more-assets', { assets: shown, count: rest }) : shown
}

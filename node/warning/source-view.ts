// SPDX-License-Identifier: EUPL-1.2
/**
 * What a warning's source says, as people read it: severity, identifiers, exploitation, texts, remedies, products, addresses.
 *
 * @module
 */
import type { SourceView } from '@ncv/protocol/admin/warning-routes.ts'
import type { Advisory, Note, Remediation, Score } from '@ncv/protocol/advisory/advisory.ts'
import { referencesIn } from '@ncv/protocol/advisory/references.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import type { KevEntry } from '../triage/kev.ts'
import type { Documents } from './documents.ts'

/** So many names as a person looks at; BSI documents name thousands. */
const PRODUCTS_SHOWN = 40
const CVES_SHOWN = 500
const NOTES_SHOWN = 20
const REMEDIES_SHOWN = 30
/** Notes about the document itself say nothing about the matter. */
const LEGAL = 'legal_disclaimer'

/** Undefined where no document is here, or it cannot be read. */
export function sourceView(
  warning: StoredWarning,
  documents: Pick<Documents, 'advisory' | 'source'>,
  kev: ReadonlyMap<string, KevEntry>,
): SourceView | undefined {
  try {
    const advisory = documents.advisory(warning)
    const source = documents.source(warning)
    return advisory === undefined || source === undefined ? undefined : { ...viewOf(advisory, kev), references: referencesIn(source) }
  } catch (error) {
    if (error instanceof CodedError) return undefined
    throw error
  }
}

function viewOf({ severityText, notes, products, vulnerabilities }: Advisory, kev: ReadonlyMap<string, KevEntry>): Omit<SourceView, 'references'> {
  const cves = [...new Set(vulnerabilities.flatMap(({ cve }) => cve ?? []))]
  const scores = vulnerabilities.flatMap((each) => each.scores)
  const highest = scores.reduce<Score | undefined>((best, score) => (best !== undefined && best.tenths >= score.tenths ? best : score), undefined)
  const names = [...new Set(products.map(({ fullName }) => fullName))]
  return {
    ...(severityText === undefined ? {} : { severityText }),
    ...(highest === undefined ? {} : { score: { cvss: highest.cvss, tenths: highest.tenths, vector: highest.vector } }),
    cves: cves.slice(0, CVES_SHOWN),
    exploited: cves.flatMap((cve) => kev.get(cve) ?? []),
    notes: notesOf(notes, vulnerabilities),
    remedies: distinct(
      vulnerabilities.flatMap((each) => each.remediations),
      ({ category, details }) => `${category} ${details}`,
    )
      .slice(0, REMEDIES_SHOWN)
      .map(remedyView),
    products: names.slice(0, PRODUCTS_SHOWN),
    productCount: names.length,
  }
}

function notesOf(notes: readonly Note[], vulnerabilities: Advisory['vulnerabilities']): SourceView['notes'] {
  const all = [...notes, ...vulnerabilities.flatMap((each) => each.notes)].filter(({ category }) => category !== LEGAL)
  return distinct(all, ({ text }) => text)
    .slice(0, NOTES_SHOWN)
    .map(({ category, title, text }) => ({ category, ...(title === undefined ? {} : { title }), text }))
}

function remedyView({ category, details, url }: Remediation): SourceView['remedies'][number] {
  return { category, details, ...(url === undefined ? {} : { url }) }
}

function distinct<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()]
}

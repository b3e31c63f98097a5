// SPDX-License-Identifier: EUPL-1.2
/**
 * A week of advisories as an officer finds it on a Monday: 113 new and 214 updated documents, nearly all about products of others.
 *
 * The figures are those of the BSI's feed in its busiest week of 2026; the documents are made from the demonstration's own.
 *
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OWN_ADVISORIES } from '../../../federation/demo/cast.ts'

export const NEW = 113
export const UPDATED = 214
/** New ones about products of the first node's own inventory. */
export const NEW_HERE = 5
/** Updated ones about its products: so many that need another version now, and so many where only the text was touched. */
export const CHANGED_HERE = 2
export const TOUCHED_HERE = 13

interface Branch {
  name: string
  product?: { name: string }
  branches?: Branch[]
}
interface Csaf {
  document: {
    title: string
    notes: { text: string }[]
    tracking: {
      id: string
      version: string
      current_release_date: string
      revision_history: { date: string; number: string; summary: string }[]
    }
  }
  product_tree: { branches: Branch[] }
  vulnerabilities: { cve: string }[]
}

/** Documents of a series, at most. */
const SERIES = 400
const BEFORE = '2026-11-12T08:00:00.000Z'
const MONDAY = '2026-11-16T05:00:00.000Z'

function baseDocument(name: string): Csaf {
  return JSON.parse(readFileSync(join(OWN_ADVISORIES, name), 'utf8')) as Csaf
}

/** What the first node of the demonstration has in its inventory, or something that contains it. */
const HERE = ['wdm-w-2026-0106.json', 'wdm-w-2026-0108.json', 'wdm-w-2026-0101.json'] as const

/** Of what the stage is furnished with; those of Mondays are others. */
export const FURNISHED_SERIES = 9

/** Of document `n` of a series. */
export function advisoryId(n: number, series: number): string {
  return `WDM-W-2026-${1000 + series * SERIES + n}`
}

/** A document of its own, about a product of nobody's where `isElsewhere`. */
export function document(n: number, isElsewhere: boolean, series: number): Csaf {
  const csaf = baseDocument(isElsewhere ? 'wdm-w-2026-0101.json' : (HERE[n % HERE.length] as string))
  const { tracking } = csaf.document
  tracking.id = advisoryId(n, series)
  tracking.current_release_date = BEFORE
  tracking.revision_history = [{ date: BEFORE, number: '1', summary: 'Erste Fassung' }]
  csaf.vulnerabilities.forEach((vulnerability, at) => {
    vulnerability.cve = `CVE-2099-${20_000 + (series * SERIES + n) * 20 + at}`
  })
  if (!isElsewhere) return csaf
  csaf.document.title = `Fremdprodukt ${n}: Schwachstelle`
  for (const vendor of csaf.product_tree.branches) rename(vendor, [`Fremdhersteller ${n}`, `Fremdprodukt ${n}`])
  return csaf
}

function rename(branch: Branch, [first, ...rest]: readonly string[]): void {
  if (first === undefined) {
    if (branch.product !== undefined) branch.product.name = `Fremd ${branch.product.name}`
  } else branch.name = first
  for (const inner of branch.branches ?? []) rename(inner, rest)
}

/** The version that is free of it is a later one: `<18.1` → `<18.1.1`. */
function moveBounds(branch: Branch): void {
  const later = (text: string) => text.replace(/(\d)(?=\D*$)/, '$1.1')
  if (branch.product !== undefined) {
    branch.name = later(branch.name)
    branch.product.name = later(branch.product.name)
  }
  for (const inner of branch.branches ?? []) moveBounds(inner)
}

/** The second version; `isRemedied`: another version is needed now. */
export function revised(csaf: Csaf, isRemedied: boolean): Csaf {
  const next = structuredClone(csaf)
  const { tracking, notes } = next.document
  tracking.version = '2'
  tracking.current_release_date = MONDAY
  tracking.revision_history.push({ date: MONDAY, number: '2', summary: 'Ergänzung' })
  if (notes[0] !== undefined) notes[0].text += ' Ergänzt am Montag.'
  if (isRemedied) for (const vendor of next.product_tree.branches) moveBounds(vendor)
  return next
}

/**
 * Writes `before/` and `monday/`; answers their paths.
 *
 * @param series another one has other identifiers: another Monday of the same federation
 */
export function writeMonday(folder: string, series: number): { readonly before: string; readonly monday: string } {
  const before = join(folder, 'before')
  const monday = join(folder, 'monday')
  for (const dir of [before, monday]) mkdirSync(dir, { recursive: true })
  const put = (dir: string, csaf: Csaf) => writeFileSync(join(dir, `${csaf.document.tracking.id.toLowerCase()}.json`), JSON.stringify(csaf))
  const here = CHANGED_HERE + TOUCHED_HERE
  for (let n = 0; n < UPDATED; n += 1) {
    const csaf = document(n, n >= here, series)
    put(before, csaf)
    put(monday, revised(csaf, n < CHANGED_HERE))
  }
  for (let n = 0; n < NEW; n += 1) put(monday, document(UPDATED + n, n >= NEW_HERE, series))
  return { before, monday }
}

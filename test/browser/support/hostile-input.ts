// SPDX-License-Identifier: EUPL-1.2
/**
 * The hostile texts as what strangers and colleagues really hand over: advisories, an inventory, a warning, an incident.
 *
 * @module
 */
import { lineOf, textOf } from '@ncv/protocol/message/fields.ts'
import { HOSTILE } from './hostile.ts'

/** In turn, those of {@link HOSTILE} that a name, a title or a subject of this length may be. */
export function namesWithin(max: number): () => string {
  return inTurn(HOSTILE.filter((text) => lineOf(max).safeParse(text).success))
}

/** In turn, those that a text of more than one line may be. */
export function textsWithin(max: number): () => string {
  return inTurn(HOSTILE.filter((text) => textOf(max).safeParse(text).success))
}

function inTurn(texts: readonly string[]): () => string {
  let at = -1
  return () => {
    at = (at + 1) % texts.length
    return texts[at] as string
  }
}

/** Letters that are read from the right, which no rule can refuse: a body may be called so. */
export const RIGHT_TO_LEFT = 'עיריית שלום'

export interface HostileAdvisory {
  /** As the publisher's server calls the file. */
  readonly file: string
  readonly document: object
  /** What it is about: the same stands in the inventory. */
  readonly vendor: string
  readonly product: string
}

/** Texts of one document, roughly: all of HOSTILE are in so many documents. */
const TEXTS_EACH = 20
export const ADVISORIES: number = Math.ceil(HOSTILE.length / TEXTS_EACH)

const DAY = '2026-10-02T08:00:00.000Z'

/** A valid CSAF 2.0 document in which every free text is a hostile one. */
export function hostileAdvisory(number: number): HostileAdvisory {
  const next = inTurn([...HOSTILE.slice(number * TEXTS_EACH), ...HOSTILE])
  const name = namesWithin(200)
  for (let skipped = 0; skipped < number * 2; skipped += 1) name()
  const [vendor, product] = [name(), `${name()} ${number}`]
  const id = `HOSTILE-${number} ${name()}`.trim()
  const document = {
    category: 'csaf_security_advisory',
    csaf_version: '2.0',
    lang: 'de-DE',
    title: `${next()} ${number}`,
    distribution: { text: next(), tlp: { label: 'WHITE' } },
    aggregate_severity: { text: next() },
    acknowledgments: [{ names: [next()], organization: next(), summary: next() }],
    notes: [
      { category: 'summary', title: next(), text: next(), audience: next() },
      { category: 'legal_disclaimer', title: next(), text: next() },
    ],
    publisher: { category: 'vendor', name: next(), namespace: 'https://vendor.example', contact_details: next(), issuing_authority: next() },
    references: [{ category: 'external', summary: next(), url: `https://evil.example/?q=${encodeURIComponent(next())}` }],
    tracking: {
      id,
      status: 'final',
      version: '1',
      current_release_date: DAY,
      initial_release_date: DAY,
      revision_history: [{ date: DAY, number: '1', summary: next() }],
    },
  }
  const fixed = { name: `${product} <99`, product_id: 'P-1' }
  const range = { category: 'product_version_range', name: '<99', product: fixed }
  const vulnerability = {
    cve: `CVE-2099-${9000 + number}`,
    title: next(),
    notes: [{ category: 'description', title: next(), text: next() }],
    product_status: { known_affected: ['P-1'] },
    remediations: [{ category: 'vendor_fix', details: next(), product_ids: ['P-1'] }],
    threats: [{ category: 'impact', details: next(), product_ids: ['P-1'] }],
    references: [{ summary: next(), url: 'https://vendor.example/' }],
  }
  const branches = [{ category: 'vendor', name: vendor, branches: [{ category: 'product_name', name: product, branches: [range] }] }]
  const file = `${number} ${next()}`.replaceAll(/[/\u0000]/g, '-').slice(0, 80)
  return { file: `${file}.json`, document: { document, product_tree: { branches }, vulnerabilities: [vulnerability] }, vendor, product }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** What colleagues call the columns, and what they mean. */
export const COLUMNS = [
  ['<b>Nr</b>', 'id'],
  ['=cmd|"/c calc"!A1', 'vendor'],
  ['Produkt"><img src=x onerror=window.ncvHit=1>', 'product'],
  ['constructor', 'version'],
  ['hasOwnProperty', 'office'],
] as const

/** An inventory that has what the advisories are about, each in an office with a name of its own. */
export function hostileInventory(rows: readonly (readonly string[])[]): string {
  return `${[COLUMNS.map(([name]) => name), ...rows].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`
}

/** As an analyst may write it, nothing in it refused. */
export function hostileWarning(): object {
  const [name, text] = [namesWithin(200), textsWithin(800)]
  const names = (count: number) => Array.from({ length: count }, name)
  return {
    title: RIGHT_TO_LEFT,
    text: Array.from({ length: 12 }, text).join('\n'),
    severity: 'high',
    tlp: 'TLP:GREEN',
    recommendations: names(15),
    indicators: names(20).map((value) => ({ type: 'url', value })),
  }
}

/** As the house itself writes it down. */
export function hostileIncident(): object {
  const [name, text] = [namesWithin(200), textsWithin(800)]
  const names = (count: number) => Array.from({ length: count }, name)
  return {
    title: name(),
    description: `Eine Mail verlangt Zugangsdaten. ${Array.from({ length: 3 }, text).join(' ')}`,
    rsit: 'fraud/phishing',
    vcv: 'Externer Angriff',
    assets: names(5),
    people: names(3),
    indicators: names(5).map((value) => ({ type: 'filename', value })),
    measures: text(),
    notes: Array.from({ length: 5 }, text).join('\n'),
  }
}

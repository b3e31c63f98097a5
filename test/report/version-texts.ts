// SPDX-License-Identifier: EUPL-1.2
/**
 * Version texts of a folder of CSAF documents: how many are understood, and why the rest is not.
 *
 * A text is **understood** where every part of it has a meaning: bounds, lists, everything, a condition that is named, or that it counts serial
 * numbers or days of manufacture. A condition and a count are understood and still give *prüfen*: they are listed apart, so that nobody reads
 * "understood" as "decided".
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import type { ProductNode } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import type { Range } from '@ncv/protocol/advisory/range.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { completeRange } from '../../node/matching/evaluate.ts'
import { ownWords, productFacts, rangeOf } from '../../node/matching/product-facts.ts'
import { rangeMeaning } from './meaning.ts'

/** Of the nodes with a version text. */
export const SHARE_REQUIRED = 0.97

/** The first two decide a version; the next three are understood and ask a human; the last two are not understood. */
export const TEXT_CLASSES = ['versions', 'all', 'condition', 'serial', 'manufacture', 'partly', 'unclear'] as const
export type TextClass = (typeof TEXT_CLASSES)[number]

const EXPLAINED: Readonly<Record<TextClass, string>> = {
  versions: 'bounds and lists: decided by the version',
  all: 'every version',
  condition: 'understood, with a condition that no version decides: check',
  serial: 'understood, counts serial numbers: check',
  manufacture: 'understood, counts days of manufacture: check',
  partly: 'NOT understood in part: inside is affected, all else is check',
  unclear: 'NOT understood: check',
}

export function isUnderstood(textClass: TextClass): boolean {
  return textClass !== 'partly' && textClass !== 'unclear'
}

export interface VersionText {
  readonly text: string
  readonly meaning: string
  readonly textClass: TextClass
  nodes: number
}

export interface FoundTexts {
  readonly documents: number
  /** Files that are no CSAF documents, each with its error code. */
  readonly refused: ReadonlyMap<string, string>
  readonly texts: readonly VersionText[]
  /** Nodes that name a product and no version. */
  readonly silent: number
}

function classOf(range: Range, countsSerials: boolean): TextClass {
  if (range.kind !== 'all' && (countsSerials || range.counts === 'serial')) return 'serial'
  if (range.counts !== undefined) return range.counts
  if (range.kind === 'all') return range.condition === undefined ? 'all' : 'condition'
  if (range.kind !== 'versions') return 'unclear'
  if (range.incomplete) return 'partly'
  return range.condition === undefined ? 'versions' : 'condition'
}

/** As the matcher reads it: with the product's own words and the line in its name. */
function readText(node: ProductNode): { readonly range: Range; readonly textClass: TextClass } | undefined {
  const facts = productFacts(node)
  const range = completeRange(rangeOf(node, ownWords(facts.vendor, facts.name)), facts)
  return range.kind === 'nothing' ? undefined : { range, textClass: classOf(range, facts.name.countsSerials) }
}

class Texts {
  readonly #texts = new Map<string, VersionText>()
  silent = 0

  add(node: ProductNode): void {
    if (node.relation !== undefined) return
    const read = readText(node)
    if (read === undefined) {
      this.silent++
      return
    }
    const meaning = read.textClass === 'serial' ? 'counts serial numbers' : rangeMeaning(read.range)
    const key = `${read.range.text}\u0000${meaning}`
    const known = this.#texts.get(key) ?? { text: read.range.text, meaning, textClass: read.textClass, nodes: 0 }
    known.nodes++
    this.#texts.set(key, known)
  }

  all(): VersionText[] {
    return [...this.#texts.values()]
  }
}

export function readTexts(files: readonly string[]): FoundTexts {
  const texts = new Texts()
  const refused = new Map<string, string>()
  for (const file of files) {
    try {
      for (const node of parseCsaf(readFileSync(file)).products) texts.add(node)
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      refused.set(file, error.message)
    }
  }
  return { documents: files.length - refused.size, refused, texts: texts.all(), silent: texts.silent }
}

function nodesIn(texts: readonly VersionText[]): number {
  return texts.reduce((sum, { nodes }) => sum + nodes, 0)
}

/** Share of the nodes with a version text whose text is understood; 0 where there is none. */
export function shareUnderstood({ texts }: FoundTexts): number {
  const all = nodesIn(texts)
  return all === 0 ? 0 : nodesIn(texts.filter(({ textClass }) => isUnderstood(textClass))) / all
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`
}

function lineOf({ text, meaning, textClass, nodes }: VersionText): string {
  return `${String(nodes).padStart(6)}  ${textClass.padEnd(11)} ${JSON.stringify(text)} → ${meaning}`
}

/** Every text by class and count, then the sums. */
export function versionTextReport(found: FoundTexts): string {
  const all = nodesIn(found.texts)
  const lines = TEXT_CLASSES.flatMap((textClass) =>
    found.texts
      .filter((text) => text.textClass === textClass)
      .toSorted((a, b) => b.nodes - a.nodes || (a.text < b.text ? -1 : 1))
      .map(lineOf),
  )
  const sums = TEXT_CLASSES.map((textClass) => {
    const own = found.texts.filter((text) => text.textClass === textClass)
    return `${textClass.padEnd(12)}${String(nodesIn(own)).padStart(7)} nodes ${percent(nodesIn(own), all).padStart(8)} ${String(own.length).padStart(6)} texts  ${EXPLAINED[textClass]}`
  })
  const decided = nodesIn(found.texts.filter(({ textClass }) => textClass === 'versions' || textClass === 'all'))
  return [
    ' count  class       text → meaning',
    ...lines,
    '',
    ...[...found.refused].map(([file, error]) => `not a CSAF document: ${file}: ${error}`),
    `${found.documents} documents, ${all} nodes with a version text, ${found.texts.length} distinct texts; ${found.silent} nodes without one`,
    ...sums,
    `understood ${percent(shareUnderstood(found) * all, all)} of the nodes (required ${percent(SHARE_REQUIRED, 1)}); decided by the version alone ${percent(decided, all)}`,
    '',
  ].join('\n')
}
